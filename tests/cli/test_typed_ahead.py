"""What is typed while the app is being loaded: shown in letters, and handed on to the last byte, each key whole."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.cli import typedahead
from coachtui.cli.typedahead import KEPT, Letters, TypedAhead


def read(*parts: bytes) -> tuple[str, bool]:
    """Return what is shown of bytes that come in parts, and whether the last key is whole."""
    letters = Letters()
    for part in parts:
        letters.take(part)
    return letters.text, letters.is_whole


@pytest.mark.parametrize(
    ("typed", "letters"),
    [
        (b"n they won't try", "n they won't try"),
        ("déjà 日本 🙂".encode(), "déjà 日本 🙂"),
        (b"won't\x7f\x7f\x08xy", "woxy"),
        (b"\x7fa", "a"),
        (b"nt hi\rj", "nt hi j"),
        (b"\x1b[B\x1b[1;5Dj\x1bOPk", "jk"),
        (b"a\x1b[12;4Rb", "ab"),
        (b"a\x1b]11;rgb:0/0/0\x07b\x1b]11;rgb:0/0/0\x1b\\c", "abc"),
        (b"\x1bcx\x03\x0e\x00y", "cxy"),
        (b"\xff\xfea", "a"),
    ],
)
def test_letters_are_shown_and_nothing_that_would_steer_a_terminal(typed: bytes, letters: str) -> None:
    assert read(typed) == (letters, True)


@given(st.lists(st.binary()))
def test_whatever_comes_in_whatever_parts_is_shown_alike_and_only_where_it_can_be_printed(parts: list[bytes]) -> None:
    shown = read(*parts)
    assert shown == read(b"".join(parts))
    assert shown[0] == "" or shown[0].isprintable()


def test_of_ten_megabytes_the_end_is_kept() -> None:
    assert read(b"x" * 10_000_000, b"end") == ("x" * (KEPT - 3) + "end", True)


@pytest.mark.parametrize("typed", [b"\x1b", b"\x1b[", b"\x1b[1;5", b"\x1bO", b"\x1b]11;rgb"])
def test_a_key_that_has_come_in_part_is_known(typed: bytes) -> None:
    assert read(b"a" + typed) == ("a", False)


class Ends:
    """A terminal of two pipes."""

    def __init__(self) -> None:
        self.reads, self.keys = os.pipe()
        self.seen, self.shows = os.pipe()
        self.ahead = TypedAhead(self.reads, self.shows, 30)

    def close(self) -> None:
        for end in (self.reads, self.keys, self.seen, self.shows):
            os.close(end)


@pytest.fixture
def ends() -> Iterator[Ends]:
    found = Ends()
    yield found
    found.close()


def test_all_that_came_is_handed_over_and_what_comes_later_is_left(ends: Ends) -> None:
    os.write(ends.keys, b"n the")
    assert os.read(ends.seen, 100) == b"\x1b[1;2Htyped: n the"
    os.write(ends.keys, b"\x7f\x7f")
    assert os.read(ends.seen, 100) == b"\x1b[1;2Htyped: n t  "
    os.write(ends.keys, b"\x1b[A")
    assert ends.ahead.stop() == b"n the\x7f\x7f\x1b[A"
    os.write(ends.keys, b"later")
    assert os.read(ends.reads, 100) == b"later"


def test_of_a_long_line_the_end_is_shown(ends: Ends) -> None:
    os.write(ends.keys, b"0123456789" * 9)
    assert os.read(ends.seen, 100).decode() == "\x1b[1;2Htyped: 901234567890123456789"
    assert ends.ahead.stop() == b"0123456789" * 9


@pytest.mark.parametrize("whole", [b"\x1b[1;5D", "é".encode(), "日".encode(), b"\x1bOP"])
def test_the_rest_of_a_key_is_waited_for(ends: Ends, whole: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typedahead, "UNFINISHED_SECONDS", 20)
    os.write(ends.keys, b"a" + whole[:1])
    assert b"a" in os.read(ends.seen, 100)
    with ThreadPoolExecutor(1) as pool:
        stopping = pool.submit(ends.ahead.stop)
        for each in range(1, len(whole)):
            os.write(ends.keys, whole[each : each + 1])
        assert stopping.result(timeout=20) == b"a" + whole


def test_escape_alone_is_a_key(ends: Ends) -> None:
    os.write(ends.keys, b"\x1b")
    assert ends.ahead.stop() == b"\x1b"


def test_a_terminal_that_goes_ends_it(ends: Ends) -> None:
    os.write(ends.keys, b"a")
    assert b"a" in os.read(ends.seen, 100)
    os.close(ends.keys)
    assert ends.ahead.stop() == b"a"
    ends.keys = os.dup(ends.reads)
