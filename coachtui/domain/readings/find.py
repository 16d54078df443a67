"""Find: all words, case and accents aside, newest first, across all records."""

from collections.abc import Iterable
from typing import NamedTuple

from coachtui.domain.book import TABLES, Book
from coachtui.domain.change import Row
from coachtui.domain.readings.sought import (
    CHOSEN,
    CHOSEN_IN,
    DAYS,
    NOT_SEARCHED,
    apart,
    excerpt,
    folded,
    place,
    said_of,
    waits,
)
from coachtui.domain.summaries import when_of

__all__ = ["CHOSEN", "CHOSEN_IN", "DAYS", "Hit", "excerpt", "find", "folded", "matches", "waits"]


class Hit(NamedTuple):
    """A record that holds all the words. `said` is the record in a line.

    `line` is the text that holds most of the words, the record's own first; `field` is where it stands.
    """

    teacher: int
    table: str
    id: int
    when: str
    said: str
    line: str
    field: str

    @property
    def elsewhere(self) -> str:
        """Return the field and its text where that is not what the record is called by; else nothing."""
        return apart(self.field, self.line, self.said)


def matches(book: Book, words: str) -> list[Hit]:
    """Return the records of one book that hold all the words, in no promised order; none where no word is given.

    Every text and list of texts of a record is searched, tags among them; ids, days, and what is chosen from a list
    are no words of hers.
    """
    sought = folded(words).split()
    if not sought:
        return []
    return [
        hit
        for table in TABLES
        if table not in NOT_SEARCHED
        for row in book.rows(table)
        if (hit := _hit(book, table, row, sought)) is not None
    ]


def find(books: Iterable[Book], words: str, limit: int | None = None) -> list[Hit]:
    """Return the records of several books that hold all the words, newest first, `limit` of them at most.

    Groups, which all books share, are told once.
    """
    found = {(hit.table, hit.id): hit for book in books for hit in matches(book, words)}
    return sorted(found.values(), key=lambda hit: (hit.when, hit.id), reverse=True)[:limit]


def _hit(book: Book, table: str, row: Row, sought: list[str]) -> Hit | None:
    found = place(table, row, sought)
    if found is None:
        return None
    field, line = found
    said = said_of(table, row, book.table("notes").get)
    return Hit(book.teacher_id, table, row["id"], when_of(table, row), said, line, field)
