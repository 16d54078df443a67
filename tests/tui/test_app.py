"""The app as a whole: tabs, the teacher in view, help, the end."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from io import StringIO
from time import monotonic

import pytest
from rich.console import Console
from textual.color import Color

from coachtui.services.session import Session
from coachtui.settings import Settings
from coachtui.tui.actions import TABS
from coachtui.tui.app import CoachApp
from coachtui.tui.ref import Ref
from coachtui.tui.screens.relationship import RelationshipScreen
from coachtui.tui.widgets.frame import Header
from tests.tui.conftest import MARIA

Make = Callable[..., CoachApp]
Text = Callable[[CoachApp], str]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_the_numbers_open_the_five_tabs(
    app: Make, maria: Session, size: tuple[int, int], screen_text: Text
) -> None:
    running = app(maria)
    async with running.run_test(size=size) as pilot:
        for number, tab in enumerate(TABS, 1):
            await pilot.press(str(number))
            await pilot.pause()
            assert running.tab == tab
            assert "Maria Delgado" in screen_text(running)
            assert f"[{number} {tab.capitalize()}]" in screen_text(running)


async def test_q_closes_then_quits(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test() as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert len(running.screen_stack) == 2
        await pilot.press("escape")
        await pilot.pause()
        assert len(running.screen_stack) == 1
        await pilot.press("q")
    assert running.return_code == 0


async def test_an_empty_vault_opens(app: Make, session: Session, screen_text: Text) -> None:
    running = app(session)
    async with running.run_test() as pilot:
        await pilot.pause()
        assert "coachtui" in screen_text(running)


async def test_an_idle_screen_goes_blank_and_any_key_brings_it_back(
    app: Make, maria: Session, screen_text: Text, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = app(maria, settings=Settings(blank_after=5))
    async with running.run_test() as pilot:
        await pilot.pause()
        later = monotonic() + 301
        monkeypatch.setattr("coachtui.tui.resting.monotonic", lambda: later)
        running._tick()
        await pilot.pause()
        assert "Maria" not in screen_text(running)
        await pilot.press("5")
        await pilot.pause()
        assert "Maria" in screen_text(running)
        assert running.tab == "caseload"


async def test_one_key_hides_the_screen_from_every_text_and_the_key_that_ends_it_is_not_typed(
    app: Make, maria: Session, screen_text: Text
) -> None:
    running = app(maria, tab="relationship")
    async with running.run_test() as pilot:
        for begin in (["v", "v"], ["n"], ["e", "tab"], ["i"], ["slash"]):
            await pilot.press(*begin, *"secret")
            await pilot.pause()
            assert "secret" in screen_text(running)
            running.notify("secret too", title="secret", severity="error")
            focus = running.focused
            for back in ("x", "enter", "escape", "f9", "ctrl+q"):
                await pilot.press("f9")
                await pilot.pause()
                assert screen_text(running).split() == ["any", "key"]
                await pilot.press(back)
                await pilot.pause()
                assert running.focused is focus
            running.clear_notifications()
            await pilot.press(*"ly")
            await pilot.pause()
            assert "secretly" in screen_text(running)
            await pilot.press("escape", "escape")
            await pilot.pause()
            assert len(running.screen_stack) == 1


async def test_once_after_each_stretch_of_work_the_vault_is_put_in_order_while_she_rests(
    app: Make, maria: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    folds = []
    monkeypatch.setattr(maria.store, "fold", lambda *, quietly: folds.append(quietly))
    running = app(maria)
    now = [monotonic()]
    monkeypatch.setattr("coachtui.tui.resting.monotonic", lambda: now[0])

    async def rests() -> None:
        now[0] += 61
        running._tick()
        for worker in [each for each in running.workers if each.name == "fold"]:
            await worker.wait()

    async with running.run_test() as pilot:
        await pilot.pause()
        await rests()
        assert folds == []
        for count in (1, 2):
            await pilot.press("n", *"six hands", "enter")
            await pilot.pause()
            running._tick()
            assert len(folds) == count - 1
            await rests()
            await rests()
            assert folds == [True] * count


async def test_a_theme_holds_on_the_tabs_that_were_open_before_and_on_those_to_come(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "1")
        await pilot.pause()
        before = running.screen.styles.background
        running.theme = "light"
        await pilot.pause()
        wanted = running.screen.styles.background
        assert wanted != before
        for tab in "123":
            await pilot.press(tab)
            await pilot.pause()
            assert running.screen.styles.background == wanted
            assert running.screen.query_one(Header).styles.color == Color.parse(running.theme_variables["foreground"])


async def test_a_fault_of_the_program_is_told_without_what_she_wrote(app: Make, maria: Session) -> None:
    running = app(maria)
    shown: list[str] = []

    def panic(*told: object) -> None:
        console = Console(file=StringIO(), width=200)
        console.print(*told)
        shown.append(console.file.getvalue())
        CoachApp.panic(running)

    def faulty() -> None:
        words = [note["text"] for note in maria.book(7).rows("notes")]
        raise ZeroDivisionError(len(words))

    running.panic = panic  # type: ignore[method-assign]
    with suppress(ZeroDivisionError):
        async with running.run_test() as pilot:
            running.call_later(faulty)
            await pilot.pause()
    (told,) = shown
    assert "A fault of the program" in told
    assert "faulty" in told
    assert "hands up" not in told


async def test_a_record_is_found_on_its_tab_however_early_its_lists_are_there(
    app: Make, maria: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = app(maria)
    older = Ref(MARIA, "notes", 72)
    waiting: set[asyncio.Task[None]] = set()

    async def call(back: Callable[[], None]) -> None:
        while not running.screen.query("#notes"):  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0)
        back()

    async with running.run_test(size=(80, 24)) as pilot:
        # Textual calls back before it has drawn where updates are held back, or time is short.
        monkeypatch.setattr(running, "call_after_refresh", lambda back: waiting.add(asyncio.create_task(call(back))))
        running.arrive("relationship", MARIA, older)
        await pilot.press("space")
        assert isinstance(running.screen, RelationshipScreen)
        assert running.screen.notes_list.marked == {older}
