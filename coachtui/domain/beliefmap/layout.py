"""Where the boxes and wires of a map stand: the steps of a layered drawing put together."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from coachtui.domain.beliefmap.order import Item, Ordered, ordered
from coachtui.domain.beliefmap.route import Leg, Routed, routed
from coachtui.domain.beliefmap.shape import Box, Edge, Layout, Shape, Size, Wire
from coachtui.domain.beliefmap.spread import spread

MARGIN = 2
"""Cells on each side of the tracks in a gap: room for a sign and the head of an arrow."""


class Gaps(NamedTuple):
    """What stands between boxes: rows between two in a column, the least cells between two columns.

    `heading` rows are kept free above the first box of each band.
    """

    rows: int = 1
    cells: int = 3
    heading: int = 1


def laid_out(shape: Shape, sizes: Mapping[int, Size], gaps: Gaps | None = None, order: Ordered | None = None) -> Layout:
    """Return where everything stands; `sizes` by node. The same map always looks the same.

    A new node that hangs on one edge moves no other to another column, and none past another. `order` is that of the
    same shape, where it is known already: sizes do not matter to it.
    """
    gaps = gaps or Gaps()
    order = order or ordered(shape)
    first = _first_of_bands(shape, order)
    leads = dict.fromkeys(first.values(), gaps.heading)
    tops = spread(order, {node: size.height for node, size in sizes.items()}, gaps.rows, leads)
    bands = {band: tops[Item(node)] - gaps.heading for band, node in first.items()} if gaps.heading else {}
    return _Placing(shape, sizes, order, tops, gaps).layout(bands)


def _first_of_bands(shape: Shape, order: Ordered) -> dict[tuple[int, int], int]:
    """Return the uppermost node of each band, by column and band, where there are any."""
    found: dict[tuple[int, int], int] = {}
    for column, items in order.columns.items():
        for item in items:
            if not item.edge and shape.places[item.node].band:
                found.setdefault((column, shape.places[item.node].band), item.node)
    return found


class _Placing:
    """From rows to cells: the gaps get the width that their tracks need, the columns stand between them."""

    def __init__(
        self, shape: Shape, sizes: Mapping[int, Size], order: Ordered, tops: Mapping[Item, int], gaps: Gaps
    ) -> None:
        self._shape = shape
        self._sizes = sizes
        self._order = order
        self._tops = tops
        self._gaps = gaps
        self._used = list(order.columns)
        self._edges = {edge.id: edge for edge in shape.edges}

    def layout(self, bands: Mapping[tuple[int, int], int]) -> Layout:
        legs = self._legs()
        routes = {gap: routed(found) for gap, found in legs.items()}
        columns, width = self._columns(routes)
        boxes = {
            item.node: Box(columns[column][0], self._tops[item], *self._sizes[item.node])
            for column, items in self._order.columns.items()
            for item in items
            if not item.edge
        }
        wires = {edge.id: Wire(edge, tuple(self._points(edge, routes, columns, boxes))) for edge in self._shape.edges}
        rows = [box.bottom for box in boxes.values()] + [y + 1 for wire in wires.values() for _, y in wire.points]
        ends = [box.right for box in boxes.values()] + [x + 1 for wire in wires.values() for x, _ in wire.points]
        return Layout(boxes, wires, columns, bands, max([width, *ends]), max(rows, default=0))

    def _row(self, item: Item) -> int:
        """Return the row at which wires meet an item."""
        height = 1 if item.edge else self._sizes[item.node].height
        return self._tops[item] + (height - 1) // 2

    def _column(self, item: Item) -> int:
        return item.column if item.edge else self._shape.places[item.node].column

    def _legs(self) -> dict[int, list[Leg]]:
        """Return the legs in the gap behind each column, by its place among the used ones; -1 before the first."""
        place = {column: index for index, column in enumerate(self._used)}
        legs: dict[int, list[Leg]] = defaultdict(list)
        for edge_id, way in self._order.ways.items():
            edge = self._edges[edge_id]
            first = place[self._column(way[0])]
            if self._column(way[0]) == self._column(way[-1]):
                tail, head = Item(edge.tail), Item(edge.head)
                beside = first > 0
                legs[first if beside else -1].append(
                    Leg(edge_id, tail, self._row(tail), self._row(head), from_left=beside, to_left=beside)
                )
                continue
            onward = way[0].node == edge.tail
            for step, (left, right) in enumerate(pairwise(way)):
                rows = self._row(left), self._row(right)
                leg = (
                    Leg(edge_id, left, *rows)
                    if onward
                    else Leg(edge_id, right, *rows[::-1], from_left=False, to_left=True)
                )
                legs[first + step].append(leg)
        return legs

    def _columns(self, routes: Mapping[int, Routed]) -> tuple[dict[int, tuple[int, int]], int]:
        columns: dict[int, tuple[int, int]] = {}
        before = routes[-1].tracks + MARGIN if -1 in routes else 0
        x = before
        for index, column in enumerate(self._used):
            nodes = [item.node for item in self._order.columns[column] if not item.edge]
            width = max((self._sizes[node].width for node in nodes), default=1)
            columns[column] = x, width
            last = index == len(self._used) - 1
            tracks = routes[index].tracks if index in routes else 0
            x += width + (2 * MARGIN + tracks if tracks else 0 if last else self._gaps.cells)
        return columns, x

    def _points(
        self,
        edge: Edge,
        routes: Mapping[int, Routed],
        columns: Mapping[int, tuple[int, int]],
        boxes: Mapping[int, Box],
    ) -> list[tuple[int, int]]:
        tail, head = boxes[edge.tail], boxes[edge.head]
        if edge.tail == edge.head:
            return [(tail.right, tail.port)]
        way = self._order.ways[edge.id]
        first = self._used.index(self._column(way[0]))
        if self._column(way[0]) == self._column(way[-1]):
            if not first:
                x = routes[-1].track[edge.id]
                return _corners([(tail.x - 1, tail.port), (x, tail.port), (x, head.port), (head.x - 1, head.port)])
            x = self._track(first, edge.id, routes, columns)
            return _corners([(tail.right, tail.port), (x, tail.port), (x, head.port), (head.right, head.port)])
        left = boxes[way[0].node]
        points = [(left.right, left.port)]
        for step, (one, other) in enumerate(pairwise(way)):
            if edge.id in routes[first + step].track:
                x = self._track(first + step, edge.id, routes, columns)
                points += [(x, self._row(one)), (x, self._row(other))]
        points.append((boxes[way[-1].node].x - 1, self._row(way[-1])))
        return _corners(points if way[0].node == edge.tail else points[::-1])

    def _track(self, gap: int, edge: int, routes: Mapping[int, Routed], columns: Mapping[int, tuple[int, int]]) -> int:
        x, width = columns[self._used[gap]]
        return x + width + MARGIN + routes[gap].track[edge]


def _corners(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a way without the points that lie on a straight line."""
    kept: list[tuple[int, int]] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]):
            kept.pop()
        kept.append(point)
    return kept
