"""How a piece of evidence bears on each thing it bears on: one note may speak for one claim and against another."""

from collections.abc import Iterable, Mapping
from typing import Any

FOR, AGAINST = "for", "against"
OTHER = {FOR: AGAINST, AGAINST: FOR}


def bears(row: Mapping[str, Any], target: int = 0) -> str:
    """Return how evidence bears on one of its targets; without one, on those that are not named in `other_way`."""
    usual = AGAINST if row.get("bearing") == AGAINST else FOR
    turned = row.get("other_way")
    return OTHER[usual] if isinstance(turned, list) and target in turned else usual


def bearings(row: Mapping[str, Any]) -> dict[int, str]:
    """Return what evidence bears on, in its order, and how."""
    return {target: bears(row, target) for target in row.get("bears_on") or ()}


def bearing_fields(ways: Mapping[int, str] | Iterable[tuple[int, str]]) -> dict[str, Any]:
    """Return the fields that say how evidence bears on each of these; `bearing` is how it bears on the first."""
    ways = dict(ways)
    usual = next(iter(ways.values()), FOR)
    turned = [target for target, way in ways.items() if way != usual]
    return {"bears_on": list(ways), "bearing": usual, "other_way": turned}
