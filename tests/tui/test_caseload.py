"""The tab Caseload, by keys only."""

from collections.abc import Callable

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from coachtui.tui.ref import Ref

Make = Callable[..., CoachApp]


async def test_an_empty_vault_says_which_keys_begin(
    app: Make, session: Session, screen_text: Callable[[CoachApp], str]
) -> None:
    running = app(session)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "add your first teacher" in screen_text(running)


async def test_three_keys_and_a_name_begin_a_caseload(
    app: Make, session: Session, screen_text: Callable[[CoachApp], str]
) -> None:
    running = app(session)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", *"Maria", "enter")
        await pilot.pause()
        assert [name.name for name in session.store.names()] == ["Maria"]
        assert running.teacher == session.store.names()[0].id
        assert "Next with Maria" in screen_text(running)


async def test_the_teacher_under_the_cursor_is_in_view_on_every_tab(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", *"Ben Okafor", "enter")
        await pilot.pause()
        ben = running.teacher
        assert ben != 7
        await pilot.press("g")
        await pilot.pause()
        first = running.screen.selected  # type: ignore[attr-defined]
        assert isinstance(first, Ref)
        await pilot.press("enter")
        await pilot.pause()
        assert running.tab == "relationship"
        assert running.teacher == first.teacher


async def test_undo_takes_an_added_teacher_away(app: Make, session: Session) -> None:
    running = app(session)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", *"Maria", "enter")
        await pilot.pause()
        await pilot.press("u")
        await pilot.pause()
        assert session.store.names() == []
