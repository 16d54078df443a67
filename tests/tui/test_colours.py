"""On a terminal of few colours, what has to be told apart is."""

import pytest
from rich.color import ColorSystem
from textual.color import Color

from coachtui.resources import themes_folder
from coachtui.themes import ANSI, BASE, OWN, load_themes
from coachtui.tui.colours import suited

THEMES = load_themes([themes_folder()])[0]
GROUNDS = ("background", "surface", "panel")
INKS = tuple(sorted({*BASE, *OWN} - {*GROUNDS, "cursor", "cursor-text", "selection", "edge"}))


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("system", [ColorSystem.STANDARD, ColorSystem.EIGHT_BIT])
def test_no_text_is_lost_on_its_ground_and_the_cursor_is_seen(name: str, system: ColorSystem) -> None:
    spec = THEMES[suited(THEMES, name, "standard" if system is ColorSystem.STANDARD else "256")]
    if spec.ansi:
        assert set(spec.colours.values()) <= ANSI
        return
    seen = {each: Color.parse(colour).rich_color.downgrade(system).number for each, colour in spec.colours.items()}
    assert [(ink, ground) for ground in GROUNDS for ink in INKS if seen[ink] == seen[ground]] == []
    assert seen["cursor"] != seen["background"]
    assert seen["cursor-text"] != seen["cursor"]


def test_a_theme_is_left_alone_where_all_of_it_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert suited(THEMES, "light", "standard") == "ansi"
    assert suited(THEMES, "light", "256") == "light"
    assert suited(THEMES, "dark", "standard") == "dark"
    assert suited({"light": THEMES["light"]}, "light", "standard") == "light"
    monkeypatch.setenv("TERM", "xterm")
    assert suited(THEMES, "light") == "ansi"
    monkeypatch.setenv("COLORTERM", "truecolor")
    assert suited(THEMES, "light") == "light"
