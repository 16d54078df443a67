"""Every cell of every screen can be read, in every theme, on terminals of 256, 16 and 8 colours, and of none."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from pyte.screens import Char
from rich.color import ColorSystem
from rich.style import Style
from textual.drivers.headless_driver import HeadlessDriver
from textual.strip import Strip

from coachtui.resources import themes_folder
from coachtui.services.session import Session
from coachtui.themes import load_themes
from coachtui.tui.app import CoachApp, Keeping
from coachtui.tui.colours import depth, suited
from tests.contrast import least
from tests.tui.conftest import MARIA, Shipped, maria_of
from tests.tui.walk import OneLeft
from tests.tui.wire.emulator import Shown

Make = Callable[..., CoachApp]
THEMES = load_themes([themes_folder()])[0]
WAY = [
    *"2jejj", "tab", "escape", "H", "escape", "p", "escape", "s", "escape", "3", "m", "m", "i", "w", "escape", "escape",
    "4", "m", "m", "space", "5", "slash", *"K3", "escape", "question_mark", "escape", "colon", *"set", "enter",
    "escape", "n", *"! @K", "escape", "2", "v", "v", *"~ s", "enter", "f6", "f6", "f3", "w", "k", "f3", "f4",
]  # fmt: skip
"""Through the tabs, a form, dialogs, the map, the matrix, an inquiry and a visit."""
READABLE = 3.0
"""WCAG asks for 4.5, which the themes hold by themselves; the nearest of 256 colours may come a little closer."""
ON_ANY_GROUND = 1.9
"""What the sixteen of any palette reach, on light and on dark grounds; what is lost on one of them stays beneath."""
SGR = re.compile(r"\x1b\[([\d;]*)m")
PYTE = {"brown": "yellow", "brightbrown": "brightyellow", "bfightmagenta": "brightmagenta"}


class Looked(HeadlessDriver):
    """Shows what is sent on an emulated terminal, and looks at the cells of each frame."""

    is_headless = False
    readable = READABLE
    sent: list[str]
    shown: Shown

    def __init__(self, app: Any, **how: Any) -> None:
        super().__init__(app, **how)
        Looked.sent = []
        Looked.shown = Shown(*self._get_terminal_size())

    def write(self, data: str) -> None:
        """Take what Textual writes."""
        self.sent.append(data)
        self.shown.feed(data)

    def flush(self) -> None:
        """Look at the lines that were drawn."""
        screen = self.shown.screen
        for row in screen.dirty:
            for column in range(screen.columns):
                cell = screen.buffer[row][column]
                assert not is_lost(cell, self.readable), (f"{column},{row}", cell, *screen.display)
        screen.dirty.clear()


def is_lost(cell: Char, readable: float) -> bool:
    """Whether a cell shows a letter or a digit that cannot be read on its ground."""
    if not cell.data.isalnum():
        return False
    ink, ground = ("own ink" if cell.fg == "default" else PYTE.get(cell.fg, cell.fg)), cell.bg
    ground = "own ground" if ground == "default" else PYTE.get(ground, ground)
    return least(ink, ground) < readable


def test_a_letter_in_the_colour_of_its_ground_is_lost_and_one_that_light_terminals_lose() -> None:
    plain = Char("x")
    assert not is_lost(plain, READABLE)
    assert not is_lost(plain._replace(fg="green"), ON_ANY_GROUND)
    assert not is_lost(plain._replace(fg="brightwhite", bg="blue"), READABLE)
    assert is_lost(plain._replace(fg="101010", bg="101010"), READABLE)
    assert is_lost(plain._replace(fg="white"), ON_ANY_GROUND)
    assert is_lost(plain._replace(fg="brown"), ON_ANY_GROUND)
    assert is_lost(plain._replace(bg="blue"), ON_ANY_GROUND)
    assert not is_lost(Char(" ")._replace(fg="blue", bg="blue"), READABLE)


def numbers(sent: str) -> set[int]:
    """Return the numbers in all sequences that set a look."""
    return {int(number or 0) for found in SGR.findall(sent) for number in found.split(";")}


LOOKS = set(range(30))
"""Bold, italic, underlined, reversed, and what takes them away."""
EIGHT = LOOKS | set(range(30, 38)) | {39} | set(range(40, 48)) | {49}
ALL = set(range(256))


@pytest.fixture(autouse=True)
def _no_looks_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have each style rendered for this terminal: Textual keeps in it what it was on the first of the process."""

    def render(style: Style, text: str, color_system: ColorSystem) -> str:
        ansi = Strip.render_ansi(style, color_system)
        return f"\x1b[{ansi}m{text}\x1b[0m" if ansi else text

    monkeypatch.setattr(Strip, "render_style", staticmethod(render))


