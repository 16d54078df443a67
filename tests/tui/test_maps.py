"""The shipped maps of keys, and her own keys where she types and answers."""

from collections.abc import Callable

import pytest

from coachtui.keymap import Keymap, resolve_keymap
from coachtui.keynames import printable
from coachtui.services.session import Session
from coachtui.tui.actions import ACTIONS, BY_ID, IN_TEXT, LISTS
from coachtui.tui.app import CoachApp
from coachtui.tui.bindings import declared
from coachtui.tui.maps import PLAIN
from tests.tui.conftest import MARIA, put

Make = Callable[..., CoachApp]
Text = Callable[[CoachApp], str]
LETTERS_OF_VIM = {"j", "k", "h", "l", "g", "G"}


@pytest.mark.parametrize("shipped", ["vim", "plain"])
def test_a_shipped_map_adds_up(shipped: str) -> None:
    assert resolve_keymap(declared(shipped), {})[1] == []


@pytest.mark.parametrize("shipped", ["vim", "plain"])
def test_help_and_palette_which_run_everything_need_no_letter_and_are_everywhere(shipped: str) -> None:
    keymap, _ = resolve_keymap(declared(shipped), {})
    for id_ in ("help", "palette"):
        assert any(not printable(key) for key in keymap.of(id_))
        assert BY_ID[id_].where == LISTS


def test_the_plain_map_moves_by_arrows_alone_and_names_only_what_there_is() -> None:
    keymap, _ = resolve_keymap(declared("plain"), {})
    assert {*BY_ID, *(each.id for each in IN_TEXT)} >= PLAIN.keys()
    assert not LETTERS_OF_VIM & {key for each in ACTIONS for key in keymap.of(each.id)}


def with_keys(app: CoachApp, keymap: Keymap) -> CoachApp:
    app.keymap, app.look = keymap, app.look._replace(keymap=keymap)
    return app


async def test_the_plain_map_is_in_force_on_tabs_and_in_lists(app: Make, maria: Session, screen_text: Text) -> None:
    keymap, _ = resolve_keymap(declared("plain"), {})
    running = with_keys(app(maria, tab="relationship"), keymap)
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("f5", *". 6 hands", "enter")
        assert "6 hands" in screen_text(running)
        assert "F5 note" in screen_text(running)
        await pilot.press("f9", *"all changes", "enter")
        listed = running.screen.list
        first = listed.row
        await pilot.press("j")
        assert listed.row is first
        await pilot.press("escape", "f1", *"another teacher", "escape")
        assert len(running.screen_stack) == 1


async def test_arrows_move_the_cursor_of_a_list_that_is_longer_than_its_place(app: Make, maria: Session) -> None:
    put(maria, [(MARIA, "notes", {"id": 100 + each, "mode": "saw", "text": f"line {each}"}) for each in range(60)])
    running = app(maria, tab="relationship")
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        listed = running.screen.notes_list
        listed.focus()
        await pilot.pause()
        for key, way in (("home", 0), ("down", 1), ("pagedown", 1), ("up", -1), ("end", 1), ("pageup", -1)):
            before = listed._cursor
            await pilot.press(key)
            assert (listed._cursor - before) * way > 0 or not way, key


async def test_her_keys_hold_in_a_form_and_it_says_so(app: Make, maria: Session, screen_text: Text) -> None:
    keymap, problems = resolve_keymap(declared(), {"text.save": "F7", "text.help": "ctrl+g", "text.leave": ""})
    assert [each.split()[0] for each in problems] == ["text.leave"]
    running = with_keys(app(maria, tab="relationship"), keymap)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        assert "F7 save" in screen_text(running)
        await pilot.press("ctrl+g")
        await pilot.pause()
        assert "F7" in screen_text(running)
        await pilot.press("ctrl+g", *"X", "f7")
        await pilot.pause()
        assert len(running.screen_stack) == 1


def test_a_letter_is_no_key_where_she_types() -> None:
    _, (said,) = resolve_keymap(declared(), {"text.save": "w"})
    assert "in a text it is a letter" in said
