"""What stands on a teacher's map: beliefs by rung of the ladder, practices, their effects, students and groups."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from coachtui.domain.beliefmap.shape import Edge, Place, Shape
from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.readings.arrows import FLOW, arrows
from coachtui.domain.readings.chains import outline
from coachtui.domain.readings.listed import from_a_list
from coachtui.domain.readings.loops import loops
from coachtui.domain.readings.students import who_name
from coachtui.domain.words import LinkKind, Rung

BELIEF, PRACTICE, EFFECT, PEOPLE = range(4)
"""The columns."""

COLUMN_NAMES = ("belief", "practice", "effect", "for")
"""What each column holds."""

BAND_NAMES = ("", *(rung.value for rung in reversed(Rung)))
"""The bands of the column of beliefs, from above: the ladder of inference, with the data at its foot."""

_BANDS = {name: band for band, name in enumerate(BAND_NAMES)}


class Node(NamedTuple):
    """One node: its table and record, its place, what it says.

    An effect is the text of an `affects` link: its table is `links`.
    """

    id: int
    table: str
    place: Place
    text: str
    holder: str = ""
    about: str = ""
    awareness: str = ""
    status: str = ""
    hold: int = 0
    beneath: int = 0
    """How many nodes hang beneath it."""
    loop: bool = False
    """It stands in a loop that feeds itself."""
    focal: bool = False
    listed: bool = False
    """A practice taken from a list, with no student behind it."""


class Graph(NamedTuple):
    """The nodes by id, the edges between them, and which of the edges close a loop."""

    nodes: Mapping[int, Node]
    edges: tuple[Edge, ...]
    looped: frozenset[int] = frozenset()

    @property
    def shape(self) -> Shape:
        """What a layout needs to know of it."""
        return Shape({node.id: node.place for node in self.nodes.values()}, self.edges)

    def near(self, id_: int) -> frozenset[int]:
        """Return the nodes that one arrow joins to a node."""
        return frozenset(end for edge in self.edges if id_ in edge[1:3] for end in edge[1:3]) - {id_}

    def only(self, wanted: Iterable[int]) -> "Graph":
        """Return the map of these nodes, and of the edges between them."""
        kept = {id_: self.nodes[id_] for id_ in self.nodes.keys() & set(wanted)}
        ordered = {id_: kept[id_] for id_ in sorted(kept)}
        return Graph(ordered, tuple(e for e in self.edges if e.tail in kept and e.head in kept), self.looped)

    def around(self, id_: int, steps: int = 1) -> "Graph":
        """Return the neighbourhood of a node, so many arrows far."""
        found = edge = {id_}
        for _ in range(steps):
            edge = {other for each in edge for other in self.near(each)} - found
            found = found | edge
        return self.only(found)


def graph_of(book: Book) -> Graph:
    """Return the whole map of a teacher: every belief and practice, each effect, the students and groups they reach."""
    looping = loops(book)
    listed = from_a_list(book)
    in_loop = {id_ for loop in looping for id_ in loop.nodes}
    beneath = {line.id: line.beneath for line in outline(book) if not line.repeated}
    nodes: dict[int, Node] = {}
    for row in sorted(book.rows("beliefs"), key=_by_id):
        nodes[row["id"]] = _belief(row, beneath, in_loop)
    for row in sorted(book.rows("practices"), key=_by_id):
        text, status = str(row.get("text") or ""), str(row.get("status") or "")
        nodes[row["id"]] = Node(
            row["id"], "practices", Place(PRACTICE), text, status=status, beneath=beneath.get(row["id"], 0),
            loop=row["id"] in in_loop, listed=row["id"] in listed,
        )  # fmt: skip
    edges: list[Edge] = []
    for arrow in sorted(arrows(book, LinkKind), key=lambda each: each.link):
        effect = str(book.table("links")[arrow.link].get("text") or "")
        for end in (arrow.tail, arrow.head):
            if end not in nodes:
                nodes[end] = _person(book, end)
        if arrow.kind == LinkKind.AFFECTS and effect and nodes[arrow.head].place.column == PEOPLE:
            nodes[arrow.link] = Node(arrow.link, "links", Place(EFFECT), effect)
            there, onward = edge_ids(arrow.link)
            edges += [
                Edge(there, arrow.tail, arrow.link, arrow.kind),
                Edge(onward, arrow.link, arrow.head, arrow.kind),
            ]
        else:
            edges.append(Edge(edge_ids(arrow.link)[0], arrow.tail, arrow.head, arrow.kind))
    looped = frozenset(id_ for loop in looping for link in loop.links for id_ in edge_ids(link))
    return Graph(nodes, tuple(edges), looped)


def edge_ids(link: int) -> tuple[int, int]:
    """Return the ids of the edges that a link stands for, to its effect and onward: negative, since nodes are not."""
    return -2 * link, -2 * link - 1


def _by_id(row: Row) -> int:
    return int(row["id"])


def _belief(row: Row, beneath: Mapping[int, int], in_loop: set[int]) -> Node:
    hold = row.get("hold")
    return Node(
        row["id"],
        "beliefs",
        Place(BELIEF, _BANDS.get(str(row.get("rung") or "") or Rung.BELIEF, _BANDS[Rung.BELIEF])),
        str(row.get("statement") or row.get("verbatim") or ""),
        str(row.get("holder") or ""),
        str(row.get("about") or ""),
        str(row.get("awareness") or ""),
        str(row.get("status") or ""),
        hold if isinstance(hold, int) else 0,
        beneath.get(row["id"], 0),
        row["id"] in in_loop,
    )


def _person(book: Book, id_: int) -> Node:
    table = "students" if id_ in book.table("students") else "groups"
    focal = bool(book.table(table).get(id_, {}).get("focal"))
    return Node(id_, table, Place(PEOPLE), who_name(book, id_), focal=focal)


class Sieve(NamedTuple):
    """Which part of a map is wanted; what is empty asks for nothing. `student` is the id of a student or group."""

    holder: str = ""
    about: str = ""
    status: str = ""
    student: int = 0

    def __bool__(self) -> bool:
        return any(self)


def sifted(graph: Graph, sieve: Sieve) -> Graph:
    """Return the beliefs that are wanted, and all that is joined to them onward; of a student, all that leads to it."""
    if not sieve:
        return graph
    wanted = {
        node.id
        for node in graph.nodes.values()
        if node.table == "beliefs"
        and (not sieve.holder or node.holder == sieve.holder)
        and (not sieve.about or node.about == sieve.about)
        and (not sieve.status or node.status == sieve.status)
    }
    onward, back = _ways(graph)
    kept = wanted | {id_ for id_ in _reached(wanted, onward) if graph.nodes[id_].table != "beliefs"}
    if sieve.student:
        behind = _reached({sieve.student}, back) | {sieve.student}
        kept &= behind
        kept |= {sieve.student} & graph.nodes.keys()
    return graph.only(kept)


def _ways(graph: Graph) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    onward: dict[int, list[int]] = defaultdict(list)
    back: dict[int, list[int]] = defaultdict(list)
    for edge in graph.edges:
        if edge.kind in FLOW:
            onward[edge.tail].append(edge.head)
            back[edge.head].append(edge.tail)
    return onward, back


def _reached(starts: Iterable[int], onward: Mapping[int, list[int]]) -> set[int]:
    reached: set[int] = set()
    todo = list(starts)
    while todo:
        for other in onward.get(todo.pop(), ()):
            if other not in reached:
                reached.add(other)
                todo.append(other)
    return reached
