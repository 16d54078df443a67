"""What was typed before the app read the terminal itself becomes the same keys."""

import pytest
from textual.events import CursorPosition, Key

from coachtui.tui.decoding import keys_in, read_broken_bytes


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        (b"", []),
        (b"nt \r", ["n", "t", "space", "enter"]),
        (b"2\x1b", ["2", "escape"]),
        (b"\x1b[A\x1bOP\x7f", ["up", "f1", "backspace"]),
        ("é日".encode(), ["é", "日"]),
        ("na\xefve".encode("latin-1"), ["n", "a", "ï", "v", "e"]),
    ],
)
def test_each_key_is_given_once(typed: bytes, keys: list[str]) -> None:
    read_broken_bytes()
    given = list(keys_in(typed))
    assert [
        event.character if event.character and not event.character.isascii() else event.key for event in given
    ] == keys
    assert all(isinstance(event, Key) for event in given)


def test_what_the_terminal_answered_is_no_key() -> None:
    read_broken_bytes()
    (answer,) = keys_in(b"\x1b[12;4R")
    assert isinstance(answer, CursorPosition)
    assert (answer.x, answer.y) == (3, 11)
