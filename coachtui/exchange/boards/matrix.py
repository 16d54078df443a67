"""The matrix of a board: claims against the groups and focal students that concern this teacher."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from rich.cells import cell_len

from coachtui.domain.book import Book
from coachtui.domain.readings.matrix import Cell, columns_of, matrix
from coachtui.domain.readings.students import who_name
from coachtui.exchange.reports.picked import clean
from coachtui.exchange.reports.tables import SIGNS, Table
from coachtui.exchange.reports.text import FIRST

LEGEND = "What was said, then what the evidence shows: + works, ~ partly, - not, ? unknown."


class Cells(NamedTuple):
    """Whom the columns are, by id and by name; and for each claim, by id and words, its cells."""

    whom: tuple[int, ...]
    names: tuple[str, ...]
    claims: tuple[tuple[int, str, tuple[Cell, ...]], ...]


def cells(book: Book, now: datetime) -> Cells:
    """Return the claims not let go against focal students and groups."""
    found = matrix(book, now)
    columns = columns_of(book, found, now)
    whom = tuple(found.whom[at] for at in columns)
    claims = tuple(
        (id_, clean(str(book.table("claims")[id_].get("what") or "")), tuple(found.cells[at][each] for each in columns))
        for at, id_ in enumerate(found.claims)
    )
    return Cells(whom, tuple(clean(who_name(book, id_)) for id_ in whom), claims)


def as_table(made: Cells, columns: range | None = None) -> Table:
    """Return the matrix in signs, or some of its columns."""
    columns = range(len(made.names)) if columns is None else columns
    rows = (
        (what, *(f"{SIGNS[found[at].said]} {SIGNS[found[at].shown]}" for at in columns))
        for _, what, found in made.claims
    )
    return Table(("For whom", *(made.names[at] for at in columns)), tuple(rows), LEGEND)


def in_parts(made: Cells, width: int) -> Iterator[range]:
    """Yield columns that fit a width beside the claims, all of them one after another."""
    start, used = 0, FIRST
    for at, name in enumerate(made.names):
        takes = max(cell_len(name), 3) + 2
        if used + takes > width and at > start:
            yield range(start, at)
            start, used = at, FIRST
        used += takes
    yield range(start, len(made.names))
