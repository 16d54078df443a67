"""The shipped questions where they are wanted: ways to ask on a rung, ways to learn, and whose ideas they are."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from coachtui.domain.words import Method, Span
from coachtui.tui.widgets.row import Row, blank, heading, paragraph

Prompts = Callable[[str], Iterable[str]]
"""Gives the wordings of a prompt by its dotted name."""

CREDITS = ("inquiry", "facets", "ladder", "trust", "learning", "empathy", "planning", "stance")
"""Which ideas are owed to someone."""

STRIDE = 7
"""How far apart two ideas stand that are offered one after the other, so that they differ in more than the method."""

_INTERVIEW = (
    ("Ways to open", "empathy.openers"),
    ("To hear more", "empathy.further"),
    ("To say first", "empathy.promises"),
)


def ways_rows(title: str, ways: Iterable[str], width: int) -> list[Row]:
    """Return ways to ask under their heading; nothing where there are none."""
    rows = [paragraph(way, width, first=(("- ", "quiet"),)) for way in ways]
    return [blank(), heading(title), *rows] if rows else []


def belief_ways(belief: Mapping[str, Any], prompts: Prompts, width: int) -> list[Row]:
    """Return what can be asked on the rung of the ladder on which a belief stands."""
    rung = belief.get("rung")
    return ways_rows(f"To ask on this rung: {rung}", prompts(f"ladder.{rung}"), width) if rung else []


def learning_ways(learning: Mapping[str, Any], prompts: Prompts, width: int) -> list[Row]:
    """Return ways to go about a learning that is still to come."""
    span, method = learning.get("span"), learning.get("method")
    if learning.get("done_on"):
        return []
    rows = ways_rows("A way to do it", prompts(f"learning.{span}.{method}"), width) if span and method else []
    for title, name in _INTERVIEW if method == Method.EMPATHY_INTERVIEW else ():
        rows += ways_rows(title, prompts(name), width)
    return rows


def ways_to_learn(prompts: Prompts) -> list[tuple[str, str, str]]:
    """Return all small ways to learn, each with what it looks at (a Span) and its method."""
    return [(way, span, method) for span in Span for method in Method for way in prompts(f"learning.{span}.{method}")]


def way_to_learn(prompts: Prompts, turn: int) -> str:
    """Return one small way to learn, another one each turn; empty where there is none."""
    ways = ways_to_learn(prompts)
    return ways[turn * STRIDE % len(ways)][0] if ways else ""


def credited(prompts: Prompts) -> list[str]:
    """Return to whom the ideas are owed."""
    return [said for name in CREDITS for said in prompts(f"credits.{name}")]
