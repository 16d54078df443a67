"""All records related to one record, both ways."""

from dataclasses import dataclass

from coachtui.domain.book import Book


@dataclass(frozen=True, slots=True)
class Related:
    """A related record. `phrase` says how from where one stands; `direction` is "out" (it names them) or "in"."""

    table: str
    id: int
    phrase: str
    direction: str


def related(book: Book, table: str, id_: int) -> tuple[Related, ...]:
    """Return what a record points to, then what points to it; dangling ids are left out."""
    raise NotImplementedError
