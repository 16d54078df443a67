"""The tab Board, by keys only."""

from collections.abc import Callable

import pytest

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from tests.tui.conftest import rows

Make = Callable[..., CoachApp]
Text = Callable[[CoachApp], str]
MARIA = 7


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_a_claim_is_a_line_and_two_keys(
    app: Make, maria: Session, screen_text: Text, size: tuple[int, int]
) -> None:
    running = app(maria)
    async with running.run_test(size=size) as pilot:
        await pilot.press("4", "a", *"warm-ups land", "enter")
        await pilot.pause()
        await pilot.press("y", "s")
        await pilot.pause()
        (claim,) = rows(maria, "claims")
        assert (claim["what"], claim["works"], claim["scope"]) == ("warm-ups land", "yes", "some")
        shown = screen_text(running)
        assert "warm-ups land" in shown
        assert "said" in shown
        assert "why?" in shown


async def test_escape_leaves_the_rest_of_a_claim_open(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "a", *"warm-ups land", "enter")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        (claim,) = rows(maria, "claims")
        assert "works" not in claim


async def test_evidence_moves_a_claim_to_known(app: Make, maria: Session, screen_text: Text) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "a", *"warm-ups land", "enter")
        await pilot.pause()
        await pilot.press("y", "s")
        await pilot.pause()
        await pilot.press("E", *"22 of 28 began", "enter")
        await pilot.pause()
        await pilot.press("y", "m")
        await pilot.pause()
        (evidence,) = rows(maria, "evidence")
        assert evidence["bears_on"] == [rows(maria, "claims")[0]["id"]]
        assert "known 1" in screen_text(running)
        assert "22 of 28 began" in screen_text(running)


async def test_m_shows_for_whom_and_back(app: Make, maria: Session, screen_text: Text) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "a", *"warm-ups land", "enter")
        await pilot.pause()
        await pilot.press("y", "a")
        await pilot.pause()
        await pilot.press("m")
        await pilot.pause()
        assert "For whom" in screen_text(running)
        assert "unknown" in screen_text(running)
        await pilot.press("m")
        await pilot.pause()
        assert "said 1" in screen_text(running)
