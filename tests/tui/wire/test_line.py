"""The line to a terminal that takes its time: nobody waits for it, and what it shows in the end is the last frame."""

import asyncio
import os
import threading
from collections.abc import Callable, Iterator

import pytest
from rich.control import Control

from coachtui.tui.terminal import KITTY_KEYS
from coachtui.tui.wire import line as wire_line
from coachtui.tui.wire.line import Line, Writer, given_up, is_as_known
from coachtui.tui.wire.moves import Knows
from coachtui.tui.wire.picture import Picture
from tests.tui.wire.emulator import Shown

SIZE = (30, 4)


def frame(text: str, row: int = 1) -> str:
    return f"\x1b[{row};1H{text}\x1b[1;1H"


class Slow:
    """A writer that takes a text only when it is told to."""

    it: "Slow"

    def __init__(self, _fd: int, _encoding: str, done: Callable[[], None]) -> None:
        self.texts: list[str | None] = []
        self.done = done
        Slow.it = self

    def start(self) -> None:
        """Have nothing to start."""

    def send(self, text: str | None) -> None:
        """Have a text waiting."""
        self.texts.append(text)

    def join(self) -> None:
        """Have nothing to wait for."""


@pytest.fixture
async def slow(monkeypatch: pytest.MonkeyPatch) -> Line:
    """A line whose terminal takes nothing until `Slow.it.done()`."""
    monkeypatch.setattr(wire_line, "Writer", Slow)
    return Line(0, "utf-8", asyncio.get_running_loop(), Picture(*SIZE, Knows()))


async def test_frames_of_a_busy_terminal_are_dropped_and_the_next_shows_the_last(slow: Line) -> None:
    for number in range(1000):
        slow.write(frame(f"frame {number}"))
        slow.flush()
    writer = Slow.it
    assert writer.texts == ["\x1b[m\x1b[Hframe 0\r"]
    writer.done()
    await asyncio.sleep(0)
    assert len(writer.texts) == 2
    shown = Shown(*SIZE)
    for text in writer.texts:
        shown.feed(text or "")
    assert shown.screen.display[0].startswith("frame 999")
    assert len(writer.texts[1] or "") < 20


async def test_what_is_no_frame_comes_in_its_place_and_unchanged(slow: Line) -> None:
    slow.write(frame("a"))
    slow.write("\x07")
    slow.flush()
    writer = Slow.it
    writer.done()
    slow.write("\x1b]52;c;eA==\a")
    await asyncio.sleep(0)
    assert writer.texts == ["\x07\x1b[m\x1b[Ha\r", "\x1b]52;c;eA==\a"]


async def test_only_a_long_frame_is_held_together_and_only_where_the_terminal_can(slow: Line) -> None:
    long = "".join(chr(97 + number % 26) for number in range(30))
    start, end = "\x1b[?2026h", "\x1b[?2026l"
    writer = Slow.it
    slow.picture.resize(30, 60)
    whole = "".join(f"\x1b[{row};1H{long}" for row in range(1, 60))
    slow.write(whole)
    slow.flush()
    writer.done()
    for data in (start, frame("short"), end):
        slow.write(data)
    slow.flush()
    writer.done()
    slow.picture.forget()
    slow.flush()
    held = [(text or "").startswith(start) and (text or "").endswith(end) for text in writer.texts]
    assert held == [False, False, True]


async def test_what_is_not_understood_goes_out_as_it_is_and_is_then_drawn_anew(slow: Line) -> None:
    slow.write(frame("known"))
    strange = "\x1b[2;1Hlinked \x1b]8;;x\x1b\\here"
    slow.write(strange)
    slow.write(frame("known"))
    slow.flush()
    (sent,) = Slow.it.texts
    assert sent is not None
    before, _, after = sent.partition(f"\x1b[m{strange}")
    assert "known" in before
    assert "known" in after


async def test_at_rest_nothing_is_drawn_but_all_else_is_said(slow: Line) -> None:
    slow.write(frame("drawn"))
    slow.flush()
    slow.write(frame("too late"))
    slow.rest()
    slow.write("\x1b[?1049l")
    slow.close()
    assert Slow.it.texts[1:] == ["\x1b[m\x1b[?1049l", None]


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    here, there = os.pipe()
    yield here, there
    for fd in (here, there):
        os.close(fd)


def test_the_writer_writes_all_of_it_however_slowly_it_is_taken(pipe: tuple[int, int]) -> None:
    here, there = pipe
    done = threading.Event()
    writer = Writer(there, "utf-8", done.set)
    writer.start()
    text = "é" * 100_000
    writer.send(text)
    assert not done.is_set()
    taken = b""
    while len(taken) < 200_000:
        taken += os.read(here, 4096)
    assert done.wait(20)
    writer.send(None)
    writer.join(20)
    assert taken.decode() == text


def test_a_terminal_that_others_have_set_not_to_wait_is_waited_for(pipe: tuple[int, int]) -> None:
    here, there = pipe
    os.set_blocking(there, False)
    writer = Writer(there, "utf-8", lambda: None)
    writer.start()
    writer.send("x" * 300_000)
    writer.send(None)
    taken = 0
    while taken < 300_000:
        taken += len(os.read(here, 65536))
    writer.join(20)
    assert not writer.is_alive()


def test_the_writer_ends_where_the_terminal_is_given_back_or_gone(pipe: tuple[int, int]) -> None:
    _, there = pipe
    os.set_blocking(there, False)
    given_up.set()
    try:
        writer = Writer(there, "utf-8", lambda: None)
        writer.start()
        writer.send("x" * 300_000)
        writer.send(None)
        writer.join(20)
        assert not writer.is_alive()
    finally:
        given_up.clear()
    taken: list[None] = []
    gone = Writer(-1, "utf-8", lambda: taken.append(None))
    gone.start()
    for text in ("x", "y", None):
        gone.send(text)
    gone.join(20)
    assert len(taken) == 2


def test_what_a_terminal_has_no_letters_for_is_a_question_mark(pipe: tuple[int, int]) -> None:
    here, there = pipe
    writer = Writer(there, "latin-1", lambda: None)
    writer.start()
    writer.send("né 日")
    writer.send(None)
    writer.join(20)
    assert os.read(here, 100) == b"n\xe9 ?"


def test_textual_writes_as_it_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_as_known()
    monkeypatch.setattr(Control, "move_to", classmethod(lambda cls, x, y: Control.move(x, y)))
    assert not is_as_known()


def test_only_what_asks_for_long_keys_is_left_out_over_a_line() -> None:
    assert KITTY_KEYS.fullmatch("\x1b[>25u")
    assert KITTY_KEYS.fullmatch("\x1b[<u")
    assert not KITTY_KEYS.fullmatch("\x1b[?1049h")
