"""The tab Caseload, by keys only."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from coachtui.services.session import Session
from coachtui.services.teachers import add_teacher
from coachtui.settings import Settings
from coachtui.tui.app import CoachApp
from coachtui.tui.ref import Ref
from coachtui.tui.screens.caseload import AT_ONCE
from coachtui.tui.widgets.rows import Rows
from tests.conftest import Clock
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


@pytest.mark.parametrize(
    "way_in", [("a", *"Cem", "enter"), ("n", *"Cem", "enter", "escape"), ()], ids=["a", "n", "shell"]
)
async def test_whoever_has_no_cadence_of_her_own_is_due_by_that_of_the_settings(
    app: Make, session: Session, clock: Clock, screen_text: Callable[[CoachApp], str], way_in: tuple[str, ...]
) -> None:
    if not way_in:
        session.do(add_teacher(session.pen, "Cem"))
    running = app(session, Settings(cadence_days=10))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press(*way_in, "n", *'t "hello"', "enter")
        await pilot.pause()
        assert "in 10 d" in screen_text(running)
        clock.move(timedelta(days=12))
        await pilot.press("2", "1")
        await pilot.pause()
        assert "12 d ago  ! 2 d over" in screen_text(running)
        assert "See Cem?" in screen_text(running)


async def test_the_header_says_the_last_contact_as_the_caseload_does(
    app: Make, maria: Session, screen_text: Callable[[CoachApp], str]
) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *"~ is she tired?", "enter")
        await pilot.pause()
        header, *_, row = screen_text(running).splitlines()[:4]
        assert "3 d ago · saved" in header
        assert "3 d ago" in row
        await pilot.press("n", *'t "come and see"', "enter", "2")
        await pilot.pause()
        assert "today · saved" in screen_text(running).splitlines()[0]


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
