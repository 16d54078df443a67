"""From actions to what Textual binds, and to what the footer and the help say."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from textual.binding import Binding

from coachtui.keymap import NEVER, ActionKeys, Keymap
from coachtui.keynames import key_named
from coachtui.tui.actions import ACTIONS, ALWAYS, Action

Bindings = list[Binding | tuple[str, str] | tuple[str, str, str]]
"""What Textual's `BINDINGS` holds."""


def actions_of(place: str) -> list[Action]:
    """Return the actions of a tab or of a full screen, by its name."""
    return [action for action in ACTIONS if place in action.where]


def bindings_of(place: str) -> Bindings:
    """Return the bindings of a tab or of a full screen; a keymap may change their keys by id."""
    return [
        Binding(
            ",".join(map(key_named, action.keys)) or NEVER,
            f"act('{action.id}')",
            action.label,
            show=False,
            id=action.id,
        )
        for action in actions_of(place)
    ]


@cache
def declared() -> tuple[ActionKeys, ...]:
    """Return all actions as the keymap takes them."""
    return tuple(
        ActionKeys(action.id, tuple(map(key_named, action.keys)), action.where, required=action.id == "quit")
        for action in ACTIONS
    )


@dataclass(frozen=True, slots=True)
class Hint:
    """A key and what it does now, for the footer. Higher ranks stay longer when it is narrow."""

    key: str
    label: str
    rank: int

    @property
    def width(self) -> int:
        """How many cells it takes, with the space after it."""
        return len(self.key) + len(self.label) + 3


def hints(actions: Iterable[Action], keymap: Keymap, *, plain: bool = False) -> list[Hint]:
    """Return the footer's hints for actions that can be done now: highest rank first, the constant ones last."""
    ranked = sorted((action for action in actions if action.rank), key=lambda each: -each.rank)
    found = [Hint(keymap.shown(action.id, plain=plain), action.label, action.rank) for action in ranked]
    found = [hint for hint in found if hint.key]
    return [hint for hint in found if hint.rank < ALWAYS] + [hint for hint in found if hint.rank >= ALWAYS]


def fitting(found: list[Hint], width: int) -> list[Hint]:
    """Return the hints that fit `width` cells: whole ones go, from the lowest rank on."""
    kept = list(found)
    while kept and sum(hint.width for hint in kept) > width:
        kept.remove(min(kept, key=lambda hint: hint.rank))
    return kept
