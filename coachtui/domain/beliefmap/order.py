"""In which order nodes stand in their columns, so that few arrows cross and what is added moves nothing else.

What hangs on one arrow only, and what hangs on that, is set aside. What is left, the core, is ordered as layered
drawings are: each column by the mean place of its neighbours, back and forth, then swapping what stands side by side
while that takes crossings away (Sugiyama, Tagawa and Toda, 1981), but never from one band to another. Then what was
set aside is put in, the newest last, where it crosses least. A new leaf is never part of the core and comes in last,
so all else keeps its order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from coachtui.domain.beliefmap.shape import Edge, Shape

SWEEPS = 8


class Item(NamedTuple):
    """What stands in a column: a node, or the place where an edge passes through (`edge` then is its id)."""

    node: int
    edge: int = 0
    column: int = 0


Columns = dict[int, list[Item]]
Neighbours = Mapping[Item, list[Item]]


class Ordered(NamedTuple):
    """The items of each column from above, and the way of each edge from left to right."""

    columns: Columns
    ways: Mapping[int, tuple[Item, ...]]


def ordered(shape: Shape) -> Ordered:
    """Return the order of all nodes in their columns, and of the edges that pass through."""
    used = sorted({place.column for place in shape.places.values()})
    ways = {edge.id: _way(edge, shape, used) for edge in shape.edges if edge.tail != edge.head}
    near: dict[int, set[int]] = {node: set() for node in shape.places}
    for edge in shape.edges:
        if edge.tail != edge.head:
            near[edge.tail].add(edge.head)
            near[edge.head].add(edge.tail)
    whole: Columns = {column: [] for column in used}
    for part in _parts(near):
        for column, items in _ordered_part(part, near, shape, ways).items():
            whole[column] += items
    for items in whole.values():
        items.sort(key=lambda item: 0 if item.edge else shape.places[item.node].band)
    return Ordered(whole, ways)


def _way(edge: Edge, shape: Shape, used: list[int]) -> tuple[Item, ...]:
    """Return what an edge touches from left to right: its ends, and a place in each column between them."""
    tail, head = Item(edge.tail), Item(edge.head)
    left, right = sorted((shape.places[edge.tail].column, shape.places[edge.head].column))
    passed = [Item(0, edge.id, column) for column in used if left < column < right]
    onward = shape.places[edge.tail].column <= shape.places[edge.head].column
    return (tail, *passed, head) if onward else (head, *passed, tail)


def _parts(near: Mapping[int, set[int]]) -> Iterator[list[int]]:
    """Yield the connected parts, the one with the oldest node first, each in the order of a walk from that node."""
    seen: set[int] = set()
    for start in sorted(near):
        if start in seen:
            continue
        part, todo = [], [start]
        while todo:
            node = todo.pop()
            if node not in seen:
                seen.add(node)
                part.append(node)
                todo += sorted(near[node] - seen, reverse=True)
        yield part


def _core(part: list[int], near: Mapping[int, set[int]]) -> set[int]:
    """Return what is left of a part when all that hangs on one arrow only has been set aside; never nothing."""
    core = set(part)
    degree = {node: len(near[node]) for node in part}
    loose = [node for node in part if degree[node] <= 1]
    while loose:
        node = loose.pop()
        core.discard(node)
        for other in near[node] & core:
            degree[other] -= 1
            if degree[other] == 1:
                loose.append(other)
    return core or {part[0]}


def _ordered_part(
    part: list[int], near: Mapping[int, set[int]], shape: Shape, ways: Mapping[int, tuple[Item, ...]]
) -> Columns:
    core = _core(part, near)
    members = set(part)
    between: dict[frozenset[int], list[Edge]] = defaultdict(list)
    for edge in shape.edges:
        if edge.id in ways and edge.tail in members:
            between[frozenset((edge.tail, edge.head))].append(edge)
    build = _Build(shape, ways)
    for node in part:
        if node in core:
            build.append(Item(node))
    for ends, edges in between.items():
        if ends <= core:
            for edge in edges:
                build.add_way(edge, append=True)
    build.untangle()
    for node, anchor in _hanging(core, near):
        edges = between[frozenset((node, anchor))]
        build.hang(node, anchor, edges)
    return build.columns


def _hanging(core: set[int], near: Mapping[int, set[int]]) -> list[tuple[int, int]]:
    """Return what hangs on the core, each with what it hangs on: the newest last, but none before its anchor."""
    newest = dict.fromkeys(core, 0)
    found: list[tuple[int, int]] = []
    todo = sorted(core)
    while todo:
        anchor = todo.pop()
        for node in sorted(near[anchor]):
            if node not in newest:
                newest[node] = max(newest[anchor], node)
                found.append((node, anchor))
                todo.append(node)
    place = {node: index for index, (node, _) in enumerate(found)}
    return sorted(found, key=lambda pair: (newest[pair[0]], place[pair[0]]))


class _Build:
    """The columns of one part while they are put together."""

    def __init__(self, shape: Shape, ways: Mapping[int, tuple[Item, ...]]) -> None:
        self._shape = shape
        self._ways = ways
        self.columns: Columns = defaultdict(list)
        self._left: dict[Item, list[Item]] = defaultdict(list)
        self._right: dict[Item, list[Item]] = defaultdict(list)
        self._last_beside: dict[int, Item] = {}

    def column_of(self, item: Item) -> int:
        return item.column if item.edge else self._shape.places[item.node].column

    def band_of(self, item: Item) -> int:
        return 0 if item.edge else self._shape.places[item.node].band

    def append(self, item: Item) -> None:
        self.columns[self.column_of(item)].append(item)

    def add_way(self, edge: Edge, *, append: bool) -> None:
        """Learn the way of an edge; with `append`, put the places it passes through at the end of their columns."""
        way = self._ways[edge.id]
        if self.column_of(way[0]) == self.column_of(way[-1]):
            return
        if append:
            for item in way[1:-1]:
                self.append(item)
        for left, right in pairwise(way):
            self._right[left].append(right)
            self._left[right].append(left)

    # the core

    def untangle(self) -> None:
        """Order the columns so that few edges cross."""
        used = sorted(self.columns)
        best, least = self._copy(), self.crossings()
        for sweep in range(SWEEPS):
            if not least:
                break
            onward = sweep % 2 == 0
            for column in used[1:] if onward else used[-2::-1]:
                self._by_mean(column, self._left if onward else self._right)
            self._swap(used)
            now = self.crossings()
            if now < least:
                best, least = self._copy(), now
        self.columns = defaultdict(list, best)

    def _copy(self) -> Columns:
        return {column: list(items) for column, items in self.columns.items()}

    def _by_mean(self, column: int, side: Neighbours) -> None:
        places = self._places()
        items = self.columns[column]
        means = {
            item: sum(places[each] for each in side[item]) / len(side[item]) if side.get(item) else float(index)
            for index, item in enumerate(items)
        }
        items.sort(key=lambda item: (self.band_of(item), means[item]))

    def _swap(self, used: Iterable[int]) -> None:
        """Swap what stands side by side wherever that takes crossings away."""
        places = self._places()
        for column in used:
            items = self.columns[column]
            for index in range(len(items) - 1):
                one, other = items[index], items[index + 1]
                if self.band_of(one) != self.band_of(other):
                    continue
                before = after = 0
                for side in (self._left, self._right):
                    here = [places[each] for each in side.get(one, ())]
                    there = [places[each] for each in side.get(other, ())]
                    before += sum(a > b for a in here for b in there)
                    after += sum(b > a for a in here for b in there)
                if after < before:
                    items[index], items[index + 1] = other, one
                    places[one], places[other] = places[other], places[one]

    def _places(self) -> dict[Item, int]:
        return {item: index for items in self.columns.values() for index, item in enumerate(items)}

    def crossings(self) -> int:
        """Return how often edges cross between columns."""
        places = self._places()
        total = 0
        for items in self.columns.values():
            ends: list[int] = []
            for item in items:
                ends += sorted(places[each] for each in self._right.get(item, ()))
            total += _inversions(ends)
        return total

    # what hangs on it

    def hang(self, node: int, anchor: int, edges: list[Edge]) -> None:
        """Put in a node that hangs on `anchor` by these edges, each place where it crosses least."""
        here, there = self._shape.places[node].column, self._shape.places[anchor].column
        if here == there:
            items = self.columns[here]
            items.insert(items.index(self._last_beside.get(anchor, Item(anchor))) + 1, Item(node))
            self._last_beside[anchor] = Item(node)
            return
        for edge in edges:
            way = self._ways[edge.id]
            outward = way if way[0].node == anchor else way[::-1]
            for last, item in pairwise(outward):
                if item not in self.columns[self.column_of(item)]:
                    self._insert(item, last, onward=there < here)
            self.add_way(edge, append=False)

    def _insert(self, item: Item, beside: Item, *, onward: bool) -> None:
        side = self._left if onward else self._right
        items = self.columns[self.column_of(item)]
        places = {each: index for index, each in enumerate(self.columns[self.column_of(beside)])}
        mine = places[beside]
        ends = [[places[each] for each in side.get(other, ()) if each in places] for other in items]
        cost = sum(end < mine for each in ends for end in each)
        costs = [cost]
        for each in ends:
            cost += sum(end > mine for end in each) - sum(end < mine for end in each)
            costs.append(cost)
        siblings = [index + 1 for index, each in enumerate(ends) if mine in each]
        start = siblings[-1] if siblings else 0
        least = min(costs[start:])
        items.insert(start + costs[start:].index(least), item)


def _inversions(ends: list[int]) -> int:
    """Return how many pairs stand the wrong way round (counted in a tree of sums)."""
    size = max(ends, default=-1) + 1
    tree = [0] * (size + 1)
    total = 0
    for seen, end in enumerate(ends):
        at, below = end + 1, 0
        while at:
            below += tree[at]
            at &= at - 1
        total += seen - below
        at = end + 1
        while at <= size:
            tree[at] += 1
            at += at & -at
    return total
