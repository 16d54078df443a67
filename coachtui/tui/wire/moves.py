"""What a terminal is known to understand, and the shortest way for its cursor."""

from typing import NamedTuple

Place = tuple[int, int]
"""Column and row, from 0. Where the last column was just written, and another letter would wrap, it is `~column`."""

ERASING = (
    "xterm", "linux", "rxvt", "alacritty", "kitty", "foot", "konsole", "gnome", "vte", "st", "putty", "iterm",
    "iterm2", "wezterm", "ghostty", "contour", "mintty", "nsterm",
)  # fmt: skip
"""Terminals that erase with the colour of the ground in force, and can erase some cells (ECH).

Screen, tmux, and what is not known, are asked to erase to the end of the line only, where the ground is their own."""

ALL_AT_ONCE = ("vt100", "vt102", "vt52", "ansi")
"""Terminals that take attributes away only all at once."""

BACKSPACES = 3
"""Up to here, stepping back is shorter than a sequence."""


class Knows(NamedTuple):
    """What the terminal understands beyond a VT100."""

    erases_in_colour: bool = False
    erases_some: bool = False
    partial_looks: bool = True
    repeats: bool = False
    repeats_signs: bool = False


def known(term: str) -> Knows:
    """Return what a terminal that calls itself so (TERM) understands."""
    family = term.split("-", 1)[0].casefold()
    erases = family in ERASING
    return Knows(erases, erases, family not in ALL_AT_ONCE)


def move(at: Place | None, to: Place) -> str:
    """Return the shortest way from one place to another; `at` is None where nobody knows."""
    if at == to:
        return ""
    column, row = to
    absolute = "\x1b[H" if to == (0, 0) else f"\x1b[{row + 1}H" if column == 0 else f"\x1b[{row + 1};{column + 1}H"
    if at is None:
        return absolute
    down = row - at[1]
    if at[0] < 0:  # what a step to the left does there, terminals do not agree on
        return min(absolute, _by(down, "B", "A"), key=len) if ~at[0] == column and down else absolute
    relative = _by(down, "B", "A") + ("\r" if column == 0 and at[0] else _along(column - at[0]))
    return min(absolute, relative, key=len)


def _along(step: int) -> str:
    return "\b" * -step if -BACKSPACES <= step < 0 else _by(step, "C", "D")


def _by(step: int, onward: str, back: str) -> str:
    """Return the sequence that goes some cells in one direction."""
    count = "" if abs(step) == 1 else str(abs(step))
    return f"\x1b[{count}{onward if step > 0 else back}" if step else ""
