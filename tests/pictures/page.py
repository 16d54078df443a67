"""The page of all screens."""

from collections.abc import Iterator
from pathlib import Path

from coachtui.tui.actions import TABS
from tests.pictures.modes import LIGHT, MODES, Mode
from tests.pictures.screens import SCREENS, Pictured

GITHUB = Path(__file__).parents[2] / ".github"
PAGE = GITHUB / "screens.md"
FOLDER = GITHUB / "pictures" / "screens"
HEAD = """# The screens

Every screen in a terminal of 80 columns and 24 lines: in truecolor, in 16 colours, without colour (`NO_COLOR`) and in
plain ASCII (`LC_ALL=C`); the five tabs in the light theme as well. It is the sample caseload of `coachtui demo`, on its
last day.

This page and its pictures are made by `python -m tests.pictures`.
"""


def modes_of(screen: Pictured) -> tuple[Mode, ...]:
    """Return the terminals that a screen is pictured in."""
    return (*MODES, LIGHT) if screen.name in TABS else MODES


def page() -> str:
    """Return the page as Markdown."""
    return "\n".join([HEAD, *(line for screen in SCREENS for line in _of(screen))])


def _of(screen: Pictured) -> Iterator[str]:
    """Give the part of a screen: its heading, what it is for, its pictures two by two."""
    yield f"## {screen.title}\n"
    yield f"{screen.purpose}\n"
    shown = modes_of(screen)
    for pair in (shown[at : at + 2] for at in range(0, len(shown), 2)):
        yield "| " + " | ".join(mode.title for mode in pair) + " |"
        yield "|" + "---|" * len(pair)
        yield "| " + " | ".join(_picture(screen, mode) for mode in pair) + " |\n"


def _picture(screen: Pictured, mode: Mode) -> str:
    return f"![{screen.title}, {mode.title}](pictures/screens/{screen.name}-{mode.name}.svg)"
