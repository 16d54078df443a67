"""The line of an encounter, by keys: what it completes, recalls, shifts, and that no key leaves it by accident."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from coachtui.domain.change import COMMON
from coachtui.services.session import Session
from coachtui.tui.app import CoachApp, Keeping
from tests.conftest import Clock
from tests.tui.conftest import MARIA, Kept, only, put, rows
from tests.tui.test_capture import keys
from tests.tui.test_moments import notes, typed

Make = Callable[..., CoachApp]
Read = Callable[[CoachApp], str]
SIZE = (80, 24)
PEOPLE: list[tuple[int, str, dict[str, Any]]] = [
    (MARIA, "students", {"id": 61, "code": "K3"}),
    (MARIA, "students", {"id": 62, "code": "K12", "focal": True}),
    (COMMON, "groups", {"id": 63, "label": "new comers"}),
]


def read_row(shown: str) -> str:
    """Return the row beneath the line: what it is understood as."""
    return shown.splitlines()[-2]


async def test_tab_takes_what_begins_so_and_enter_never_waits_for_it(
    app: Make, maria: Session, screen_text: Read
) -> None:
    put(maria, PEOPLE)
    running = app(maria)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "v", *keys(". @"))
        await pilot.pause()
        assert read_row(screen_text(running)).split() == ["I", "saw", "·", "tab", "@K12", "@K3", "@new-comers"]
        await pilot.press("tab", "tab", *keys("and @n"), "tab", *keys("left #wait"), "tab", "enter")
        await typed(pilot, ". @q9", "=ro", "door")
        await pilot.press(*keys("#wa"), "tab", "enter", *keys("=ro"), "tab", *keys("x @k"), "left", "tab")
        await pilot.press("right", "tab", "tab", "tab", "enter")
        assert [row["raw"] for row in notes(maria, only(maria, "encounters")["id"])] == [
            ". @K3 and @new-comers left #wait", ". @q9", "=ro", "door", "#wait ", "=role x @k",
        ]  # fmt: skip
        first = notes(maria, only(maria, "encounters")["id"])[0]
        assert (first["students"], first["groups"]) == ([61], [63])


async def test_quick_capture_completes_too_and_tab_still_takes_up_what_was_left(app: Make, maria: Session) -> None:
    put(maria, PEOPLE)
    running = app(maria, keeping=Keeping(Kept()))
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("n", *keys("left @k3 alone"), "escape", "n", *keys(". @k3"), "tab", *keys("wrote"), "enter")
        assert rows(maria, "notes")[-1]["raw"] == ". @K3 wrote"
        await pilot.press("n", *keys("x"), "tab", "enter")
        assert rows(maria, "notes")[-1]["raw"] == "left @k3 alone"


async def test_tab_leaves_an_empty_line_only_and_goes_on_where_nothing_is_known(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "v", *keys("k9"), "tab", "shift+tab", *keys(" quit"), "enter", "tab", "n")
        await typed(pilot, "d")
        assert [row["raw"] for row in notes(maria, only(maria, "encounters")["id"])] == ["k9 quit", "d"]


async def test_up_recalls_a_line_while_another_is_begun_and_that_stands_there_again(
    app: Make, maria: Session, screen_text: Read
) -> None:
    kept = Kept()
    running = app(maria, keeping=Keeping(kept))
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "v", "f2")
        await typed(pilot, "we tried", "~ tired")
        await pilot.press(*keys("half a"), "up", "up")
        await pilot.pause()
        assert read_row(screen_text(running)).startswith(" mending · she said · at 12:00")
        assert list(kept.texts.values()) == ["half a"]
        await pilot.press("f2", *keys(" it"), "enter")
        await pilot.pause()
        visit = only(maria, "encounters")["id"]
        assert [(row["mode"], row["text"]) for row in notes(maria, visit)] == [
            ("saw", "we tried it"),
            ("think", "tired"),
        ]
        await pilot.press("up", *keys("!"), "escape", "n")
        await typed(pilot, " line")
        found = [(row["mode"], row["text"]) for row in notes(maria, visit)]
        assert found[1:] == [("think", "tired"), ("said", "half a line")]
        await pilot.press("up", "up")
        await typed(pilot, "!")
        assert notes(maria, visit)[1]["text"] == "tired!!"
        assert kept.texts == {}
        await pilot.press(*keys("end"), "up", "f4")
        await pilot.pause()
        assert [row["text"] for row in notes(maria, visit)] == ["we tried it", "tired!!", "half a line", "end"]


async def test_a_mended_line_that_was_taken_back_meanwhile_is_written_anew(app: Make, maria: Session) -> None:
    running = app(maria)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "v")
        await typed(pilot, "door", "bell")
        await pilot.press("up", *keys("!"))
        maria.undo()
        await pilot.press("enter")
        await pilot.pause()
        assert [row["text"] for row in notes(maria, only(maria, "encounters")["id"])] == ["door", "bell!"]


async def test_a_line_says_how_long_ago_it_was_and_when_that_is(
    app: Make, maria: Session, screen_text: Read, clock: Clock
) -> None:
    running = app(maria)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "v")
        await typed(pilot, "bell")
        clock.move(timedelta(minutes=10))
        await pilot.press(*keys("-90s k3 I quit"))
        await pilot.pause()
        assert read_row(screen_text(running)).startswith(" K3 said · at 12:08:30")
        await pilot.press("enter", "up", "home", "delete", "delete", "delete", "delete", *keys("-2m"))
        await pilot.pause()
        assert "K3 said · at 12:08 ·" in read_row(screen_text(running))
        await pilot.press("enter")
        await pilot.pause()
        at = [(row["at"][11:19], row["text"]) for row in notes(maria, only(maria, "encounters")["id"])]
        assert at == [("16:00:00", "bell"), ("16:08:00", "I quit")]


HARMLESS = (
    *("f2", "f5", "f7", "f8", "f12", "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert"),
    *("delete", "backspace", "tab", "shift+tab", "ctrl+left", "ctrl+right", "shift+left", "shift+up", "ctrl+@"),
    *(f"ctrl+{letter}" for letter in "abcdefgjklnorstuvwxyz"),
    *(f"alt+{letter}" for letter in "qdxn"),
    *("question_mark", "colon", "slash", "q", "Q", "E", "asterisk", "less_than_sign", "1", "space"),
)


async def test_no_key_leaves_the_line_but_those_that_say_so_and_none_saves_or_opens_anything(
    app: Make, maria: Session
) -> None:
    running = app(maria)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.press("v", "v", *keys("begun"))
        line, screens = running.focused, list(running.screen_stack)
        for key in HARMLESS:
            await pilot.press(key)
            assert (running.focused, running.screen_stack) == (line, screens), key
        visit = only(maria, "encounters")
        assert (visit["state"], notes(maria, visit["id"])) == ("live", [])
        for key, opened in (
            ("f1", "HelpDialog"),
            ("ctrl+p", "PickDialog"),
            ("f3", "ChoiceDialog"),
            ("f9", "BlankScreen"),
        ):
            await pilot.press(key)
            await pilot.pause()
            assert type(running.screen).__name__ == opened
            await pilot.press("escape")
        await pilot.press("ctrl+e", "ctrl+u")
        await typed(pilot, "door")
        assert [row["text"] for row in notes(maria, visit["id"])] == ["door"]
