"""One student, or one group, as rows: what is known, what was only said, what is not known, and the year in order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import COMMON
from coachtui.domain.kinds import label
from coachtui.domain.moment import day_of
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.matrix import Mark
from coachtui.domain.readings.student import Entry, Of, StudentPage
from coachtui.domain.readings.students import who_name
from coachtui.tui.lines.membership import groups_text, members_text
from coachtui.tui.lines.moments import ago_text
from coachtui.tui.lines.note import sign_of, style_of, words_of
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Part, Row, blank, heading, line, paragraph

ASK = "ask:"
"""What begins the `act` of a row that asks: `ask:learning`."""

SIGNS = {Mark.WORKS: "+", Mark.PARTLY: "~", Mark.NOT: "-", Mark.UNKNOWN: "?"}
STYLES = {Mark.WORKS: "good", Mark.PARTLY: "hunch", Mark.NOT: "owed", Mark.UNKNOWN: "quiet"}
SAID = {Mark.WORKS: "said to", Mark.PARTLY: "said: partly", Mark.NOT: "said not to", Mark.UNKNOWN: "nothing said"}
SHOWN = {Mark.WORKS: "shown", Mark.PARTLY: "shown: partly", Mark.NOT: "shown not to", Mark.UNKNOWN: "not shown"}
RESULTS = {"learned": "+", "partly": "~", "not_yet": "-", "unclear": "?"}
DAY = 7
WORDS = 3
"""How many lines one thing of the year may take."""


Sign = Callable[[Book, Mapping[str, Any]], str]
"""What stands before the words of a note."""


def student_rows(book: Book, page: StudentPage, now: datetime, width: int, *, sign: Sign = sign_of) -> list[Row]:
    """Return the page of a student or a group; before each note stands its `sign`."""
    parts = (
        [*_head(book, page, now, width)],
        [*_claims(book, page, width)],
        [*_beliefs(book, page, width)],
        [*_open(book, page, width)],
        [*_year(book, page, now, width, sign)],
    )
    return [row for part in parts if part for row in (*part, blank())][:-1]


def _head(book: Book, page: StudentPage, now: datetime, width: int) -> Iterator[Row]:
    row, ref = book.table(page.table).get(page.id, {}), _ref(book, page.table, page.id)
    why = str(row.get("why_focal") or row.get("about") or "")
    follows = " *  we follow: " if row.get("focal") else "  "
    yield paragraph(why, width - 1, first=((page.code, "strong"), (follows, "named")), ref=ref)
    there = groups_text(book, row, now) if page.table == "students" else members_text(book, page.id, now)
    if there:
        yield paragraph(there, width - 1, first=(("in  " if page.table == "students" else "who  ", "heading"),))
    last = "nothing yet" if page.days is None else "today" if page.days == 0 else f"{ago_text(page.days)} ago"
    yield line(("last noted  ", "heading"), (last, ""))


def _claims(book: Book, page: StudentPage, width: int) -> Iterator[Row]:
    known = [each for each in page.claims if each.known]
    said = [each for each in page.claims if not each.known and each.cell.said != Mark.UNKNOWN]
    for title, claims in (("What is known, by evidence", known), ("Said, and not shown", said)):
        if claims:
            yield heading(title)
            yield from (_claim(book, each, width) for each in claims)


def _claim(book: Book, each: Of, width: int) -> Row:
    words = _words(book, "claims", each.claim)
    said = f"{SAID[each.cell.said]} · {SHOWN[each.cell.shown]}"
    sign: Part = (f" {SIGNS[each.cell.shown]} ", STYLES[each.cell.shown])
    if width < 60:
        return paragraph(f"{words} ({said})", width - 1, first=(sign,), ref=_ref(book, "claims", each.claim))
    return line(sign, (words, ""), ref=_ref(book, "claims", each.claim), right=((said, "quiet"),))


def _beliefs(book: Book, page: StudentPage, width: int) -> Iterator[Row]:
    if page.beliefs:
        yield heading("What is believed")
    for belief, via in page.beliefs:
        row = book.table("beliefs").get(belief, {})
        about = f"of {who_name(book, via)}" if via else "" if _names(row, page.id) else "of all"
        said = " · ".join(each for each in (about, str(row.get("status") or "hunch")) if each)
        text = f"{_words(book, 'beliefs', belief)} ({said})"
        yield paragraph(text, width - 1, first=((" % ", "hunch"),), ref=_ref(book, "beliefs", belief), most=2)


def _names(row: Mapping[str, Any], id_: int) -> bool:
    return id_ in [*(row.get("students") or ()), *(row.get("groups") or ())]


def _open(book: Book, page: StudentPage, width: int) -> Iterator[Row]:
    dark = [each for each in page.claims if not each.known and each.cell.said == Mark.UNKNOWN]
    if page.open or dark:
        yield heading("What is not known yet")
    for each in page.open:
        asked = paragraph(each.question, width - 1, first=((" ? ", "inference"),))
        yield asked._replace(act=f"{ASK}{each.act}")
    for of in dark:
        text = f"Does it work for {page.code}? {_words(book, 'claims', of.claim)}"
        yield paragraph(text, width - 1, first=((" ? ", "inference"),), ref=_ref(book, "claims", of.claim), most=2)


def _year(book: Book, page: StudentPage, now: datetime, width: int, sign: Sign) -> Iterator[Row]:
    month = ""
    for entry in page.year:
        day = day_of(entry.when, now) if entry.when else None
        begun = f"{day:%B %Y}" if day else "no day"
        if begun != month:
            month = begun
            yield heading(month)
        first: list[Part] = [(f" {day:%a} {day.day:>2}".ljust(DAY) + " " if day else " " * (DAY + 1), "quiet")]
        yield _entry(book, entry, first, width, sign)


def _entry(book: Book, entry: Entry, first: list[Part], width: int, sign: Sign) -> Row:
    what, words = _what(book, entry, sign)
    via = f"  ({who_name(book, entry.via)})" if entry.via else ""
    text = " ".join(f"{words}{via}".split())
    return paragraph(text, width - 1, first=(*first, *what), ref=_ref(book, entry.table, entry.id), most=WORDS)


def _what(book: Book, entry: Entry, sign: Sign) -> tuple[Iterable[Part], str]:
    """Return what stands before an entry of the year, and its words."""
    row = book.table(entry.table).get(entry.id, {})
    if entry.what == "notes":
        return [(f"{sign(book, row)} ", style_of(row))], words_of(row) or entry.text
    found = str(row.get("found") or "") if entry.what == "learnings" else ""
    result = str(row.get("result") or "")
    against = row.get("bearing") == "against"
    signs: dict[str, Part] = {
        "evidence": ("- against: ", "owed") if against else ("+ evidence: ", "good"),
        "result": (f"{RESULTS.get(result, '?')} came of it, {result.replace('_', ' ')}: ", "named"),
        "joined": ("joined ", "named"),
        "left": ("left ", "named"),
        "learnings": ("? learned: " if found else "? to learn: ", "evidence"),
        "decisions": ("> next skill: ", "act"),
        "links": ("effect: ", "quiet"),
    }
    return [signs.get(entry.what, (f"{label(entry.table)}: ", "quiet"))], found or entry.text


def _words(book: Book, table: str, id_: int) -> str:
    row = book.table(table).get(id_, {})
    return " ".join(text_of(book, table, row).split()) or f"({label(table)})"


def _ref(book: Book, table: str, id_: int) -> Ref:
    return Ref(COMMON if table == "groups" else book.teacher_id, table, id_)
