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
FEEDS = 3
"""Up to here, feeding lines is."""


class Knows(NamedTuple):
    """What the terminal understands beyond a VT100."""

    erases_in_colour: bool = False
    erases_some: bool = False
    partial_looks: bool = True
    repeats: bool = False
    repeats_signs: bool = False
    feeds_lines: bool = False
    """Whether a line feed goes one line down and nowhere else: no tty on the way adds a carriage return."""


def known(term: str) -> Knows:
    """Return what a terminal that calls itself so (TERM) understands."""
    family = term.split("-", 1)[0].casefold()
    erases = family in ERASING
    return Knows(erases, erases, family not in ALL_AT_ONCE)


def move(at: Place | None, to: Place, *, feeds: bool = False) -> str:
    """Return the shortest way from one place to another; `at` is None where nobody knows.

    With `feeds`, a line feed may go straight down.
    """
    if at == to:
        return ""
    column, row = to
    absolute = "\x1b[H" if to == (0, 0) else f"\x1b[{row + 1}H" if column == 0 else f"\x1b[{row + 1};{column + 1}H"
    if at is None:
        return absolute
    down = row - at[1]
    steps = "\n" * down if feeds and 0 < down <= FEEDS else _by(down, "B", "A")
    from_edge = "\r" + steps + _along(column)
    if at[0] >= 0:
        return min(absolute, from_edge, steps + _along(column - at[0]), key=len)
    # What another step does from there terminals do not agree on, but that it may go up and down.
    return min(absolute, _by(down, "B", "A") if ~at[0] == column and down else absolute, from_edge, key=len)


def _along(step: int) -> str:
    return "\b" * -step if -BACKSPACES <= step < 0 else _by(step, "C", "D")


def _by(step: int, onward: str, back: str) -> str:
    """Return the sequence that goes some cells in one direction."""
    count = "" if abs(step) == 1 else str(abs(step))
    return f"\x1b[{count}{onward if step > 0 else back}" if step else ""
