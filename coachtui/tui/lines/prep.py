"""The one screen before walking in, as rows: a part a line or more, shared out so that all parts are in sight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.kinds import summary
from coachtui.domain.readings.lines import Line
from coachtui.domain.readings.prep import FocalNews, Prep, prep
from coachtui.domain.readings.questions import Question
from coachtui.domain.readings.tallies import split
from coachtui.domain.summaries import in_quotes
from coachtui.tui.lines.answer import NAMES
from coachtui.tui.lines.moments import ago_text, moment_text
from coachtui.tui.lines.promise import promise_due, promise_parts
from coachtui.tui.lines.trust import trust_parts
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Parts, Row, justified, line, paragraph

LABEL = 11
NINE = ("focal", "she said", "I owe", "she owes", "unfinished", "I wonder", "board", "last met", "trust")
"""What always stands there, if only to say that there is nothing of it; the first take the room that is left."""
UNASKED = "not known"
"""The part that says what was never asked: alone, it says no more than that nothing is known."""
NOTHING = "nothing is known yet. n writes a note, v starts an encounter."
ENOUGH = 3
"""How many rows of each of these come before a second row of anything else."""
WORDS = 2
"""How many lines each of her sayings may take."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to know: its words, the record behind it, and what stands at the right edge."""

    parts: Parts
    ref: Ref | None = None
    right: Parts = ()
    wrapped: bool = False


Part = tuple[str, list[Item]]
"""A part of the screen: its name, and what it holds, the weightiest first."""


def prep_rows(book: Book, now: datetime, width: int, height: int) -> list[Row]:
    """Return the screen in at most `height` lines: each part gets its first line before any gets its second."""
    told = list(prep_parts(book, now))
    parts = [part for part in told if part[1]]
    if all(name == UNASKED for name, _ in parts):
        return [paragraph(NOTHING, width, "quiet")]
    if none := ", ".join(name for name, items in told if name in NINE and not items):
        parts.append(("nothing in", [Item(((none, "quiet"),), wrapped=True)]))
    drawn = [
        [_row(item, name if not index else "", width) for index, item in enumerate(items)] for name, items in parts
    ]
    names = [name for name, _ in parts]
    weighty = [names.index(name) for name in NINE if name in names]
    taken = shares([[row.height for row in rows] for rows in drawn], height, weighty)
    rows: list[Row] = []
    for (name, items), part, count in zip(parts, drawn, taken, strict=True):
        kept = part[:count]
        if kept and count < len(items):
            last = items[count - 1]
            more = Item(last.parts, last.ref, (*last.right, (f"  +{len(items) - count}", "quiet")), last.wrapped)
            kept[-1] = _row(more, name if count == 1 else "", width)
        rows += kept
    return rows


def shares(heights: Sequence[Sequence[int]], room: int, weighty: Sequence[int] = ()) -> list[int]:
    """Return how many rows of each part fit `room` lines: one of each in turn, until no more fits.

    Once each has its first row, the `weighty` parts come before all others, in their order, up to ENOUGH rows.
    """
    taken = [0] * len(heights)
    for some, most in ((range(len(heights)), 1), (weighty, ENOUGH), (range(len(heights)), room)):
        grown = True
        while grown:
            grown = False
            for index in some:
                row = heights[index][taken[index]] if taken[index] < min(len(heights[index]), most) else room + 1
                if row <= room:
                    room -= row
                    taken[index] += 1
                    grown = True
    return taken


def _row(item: Item, name: str, width: int) -> Row:
    head = (f"{name:<{LABEL}} ", "heading")
    if not item.wrapped:
        return line(head, *item.parts, ref=item.ref, right=item.right)
    tail = sum(len(text) for text, _ in item.right) + 1
    text, style = item.parts[0]
    told = paragraph(text, width - tail, style, ref=item.ref, first=(head,), most=WORDS)
    lines = [*told.draw(width)]
    lines[0] = justified(lines[0], item.right, width)
    return Row(lambda _width: lines, item.ref, told.height)


def prep_parts(book: Book, now: datetime) -> Iterator[Part]:
    """Yield every part in the order in which it is read, also those that hold nothing."""
    return _parts(book, prep(book, now), now)


