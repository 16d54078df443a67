"""What moved on the map between two days: beliefs and practices that came or went, and what changed of them."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.kinds import LINK_PHRASES, label
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.moves import book_on

FIELDS = ("statement", "status", "hold", "awareness", "rung")
"""What of a belief can move, as its history keeps it."""


class Difference(NamedTuple):
    """What differs of one record: `field` "" where it is new; else what it was and what it is."""

    table: str
    id: int
    field: str
    old: str
    new: str


def between(book: Book, earlier: date, later: date, now: datetime) -> tuple[Difference, ...]:
    """Return what moved after the end of the earlier day, up to the end of the later one; beliefs first, by age."""
    before, after = book_on(book, earlier, now), book_on(book, later, now)
    found: list[Difference] = []
    for table in ("beliefs", "practices", "links"):
        for id_ in sorted(after.table(table)):
            row, was = after.table(table)[id_], before.table(table).get(id_)
            if was is None:
                found.append(Difference(table, id_, "", "", _said(after, table, row)))
            elif table == "beliefs":
                found += _moved(id_, was, row)
    return tuple(found)


def _moved(id_: int, was: Row, row: Row) -> Iterator[Difference]:
    for field in FIELDS:
        old, new = str(was.get(field) or ""), str(row.get(field) or "")
        if old != new:
            yield Difference("beliefs", id_, field, old, new)


def _said(book: Book, table: str, row: Row) -> str:
    """Return what a new record says; of a link, its two ends."""
    if table != "links":
        return text_of(book, table, row) or label(table)
    ends = [book.find(row.get(end) or 0) for end in ("from", "to")]
    one, other = (text_of(book, *end) if end else "?" for end in ends)
    return f"{one} {LINK_PHRASES.get(str(row.get('kind')), ('linked to', ''))[0]} {other}"
