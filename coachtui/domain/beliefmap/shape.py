"""What a layout takes and gives: nodes in columns, edges between them, boxes and wires in character cells."""

from collections.abc import Mapping
from typing import NamedTuple


class Edge(NamedTuple):
    """An arrow from one node to another; several may join the same two."""

    id: int
    tail: int
    head: int
    kind: str = ""


class Place(NamedTuple):
    """In which column a node stands, lower ones further left, and in which band of it, lower ones further up."""

    column: int
    band: int = 0


class Shape(NamedTuple):
    """The bare form of a map: each node's place, by id, and the edges."""

    places: Mapping[int, Place]
    edges: tuple[Edge, ...] = ()


class Size(NamedTuple):
    """How large the box of a node is, in cells."""

    width: int
    height: int


class Box(NamedTuple):
    """Where the box of a node stands, in cells from the upper left."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column behind it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row beneath it."""
        return self.y + self.height

    @property
    def port(self) -> int:
        """The row at which wires meet it."""
        return self.y + (self.height - 1) // 2


class Wire(NamedTuple):
    """The way of an edge: corners from beside its tail to beside its head, each next to the last on one row or column.

    One point only: an edge from a node to itself, marked beside it.
    """

    edge: Edge
    points: tuple[tuple[int, int], ...]


class Layout(NamedTuple):
    """Where all stands: boxes by node, wires by edge, the left end and width of each column that is used.

    `bands` are the rows kept free above the first box of each band, by column and band.
    """

    boxes: Mapping[int, Box]
    wires: Mapping[int, Wire]
    columns: Mapping[int, tuple[int, int]]
    bands: Mapping[tuple[int, int], int]
    width: int
    height: int
