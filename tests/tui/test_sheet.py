"""The sheets of the screens: none is parsed twice for one theme."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.css import stylesheet

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from tests.tui.conftest import MARIA

Make = Callable[..., CoachApp]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each sheet of a screen was parsed, by its name."""
    found: Counter[str] = Counter()
    parse = stylesheet.parse

    def counted(scope: str, css: str, read_from: tuple[str, str], **more: Any) -> Any:
        if read_from[0].endswith(".tcss"):  # what a widget brings along Textual parses again as its rank changes
            found[Path(read_from[0]).stem] += 1
        return parse(scope, css, read_from, **more)

    monkeypatch.setattr(stylesheet, "parse", counted)
    return found


async def test_a_sheet_is_parsed_once_whatever_opens_after_it_and_anew_for_another_theme(
    app: Make, maria: Session, parsed: Counter[str]
) -> None:
    running = app(maria, teacher=MARIA)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"2345", "2", "e", "escape", "n", "escape", "question_mark", "escape")
        assert parsed.keys() > {"app", "board", "form", "beliefs"}
        assert set(parsed.values()) == {1}
        ground = running.screen.styles.background
        running.theme = "light"
        await pilot.pause()
        assert running.screen.styles.background != ground
        assert set(parsed.values()) == {2}
