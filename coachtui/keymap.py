"""Which key does what: the declared keys, changed by hers, with everything told that does not add up.

Pure. It knows ids, keys and the places where they work; what an action does is declared elsewhere.
Keys have Textual's names inside (`question_mark`, `ctrl+p`); people write and read others (`?`, `^p`).
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeGuard

from coachtui.errors import nearest
from coachtui.keynames import key_named, lost_key, printable, risky_key, shown_key

EVERYWHERE = "*"
"""The context that overlaps every other."""

NEVER = "<ignore>"
"""Textual's name for a key that never comes."""

TEXT = "text"
"""The context of a field being typed in: keys that print are text there."""


class ActionKeys(NamedTuple):
    """What the keymap needs to know of an action.

    `keys` are the shipped keys, in Textual's names or as characters, the one to show first. `contexts` are the
    places where they work: a key can do two things only where no context is shared. A `required` action
    (quitting) is never left without a key.
    """

    id: str
    keys: tuple[str, ...] = ()
    contexts: frozenset[str] = frozenset({EVERYWHERE})
    required: bool = False

    def meets(self, other: "ActionKeys") -> bool:
        """Say whether both can be reached from one place."""
        return EVERYWHERE in self.contexts | other.contexts or bool(self.contexts & other.contexts)


class Keymap(NamedTuple):
    """The keys in force: for each action its keys in Textual's names, the one to show first."""

    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    def of(self, action: str) -> tuple[str, ...]:
        """Return the keys of an action; none where it has none."""
        return self.keys.get(action, ())

    def shown(self, action: str, *, plain: bool = False) -> str:
        """Return the first key of an action as people read it, in ASCII if `plain`; empty where it has none."""
        keys = self.of(action)
        return shown_key(keys[0], plain=plain) if keys else ""

    def for_textual(self) -> dict[str, str]:
        """Return what `App.set_keymap` takes: a binding's id → its keys with commas between.

        Textual takes an empty text for "as declared", so an action without a key hangs on one that never comes.
        """
        return {action: ",".join(keys) or NEVER for action, keys in self.keys.items()}


def resolve_keymap(actions: Sequence[ActionKeys], overrides: Mapping[str, str | list[str]]) -> tuple[Keymap, list[str]]:
    """Return the keys in force, and a sentence for everything in `overrides` that cannot be done as written.

    An override replaces all shipped keys of its action; `""` or `[]` takes them away. Where two actions meet on
    a key, hers wins over the shipped one, the earlier over the later, and a required action over all.
    """
    problems: list[str] = []
    chosen = _overridden({action.id: action for action in actions}, overrides, problems)
    keys: dict[str, tuple[str, ...]] = {}
    holders: dict[str, list[ActionKeys]] = {}
    for action in _by_right(actions, chosen):
        wanted = chosen[action.id] if action.id in chosen else map(key_named, action.keys)
        keys[action.id] = free = tuple(key for key in wanted if _free(key, action, holders, problems))
        if free and all(risky_key(key) for key in free):
            problems.append(
                f"{action.id}: {shown_key(free[0])} {risky_key(free[0])}, and it has no other key. Add one."
            )
    return Keymap({action.id: keys[action.id] for action in actions}), problems


def _overridden(
    known: Mapping[str, ActionKeys], overrides: Mapping[str, str | list[str]], problems: list[str]
) -> dict[str, tuple[str, ...]]:
    """Return the keys that she chose, by action, in the order of her file."""
    chosen: dict[str, tuple[str, ...]] = {}
    for id_, written in overrides.items():
        action = known.get(id_)
        if action is None:
            problems.append(f"there is no action {id_!r}{nearest(id_, known) or '; `coachtui keys` lists them'}.")
        elif not _strings(names := [written] if isinstance(written, str) else written):
            problems.append(f"{id_}: write a key, or a list of keys, in quotes.")
        else:
            keys = _usable(action, [name for name in names if name], problems)
            if keys or not any(names):
                chosen[id_] = keys
        if action and action.required and not chosen.get(id_, action.keys):
            problems.append(f"{id_} always keeps a key: {_listed(action.keys)}.")
            chosen.pop(id_, None)
    return chosen


def _strings(names: object) -> TypeGuard[list[str]]:
    return isinstance(names, list) and all(isinstance(name, str) for name in names)


def _usable(action: ActionKeys, names: Iterable[str], problems: list[str]) -> tuple[str, ...]:
    """Return the keys that `names` write and that can work for this action, each once."""
    keys: dict[str, None] = {}
    for name in names:
        try:
            key = key_named(name)
        except ValueError as error:
            problems.append(f"{action.id}: {error}.")
            continue
        if reason := lost_key(key):
            problems.append(f"{action.id}: {shown_key(key)} cannot be used: it {reason}.")
        elif TEXT in action.contexts and printable(key):
            problems.append(f"{action.id}: {shown_key(key)} cannot be used: in a text it is a letter.")
        else:
            keys[key] = None
    return tuple(keys)


def _by_right(actions: Sequence[ActionKeys], chosen: Mapping[str, tuple[str, ...]]) -> list[ActionKeys]:
    """Return the actions, those first whose keys win: required, hers in her order, shipped in theirs."""
    hers = list(chosen)
    return sorted(
        actions, key=lambda action: (not action.required, hers.index(action.id) if action.id in chosen else len(hers))
    )


def _free(key: str, action: ActionKeys, holders: dict[str, list[ActionKeys]], problems: list[str]) -> bool:
    """Take a key for an action and say True; where an action with more right to it has it, tell her and say False."""
    held = holders.setdefault(key, [])
    for other in held:
        if other.meets(action):
            problems.append(f"{shown_key(key)} is asked for by {other.id} and by {action.id}; {other.id} has it.")
            return False
    held.append(action)
    return True


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(shown_key(key) for key in keys)
