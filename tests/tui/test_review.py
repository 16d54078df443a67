"""Looking through what is kept, by keys only."""

from collections.abc import Callable

from coachtui.domain.change import COMMON
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from coachtui.tui.dialogs.review import ReviewDialog
from tests.tui.conftest import MARIA, only, put

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]


async def test_the_caseload_invites_to_look_through_what_is_kept_past_its_day(
    app: Make, maria: Session, screen_text: Read
) -> None:
    put(maria, [(8, "teachers", {"id": 8, "name": "Linh Pham", "state": "archived", "retain_until": "2026-05-01"})])
    running = app(maria)
    async with running.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert "Linh Pham is kept past the day agreed: review what to keep" in screen_text(running)
        await pilot.press("G", "enter")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(running.screen, ReviewDialog)
        shown = screen_text(running)
        assert "was to go by 2026-05-01" in shown
        assert "coachtui forget 'Linh Pham'" in shown
        await pilot.press("y", "enter")
        await pilot.pause()
        await pilot.pause()
        assert (running.teacher, running.tab) == (8, "relationship")
        assert running.clipboard == "coachtui forget 'Linh Pham'"


async def test_old_records_are_told_with_the_command_and_a_look_is_remembered_for_a_year(
    app: Make, maria: Session, screen_text: Read
) -> None:
    put(maria, [(MARIA, "notes", {"id": 900, "text": "old", "at": "2020-01-01T12:00:00Z"})])
    running = app(maria)
    async with running.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        running.screen.action_act("review")  # type: ignore[attr-defined]
        await pilot.pause()
        await pilot.pause()
        shown = screen_text(running)
        assert "1 note" in shown
        assert "coachtui forget --before 2025-05-21 'Maria Delgado'" in shown
        await pilot.press("x")
        await pilot.pause()
        assert only(maria, "retention", COMMON)["on"] == "2026-05-21"
        assert "900" in str(maria.book(MARIA).table("notes").keys())


async def test_a_year_without_a_look_is_told(app: Make, maria: Session, screen_text: Read) -> None:
    put(maria, [(COMMON, "retention", {"id": 901, "what": "looked", "on": "2025-05-01"})])
    running = app(maria)
    async with running.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert "a year since you looked through what you keep: review what to keep" in screen_text(running)
