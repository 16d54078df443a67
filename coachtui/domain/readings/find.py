"""Find: all words, case and accents aside, newest first, across all records."""

from collections.abc import Iterable
from dataclasses import dataclass

from coachtui.domain.book import Book


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds all the words. `line` is the field that holds most of them, `field` its name."""

    teacher: int
    table: str
    id: int
    when: str
    line: str
    field: str


def folded(text: str) -> str:
    """Return text for comparing: lower case, accents taken off."""
    raise NotImplementedError


def matches(book: Book, words: str) -> list[Hit]:
    """Return the records of one book that hold all the words, in no promised order; none where no word is given."""
    raise NotImplementedError


def find(books: Iterable[Book], words: str, limit: int | None = None) -> list[Hit]:
    """Return the records of several books that hold all the words, newest first."""
    raise NotImplementedError
