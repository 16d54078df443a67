"""A teacher's records as they stood at the end of a day: from what was written by then, else by the dates they carry.

Where the vault keeps what a record was on that day, that is what stands here, with what has been deleted since. Where
it does not, the record is taken back as far as its own dates tell, and is counted as `unsure`: it may be worded as it
is today.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.moment import day_of
from coachtui.domain.readings.moves import as_it_stood

Told = Mapping[tuple[str, int], Row | None]
"""The state of records on a day, by table and id; None where it was removed by then."""

DATED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "claims": ("let_go_on", ("let_go_on",)),
    "learnings": ("done_on", ("done_on", "found", "surprised")),
    "promises": ("done_on", ("done_on", "outcome")),
    "decisions": ("reviewed_on", ("reviewed_on", "result", "learned")),
    "notes": ("told_on", ("told_on",)),
}
"""By which day something came to be of a record, and the fields that say it."""

PASSING = frozenset({"drafts", "conflicts"})
"""What comes and goes by itself, and is not looked back at."""


class Then(NamedTuple):
    """The records on a day; `now` is the end of it, on her clock. Nothing tells how those `unsure` stood exactly."""

    book: Book
    now: datetime
    unsure: frozenset[int] = frozenset()


def end_of(day: date, now: datetime) -> datetime:
    """Return the last moment of a day on her clock; this moment for today."""
    return now if day >= now.date() else datetime.combine(day, time.max, now.tzinfo)


def then(book: Book, told: Told, day: date, now: datetime) -> Then:
    """Return the records of `book` as they stood at the end of a day, of which `told` is what the vault keeps."""
    if day >= now.date():
        return Then(book, now)
    tables: dict[str, dict[int, Row]] = {name: {} for name in book.tables}
    unsure = set()
    for name, rows in book.tables.items():
        for id_, row in rows.items() if name not in PASSING else ():
            if (name, id_) not in told and _was_there(row, day, now):
                tables[name][id_] = taken_back(name, row, day)
                unsure.add(id_)
    for (name, id_), was in told.items():
        if was is not None:
            tables.setdefault(name, {})[id_] = was
    tables.setdefault("teachers", {}).setdefault(book.teacher_id, book.teacher)
    return Then(Book(book.teacher_id, tables), end_of(day, now), frozenset(unsure))


def taken_back(table: str, row: Row, day: date) -> Row:
    """Return a record without what came of it only after a day, as far as its own dates tell."""
    if table == "beliefs":
        return as_it_stood(row, day.isoformat())
    by, fields = DATED.get(table, ("", ()))
    if str(row.get(by) or "") <= day.isoformat():
        return row
    return {field: value for field, value in row.items() if field not in fields}


def a_month_before(day: date) -> date:
    """Return the same day of the month before, or the last one that month has."""
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


def _was_there(row: Row, day: date, now: datetime) -> bool:
    return not row.get("created") or day_of(row["created"], now) <= day