UNDERSTOOD = {
    "xterm-256color": ALL,
    "xterm-16color": ALL - {38, 48},
    "linux": EIGHT,
    "vt100": LOOKS,
}
"""The numbers that a terminal understands."""


ALWAYS = [("xterm-256color", "dark"), ("xterm-256color", "light"), ("linux", "dark"), ("vt100", "dark")]
FEW_COLOURS = ("dark", "colour-blind", "high-contrast", "mono")
REST = {*(("xterm-256color", theme) for theme in THEMES), *(("xterm-16color", theme) for theme in FEW_COLOURS)}


@pytest.mark.parametrize(
    ("term", "theme"),
    [*ALWAYS, *(pytest.param(*each, marks=pytest.mark.walk) for each in sorted(REST - set(ALWAYS)))],
)
async def test_every_letter_of_every_screen_can_be_read(
    app: Make, sample: Session, monkeypatch: pytest.MonkeyPatch, term: str, theme: str
) -> None:
    monkeypatch.setenv("TERM", term)
    colours = depth()
    shown = suited(THEMES, theme, colours)
    monkeypatch.setattr(Looked, "readable", ON_ANY_GROUND if THEMES[shown].ansi else READABLE)
    keeping = Keeping(prompts=Shipped(), inbox=OneLeft())
    running = app(sample, theme=shown, colours=colours, teacher=maria_of(sample), keeping=keeping)
    running.driver_class = Looked
    async with running.run_test(size=(80, 24), headless=False) as pilot:
        for key in WAY:
            await pilot.press(key)
    assert len(Looked.sent) > len(WAY)
    assert numbers("".join(Looked.sent)) <= UNDERSTOOD[term]


def reversed_cells() -> list[str]:
    """Return what is shown in reverse, a text a line."""
    screen = Looked.shown.screen
    lines = (screen.buffer[row] for row in range(screen.lines))
    found = ("".join(line[column].data for column in range(screen.columns) if line[column].reverse) for line in lines)
    return [text for text in found if text]


def bold_labels() -> list[str]:
    """Return the labels of a form that stand in bold."""
    screen = Looked.shown.screen
    labels = ([screen.buffer[row][column] for column in range(1, 18)] for row in range(1, screen.lines - 1))
    return ["".join(cell.data for cell in cells).strip() for cells in labels if any(cell.bold for cell in cells)]


async def test_without_colours_the_cursor_the_pane_and_the_field_are_plain_to_see(
    app: Make, maria: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "vt100")
    running = app(maria, theme=suited(THEMES, "dark", depth()), colours=depth(), teacher=MARIA)
    running.driver_class = Looked
    async with running.run_test(size=(80, 24), headless=False) as pilot:
        await pilot.press("2")
        await pilot.pause()
        assert any("they just won't try" in text for text in reversed_cells())
        doubled = next(line for line in Looked.shown.screen.display if "═" in line)
        assert doubled.split("╔")[1].startswith("═ Notes")
        await pilot.press("n", *"abc")
        await pilot.pause()
        assert reversed_cells()[-1] == " "
        await pilot.press("escape", "e")
        await pilot.pause()
        assert reversed_cells() == [" "]
        assert bold_labels() == ["Text"]
        await pilot.press("down")
        await pilot.pause()
        assert bold_labels() == ["At"]
