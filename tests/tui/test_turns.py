"""Keys find their place on a machine that has little time for us, and none is kept back for good."""

from asyncio import Event
from collections.abc import Callable
from time import monotonic

import pytest
from textual.app import ScreenStackError
from textual.events import Key

from coachtui.services.session import Session
from coachtui.tui import turns
from coachtui.tui.app import CoachApp
from coachtui.tui.dialogs.capture import CaptureDialog
from coachtui.tui.screens.relationship import RelationshipScreen
from tests.tui.conftest import rows

Make = Callable[..., CoachApp]


async def test_what_is_typed_ahead_waits_for_a_dialog_that_is_long_in_opening(
    app: Make, maria: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "LOOK_SECONDS", 0.01)
    opening = CaptureDialog.compose

    def slowly(dialog: CaptureDialog) -> object:
        end = monotonic() + 2 * turns.LOOKS * turns.LOOK_SECONDS
        while monotonic() < end:
            pass
        return opening(dialog)

    monkeypatch.setattr(CaptureDialog, "compose", slowly)
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        for key in ("n", "d", "u", "d", "enter"):
            running.post_message(Key(key, key if len(key) == 1 else None))
        for _ in range(1000):
            await pilot.pause()
            if len(rows(maria, "notes")) != 2:
                break
    assert [note["text"] for note in rows(maria, "notes")][2:] == ["dud"]


async def test_a_key_that_never_ends_keeps_no_other_back(
    app: Make, maria: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "LOOK_SECONDS", 0.01)

    ended = Event()

    async def never(_: RelationshipScreen) -> None:
        await ended.wait()

    monkeypatch.setattr(RelationshipScreen, "do_history", never)
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "H", "3")
        for _ in range(1000):
            await pilot.pause()
            if running.tab == "beliefs":
                break
        assert running.tab == "beliefs"
        ended.set()
        await pilot.pause()


async def test_a_key_waits_for_what_began_without_one(
    app: Make, maria: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "LOOKS", 400)
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        going = running.turns.begin()
        running.post_message(Key("3", "3"))
        for _ in range(5):
            await pilot.pause()
        assert running.tab == "relationship"
        running.turns.end(going)
        for _ in range(1000):
            await pilot.pause()
            if running.tab == "beliefs":
                break
        assert running.tab == "beliefs"


async def test_a_key_that_ends_the_app_is_the_last_and_no_fault(
    app: Make, maria: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def gone(_: turns.KeyTurns) -> None:
        raise ScreenStackError("No screens on stack")

    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        monkeypatch.setattr(turns.KeyTurns, "_settled", gone)
        running.post_message(Key("j", "j"))
        await pilot.pause()
        await running.workers.wait_for_complete([each for each in running.workers if each.name == "keys"])
        monkeypatch.undo()
    assert not running.return_code
