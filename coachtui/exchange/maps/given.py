"""Which part of a map may leave: what the coach has marked to be shown to the teacher, or all where she asks for it."""

from typing import NamedTuple

from coachtui.domain.beliefmap.graph import Graph, Sieve, graph_of, sifted
from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.words import Visibility


class Given(NamedTuple):
    """A map that may leave, whose it is, and how many nodes were left out as private."""

    graph: Graph
    name: str
    left_out: int


def given(book: Book, sieve: Sieve, *, private: bool) -> Given:
    """Return a teacher's map, her name by alias where she has one; without `private` only what may be shown to her."""
    whole = sifted(graph_of(book), sieve)
    teacher = book.teacher
    name = str(teacher.get("alias") or teacher.get("name") or "")
    if private:
        return Given(whole, name, 0)
    graph = sifted(graph_of(_shown(book)), sieve)
    # Students and groups carry no words of hers: they stand on the map where something shown leads to them.
    hidden = [whole.nodes[id_] for id_ in whole.nodes.keys() - graph.nodes.keys()]
    return Given(graph, name, sum(node.table in ("beliefs", "practices") for node in hidden))


def _shown(book: Book) -> Book:
    """Return the records that may be shown to the teacher; an effect only where its link may be."""
    tables = {name: dict(rows) for name, rows in book.tables.items()}
    for name in ("beliefs", "practices"):
        tables[name] = {id_: row for id_, row in tables.get(name, {}).items() if _may_be_seen(row)}
    tables["links"] = {
        id_: row if _may_be_seen(row) else {**row, "text": ""} for id_, row in tables.get("links", {}).items()
    }
    return Book(book.teacher_id, tables)


def _may_be_seen(row: Row) -> bool:
    return bool(row.get("visibility") == Visibility.TEACHER)
