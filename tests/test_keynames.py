import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from coachtui.keynames import key_named, lost_key, printable, risky_key, shown_key


@pytest.mark.parametrize("character", string.digits + string.ascii_letters + string.punctuation)
def test_every_character_has_the_name_that_textual_gives_it(character):
    assert key_named(character) == _character_to_key(character)
    assert shown_key(key_named(character)) == character
    assert printable(key_named(character))


@given(st.characters(codec="utf-8", exclude_categories=("C", "Z", "M"), exclude_characters="←→↑↓"))
def test_characters_of_other_scripts_are_named_as_textual_names_them(character):
    assert key_named(character) == _character_to_key(character)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("^p", "ctrl+p"), ("C-p", "ctrl+p"), ("Ctrl+P", "ctrl+p"), ("control-p", "ctrl+p"), ("ctrl+p", "ctrl+p"),
        ("shift+tab", "shift+tab"), ("S-Tab", "shift+tab"), ("backtab", "shift+tab"), ("shift+a", "A"),
        ("PgUp", "pageup"), ("esc", "escape"), ("Return", "enter"), ("F1", "f1"), ("del", "delete"),
        (" ", "space"), ("space", "space"), ("←", "left"), ("question_mark", "question_mark"), ("?", "question_mark"),
        ("^", "circumflex_accent"), ("+", "plus"), ("-", "minus"), ("C--", "ctrl+minus"), ("ctrl++", "ctrl+plus"),
        ("ctrl+space", "ctrl+@"), ("shift+ctrl+left", "ctrl+shift+left"), ("M-x", "alt+x"), ("^\\", "ctrl+backslash"),
    ],
)  # fmt: skip
def test_people_write_keys_in_many_ways(written, key):
    assert key_named(written) == key


@pytest.mark.parametrize("written", ["", "nokey", "ctrl+", "f25", "super+x", "\x07", "ab"])
def test_what_names_no_key_is_said_with_what_was_written(written):
    with pytest.raises(ValueError, match="is not the name of a key"):
        key_named(written)


@pytest.mark.parametrize("key", ["escape", "pageup", "up", "f1", "space", "ctrl+p", "shift+tab", "ctrl+pagedown", "G"])
def test_what_is_shown_can_be_written(key):
    assert key_named(shown_key(key)) == key
    assert key_named(shown_key(key, plain=True)) == key
    assert shown_key(key, plain=True).isascii()


def test_keys_are_shown_short():
    shown = [shown_key(key) for key in ("ctrl+p", "less_than_sign", "f1", "shift+tab", "left", "escape")]
    assert shown == ["^p", "<", "F1", "shift+tab", "←", "esc"]


def test_keys_that_never_arrive_as_themselves_are_known():
    for key in ("ctrl+m", "ctrl+i", "ctrl+h", "ctrl+3", "alt+x", "shift+enter", "ctrl+shift+p", "ctrl+comma", "ctrl+z"):
        assert lost_key(key), key
    for key in ("ctrl+j", "ctrl+s", "ctrl+q", "ctrl+p", "n", "question_mark", "f1", "shift+tab", "ctrl+underscore"):
        assert not lost_key(key), key


def test_keys_that_multiplexers_and_terminals_take_are_known():
    for key in ("ctrl+s", "ctrl+q", "ctrl+b", "ctrl+a", "f11", "shift+pageup"):
        assert risky_key(key), key
    for key in ("ctrl+j", "pageup", "ctrl+r", "f1"):
        assert not risky_key(key), key
