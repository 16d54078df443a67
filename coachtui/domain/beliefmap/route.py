"""How wires run through the gap between two columns: out of a row, along a track, into another row.

All wires that leave one box share a track, so that they look like one branch. Where a wire leaves at a row at which
another arrives, its track lies further left, so that the two do not run into one another, as far as that can be had.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from coachtui.domain.beliefmap.order import Item


class Leg(NamedTuple):
    """The part of an edge in one gap: from the item it comes from to the next, at their rows.

    `from_left`, `to_left`: on which side of the gap those stand.
    """

    edge: int
    source: Item
    start: int
    end: int
    from_left: bool = True
    to_left: bool = False


class Routed(NamedTuple):
    """How many tracks a gap needs, and the track of each edge in it; an edge that runs straight has none."""

    tracks: int
    track: Mapping[int, int]


class _Bundle:
    """The legs that leave one item in a gap: they share a track."""

    def __init__(self, legs: list[Leg]) -> None:
        self.legs = legs
        rows = [row for leg in legs for row in (leg.start, leg.end)]
        self.top, self.bottom = min(rows), max(rows)
        self.left = {row for leg in legs for row, left in _ends(leg) if left}
        self.right = {row for leg in legs for row, left in _ends(leg) if not left}

    @property
    def straight(self) -> bool:
        """Whether it needs no track."""
        return self.top == self.bottom and all(leg.from_left != leg.to_left for leg in self.legs)


def _ends(leg: Leg) -> tuple[tuple[int, bool], tuple[int, bool]]:
    return (leg.start, leg.from_left), (leg.end, leg.to_left)


def routed(legs: Iterable[Leg]) -> Routed:
    """Return the tracks of the legs in one gap."""
    by_source: dict[Item, list[Leg]] = defaultdict(list)
    for leg in legs:
        by_source[leg.source].append(leg)
    bundles = [_Bundle(found) for found in by_source.values()]
    bent = sorted((each for each in bundles if not each.straight), key=lambda each: (each.top, each.bottom))
    taken: list[list[_Bundle]] = []
    track: dict[int, int] = {}
    placed: dict[int, int] = {}
    for index in _after_one_another(bent):
        bundle = bent[index]
        least = max((placed[other] + 1 for other in placed if _before(bent[other], bundle)), default=0)
        while least < len(taken) and any(_meet(bundle, other) for other in taken[least]):
            least += 1
        if least >= len(taken):
            taken += [[] for _ in range(least + 1 - len(taken))]
        taken[least].append(bundle)
        placed[index] = least
        track.update((leg.edge, least) for leg in bundle.legs)
    return Routed(len(taken), track)


def _meet(one: _Bundle, other: _Bundle) -> bool:
    return one.top <= other.bottom and other.top <= one.bottom


def _before(one: _Bundle, other: _Bundle) -> bool:
    """Tell whether the track of one must lie left of the other's."""
    return bool(one.left & other.right)


def _after_one_another(bundles: list[_Bundle]) -> list[int]:
    """Return the bundles so that each comes behind those whose tracks lie left of its own; a circle is cut."""
    waits = {
        index: {other for other, each in enumerate(bundles) if other != index and _before(each, bundle)}
        for index, bundle in enumerate(bundles)
    }
    found: list[int] = []
    while waits:
        ready = [index for index, for_ in waits.items() if not for_] or [
            min(waits, key=lambda index: len(waits[index]))
        ]
        for index in ready:
            del waits[index]
            found.append(index)
        for for_ in waits.values():
            for_.difference_update(ready)
    return found
