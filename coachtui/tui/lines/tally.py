"""Tallies as rows: the split in numbers and bars, in one line, on the board where it is counted, and in full."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.change import Row as Record
from coachtui.domain.readings.students import who_name
from coachtui.domain.readings.tallies import Share, Split, Sweep, percent, split
from coachtui.domain.summaries import in_quotes
from coachtui.tui.lines.moments import clock_text
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Part, Parts, Row, clipped, heading, line, paragraph

BAR = "█"
BARS = 7
"""How long the longest bar is on the board."""
TAIL = 9
"""What its number and its share take there."""
CODE, LABEL = 6, 14
"""How much of a code, and of the name of a group or a bucket, is shown there."""
SHORT = 4
"""How long it is in one line."""
ROWS = 3
"""How many of the last sweeps the board shows."""


def bar(count: int, of: int, cells: int) -> str:
    """Return a bar of at most `cells`; at least one for what was counted at all."""
    return BAR * min(max(round(cells * count / of), 1), cells) if count and of else ""


def split_parts(book: Book, tally: Record, now: datetime) -> Parts:
    """Return a tally in one line: its name, and its split, what was counted most first."""
    found = split(book, tally)
    head: list[Part] = [("# ", "evidence"), (f"{found.name} {found.counted}", "strong"), ("  ", "")]
    if found.sweeps:
        return [*head, *_latest(found.sweeps, now)]
    if tally.get("sweeps") or not found.counted:
        return [*head, ("nothing counted yet", "quiet")]
    if found.buckets:
        return [*head, *_shares(found.buckets, found.counted)]
    groups = [each._replace(name=f"@{each.name}") for each in found.groups]
    none = " ".join(each.name for each in found.silent)
    return [
        *head,
        *_shares(_most_first(found.students), found.counted),
        (f"none: {none}  " if none else "", "quiet"),
        *_shares(_most_first(groups), found.counted),
    ]


def tally_row(book: Book, tally: Record, now: datetime, *, indent: str = "", right: Parts = ()) -> Row:
    """Return a tally as a row of a list."""
    parts = [(indent, ""), *split_parts(book, tally, now)]
    return line(*parts, ref=Ref(book.teacher_id, "tallies", tally["id"]), right=right)


def split_rows(book: Book, tally: Record, now: datetime, width: int) -> Iterator[Row]:
    """Yield the split in full: a row a sweep, a bucket, a student or a group, and what was said."""
    found = split(book, tally)
    for sweep in found.sweeps:
        yield line(*_sweep(book, sweep, now))
    most = max((each.counted for each in (*found.buckets, *found.students, *found.groups)), default=0)
    for each in found.buckets:
        yield line(*_in_full(each, most), (_whom(book, each), "quiet"))
    for each in (*found.students, *(group._replace(name=f"@{group.name}") for group in found.groups)):
        if not tally.get("sweeps") and (each.counted or not found.buckets):
            yield line(*_in_full(each, most))
    if found.nobody and not (found.buckets or found.sweeps):
        yield line(*_in_full(Share("others", 0, found.nobody, found.counted), most))
    for mark in found.quotes:
        who = who_name(book, mark.get("student") or mark.get("group") or 0)
        said = " ".join(part for part in (str(mark.get("bucket") or ""), who if who != "?" else "") if part)
        first = ((f"{clock_text(str(mark.get('at') or ''), now)} ", "quiet"), (f"{said} " if said else "", ""))
        yield paragraph(in_quotes(str(mark["quote"]), "“”"), width, "evidence", first=first)


# The board, where it is counted


def board_rows(
    book: Book, tally: Record, now: datetime, width: int, keys: Mapping[int, str], *, place: str, hint: str
) -> list[Row]:
    """Return the board of a tally of strokes: each bucket on its digit, each student and group on a letter."""
    found = split(book, tally)
    groups = [each._replace(name=f"@{each.name}") for each in found.groups]
    most = max((each.counted for each in (*found.students, *groups, *found.buckets)), default=0)
    buckets = [(str(at), each) for at, each in enumerate(found.buckets, 1)]
    rows = [_board_head(found, place), *_grid(buckets, most, LABEL, width)]
    for some, name in ((found.students, CODE), (groups, LABEL)):
        rows += _grid([(keys.get(each.id, " "), each) for each in some], most, name, width)
    return [*rows, _board_foot(book, found, tally, now, hint)]


def sweep_rows(
    book: Book, tally: Record, now: datetime, width: int, keys: Mapping[int, str], *, place: str, entry: Parts
) -> list[Row]:
    """Return the board of a tally in sweeps: the last ones, the one in hand, and on which letter each student is."""
    found = split(book, tally)
    names = [(each.id, f"{keys[each.id]} {each.name}") for each in found.students if each.id in keys]
    rows = [_board_head(found, place), *(line(*_sweep(book, each, now)) for each in found.sweeps[-ROWS:])]
    rows.append(line(*entry))
    if names:
        rows.append(paragraph("  ".join(name for _, name in names), width, "quiet", most=2))
    return rows


def strip_rows(book: Book, tallies: Sequence[Record], now: datetime) -> list[Row]:
    """Return what stands of the tallies while a line is typed: each in one line."""
    return [line(*split_parts(book, row, now)) for row in tallies]


def _board_head(found: Split, place: str) -> Row:
    whole = sum(each.counted for each in found.sweeps), sum(each.of for each in found.sweeps)
    share = f" · {percent(*whole)}%" if found.sweeps else ""
    return heading(f"# {found.name} · {found.counted}{share}", right=[(place, "quiet")])


def _board_foot(book: Book, found: Split, tally: Record, now: datetime, hint: str) -> Row:
    marks = tally.get("marks") or []
    parts: list[Part] = []
    if marks:
        last = marks[-1]
        person = last.get("student") or last.get("group")
        told = [clock_text(str(last.get("at") or ""), now), str(last.get("bucket") or "")]
        told += [who_name(book, person) if person else ("" if found.buckets else "others")]
        parts = [("last ", "quiet"), (" ".join(each for each in told if each), "strong")]
        parts += [(f" {in_quotes(str(last['quote']), '“”')}", "evidence")] if last.get("quote") else []
        parts.append((" · ", "quiet"))
    return line(*parts, (hint, "quiet"))


def _grid(cells: Sequence[tuple[str, Share]], most: int, name: int, width: int) -> Iterator[Row]:
    """Yield cells side by side, each a key, a name of at most `name` cells, a bar, the number and the share."""
    name = min(name, max(width // 2 - BARS - TAIL - 3, CODE))
    across = max(width // (name + BARS + TAIL + 3), 1)
    for at in range(0, len(cells), across):
        yield line(*(part for key, each in cells[at : at + across] for part in _cell(key, each, most, name)))


def _cell(key: str, each: Share, most: int, name: int) -> Parts:
    share = f"{each.percent}%" if each.counted else ""
    return [
        (f"{key} ", "heading"),
        (f"{clipped(each.name, name):<{name}} ", "strong" if each.counted else ""),
        (f"{bar(each.counted, most, BARS):<{BARS}}", "evidence"),
        (f"{each.counted:>3} {share:<{TAIL - 4}}", "" if each.counted else "quiet"),
    ]


def _most_first(shares: Iterable[Share]) -> list[Share]:
    return sorted((each for each in shares if each.counted), key=lambda each: -each.counted)


def _shares(shares: Iterable[Share], of: int) -> Iterator[Part]:
    for each in shares:
        yield (f"{each.name} ", "")
        yield (bar(each.counted, of, SHORT), "evidence")
        yield (f"{' ' if each.counted else ''}{each.counted} ", "strong")
        yield (f"{each.percent}%  ", "quiet")


def _latest(sweeps: Sequence[Sweep], now: datetime) -> Iterator[Part]:
    for each in reversed(sweeps):
        yield (f"{clock_text(each.at, now)} ", "quiet")
        yield (bar(each.counted, each.of, SHORT), "evidence")
        yield (f" {each.counted}/{each.of} ", "strong")
        yield (f"{each.percent}%  ", "quiet")


def _sweep(book: Book, each: Sweep, now: datetime) -> Iterator[Part]:
    yield (f"{clock_text(each.at, now)} ", "quiet")
    yield (f"{each.counted:>3}/{each.of:<3} ", "strong")
    yield (f"{bar(each.counted, each.of, BARS):<{BARS}}", "evidence")
    yield (f" {each.percent}%", "")
    names = " ".join(who_name(book, id_) for id_ in each.others)
    yield (f"  not: {names}" if names else "", "quiet")


def _in_full(each: Share, most: int) -> Iterator[Part]:
    yield (f"{clipped(each.name, 14):<14} ", "strong" if each.counted else "quiet")
    yield (f"{bar(each.counted, most, BARS):<{BARS}}", "evidence")
    yield (f"{each.counted:>3} ", "strong" if each.counted else "quiet")
    yield (f"{each.percent}%  " if each.counted else "", "quiet")


def _whom(book: Book, each: Share) -> str:
    return " ".join(f"{who_name(book, id_)} {count}" for id_, count in each.whom)
