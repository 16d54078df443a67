"""The shipped map `plain`: arrows and function keys, for whoever does not move by letters.

What it does not name keeps its own keys: a letter that stands for its word (`n` note, `e` edit) is no riddle. F10 and
F11 belong to terminals.
"""

from collections.abc import Mapping

PLAIN: Mapping[str, tuple[str, ...]] = {
    "move.down": ("down",),
    "move.up": ("up",),
    "move.first": ("home",),
    "move.last": ("end",),
    "move.out": ("left",),
    "move.in": ("right",),
    "help": ("f1", "?"),
    "edit": ("f2", "e"),
    "find": ("f3", "/"),
    "filter": ("f4", "f"),
    "note.capture": ("f5", "n"),
    "visit": ("f6", "v"),
    "prep": ("f7", "p"),
    "sort": ("f8", "s"),
    "palette": ("f9", "ctrl+p"),
    "add": ("insert", "a"),
    "delete": ("delete", "d"),
    "live.line": ("tab", "f5"),
    "inquiry.line": ("tab", "f5"),
    "inquiry.wording": ("f4",),
    "blank": ("f12",),
}
"""The keys of an action in it, the one to show first."""