def _parts(book: Book, known: Prep, now: datetime) -> Iterator[Part]:
    yield "last met", [_met(book, known.last, now)] if known.last else []
    yield "planned", [_told(book, known.planned, now)] if known.planned else []
    for name, texts in (("to ask", known.to_ask), ("look for", known.look_for)):
        yield name, [Item(((_flat(text), ""),), _ref(book, known.planned)) for text in texts if known.planned]
    yield (
        "she said",
        [
            Item(((in_quotes(_flat(each.text), "“”"), "evidence"),), _ref(book, each), (), wrapped=True)
            for each in known.her_words
        ],
    )
    for name, owed in (("I owe", known.i_owe), ("she owes", known.she_owes)):
        rows = [book.table("promises")[each.id] for each in owed]
        refs = [Ref(book.teacher_id, "promises", each.id) for each in owed]
        yield (
            name,
            [
                Item(_unsaid(promise_parts(row, now)), ref, promise_due(row, now))
                for row, ref in zip(rows, refs, strict=True)
            ],
        )
    yield "I wonder", [_told(book, each, now, "inference") for each in known.wonders]
    yield "focal", [_focal(book, each) for each in sorted(known.focal, key=lambda each: not each.news)]
    yield "trust", [_trust(book, known.trust)] if known.trust else []
    yield "unfinished", [_told(book, each, now, "hunch") for each in known.unfinished]
    yield "never told", [_told(book, each, now, "good") for each in known.untold]
    yield "board", [_asked(book, each) for each in known.board_asks]
    unasked = ", ".join(NAMES.get(facet, facet) for facet in known.unasked)
    yield UNASKED, [Item(((unasked, "quiet"),))] if unasked else []
    yield "between us", [Item(((_flat(known.agreement), "quiet"),))] if known.agreement else []


def _asked(book: Book, each: Question) -> Item:
    """Return a question, and behind it the words of what it asks about, as far as there is room."""
    about = summary(each.table, book.table(each.table).get(each.record, {}))
    return Item(((_flat(each.text), ""), (f"  {_flat(about)}", "quiet")), Ref(book.teacher_id, each.table, each.record))


def _met(book: Book, last: Line, now: datetime) -> Item:
    row = book.table(last.table).get(last.id, {})
    kind = str(row.get("kind") or "note").replace("_", " ")
    words = _flat(last.text)
    shown = f": {words}" if words and words != kind else ""
    since = "today" if (last.days or 0) <= 0 else f"{last.days} d ago"
    when = f"{since}, {moment_text(last.when, now)}" if last.when else since
    return Item(((when + "  ", "strong"), (kind, ""), (shown, "")), _ref(book, last))


def _told(book: Book, each: Line, now: datetime, style: str = "") -> Item:
    return Item(((_flat(each.text), style),), _ref(book, each), ((moment_text(each.when, now), "quiet"),))


def _focal(book: Book, each: FocalNews) -> Item:
    newest = each.news[0] if each.news else None
    ref = _ref(book, newest) if newest else Ref(book.teacher_id, "students", each.id)
    code = (f"{each.code:<4} ", "named")
    if newest is None:
        why = f"; we follow: {_flat(each.why_focal)}" if each.why_focal else ""
        return Item((code, (f"nothing new{why}", "quiet")), ref, ((ago_text(each.days), "quiet"),))
    more = f" ({len(each.news)} new)" if len(each.news) > 1 else ""
    return Item(
        (code, (_counted(book, each, newest) or _flat(newest.text), "")),
        ref,
        ((ago_text(newest.days) + more, "quiet"),),
    )


def _counted(book: Book, each: FocalNews, newest: Line) -> str:
    """Return what a tally says of a student: how many of its strokes, or sweeps; empty for what is no tally."""
    tally = book.table("tallies").get(newest.id) if newest.table == "tallies" else None
    if tally is None:
        return ""
    found = split(book, tally)
    if found.sweeps:
        seen = sum(each.id in sweep.others for sweep in found.sweeps)
        return f"{_flat(newest.text)}: not at {seen} of {len(found.sweeps)} looks"
    own = next((share.counted for share in found.students if share.id == each.id), 0)
    return f"{_flat(newest.text)}: {own} of {found.counted}"


def _trust(book: Book, last: Line) -> Item:
    row = book.table("trust_readings").get(last.id, {})
    return Item(trust_parts(row), _ref(book, last), ((ago_text(last.days), "quiet"),))


def _unsaid(parts: Parts) -> Parts:
    """Leave out whose promise it is: the name of the part says so."""
    return [part for part in parts if part[0] != "she: "]


def _ref(book: Book, each: Line) -> Ref:
    return Ref(book.teacher_id, each.table, each.id)


def _flat(text: str) -> str:
    return " ".join(text.split())
