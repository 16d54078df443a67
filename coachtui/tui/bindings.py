"""From actions to what Textual binds, and to what the footer and the help say."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from textual.binding import Binding

from coachtui.keymap import NEVER, ActionKeys, Keymap
from coachtui.keynames import key_named, printable, shown_key
from coachtui.tui.actions import ACTIONS, ALWAYS, BY_ID, IN_TEXT, Action
from coachtui.tui.maps import PLAIN

Bindings = list[Binding | tuple[str, str] | tuple[str, str, str]]
"""What Textual's `BINDINGS` holds."""


TYPING = frozenset({"home", "end", "left", "right", "up", "down", "tab", "escape", "enter", "ctrl+d", "ctrl+u"})
"""Keys that a text line takes for itself."""


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


REQUIRED = frozenset({"quit", "text.leave"})
"""What always keeps a key: nobody is locked in."""

_NAMED = BY_ID | {action.id: action for action in IN_TEXT}


def bound(id_: str, does: str, *, priority: bool = False) -> Binding:
    """Return the binding of a dialog that does what the action `id_` says in its own way, on that action's keys."""
    keys = ",".join(map(key_named, _NAMED[id_].keys))
    return Binding(keys, does, _NAMED[id_].label, show=False, priority=priority, id=id_)


@cache
def declared(shipped: str = "vim") -> tuple[ActionKeys, ...]:
    """Return all actions as the keymap takes them, with the keys of one of the shipped maps."""
    other = PLAIN if shipped == "plain" else {}
    return tuple(
        ActionKeys(
            action.id,
            tuple(map(key_named, other.get(action.id, action.keys))),
            action.where,
            required=action.id in REQUIRED,
        )
        for action in (*ACTIONS, *IN_TEXT)
    )


def rebound(keymap: Keymap) -> dict[str, str]:
    """Return what `App.set_keymap` takes: the keys of what is not where its binding has it from the start.

    At each key Textual goes through all of it once for each of the bindings.
    """
    from_the_start = {action.id: action.keys for action in declared()}
    return {id_: keys for id_, keys in keymap.for_textual().items() if keymap.of(id_) != from_the_start.get(id_)}


class Hint(NamedTuple):
    """A key and what it does now, for the footer. Higher ranks stay longer when it is narrow."""

    key: str
    label: str
    rank: int

    @property
    def width(self) -> int:
        """How many cells it takes, with the space after it."""
        return len(self.key) + len(self.label) + 3


def hints(
    actions: Iterable[Action],
    keymap: Keymap,
    *,
    plain: bool = False,
    first: Sequence[str] = (),
    typing: bool = False,
) -> list[Hint]:
    """Return the footer's hints for actions that can be done now: highest rank first, the constant ones last.

    The actions named in `first` stand above all others there. While she is `typing`, keys that print are text: each
    action shows a key that is none, or stays out.
    """
    above = {id_: ALWAYS - 1 - index for index, id_ in enumerate(first)}
    ranks = {action: above.get(action.id, min(action.rank, ALWAYS - 1 - len(above))) for action in actions}
    ranks |= {action: ALWAYS for action in ranks if action.rank == ALWAYS}
    ranked = sorted((action for action in ranks if ranks[action]), key=lambda each: -ranks[each])
    found = [Hint(_key(action, keymap, plain, typing), action.label, ranks[action]) for action in ranked]
    found = [hint for hint in found if hint.key]
    return [hint for hint in found if hint.rank < ALWAYS] + [hint for hint in found if hint.rank >= ALWAYS]


def _key(action: Action, keymap: Keymap, plain: bool, typing: bool) -> str:
    """Return the first key of an action that works now, as people read it; empty where there is none."""
    keys = [key for key in keymap.of(action.id) if not (typing and (printable(key) or key in TYPING))]
    return shown_key(keys[0], plain=plain) if keys else ""


def fitting(found: list[Hint], width: int) -> list[Hint]:
    """Return the hints that fit `width` cells: whole ones go, from the lowest rank on."""
    kept = list(found)
    while kept and sum(hint.width for hint in kept) > width:
        kept.remove(min(kept, key=lambda hint: hint.rank))
    return kept
