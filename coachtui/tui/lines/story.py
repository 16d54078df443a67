"""Decisions told in order, and by what came of what was expected."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.change import Row as Record
from coachtui.domain.kinds import label
from coachtui.domain.readings.decided import Expected, Told, expected
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.students import who_names
from coachtui.tui.dialogs.page_values import record_said
from coachtui.tui.lines.moments import heading_text
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Parts, Row, blank, heading, line, paragraph

RESULTS = {"learned": "learned", "partly": "partly", "not_yet": "not yet", "unclear": "unclear"}
STYLES = {"learned": "good", "partly": "hunch", "not_yet": "owed", "unclear": "quiet"}
SIGNS = {"learned": "+", "partly": "~", "not_yet": "-", "unclear": "?"}
LABEL = 12
OUTCOMES = (
    ("came", "came as expected", "learned"),
    ("partly", "came in part", "partly"),
    ("not_yet", "did not come yet", "not_yet"),
    ("unclear", "unclear", "unclear"),
    ("waiting", "still to be looked at", ""),
    ("unsaid", "looked at, though nothing was expected aloud", ""),
)
"""The parts of `Expected`: the field, what it says, the result that gives it its sign."""


def story_rows(book: Book, told: Sequence[Told], now: datetime, width: int) -> list[Row]:
    """Return the decisions in order, each with why, what was expected, what came, and what next."""
    rows = [row for each in told for row in (*_decision(book, each, now, width), blank())]
    return rows[:-1] or [line(("no decision yet: a d on Decisions writes the next skill", "quiet"))]


def _decision(book: Book, told: Told, now: datetime, width: int) -> Iterator[Row]:
    row, ref = book.table("decisions").get(told.decision, {}), Ref(book.teacher_id, "decisions", told.decision)
    whom = who_names(book, _people(book, row))
    when = heading_text(told.made, now) if told.made else "some day"
    yield heading(f"{when} · {whom}" if whom else when)
    yield paragraph(_words(book, "decisions", told.decision), width - 1, "strong", first=_first("next skill"), ref=ref)
    for field, title in (("now", "they were"), ("how", "how"), ("why", "because")):
        if row.get(field):
            yield paragraph(str(row[field]), width - 1, first=_first(title))
    if row.get("practice"):
        taught = Ref(book.teacher_id, "practices", row["practice"])
        yield paragraph(record_said(book, row["practice"]), width - 1, first=_first("taught by"), ref=taught)
    for at, ground in enumerate(told.grounds):
        yield _ground(book, ground, width, "" if at else "rests on")
    expect = str(row.get("expect") or "")
    yield paragraph(expect or "not said", width - 1, "" if expect else "quiet", first=_first("we expected"))
    yield from _came(row, told, now, width)
    for each in told.next:
        following = Ref(book.teacher_id, "decisions", each)
        yield paragraph(_words(book, "decisions", each), width - 1, first=_first("next"), ref=following)


def _came(row: Record, told: Told, now: datetime, width: int) -> Iterator[Row]:
    if told.result:
        said = f"{SIGNS.get(told.result, '')} {RESULTS.get(told.result, told.result)}"
        day = f", {heading_text(told.came, now)}" if told.came else ""
        words = f"{said}{day}: {row['learned']}" if row.get("learned") else f"{said}{day}"
        yield paragraph(words, width - 1, STYLES.get(told.result, ""), first=_first("what came"))
    else:
        day = str(row.get("review_on") or "")
        words = f"we look on {heading_text(day, now)}" if day else "no day to look again yet"
        yield paragraph(words, width - 1, "quiet", first=_first("what came"))


def _ground(book: Book, id_: int, width: int, title: str) -> Row:
    found = book.find(id_)
    table, row = found or ("learnings", {})
    words = str(row.get("found") or "") if table == "learnings" else ""
    text = f"{label(table)}: {words or text_of(book, table, row)}"
    return paragraph(text, width - 1, first=_first(title), ref=Ref(book.teacher_id, table, id_), most=2)


def expected_rows(book: Book, width: int) -> list[Row]:
    """Return how often what was expected came true: each count with its cases."""
    found = expected(book)
    rows: list[Row] = [paragraph(_summed(found), width - 1, "strong")]
    for field, title, result in OUTCOMES:
        ids = getattr(found, field)
        if ids:
            rows += [blank(), heading(title, right=((str(len(ids)), "quiet"),))]
            rows += [row for id_ in ids for row in _case(book, id_, result, width)]
    return rows


def _summed(found: Expected) -> str:
    looked_at = sum(map(len, (found.came, found.partly, found.not_yet, found.unclear)))
    if not looked_at:
        return "Nothing that was expected has been looked at yet."
    return (
        f"Of {looked_at} looked at, {len(found.came)} came as expected, {len(found.partly)} in part, "
        f"{len(found.not_yet)} did not come yet, {len(found.unclear)} unclear. What did you read otherwise than it was?"
    )


def _case(book: Book, id_: int, result: str, width: int) -> Iterator[Row]:
    row = book.table("decisions").get(id_, {})
    whom = who_names(book, _people(book, row))
    first: Parts = ((f" {SIGNS.get(result, ' ')} ", STYLES.get(result, "")), (f"{whom}  " if whom else "", "named"))
    words = _words(book, "decisions", id_)
    yield paragraph(words, width - 1, first=first, ref=Ref(book.teacher_id, "decisions", id_), most=2)
    for field, title in (("expect", "expected"), ("learned", "learned")):
        if row.get(field):
            yield paragraph(str(row[field]), width - 1, first=(("     ", ""), (f"{title:<9} ", "heading")), most=3)


def _first(title: str) -> Parts:
    return ((f"  {title:<{LABEL}}", "heading"),)


def _people(book: Book, row: Record) -> list[int]:
    return [id_ for id_ in row.get("about") or () if id_ in book.table("students") or id_ in book.table("groups")]


def _words(book: Book, table: str, id_: int) -> str:
    return " ".join(text_of(book, table, book.table(table).get(id_, {})).split()) or f"({label(table)})"
