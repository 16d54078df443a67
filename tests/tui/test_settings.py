"""Settings and keys, changed from within: in force at once, and kept in her file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coachtui.cli.settings import ScreenConfig
from coachtui.config import load_settings
from coachtui.paths import Paths, find_paths
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp, Keeping

Make = Callable[..., CoachApp]
Text = Callable[[CoachApp], str]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return find_paths(str(tmp_path))


async def settings(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press("ctrl+p", *"settings", "enter")
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def test_settings_hold_at_once_and_are_kept(app: Make, maria: Session, paths: Paths, screen_text: Text) -> None:
    running = app(maria, tab="relationship", keeping=Keeping(config=ScreenConfig(paths)))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await settings(pilot, "enter", "down", "down", "enter")
        assert "Settings" in screen_text(running)
        chosen = load_settings(paths)[0].theme
        assert running.theme == chosen != "dark"
        await pilot.press("down", "enter", "y")
        assert running.plain
        assert "·" not in screen_text(running)
        await pilot.press("escape")
    kept, problems = load_settings(paths)
    assert (kept.theme, kept.ascii, problems) == (chosen, "yes", [])


async def test_a_value_that_cannot_be_is_told_and_asked_again(
    app: Make, maria: Session, paths: Paths, screen_text: Text
) -> None:
    running = app(maria, tab="caseload", keeping=Keeping(config=ScreenConfig(paths)))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await settings(pilot, *["down"] * 4, "enter", *["backspace"] * 2, *"900", "enter")
        assert "from 1 to 366" in screen_text(running)
        await pilot.press(*["backspace"] * 3, *"3", "enter", "escape")
        assert running.look.settings.cadence_days == running.caseload.usual == 3
    assert load_settings(paths)[0].cadence_days == 3


async def test_keys_are_changed_by_name_and_what_does_not_add_up_is_told(
    app: Make, maria: Session, paths: Paths, screen_text: Text
) -> None:
    running = app(maria, tab="relationship", keeping=Keeping(config=ScreenConfig(paths)))
    async with running.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        await settings(pilot, "G", "enter", *"Write a note about", "enter", "backspace", *"q", "enter")
        assert "q is asked for by quit and by note.capture" in screen_text(running)
        await pilot.press("backspace", *"F5 N", "enter", "escape", "escape")
        assert "F5 note" in screen_text(running)
        await pilot.press("f5", *". six", "enter")
        assert "six" in screen_text(running)
    assert load_settings(paths)[0].keys == {"note.capture": ["F5", "N"]}


async def test_an_environment_that_wins_is_told(
    app: Make, maria: Session, paths: Paths, screen_text: Text, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACHTUI_THEME", "mono")
    running = app(maria, keeping=Keeping(config=ScreenConfig(paths)))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await settings(pilot)
        told = " ".join(word for word in screen_text(running).split() if word != "│")
        assert "COACHTUI_THEME wins over the file" in told
