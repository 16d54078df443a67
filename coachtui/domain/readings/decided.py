"""Decisions as a story, in order: what was expected, what came, what next; and how often what was expected came.

Counts are told with their cases, of all decisions made with one teacher, for the coach to learn from. They are no rate
of a person, and nothing here sets one student or teacher beside another.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.readings.roll import Roll, roll_of
from coachtui.domain.readings.student import reviewed_on
from coachtui.domain.words import Result


class Told(NamedTuple):
    """One decision of a story. `came` is when its result was written down, "" where it was not; `next` what followed.

    `grounds` are the learnings, evidence and claims it rests on; `before` the decision it came from, None where none.
    """

    decision: int
    made: str
    came: str
    result: str
    grounds: tuple[int, ...]
    before: int | None
    next: tuple[int, ...]


class Expected(NamedTuple):
    """Decisions by what came of what was expected, each in the order they were made.

    `came`, `partly`, `not_yet`, `unclear` were looked at; `waiting` is still to be; `unsaid` were looked at though
    nobody had said what to expect.
    """

    came: tuple[int, ...]
    partly: tuple[int, ...]
    not_yet: tuple[int, ...]
    unclear: tuple[int, ...]
    waiting: tuple[int, ...]
    unsaid: tuple[int, ...]


def story_of(book: Book, whom: int, now: datetime) -> tuple[Told, ...]:
    """Return the decisions for a student or a group, oldest first; a student's are those of the groups of that day."""
    roll = roll_of(book, now)
    return _told(book, (row for row in book.rows("decisions") if _is_for(row, whom, roll)))


def expected(book: Book) -> Expected:
    """Return the decisions made with one teacher by what came of what was expected."""
    rows = sorted(book.rows("decisions"), key=_made)

    def those(*results: object, said: bool = True) -> tuple[int, ...]:
        return tuple(
            row["id"] for row in rows if (row.get("result") or "") in results and bool(row.get("expect")) is said
        )

    return Expected(
        those(Result.LEARNED),
        those(Result.PARTLY),
        those(Result.NOT_YET),
        those(Result.UNCLEAR),
        those(""),
        those(*Result, said=False),
    )


def _is_for(row: Row, whom: int, roll: Roll) -> bool:
    return roll.was_within(whom, row.get("about") or (), str(row.get("created") or ""))


def _told(book: Book, rows: Iterable[Row]) -> tuple[Told, ...]:
    return tuple(_one(book, row) for row in sorted(rows, key=_made))


def _one(book: Book, row: Row) -> Told:
    before = row.get("from") if row.get("from") in book.table("decisions") else None
    grounds = tuple(dict.fromkeys(_grounds(book, row)))
    return Told(
        row["id"], str(row.get("created") or ""), reviewed_on(book, row), str(row.get("result") or ""), grounds, before,
        tuple(sorted(each["id"] for each in book.rows("decisions") if each.get("from") == row["id"])),
    )  # fmt: skip


def _grounds(book: Book, row: Row) -> Iterator[int]:
    for id_ in (*(row.get("grounds") or ()), row.get("from")):
        found = book.find(id_) if isinstance(id_, int) else None
        if found and found[0] in ("learnings", "evidence", "claims"):
            yield found[1]["id"]


def _made(row: Row) -> tuple[str, int]:
    return str(row.get("created") or ""), int(row["id"])
