"""All records related to one record, both ways."""

from collections.abc import Iterator
from typing import NamedTuple

from coachtui.domain.book import TABLES, Book
from coachtui.domain.change import Row
from coachtui.domain.kinds import LINK_PHRASES, Ref, phrases, ties


class Related(NamedTuple):
    """A related record. `phrase` says how from where one stands; `direction` is "out" (it names them) or "in"."""

    table: str
    id: int
    phrase: str
    direction: str
    link: int | None = None
    """The link that relates them, where one does; its far end stands in its place."""


def related(book: Book, table: str, id_: int) -> tuple[Related, ...]:
    """Return what a record points to, then what points to it; dangling ids are left out, each relation told once."""
    found = [*_named(book, table, id_), *_naming(book, id_)]
    return tuple(dict.fromkeys(found))


def _named(book: Book, table: str, id_: int) -> Iterator[Related]:
    row = book.table(table).get(id_, {})
    for ref, named in ties(table, row):
        if place := _place(book, ref, named):
            yield Related(place, named, phrases(table, row, ref, named)[0], "out")


def _naming(book: Book, id_: int) -> Iterator[Related]:
    for table in TABLES:
        if table == "drafts":  # what she has begun to type about it is no record yet
            continue
        for row in sorted(book.rows(table), key=_by_id):
            if table == "links":
                yield from _across(book, row, id_)
                continue
            for ref, named in ties(table, row):
                if named == id_:
                    yield Related(table, row["id"], phrases(table, row, ref, id_)[1], "in")


def _across(book: Book, link: Row, id_: int) -> Iterator[Related]:
    """Yield the far end of a link, seen from `id_`."""
    ends = (link.get("from"), link.get("to"))
    words = LINK_PHRASES.get(link.get("kind", ""), ("linked to", "linked from"))
    for near, direction in ((0, "out"), (1, "in")):
        far = ends[1 - near]
        if ends[near] == id_ and isinstance(far, int) and (found := book.find(far)):
            yield Related(found[0], far, words[near], direction, link["id"])


def _place(book: Book, ref: Ref, named: int) -> str | None:
    if ref.tables == ("*",):
        found = book.find(named)
        return found[0] if found else None
    return next((table for table in ref.tables if named in book.table(table)), None)


def _by_id(row: Row) -> int:
    return int(row["id"])
