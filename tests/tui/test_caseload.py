"""The tab Caseload, by keys only."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from coachtui.services.session import Session
from coachtui.services.teachers import add_teacher
from coachtui.settings import Settings
from coachtui.tui.app import AT_ONCE, CoachApp, Keeping
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.rows import Rows
from tests.conftest import Clock
from tests.tui.conftest import put
from tests.tui.test_inbox import Box, Waiting

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


def order(running: CoachApp) -> list[int]:
    """Return the teachers as they stand in the list."""
    return [ref.teacher for ref in running.screen.query_one("#teachers", Rows).refs]


def two_more(maria: Session) -> None:
    """Write a teacher who should have been met long ago, and one who was met the day before."""
    for teacher, name, day in ((8, "Zoe Late", "2026-03-02"), (9, "Ada Early", "2026-05-20")):
        put(maria, [(teacher, "teachers", {"id": teacher, "name": name, "state": "active", "cadence_days": 14})])
        met = {"id": teacher * 10, "kind": "visit", "state": "done", "start": f"{day}T14:00:00Z", "debriefed": True}
        put(
            maria,
            [(teacher, "encounters", met), (teacher, "encounters", {**met, "id": met["id"] + 1, "kind": "other"})],
        )


async def test_the_list_lies_still_while_she_looks_and_the_next_teacher_is_the_next_in_it(
    app: Make, maria: Session
) -> None:
    two_more(maria)
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        first = order(running)
        assert (first[0], running.teacher) == (8, 8)
        await pilot.press("n", *"~ just talked", "enter", "n", *"t we talked", "enter")
        await pilot.pause()
        assert order(running) == first
        seen = [running.teacher]
        for _ in first:
            await pilot.press(">")
            await pilot.pause()
            seen.append(running.teacher)
        assert seen == [*first, first[0]]
        await pilot.press("<")
        await pilot.pause()
        assert running.teacher == first[-1]
        await pilot.press("2", ">", "1")
        await pilot.pause()
        assert running.teacher == first[0]
        assert order(running)[-1] == 8
        assert sorted(order(running)) == sorted(first)


async def test_who_is_new_takes_her_place_in_the_list(app: Make, maria: Session) -> None:
    two_more(maria)
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        first = order(running)
        await pilot.press("a", *"Ben", "enter")
        await pilot.pause()
        new = next(each for each in order(running) if each not in first)
        assert [each for each in order(running) if each != new] == first
        assert order(running).index(new) == 1
        assert running.teacher == new


async def test_what_waits_in_the_inbox_stands_in_the_list_and_opens(
    app: Make, maria: Session, screen_text: Callable[[CoachApp], str]
) -> None:
    running = app(maria, keeping=Keeping(inbox=Box(Waiting("a", "Marai", "t late"), Waiting("b", "Marai", "t on"))))
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "2 texts wait in the inbox for a teacher" in screen_text(running)
        assert running.screen.selected == Ref(7, "teachers", 7)  # type: ignore[attr-defined]
        await pilot.press("k", "enter")
        await pilot.pause()
        assert "Inbox: notes that found no teacher" in screen_text(running)


async def test_names_that_begin_alike_can_be_told_apart(
    app: Make, maria: Session, screen_text: Callable[[CoachApp], str]
) -> None:
    for at, end in enumerate(("Abara", "Berg", "Chen")):
        name = f"Wilhelmina-Alexandra Montgomery-{end}"
        put(maria, [(20 + at, "teachers", {"id": 20 + at, "name": name, "state": "active"})])
    for size, whole in (((80, 24), False), ((120, 40), False), ((200, 50), True)):
        running = app(maria)
        async with running.run_test(size=size) as pilot:
            await pilot.pause()
            for end in ("Abara", "Berg", "Chen"):
                said = f"Wilhelmina-Alexandra Montgomery-{end}" if whole else f"{end} "
                assert said in screen_text(running), size


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
    put(session, [(last, "encounters", {"id": 1, "kind": "other", "state": "done", "start": "2026-01-05T14:00:00Z"})])
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
