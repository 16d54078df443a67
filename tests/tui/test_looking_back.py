"""The board as it stood on a day, and what moved since one, by keys only."""

from collections.abc import Callable

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from tests.tui.conftest import put

Make = Callable[..., CoachApp]
Text = Callable[[CoachApp], str]
MARIA = 7


def a_claim_that_came_to_be_known(maria: Session) -> None:
    put(
        maria,
        [
            (MARIA, "students", {"id": 31, "code": "K3", "focal": True, "created": "2026-03-01T12:00:00Z"}),
            (MARIA, "claims", {"id": 5, "what": "pairs help", "scope": "one", "with": [31], "works": "yes"}),
            (MARIA, "claims", {"id": 6, "what": "boards help", "created": "2026-05-15T12:00:00Z"}),
            (
                MARIA,
                "evidence",
                {
                    "id": 51,
                    "text": "K3 began alone",
                    "covers": [31],
                    "bears_on": [5],
                    "bearing": "for",
                    "created": "2026-05-10T12:00:00Z",
                },
            ),
        ],
    )


async def test_the_board_of_a_day_is_shown_read_only(app: Make, maria: Session, screen_text: Text) -> None:
    a_claim_that_came_to_be_known(maria)
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", ":", *"board on", "enter", "ctrl+u", *"tomorrow", "enter")
        await pilot.pause()
        assert any("still to come" in each.message for each in running._notifications)
        await pilot.press(":", *"board on", "enter", "ctrl+u", *"2026-05-05", "enter")
        await pilot.pause()
        shown = screen_text(running)
        assert "as it stood on Tue 5 May 2026. Nothing can be written here" in shown
        assert "said: nothing known yet" in shown
        assert "worded as today" in shown
        assert "pairs help" in shown
        assert "boards help" not in shown
        assert ("m", "for whom") in {(hint.key, hint.label) for hint in running.screen.footer.hints}
        assert "m for whom" in shown
        await pilot.press("m")
        await pilot.pause()
        shown = screen_text(running)
        assert "For whom" in shown
        assert ("m", "cards") in {(hint.key, hint.label) for hint in running.screen.footer.hints}
        assert "m cards" in shown
        assert "K3" in shown
        assert "+ ?" in shown
        await pilot.press("m")
        done = [step.label for step in maria.done()]
        await pilot.press("a", "d", "e", "n", "x", "w", "E", "u", "space", "enter")
        await pilot.pause()
        assert "the past" in screen_text(running)
        assert "Claim" in screen_text(running)
        assert [step.label for step in maria.done()] == done
        await pilot.press("b", "escape")
        await pilot.pause()
        assert "boards help" in screen_text(running)


async def test_what_moved_since_a_month_ago_says_why_and_goes_there(
    app: Make, maria: Session, screen_text: Text
) -> None:
    a_claim_that_came_to_be_known(maria)
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", ":", *"what moved", "enter", "ctrl+u", *"13/45", "enter")
        await pilot.pause()
        assert "“13/45” names no day. Such as 2026-01-15" in screen_text(running)
        await pilot.press("ctrl+u", *"2026-05-05", "enter")
        await pilot.pause()
        shown = screen_text(running)
        assert "since Tue 5 May 2026" in shown
        assert "said → known" in shown
        assert "came, for it: K3 began alone" in shown
        assert "new: said" in shown
        await pilot.press("j", "enter")
        await pilot.pause()
        assert "K3 began alone" in screen_text(running)
        assert running.screen_stack[-1].__class__.__name__ in ("PageScreen", "BoardScreen")
