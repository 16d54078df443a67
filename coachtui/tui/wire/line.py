"""The line to her terminal: what Textual writes goes in, what has changed goes out, and nobody waits for a slow reader.

One text at a time is on its way. While the terminal has not taken it, frames are not queued: the picture takes them in,
and what is sent next is the difference between the last frame and the last one sent.
"""

import os
import re
import select
from asyncio import AbstractEventLoop
from collections.abc import Callable
from queue import SimpleQueue
from threading import Event, Thread

from rich.color import ColorSystem
from rich.control import Control
from rich.style import Style
from textual.strip import Strip

from coachtui.tui.wire.picture import Picture

FRAME = re.compile(r"\x1b\[\d+;\d+H")
"""How a frame begins; whatever else is written goes on as it is."""

AT_ONCE = 1000
"""Up to this many letters, a frame comes in one piece anyway: the terminal need not be told to wait for its end."""

PLAIN = "\x1b[m"
SYNC_START, SYNC_END = "\x1b[?2026h", "\x1b[?2026l"

given_up = Event()
"""Set once the terminal is given back in haste: whoever writes to it stops."""


class Writer(Thread):
    """Writes what it is given, and says after each that it is done; it alone waits for the terminal."""

    def __init__(self, fd: int, encoding: str, done: Callable[[], None]) -> None:
        super().__init__(daemon=True, name="coachtui-output")
        self._fd = fd
        self._encoding = encoding
        self._done = done
        self._texts: SimpleQueue[str | None] = SimpleQueue()

    def send(self, text: str | None) -> None:
        """Write a text after those before; None ends it."""
        self._texts.put(text)

    def run(self) -> None:
        """Write until told to end. A terminal that has gone takes nothing more, and nobody waits for it."""
        gone = False
        while (text := self._texts.get()) is not None:
            gone = gone or not self._write(text.encode(self._encoding, "replace"))
            self._done()

    def _write(self, data: bytes) -> bool:
        while data:
            try:
                data = data[os.write(self._fd, data) :]
            except BlockingIOError:
                if given_up.is_set():
                    return False
                select.select([], [self._fd], [])
            except OSError:
                return False
        return True


class Line:
    """Takes what Textual writes, and sends what the terminal does not show yet."""

    def __init__(self, fd: int, encoding: str, loop: AbstractEventLoop, picture: Picture) -> None:
        self.picture = picture
        self._loop = loop
        self._words: list[str] = []
        self._drawing = True
        self._in_one = False
        self._given = self._taken = 0
        self._waits = False
        self._writer = Writer(fd, encoding, self._is_done)
        self._writer.start()

    def write(self, data: str) -> None:
        """Take a frame into the picture; anything else is sent before it, as it is."""
        if data in {SYNC_START, SYNC_END}:
            self._in_one = True  # Textual writes them only where the terminal has said that it knows them
            return
        if not FRAME.match(data):
            self.say(data)
            return
        if not self.picture.take(data):
            self._words += [self.picture.changes(), PLAIN, data]
            self.picture.lose()
        self._soon()

    def say(self, words: str) -> None:
        """Have something sent as it is, before the next frame."""
        self._words.append(words)
        self._soon()

    def _soon(self) -> None:
        if not self._waits:
            self._waits = True
            self._loop.call_soon_threadsafe(self.flush)

    def flush(self) -> None:
        """Send what there is to send, as soon as the terminal has taken what was sent before."""
        self._waits = True
        if self._given != self._taken:
            return
        self._waits = False
        text = self._said() + self._drawn()
        if text:
            self._given += 1
            self._writer.send(text)

    def rest(self) -> None:
        """Draw no more; what else is written still goes out."""
        self._drawing = False
        self._words.append(PLAIN)

    def close(self) -> None:
        """Send what was written, and return once the terminal has taken it."""
        self._writer.send(self._said())
        self._writer.send(None)
        self._writer.join()

    def _said(self) -> str:
        words, self._words = self._words, []
        return "".join(words)

    def _drawn(self) -> str:
        frame = self.picture.changes() if self._drawing else ""
        return f"{SYNC_START}{frame}{SYNC_END}" if self._in_one and len(frame) > AT_ONCE else frame

    def _is_done(self) -> None:
        """Hear from the writer that a text has been taken."""
        self._taken += 1
        if self._waits and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.flush)


def is_as_known() -> bool:
    """Whether Textual writes its frames as they are read here. Where it does not, they go out as it writes them."""
    drawn = Strip.render_style(Style(bold=True), "a", ColorSystem.STANDARD)
    return Control.move_to(3, 5).segment.text + drawn == "\x1b[6;4H\x1b[1ma\x1b[0m"
