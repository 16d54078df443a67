"""What the app tells in passing: it covers nothing that is being read, and is gone with the next key."""

from collections.abc import Callable

import pytest
from textual.geometry import Region

from coachtui.domain.keeping import Problem
from coachtui.errors import ConfigError
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp, Keeping
from tests.tui.conftest import MARIA, Kept, put, rows

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]
LONG = "she said that the ones at the back have decided not to try, and that they decided it in the first week"

DELETED = "note deleted: she said that the ones at the back have…. u brings"


def told(running: CoachApp) -> list[tuple[Region, str]]:
    """Return where something is told on this screen, and what."""
    return [(each.region, str(each.render())) for each in running.screen.query("Toast")]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_what_was_done_is_one_line_over_the_tabs_and_gone_with_the_next_key(
    app: Make, maria: Session, screen_text: Read, size: tuple[int, int]
) -> None:
    put(maria, [(MARIA, "notes", {"id": 80, "mode": "saw", "text": LONG, "at": "2026-05-20T14:40:00Z"})])
    running = app(maria)
    async with running.run_test(size=size, notifications=True) as pilot:
        await pilot.press("2")
        await pilot.pause()
        for keys, said in (("d", DELETED), ("u", "undone: note deleted"), ("U", "done again: note deleted")):
            await pilot.press(keys)
            await pilot.pause()
            ((region, text),) = told(running)
            assert text.startswith(said)
            assert (region.y, region.height) == (1, 1)
            assert region.right <= size[0]
        await pilot.press("j")
        await pilot.pause()
        assert told(running) == []
        assert "[2 " in screen_text(running).splitlines()[1]


async def test_over_a_dialog_and_a_form_it_leaves_their_fields_and_hints_in_sight(app: Make, maria: Session) -> None:
    running = app(maria, keeping=Keeping(Kept()))
    async with running.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("2", "e", "x", "escape")
        await pilot.pause()
        assert [text for _, text in told(running)] == ["Kept as a draft: e brings it back."]
        await pilot.press("e")
        await pilot.pause()
        await pilot.pause()
        ((region, text),) = told(running)
        assert text.startswith("Left here before, not kept yet")
        assert not running.screen.query_one("#fields").region.overlaps(region)
        await pilot.press("x")
        await pilot.pause()
        assert told(running) == []


async def test_a_line_that_is_kept_is_told_once_however_many_there_are(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("n", *". one", "enter", "n", *". two", "enter")
        await pilot.pause()
        assert len(told(running)) == 1
        assert len(rows(maria, "notes")) == 4


async def test_all_that_is_wrong_at_the_start_is_one_message(app: Make, maria: Session, screen_text: Read) -> None:
    wrong = [ConfigError("Keys", f"move.{each}: there is no key {each!r}.", "See: coachtui keys") for each in "abcdef"]
    running = app(maria, problems=wrong)
    async with running.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        ((_, text),) = told(running)
        assert text.startswith("6 things to put right\nKeys: move.a: there is no key 'a'.\n")
        assert "and 2 more" in text
        assert text.count("See: coachtui keys") == 1
        await pilot.press("j")
        await pilot.pause()
        assert len(told(running)) == 1


async def test_damage_that_is_found_while_it_runs_is_told_once(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert told(running) == []
        maria.store.problems.append(Problem("A teacher's file is damaged", "It was made anew.", "It is kept aside."))
        for _ in range(2):
            running.trouble.look()
            await pilot.pause()
            assert len(told(running)) == 1
        assert "It was made anew.\nIt is kept aside." in told(running)[0][1]
