"""What is pressed in coachtui, vim and nano, so that each does the same: which keys, and what is measured of them."""

from typing import NamedTuple

ESC, DOWN, PAGE_DOWN, NEXT_BUFFER, LAST_LINE = "\x1b", "\x1b[B", "\x1b[6~", "\x1b>", "\x1b/"
ENTER, CTRL_X, OTHER_FILE = "\r", "\x18", "\x1e"
WORDS = "they will not try"
TO_THE_EDGE = 20
"""Lines from the top of a list, or a file, to the last one in sight or nearly so."""

FIRST, STANDS = "first paint: something of it is seen", "first paint: all of it stands"
TYPED, TYPED_LIVE, TAB, STEP = (
    "a letter typed",
    "a letter typed, in the live line",
    "another tab or file",
    "a line down",
)
SCROLL, PAGE = "a line down that scrolls", "a page down"
ACTS = (FIRST, STANDS, TYPED, TYPED_LIVE, TAB, STEP, SCROLL, PAGE)


class Act(NamedTuple):
    """Some keys that are not measured, each given the time to be drawn, and those that are, one by one."""

    what: str
    first: tuple[str, ...]
    keys: tuple[str, ...]


class Program(NamedTuple):
    """A program as the shell starts it. `seen` is of the first it shows, `stands` of the last; `ends` are keys."""

    name: str
    starts: str
    seen: str
    stands: str
    ends: tuple[str, ...]
    acts: tuple[Act, ...]


PROGRAMS = (
    Program(
        "coachtui", "coachtui", "[1 Caseload]", "Next with", ("q",),
        (
            Act(TAB, tuple("23451"), tuple("23451")),
            Act(STEP, ("2",), tuple("jjjjjjjj")),
            Act(SCROLL, ("j" * TO_THE_EDGE,), tuple("jjjjjj")),
            Act(PAGE, ("g",), (PAGE_DOWN,) * 4),
            Act(TYPED, ("n", "x"), tuple(WORDS)),
            Act(TYPED_LIVE, (ESC, "v", "x"), tuple(WORDS)),
        ),
    ),
    Program(
        "vim", "vim -n -c 'set hidden' maria.txt susan.txt", "Maria Delgado", "Top", (ESC, f":qa!{ENTER}"),
        (
            Act(TAB, (f":n{ENTER}", OTHER_FILE), (OTHER_FILE,) * 5),
            Act(STEP, ("gg",), tuple("jjjjjjjj")),
            Act(SCROLL, ("j" * TO_THE_EDGE,), tuple("jjjjjj")),
            Act(PAGE, ("gg",), (PAGE_DOWN,) * 4),
            Act(TYPED, ("Go", "x"), tuple(WORDS)),
        ),
    ),
    Program(
        "nano", "nano maria.txt susan.txt", "[1/2]", "Go To Line", (CTRL_X, CTRL_X),
        (
            Act(TAB, (NEXT_BUFFER, NEXT_BUFFER), (NEXT_BUFFER,) * 5),
            Act(STEP, (), (DOWN,) * 8),
            Act(SCROLL, (DOWN * TO_THE_EDGE,), (DOWN,) * 6),
            Act(PAGE, (), (PAGE_DOWN,) * 4),
            Act(TYPED, (LAST_LINE, "x"), tuple(WORDS)),
        ),
    ),
)  # fmt: skip
