"""Everything about one student, or one group: what is known of them and what is not, and the year in order."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from coachtui.domain.book import TABLES, Book
from coachtui.domain.change import Row
from coachtui.domain.kinds import ties
from coachtui.domain.memberships import memberships
from coachtui.domain.readings.lines import age, line_of, text_of, when_of
from coachtui.domain.readings.matrix import Cell, Mark, cells_of
from coachtui.domain.readings.roll import Roll, roll_of
from coachtui.domain.readings.students import who_name
from coachtui.domain.words import BeliefAbout, BeliefStatus, Method, Mode, Result, Speaker

QUIET_DAYS = 28
"""After how many days without a line a student is asked after."""

HEARD = frozenset(Method) - {Method.WORK_SAMPLE, Method.SHADOWING, Method.OBSERVATION, Method.FAMILY}
"""The ways to learn in which a student speaks."""

_NO_STORY = frozenset({"teachers", "students", "groups", "drafts", "conflicts", "retention", "shares"})


class Entry(NamedTuple):
    """One thing of the year. `what` says which: the table, or `joined`, `left`, `result` of a decision.

    `via` is the group through which it is about a student, who was in it then; 0 where the student is named.
    """

    when: str
    what: str
    table: str
    id: int
    text: str
    via: int = 0


class Of(NamedTuple):
    """A claim as it goes for them: what was said and what the evidence shows, apart."""

    claim: int
    cell: Cell

    @property
    def known(self) -> bool:
        """Whether evidence shows anything of them."""
        return self.cell.shown != Mark.UNKNOWN


class Open(NamedTuple):
    """What is not known of them, as a question; `act` would answer it: learning, decision, note, edit."""

    question: str
    act: str


class StudentPage(NamedTuple):
    """One student, or group, across the year; `days` since the last line that names them, None where there is none."""

    id: int
    table: str
    code: str
    days: int | None
    claims: tuple[Of, ...]
    beliefs: tuple[tuple[int, int], ...]
    """The beliefs about them, each with the group through which, 0 where they are named; those about all come last."""
    open: tuple[Open, ...]
    year: tuple[Entry, ...]


def student_page(book: Book, id_: int, now: datetime) -> StudentPage:
    """Return everything about a student or a group, in one pass over the records."""
    roll = roll_of(book, now)
    table = "groups" if id_ in book.table("groups") else "students"
    year = tuple(sorted(_year(book, id_, roll, now), key=lambda each: (each.when, each.id)))
    past = [days for each in year if not each.via and (days := age(each.when, now)) is not None and days >= 0]
    claims = tuple(Of(claim, cell) for claim, cell in cells_of(book, id_, now).items())
    page = StudentPage(
        id_, table, who_name(book, id_), min(past, default=None), claims, tuple(_beliefs(book, id_, roll)), (), year
    )
    return page._replace(open=tuple(_open(book, page)))


def _year(book: Book, id_: int, roll: Roll, now: datetime) -> Iterator[Entry]:
    for table in TABLES:
        for row in book.rows(table) if table not in _NO_STORY else ():
            via = _through(table, row, id_, roll)
            if via is not None:
                line = line_of(book, table, row, now)
                yield Entry(line.when, table, table, row["id"], line.text, via)
                yield from _result(book, row, via) if table == "decisions" else ()
    yield from _memberships(book, id_)


def _through(table: str, row: Row, id_: int, roll: Roll) -> int | None:
    """Return 0 where a record names them, the group through which it is about them, None where it is not."""
    named = {each for ref, each in ties(table, row) if ref.field != "from" or table == "links"}
    if id_ in named:
        return 0
    when = when_of(table, row)
    return next((each for each in sorted(named) if each in roll.memberships and roll.was_in(id_, each, when)), None)


def reviewed_on(book: Book, decision: Row) -> str:
    """Return when the result of a decision was written down; "" where there is none, or nothing tells it."""
    if not decision.get("result"):
        return ""
    told = (str(row.get("created") or "") for row in book.rows("evidence") if row.get("from") == decision["id"])
    return str(decision.get("reviewed_on") or max(told, default="") or decision.get("review_on") or "")


def _result(book: Book, row: Row, via: int) -> Iterator[Entry]:
    when = reviewed_on(book, row)
    if when:
        words = str(row.get("learned") or text_of(book, "decisions", row))
        yield Entry(when, "result", "decisions", row["id"], words, via)


def _memberships(book: Book, id_: int) -> Iterator[Entry]:
    """Yield when a student joined and left groups; of a group, who did."""
    for student in book.rows("students"):
        for one in memberships(student):
            if id_ not in (student["id"], one.group):
                continue
            text = who_name(book, one.group if id_ == student["id"] else student["id"])
            for when, what in ((one.since, "joined"), (one.until, "left")):
                if when:
                    yield Entry(when, what, "students", student["id"], text)


def _beliefs(book: Book, id_: int, roll: Roll) -> Iterator[tuple[int, int]]:
    kept = [row for row in book.rows("beliefs") if row.get("status") != BeliefStatus.RETIRED]
    kept.sort(key=lambda row: int(row["id"]))
    groups = [group for group, those in roll.members.items() if id_ in those]
    for row in kept:
        if id_ in [*(row.get("students") or ()), *(row.get("groups") or ())]:
            yield row["id"], 0
    for row in kept:
        through = next((group for group in groups if group in (row.get("groups") or ())), None)
        if through and id_ not in (row.get("students") or ()):
            yield row["id"], through
    for row in kept:
        if row.get("about") == BeliefAbout.ALL_STUDENTS and not row.get("students") and not row.get("groups"):
            yield row["id"], 0


def _open(book: Book, page: StudentPage) -> Iterator[Open]:
    name, row = page.code, book.table(page.table).get(page.id, {})
    mine = [each for each in page.year if not each.via]
    if row.get("focal") and not row.get("why_focal"):
        yield Open(f"Why do you follow {name}?", "edit")
    if page.table == "students" and not any(_heard(book, each) for each in mine):
        yield Open(f"{name} has not been heard yet: what would {name} say?", "learning")
    if not any(each.what == "learnings" for each in mine):
        yield Open(f"Nothing was learned from {name} yet: what could you learn?", "learning")
    waiting = [row for each in mine if each.what == "decisions" for row in [book.table("decisions")[each.id]]]
    if not any(row.get("result") in (None, "", Result.UNCLEAR) for row in waiting):
        yield Open(f"Which skill does {name} need next?", "decision")
    if page.days is None or page.days > QUIET_DAYS:
        since = "yet" if page.days is None else f"for {page.days} d"
        yield Open(f"Nothing was noted of {name} {since}: what is new?", "note")


def _heard(book: Book, entry: Entry) -> bool:
    row = book.table(entry.table).get(entry.id, {})
    if entry.what == "notes":
        return row.get("mode") == Mode.SAID and row.get("speaker") in (Speaker.STUDENT, Speaker.STUDENTS)
    return entry.what == "learnings" and bool(row.get("done_on")) and row.get("method") in HEARD
