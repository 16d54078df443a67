"""One student's page, by keys only."""

from collections.abc import Callable

import pytest

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from tests.tui.conftest import only, put, rows

Make = Callable[..., CoachApp]
Text = Callable[[CoachApp], str]
MARIA = 7
K3 = 31


def k3_is_known(maria: Session) -> None:
    put(
        maria,
        [
            (MARIA, "students", {"id": K3, "code": "K3", "focal": True, "why_focal": "writes it all and erases it"}),
            (MARIA, "claims", {"id": 5, "what": "pairs help", "scope": "one", "with": [K3], "works": "yes"}),
            (MARIA, "claims", {"id": 6, "what": "packets help", "scope": "few"}),
            (MARIA, "evidence", {"id": 51, "text": "began alone", "covers": [K3], "bears_on": [5], "bearing": "for"}),
        ],
    )


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_enter_on_a_student_shows_what_is_known_and_what_is_not_and_a_question_begins_its_answer(
    app: Make, maria: Session, screen_text: Text, size: tuple[int, int]
) -> None:
    k3_is_known(maria)
    running = app(maria)
    async with running.run_test(size=size) as pilot:
        await pilot.press("5", "enter")
        await pilot.pause()
        shown = " ".join(screen_text(running).replace("│", " ").split())
        for said in ("we follow: writes it all", "What is known, by evidence", "+ pairs help", "K3 has not been heard"):
            assert said in shown
        await pilot.press("j", "j")
        await pilot.press("enter", *"what is hard?", "enter", "escape")
        await pilot.pause()
        assert only(maria, "learnings")["about"] == [K3]
        await pilot.press("G")
        await pilot.pause()
        shown = screen_text(running)
        assert "to learn: what is hard?" in shown
        await pilot.press("escape")
        await pilot.pause()
        assert "[5 Decisions]" in screen_text(running)


async def test_any_record_that_names_one_student_leads_to_her_page_by_the_palette(
    app: Make, maria: Session, screen_text: Text
) -> None:
    k3_is_known(maria)
    put(maria, [(MARIA, "students", {"id": 32, "code": "J7"})])
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", ":", *"about a student", "enter")
        await pilot.pause()
        assert "Everything about whom?" in screen_text(running) or "we follow" in screen_text(running)
        await pilot.press("escape", "2", ":", *"about a student", "enter", *"j7", "enter")
        await pilot.pause()
        assert "J7 has not been heard yet" in screen_text(running)
        await pilot.press("e", "escape", "escape")
        await pilot.pause()
        assert [row["code"] for row in rows(maria, "students")] == ["K3", "J7"]
