"""What is working, for whom: the claims she may see, each with the evidence she may see, and their course."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.matrix import Mark, Matrix, matrix
from coachtui.domain.readings.standing import ClaimStanding, board
from coachtui.domain.readings.students import who_name
from coachtui.domain.readings.then import then
from coachtui.domain.words import Scope, Standing, Works
from coachtui.exchange.reports.model import Course, Grid, Line, Out, Section, Source
from coachtui.exchange.reports.wording import on, packed, source, whom

TITLE = "What is working, for whom"
FIGURE = "figures"
MOMENTS = 12
"""How many days the course of the claims is drawn at, at most."""
STANDS = {
    Standing.SAID: "said",
    Standing.LOOKING: "looking",
    Standing.KNOWN: "known",
    Standing.CONTESTED: "contested",
    Standing.LET_GO: "let go",
}
STANDING_SAID = {each: f"stands as {said}" for each, said in STANDS.items()} | {Standing.LET_GO: "let go"}
WORKS = {Works.YES: "works", Works.PARTLY: "partly works", Works.NO: "does not work", Works.UNSURE: "unsure"}
SAID = (
    "Where a claim stands follows from the evidence in this copy: said, with nothing known yet; looking; known; "
    "contested."
)


def working(book: Book, now: datetime, out: Out) -> Section:
    """Return the claims with their evidence, as a table of for whom, and by standing over time."""
    readings = board(book, now)
    if not readings:
        return Section(TITLE)
    figures = (_grid(book, now), _course(book, now))
    kept = tuple(each for each in figures if each and each.source not in out)
    return Section(TITLE, tuple(_claims(book, readings, now)), kept, SAID)


def _claims(book: Book, readings: tuple[ClaimStanding, ...], now: datetime) -> Iterator[Line]:
    for reading in readings:
        row = book.table("claims")[reading.claim]
        said = [WORKS.get(row.get("works", ""), ""), _for_whom(book, row)]
        quiet = "; ".join([*filter(None, [packed(*said)]), STANDING_SAID[reading.standing]])
        yield Line(source("claims", row), str(row.get("what") or "?"), quiet=quiet)
        for id_ in sorted((*reading.evidence_for, *reading.evidence_against)):
            yield _evidence(book, book.table("evidence")[id_], now, against=id_ in reading.evidence_against)


def _for_whom(book: Book, row: Row) -> str:
    scope = str(row.get("scope") or "")
    said = [f"for {scope}" if scope and scope != Scope.UNKNOWN else ""]
    said += [f"with {names}" if (names := whom(book, row, "with")) else ""]
    said += [f"not with {names}" if (names := whom(book, row, "without")) else ""]
    return packed(*said)


def _evidence(book: Book, row: Row, now: datetime, *, against: bool) -> Line:
    note = book.table("notes").get(row.get("note") or 0, {})
    text = text_of(book, "evidence", row)
    names = [name for id_ in row.get("covers", ()) if (name := who_name(book, id_)) not in text]
    words = f"Against: {text}" if against else text
    when = on(note.get("at") or row.get("created"), now)
    return Line(source("evidence", row), words, when, ", ".join(names), 1)


# For whom


def _grid(book: Book, now: datetime) -> Grid | None:
    found = matrix(_named_only(book), now)
    columns = [at for at in range(len(found.whom)) if _says(found, at)]
    if not columns:
        return None
    rows = tuple(
        (
            str(book.table("claims")[claim].get("what") or "?"),
            tuple((found.cells[at][column].said, found.cells[at][column].shown) for column in columns),
        )
        for at, claim in enumerate(found.claims)
    )
    names = tuple(who_name(book, found.whom[at]) for at in columns)
    return Grid(Source(FIGURE, 0, "matrix"), "For whom", names, rows)


def _named_only(book: Book) -> Book:
    """Return the records with each student whom a claim or its evidence names followed: each is a column."""
    rows = [*book.rows("claims"), *book.rows("evidence")]
    named = {id_ for row in rows for field in ("with", "without", "covers") for id_ in row.get(field, ())}
    students = {id_: {**row, "focal": id_ in named} for id_, row in book.table("students").items()}
    return book._replace(tables={**book.tables, "students": students})


def _says(found: Matrix, at: int) -> bool:
    cells = [row[at] for row in found.cells]
    return any(Mark.UNKNOWN not in (cell.said, cell.shown) or cell.said != cell.shown for cell in cells)


# Over time


def _course(book: Book, now: datetime) -> Course | None:
    days = _days(book, now)
    if len(days) < 2:
        return None
    counts = [_standings(book, day, now) for day in days]
    rows = tuple((STANDS[each], tuple(count[each] for count in counts)) for each in Standing)
    return Course(Source(FIGURE, 0, "standing"), "Claims by standing over time", tuple(_months(days)), rows)


def _months(days: list[date]) -> Iterator[str]:
    """Yield what the columns are called: the month, with the year where it is another."""
    year = 0
    for day in days:
        yield f"{day:%b %Y}" if day.year != year else f"{day:%b}"
        year = day.year


def _standings(book: Book, day: date, now: datetime) -> dict[Standing, int]:
    stood = then(book, {}, day, now)
    found = [each.standing for each in board(stood.book, stood.now)]
    return {each: found.count(each) for each in Standing}


def _days(book: Book, now: datetime) -> list[date]:
    """Return the ends of the months since the first claim and today, evenly taken where they are many."""
    begun = [on(row.get("created"), now) for row in book.rows("claims")]
    first = min((date.fromisoformat(each) for each in begun if each), default=now.date())
    ends, day = [now.date()], now.date().replace(day=1) - timedelta(days=1)
    while day >= first:
        ends.append(day)
        day = day.replace(day=1) - timedelta(days=1)
    step = -(-len(ends) // MOMENTS)
    return ends[::step][::-1]
