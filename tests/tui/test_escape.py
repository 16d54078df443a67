"""Escape and the key after it are two keys, however close together they come."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.drivers import linux_driver
from textual.events import Key, Paste

from coachtui.keymap import Keymap
from coachtui.tui.escape import take_escape_alone


@pytest.fixture(autouse=True, scope="module")
def _as_textual_has_it() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linux_driver, "XTermParser", linux_driver.XTermParser)
        yield


def keys(*reads: str, typing: bool = False, keymap: Keymap | None = None) -> list[str]:
    """Return the keys that come of what was read at once, each of `reads` right after the one before."""
    take_escape_alone(keymap or Keymap(), lambda: typing)
    return [event.key for event in told(*reads) if isinstance(event, Key)]


def told(*reads: str) -> Iterator[object]:
    parser = linux_driver.XTermParser()
    for read in (*reads, ""):
        yield from parser.feed(read)


@pytest.mark.parametrize(
    ("typed", "pressed"),
    [
        ("\x1bn", ["escape", "n"]),
        ("\x1b2", ["escape", "2"]),
        ("\x1bG", ["escape", "G"]),
        ("\x1b]", ["escape", "right_square_bracket"]),
        ("\x1b\x1bq", ["escape", "escape", "q"]),
        ("\x1bn\x1bn\x1b", ["escape", "n", "escape", "n", "escape"]),
        ("\x1bnthey just won't try\r" * 3, None),
        ("\x1b\r", ["escape", "enter"]),
        ("\x1bé", ["escape", "é"]),
        ("\x1bb", ["escape", "b"]),
        ("\x1b", ["escape"]),
    ],
)
def test_two_keys_in_one_read_and_in_two(typed: str, pressed: list[str] | None) -> None:
    alone = [key for letter in typed for key in keys(letter)]
    assert alone == (pressed or alone)
    assert keys(typed) == alone
    assert keys(*typed) == alone


@pytest.mark.parametrize("sequence", ["\x1b[A", "\x1bOP", "\x1b[1;5C", "\x1b[15~", "\x1b[200~", "\x1b[12;4R"])
def test_a_longer_sequence_stays_one_however_it_is_torn(sequence: str) -> None:
    whole = [repr(each) for each in told(sequence)]
    take_escape_alone(Keymap(), lambda: False)
    assert [repr(each) for each in told(sequence)] == whole
    for at in range(1, len(sequence)):
        assert [repr(each) for each in told(sequence[:at], sequence[at:])] == whole


def test_a_bracket_that_nothing_follows_is_a_key_after_escape() -> None:
    assert keys("\x1b", "[") == ["escape", "left_square_bracket"]
    assert keys("\x1bO") == ["escape", "O"]


@given(st.lists(st.text("\x1bbfjkn2?é ", max_size=6), max_size=6))
def test_however_fast_and_in_whatever_pieces_keys_come_each_is_one(reads: list[str]) -> None:
    given_reads = [read for read in reads if read]
    assert keys(*given_reads) == [key for letter in "".join(given_reads) for key in keys(letter)]


def test_the_linux_console_sends_escape_and_tab_for_shift_tab() -> None:
    assert keys("j\x1b\tj") == ["j", "shift+tab", "j"]
    assert keys("\x1b", "\t") == ["escape", "tab"]


def test_in_a_text_option_moves_by_words() -> None:
    assert keys("\x1bb\x1bf\x1b\x7f", typing=True) == ["ctrl+left", "ctrl+right", "ctrl+w"]
    assert keys("\x1b", "b", typing=True) == ["escape", "b"]


def test_a_key_with_alt_that_is_hers_stays_that_key() -> None:
    keymap = Keymap({"note.add": ("alt+n",), "help": ("alt+question_mark", "f1"), "top": ("alt+G",)})
    assert keys("\x1bn\x1b?\x1bG\x1bx", keymap=keymap) == ["alt+n", "alt+question_mark", "alt+G", "escape", "x"]
    assert keys("\x1b", "n", keymap=keymap) == ["escape", "n"]


@pytest.mark.parametrize("at", range(1, 24))
def test_what_is_pasted_presses_no_key_however_it_is_torn(at: int) -> None:
    take_escape_alone(Keymap(), lambda: False)
    sent = "n\x1b[200~red \x1b[31mapple\x1b[0m\x1b\x1b[201~q"
    before, paste, after = told(sent[:at], sent[at:])
    assert isinstance(before, Key)
    assert isinstance(paste, Paste)
    assert isinstance(after, Key)
    assert (before.key, paste.text, after.key) == ("n", "red [31mapple[0m", "q")


def test_after_a_paste_escape_is_a_key_again() -> None:
    assert keys("\x1b[200~an apple\x1b[201~\x1bn") == ["escape", "n"]
