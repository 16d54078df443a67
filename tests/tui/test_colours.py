"""On a terminal of few colours, what has to be told apart is."""

from collections.abc import Callable

import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from coachtui.resources import themes_folder
from coachtui.services.session import Session
from coachtui.themes import ANSI, BASE, OWN, load_themes
from coachtui.tui.app import CoachApp
from coachtui.tui.colours import EIGHT, MANY, NONE, SIXTEEN, depth, filters, suited

THEMES = load_themes([themes_folder()])[0]
GROUNDS = ("background", "surface", "panel")
INKS = tuple(sorted({*BASE, *OWN} - {*GROUNDS, "cursor", "cursor-text", "selection", "edge"}))


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("system", [ColorSystem.STANDARD, ColorSystem.EIGHT_BIT])
def test_no_text_is_lost_on_its_ground_and_the_cursor_is_seen(name: str, system: ColorSystem) -> None:
    spec = THEMES[suited(THEMES, name, SIXTEEN if system is ColorSystem.STANDARD else MANY)]
    if spec.ansi:
        assert set(spec.colours.values()) <= ANSI
        return
    seen = {each: Color.parse(colour).rich_color.downgrade(system).number for each, colour in spec.colours.items()}
    assert [(ink, ground) for ground in GROUNDS for ink in INKS if seen[ink] == seen[ground]] == []
    assert seen["cursor"] != seen["background"]
    assert seen["cursor-text"] != seen["cursor"]


def test_a_theme_is_left_alone_where_all_of_it_is_seen() -> None:
    assert suited(THEMES, "light", SIXTEEN) == "ansi"
    assert suited(THEMES, "light", MANY) == "light"
    assert suited(THEMES, "dark", SIXTEEN) == "ansi"
    assert suited(THEMES, "high-contrast", SIXTEEN) == "high-contrast"
    assert suited(THEMES, "high-contrast", EIGHT) == "ansi"
    assert suited({"light": THEMES["light"]}, "light", SIXTEEN) == "light"
    assert {suited(THEMES, name, NONE) for name in THEMES} == {"ansi"}


@pytest.mark.parametrize(
    ("said", "colours"),
    [
        ({"TERM": "xterm-256color"}, MANY),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, MANY),
        ({"TERM": "xterm-16color"}, SIXTEEN),
        ({"TERM": "xterm"}, EIGHT),
        ({"TERM": "linux"}, EIGHT),
        ({"TERM": "screen"}, EIGHT),
        ({"TERM": "vt100"}, NONE),
        ({"TERM": "vt220-w"}, NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, NONE),
    ],
)
def test_how_many_colours_there_are_follows_from_what_the_terminal_says(
    said: dict[str, str], colours: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert depth() == colours


def through(lines: LineFilter, style: str) -> str:
    """Return how a letter of a style is sent after a filter."""
    (segment,) = lines.apply([Segment("x", Style.parse(style))], Color.parse("black"))
    return segment.style.render("x", color_system=ColorSystem.STANDARD)


def test_without_colours_what_stood_on_a_ground_of_its_own_is_reversed() -> None:
    (lines,) = filters(NONE)
    assert through(lines, "bold red on default") == "\x1b[1mx\x1b[0m"
    assert through(lines, "italic bright_white on blue") == "\x1b[3;7mx\x1b[0m"
    assert through(lines, "reverse white on blue") == "x"
    assert through(lines, "reverse white on default") == "\x1b[7mx\x1b[0m"
    assert lines.apply([Segment("x")], Color.parse("black")) == [Segment("x")]


def test_of_eight_colours_a_bright_letter_is_the_plain_one_in_bold() -> None:
    (lines,) = filters(EIGHT)
    assert through(lines, "bright_white on blue") == "\x1b[1;37;44mx\x1b[0m"
    assert through(lines, "italic green on bright_black") == "\x1b[3;32;40mx\x1b[0m"
    assert through(lines, "#ff8f85 on default") == "\x1b[1;31;49mx\x1b[0m"
    assert through(lines, "default on default") == "\x1b[39;49mx\x1b[0m"
    assert filters(SIXTEEN) == filters(MANY) == []


async def test_a_theme_that_cannot_be_told_apart_is_not_put_on_and_she_is_told(
    app: Callable[..., CoachApp], maria: Session
) -> None:
    running = app(maria, theme="ansi", colours=EIGHT)
    async with running.run_test() as pilot:
        for picked, told in (("light", "too few colours for light: ansi is shown"), ("ansi", "ansi, for now")):
            await pilot.press("colon", *"theme", "enter", *picked, "enter")
            await pilot.pause()
            assert running.theme == "ansi"
            assert any(told in each.message for each in running._notifications)
