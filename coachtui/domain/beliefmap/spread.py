"""At which height the items of each column stand: near what they are joined to, in order, never on one another.

Each column is solved exactly: the places that stray least, in squares, from where each item would like to stand, under
the distances that its order asks for (pool adjacent violators). Then each connected part moves up as far as it can.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from coachtui.domain.beliefmap.order import Item, Ordered

SWEEPS = 6
PASSING = 1
"""The height of an edge that passes through a column."""


def spread(ordered: Ordered, heights: Mapping[int, int], gap: int, leads: Mapping[int, int]) -> dict[Item, int]:
    """Return the top row of each item.

    `heights` by node, `gap` rows between two boxes, `leads` how many rows are kept free above a node. The least is 0.
    """
    left, right = _neighbours(ordered)
    height = {
        item: PASSING if item.edge else heights[item.node] for items in ordered.columns.values() for item in items
    }
    apart = {column: _apart(items, height, gap, leads) for column, items in ordered.columns.items()}
    middle: dict[Item, float] = {}
    for column, items in ordered.columns.items():
        for item, top in zip(items, apart[column], strict=True):
            middle[item] = top + height[item] / 2
    used = list(ordered.columns)
    for sweep in range(SWEEPS):
        last = sweep == SWEEPS - 1
        for column in used if sweep % 2 == 0 else used[::-1]:
            items = ordered.columns[column]
            wished = [_wish(item, middle, left if sweep % 2 == 0 else right, left, right, both=last) for item in items]
            wanted = [wish - height[item] / 2 for item, wish in zip(items, wished, strict=True)]
            for item, place in zip(items, _kept_apart(wanted, apart[column]), strict=True):
                middle[item] = place + height[item] / 2
    tops = _whole(ordered, middle, height, apart)
    _move_up(ordered, tops, apart, leads)
    least = min((top - (0 if item.edge else leads.get(item.node, 0)) for item, top in tops.items()), default=0)
    return {item: top - least for item, top in tops.items()}


def _neighbours(ordered: Ordered) -> tuple[dict[Item, list[Item]], dict[Item, list[Item]]]:
    left: dict[Item, list[Item]] = defaultdict(list)
    right: dict[Item, list[Item]] = defaultdict(list)
    for way in ordered.ways.values():
        for one, other in pairwise(way):
            right[one].append(other)
            left[other].append(one)
    return left, right


def _wish(
    item: Item,
    middle: Mapping[Item, float],
    first: Mapping[Item, Sequence[Item]],
    left: Mapping[Item, Sequence[Item]],
    right: Mapping[Item, Sequence[Item]],
    *,
    both: bool,
) -> float:
    near = [*left.get(item, ()), *right.get(item, ())] if both else first.get(item, ())
    return sum(middle[each] for each in near) / len(near) if near else middle[item]


def _apart(items: Sequence[Item], height: Mapping[Item, int], gap: int, leads: Mapping[int, int]) -> list[int]:
    """Return the top rows of a column stacked as closely as may be."""
    tops, top = [], 0
    for index, item in enumerate(items):
        top += 0 if item.edge else leads.get(item.node, 0)
        tops.append(top)
        follows = items[index + 1] if index + 1 < len(items) else item
        top += height[item] + (0 if item.edge or follows.edge else gap)
    return tops


def _kept_apart(wished: Sequence[float], apart: Sequence[int]) -> list[float]:
    """Return the tops nearest to the wished ones that keep the distances of `apart`."""
    pools: list[tuple[float, int]] = []
    for wish, least in zip(wished, apart, strict=True):
        total, count = wish - least, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            before, many = pools.pop()
            total, count = total + before, count + many
        pools.append((total, count))
    found: list[float] = []
    for total, count in pools:
        found += [total / count + apart[len(found) + index] for index in range(count)]
    return found


def _move_up(
    ordered: Ordered, tops: dict[Item, int], apart: Mapping[int, Sequence[int]], leads: Mapping[int, int]
) -> None:
    """Move each part up, the uppermost first, until it meets what stands above it in some column."""
    above: dict[Item, tuple[Item | None, int]] = {}
    for column, items in ordered.columns.items():
        for index, item in enumerate(items):
            before = items[index - 1] if index else None
            above[item] = before, apart[column][index] - (apart[column][index - 1] if index else 0)
    least = min((top - leads.get(item.node, 0) for item, top in tops.items()), default=0)
    for part in sorted(_parts(ordered), key=lambda items: min(tops[item] for item in items)):
        room = [
            tops[item] - (tops[before] if before else least) - distance
            for item in part
            for before, distance in (above[item],)
            if before not in part
        ]
        for item in part:
            tops[item] -= min(room, default=0)


def _parts(ordered: Ordered) -> Iterable[set[Item]]:
    """Return the items that edges join, in sets."""
    part_of = {item: {item} for items in ordered.columns.values() for item in items}
    for way in ordered.ways.values():
        for one, other in pairwise(way):
            if part_of[one] is not part_of[other]:
                small, large = sorted((part_of[one], part_of[other]), key=len)
                large |= small
                part_of.update(dict.fromkeys(small, large))
    return {id(part): part for part in part_of.values()}.values()


def _whole(
    ordered: Ordered, middle: Mapping[Item, float], height: Mapping[Item, int], apart: Mapping[int, Sequence[int]]
) -> dict[Item, int]:
    """Return whole rows that keep their distances."""
    tops: dict[Item, int] = {}
    for column, items in ordered.columns.items():
        lowest = None
        for index, item in enumerate(items):
            top = round(middle[item] - height[item] / 2)
            if lowest is not None:
                top = max(top, lowest + apart[column][index] - apart[column][index - 1])
            tops[item] = lowest = top
    return tops
