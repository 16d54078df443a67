"""What evidence can bear on, as it is offered, and whether what it is made of says of whom it speaks."""

from collections.abc import Sequence
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.kinds import label
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.tallies import counted_people

BEARS_ON = ("claims", "beliefs", "learnings", "decisions")
"""What evidence can bear on."""


class Bearable(NamedTuple):
    """A record that evidence can bear on: its words on one line, and what it is called."""

    id: int
    text: str
    kind: str


def bearable(book: Book) -> list[Bearable]:
    """Return what evidence can bear on, claims first, the newest of each first."""
    return [
        Bearable(row["id"], " ".join(text_of(book, table, row).split()), label(table))
        for table in BEARS_ON
        for row in sorted(book.rows(table), key=lambda each: -int(each["id"]))
        if text_of(book, table, row)
    ]


def speaks_of_someone(book: Book, notes: Sequence[int], tallies: Sequence[int] = ()) -> bool:
    """Return whether a note or a stroke among these says whom it is about: then it needs no saying for how many."""
    rows = (book.table("notes").get(id_, {}) for id_ in notes)
    if any(row.get("students") or row.get("groups") for row in rows):
        return True
    return any(counted_people(book.table("tallies").get(id_, {})) for id_ in tallies)
