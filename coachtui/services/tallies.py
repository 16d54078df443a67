"""Tallies: one key a stroke, and a quote where there is one; or a sweep, how many of how many at a moment."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.domain.readings.tallies import counted_people, said, sweeps_of
from coachtui.services.evidence import evidence_of, from_note
from coachtui.services.pen import Pen
from coachtui.services.people import person_meant
from coachtui.services.refused import RefusedError
from coachtui.services.writing import Sheet, sparse, together


class TallyKind(NamedTuple):
    """What can be counted: its name, what it tells apart, and whether it is counted in sweeps."""

    name: str
    buckets: tuple[str, ...] = ()
    sweeps: bool = False


READY = (
    TallyKind("who is called on"),
    TallyKind("open and closed questions", ("open", "closed")),
    TallyKind("on task", ("on task", "off task"), True),
)
"""The kinds that need no defining."""

RECENT = 6
"""How many kinds of her own are offered."""


def kind_of(row: Mapping[str, Any]) -> TallyKind:
    """Return what kind of tally a record is."""
    return TallyKind(str(row.get("name") or ""), tuple(row.get("buckets") or ()), bool(row.get("sweeps")))


def kind_read(line: str) -> TallyKind:
    """Return the kind that a line defines: `wait time: under 3 s, 3 s and more`. Raises RefusedError without a name."""
    name, _, rest = line.partition(":")
    if not name.strip():
        raise RefusedError("What is counted?", "a tally needs a name.", "Such as: wait time: under 3 s, 3 s and more")
    buckets = dict.fromkeys(" ".join(each.split()) for each in rest.split(","))
    return TallyKind(" ".join(name.split()), tuple(each for each in buckets if each))


def kinds_known(book: Book, common: Book) -> list[TallyKind]:
    """Return the kinds to begin with one key: the ready ones, then the coach's own, those of the last time first."""
    last = max((int(row.get("encounter") or 0) for row in book.rows("tallies")), default=0)
    hers = sorted(book.rows("tallies"), key=lambda row: (int(row.get("encounter") or 0) != last, -int(row["id"])))
    elsewhere = sorted(common.rows("tallies"), key=lambda row: -int(row["id"]))
    ready = {each.name: each for each in READY}
    own: dict[str, TallyKind] = {}
    for row in (*hers, *elsewhere):
        if (kind := kind_of(row)).name not in ready and kind.name:
            own.setdefault(kind.name, kind)
    return [*READY, *list(own.values())[:RECENT]]


def kind_last(book: Book) -> str:
    """Return the name of what was counted with her last; empty where nothing was."""
    last = max(book.rows("tallies"), key=lambda row: int(row["id"]), default=None)
    return str(last.get("name") or "") if last else ""


def start_tally(
    pen: Pen, book: Book, name: str, encounter: int | None = None, buckets: Sequence[str] = (), *, sweeps: bool = False
) -> Change:
    """Begin to count something, such as who is called on."""
    sheet = Sheet(pen, book)
    row = {"name": name.strip() or "tally", "encounter": encounter, "buckets": list(buckets), "sweeps": sweeps}
    sheet.add("tallies", row)
    return sheet.change(f"tally of {row['name']} begun")


def define_tally(pen: Pen, book: Book, common: Book, kind: TallyKind, encounter: int | None = None) -> Change:
    """Begin a tally of her own, and keep its kind for all teachers; but not one that speaks of a student of hers."""
    started = start_tally(pen, book, kind.name, encounter, kind.buckets, sweeps=kind.sweeps)
    codes = {str(row.get("code") or "").casefold() for row in book.rows("students")}
    words = {each.strip(".,;:()").casefold() for text in (kind.name, *kind.buckets) for each in text.split()}
    if words & codes or any(kind_of(row) == kind for row in common.rows("tallies")):
        return started
    return together(started.label, [started, start_tally(pen, common, kind.name, None, kind.buckets)])


def mark_tally(
    pen: Pen,
    book: Book,
    tally: int,
    bucket: str = "",
    *,
    student: int | None = None,
    group: int | None = None,
    quote: str = "",
) -> Change:
    """Add a stroke."""
    sheet = Sheet(pen, book)
    row = sheet.need("tallies", tally)
    mark = {"at": sheet.moment, "bucket": bucket, "student": student, "group": group, "quote": quote}
    sheet.edit("tallies", tally, {"marks": [*row.get("marks", []), sparse(mark)]})
    return sheet.change(f"counted: {row.get('name')}")


def mark_person(pen: Pen, book: Book, tally: int, person: int) -> Change:
    """Add a stroke for a student or a group.

    Where the tally tells buckets apart, the last stroke gets the person if it has none yet; else the stroke is one
    more in the same bucket.
    """
    sheet = Sheet(pen, book)
    _stroke_for(sheet, tally, person)
    return sheet.change(f"counted: {sheet.need('tallies', tally).get('name')}", ("tallies", tally))


