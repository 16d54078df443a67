"""The app as a whole: tabs, the teacher in view, help, the end."""

from collections.abc import Callable

import pytest

from coachtui.services.session import Session
from coachtui.tui.actions import TABS
from coachtui.tui.app import CoachApp

Make = Callable[..., CoachApp]
Text = Callable[[CoachApp], str]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_the_numbers_open_the_five_tabs(
    app: Make, maria: Session, size: tuple[int, int], screen_text: Text
) -> None:
    running = app(maria)
    async with running.run_test(size=size) as pilot:
        for number, tab in enumerate(TABS, 1):
            await pilot.press(str(number))
            await pilot.pause()
            assert running.tab == tab
            assert "Maria Delgado" in screen_text(running)
            assert f"[{number} {tab.capitalize()}]" in screen_text(running)


async def test_q_closes_then_quits(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test() as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert len(running.screen_stack) == 2
        await pilot.press("escape")
        await pilot.pause()
        assert len(running.screen_stack) == 1
        await pilot.press("q")
    assert running.return_code == 0


async def test_an_empty_vault_opens(app: Make, session: Session, screen_text: Text) -> None:
    running = app(session)
    async with running.run_test() as pilot:
        await pilot.pause()
        assert "coachtui" in screen_text(running)
