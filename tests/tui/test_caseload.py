"""The tab Caseload, by keys only."""

from collections.abc import Callable

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from coachtui.tui.ref import Ref
from coachtui.tui.screens.caseload import AT_ONCE
from coachtui.tui.widgets.rows import Rows
from tests.tui.conftest import put

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


async def test_a_large_caseload_is_listed_at_once_and_ordered_when_all_of_it_is_read(
    app: Make, session: Session, screen_text: Callable[[CoachApp], str]
) -> None:
    count = 3 * AT_ONCE
    put(session, [(100 + at, "teachers", {"id": 100 + at, "name": f"Teacher {at:02}"}) for at in range(count)])
    last = 100 + count - 1
    put(session, [(last, "promises", {"id": 1, "who": "coach", "text": "the tickets", "due": "2026-01-05"})])
    running = app(session)
    async with running.run_test(size=(80, 40)) as pilot:
        assert len(listed(running)) == count
        while listed(running)[0].teacher != last:
            await pilot.pause()
        assert len(listed(running)) == count
        assert f"Teacher {count - 1:02}" in screen_text(running).splitlines()[3]


def listed(running: CoachApp) -> list[Ref]:
    """The teachers in the list, in its order."""
    return running.screen.query_one("#teachers", Rows).refs