def mark_named(pen: Pen, book: Book, tally: int, word: str) -> Change:
    """Add a stroke for whom a word names, a code or `#group`, begun here where it is new; in sweeps, begin only.

    Raises RefusedError where it can be neither.
    """
    sheet = Sheet(pen, book)
    person = person_meant(sheet, word)
    if not sheet.need("tallies", tally).get("sweeps"):
        _stroke_for(sheet, tally, person)
    return sheet.change(f"counted: {word.strip()}")


def quote_mark(pen: Pen, book: Book, tally: int, quote: str) -> Change:
    """Put what was said on the last stroke. Raises RefusedError where there is none."""
    return _remark(pen, book, tally, {"quote": quote.strip()})


def unmark_tally(pen: Pen, book: Book, tally: int) -> Change:
    """Take the last stroke off, or the last sweep."""
    sheet = Sheet(pen, book)
    row = sheet.need("tallies", tally)
    marks, first = row.get("marks", []), next(iter(row.get("buckets") or ()), "")
    left = marks[:-1]
    if row.get("sweeps"):
        begins = [at for at, mark in enumerate(marks) if mark.get("bucket") == first]
        left = marks[: begins[-1]] if begins else []
    sheet.edit("tallies", tally, {"marks": left})
    return sheet.change(f"{'sweep' if row.get('sweeps') else 'stroke'} taken off: {row.get('name')}")


def sweep_tally(pen: Pen, book: Book, tally: int, seen: tuple[int, int], others: Iterable[int] = ()) -> Change:
    """Add a sweep: `seen` is how many of how many; `others` are students seen not to be among them.

    Raises RefusedError where these are more than there can be.
    """
    sheet = Sheet(pen, book)
    row = sheet.need("tallies", tally)
    named = list(dict.fromkeys(others))
    there, rest = (*(row.get("buckets") or ()), "", "")[:2]
    count, of = seen
    left = of - count - len(named)
    if of < 1 or count < 0 or left < 0:
        raise RefusedError("Not kept", f"{count} of {of} cannot be.", "How many are there at all? Such as 24/28.")
    marks = [{"bucket": there, "count": count}]
    marks += [{"bucket": rest, "student": id_} for id_ in named]
    marks += [{"bucket": rest, "count": left}] if left else []
    at = [sparse({"at": sheet.moment, **mark}) for mark in marks]
    sheet.edit("tallies", tally, {"marks": [*row.get("marks", []), *at]})
    return sheet.change(f"{row.get('name')}: {count} of {of}")


def usual_size(book: Book, tally: int) -> int:
    """Return how many are there at a sweep: as many as at the last one, of this tally or of any with her; else 0."""
    rows = sorted(book.rows("tallies"), key=lambda row: (row["id"] == tally, int(row["id"])))
    return next((sweeps[-1].of for row in reversed(rows) if (sweeps := sweeps_of(row))), 0)


def tally_to_evidence(
    pen: Pen, book: Book, tallies: Sequence[int], notes: Sequence[int] = (), **said_of_it: Any
) -> Change:
    """Turn tallies into evidence of the kind `count`, each in the words of its split, for whom it has strokes.

    With `notes`, these become evidence in the same act.

    What it bears on, and how, is said as for notes (`note_to_evidence`). Raises RefusedError where it bears on nothing.
    """
    sheet = Sheet(pen, book)
    rows = [dict(sheet.need("tallies", tally)) for tally in tallies]
    made = [
        {"text": said(book, row), "kind": "count", "level": "map", "covers": counted_people(row), "from": row["id"]}
        for row in rows
    ]
    return evidence_of(sheet, [*(from_note(sheet.need("notes", note)) for note in notes), *made], **said_of_it)


def _stroke_for(sheet: Sheet, tally: int, person: int) -> None:
    row = sheet.need("tallies", tally)
    field = "student" if sheet.get("students", person) else "group"
    marks, buckets = list(row.get("marks", ())), row.get("buckets") or ()
    last = marks.pop() if marks else {}
    if buckets and last and not (last.get("student") or last.get("group")):
        marks.append({**last, field: person})
    else:
        bucket = str(last.get("bucket") or next(iter(buckets), ""))
        marks += [each for each in (last,) if each]
        marks.append(sparse({"at": sheet.moment, "bucket": bucket, field: person}))
    sheet.edit("tallies", tally, {"marks": marks})


def _remark(pen: Pen, book: Book, tally: int, fields: Mapping[str, Any]) -> Change:
    sheet = Sheet(pen, book)
    row = sheet.need("tallies", tally)
    marks = row.get("marks", [])
    if not marks:
        raise RefusedError("Nothing counted yet", "a quote belongs to a stroke.", "Count first, then quote.")
    sheet.edit("tallies", tally, {"marks": [*marks[:-1], sparse({**marks[-1], **fields})]})
    return sheet.change(f"counted: {row.get('name')}")
