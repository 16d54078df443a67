"""Her terminal: taken while the app draws on it, given back as it was, whatever stops or ends the app."""

import asyncio
import os
import re
import signal
import sys
import termios
import threading
from contextlib import suppress
from shutil import get_terminal_size
from time import sleep
from types import FrameType
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import CursorPosition
from textual.message import Message

from coachtui.tui.clipboard import COPIES, through
from coachtui.tui.decoding import keys_in
from coachtui.tui.wire.line import Line, given_up, is_as_known
from coachtui.tui.wire.moves import known
from coachtui.tui.wire.picture import Picture
from coachtui.tui.wire.pieces import Row

if TYPE_CHECKING:
    from coachtui.tui.first import First

GIVEN_BACK = (
    b"\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"
    b"\x1b[<u\x1b[0m\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""Ends a frame half drawn, then all that Textual asks of a terminal; then the screen is the one of before."""

WAITS = b"coachtui waits in the background: fg brings it back.\r\n"
KITTY_KEYS = re.compile(r"\x1b\[(>\d+|<)u")
"""Asks for each key in nine bytes or more, and takes it back."""

ALTERNATE = "\x1b[?1049h"
"""Goes to the screen that Textual draws on, an empty one."""

PROBE = "\x1b[{row};3H{sign}\x1b[1b\x1b[6n\x1b[{row};3H  "
"""Has a sign repeated, where the screen holds nothing yet, asks where the cursor is, and wipes it away.

The sign is that of a border where such are drawn: some terminals, as tmux 3.3, repeat letters of ASCII and no others.
"""
BORDER = "\u2500"
HEADER = 0
"""The line of the header, in which the first frame shows what is typed at it."""
REPEATED_TO = 4
OFLAG = 1
"""Where the modes of output stand among those of a terminal."""

ATTEMPTS = 20
GLANCE_SECONDS = 0.01


def probe(rows: int, *, plain: bool) -> str:
    """Return what asks a terminal of so many rows whether it repeats the sign of a border; of plain ones, a blank."""
    return PROBE.format(row=rows // 2, sign=" " if plain else BORDER)


def has_job_control() -> bool:
    """Whether a shell started us that could let us go on once we are stopped."""
    return os.getpgrp() != os.getsid(0)


def is_far() -> bool:
    """Whether the terminal is at the other end of a line (SSH)."""
    return any(os.environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))


class HerTerminal(LinuxDriver):
    """Textual's driver, which sends only what has changed, and comes back from every stop and not only from its own."""

    def __init__(self, app: App[Any], **how: Any) -> None:
        super().__init__(app, **how)
        self._drawn_on = app
        self._line: Line | None = None
        self._sends_changes = is_as_known() and getattr(app, "sends_changes", False)
        self._short_keys = is_far()
        self._first: First | None = getattr(app, "first", None)
        self._typed = b""
        self._is_on = self._is_resized = self._is_asked = False
        self._taken = False
        self._stopped = False
        signal.signal(signal.SIGTSTP, self._stop)
        signal.signal(signal.SIGCONT, self._go_on)

    def write(self, data: str) -> None:
        """Take what Textual writes. Over a thin line, a key stays one byte."""
        if self._short_keys and KITTY_KEYS.fullmatch(data):
            return
        if self._is_on and data == ALTERNATE:
            return
        if data.startswith(COPIES):
            data = through(data, os.environ)
        if self._line:
            self._line.write(data)
        else:
            super().write(data)

    def flush(self) -> None:
        """Send what has changed."""
        if self._line:
            self._line.flush()

    def close(self) -> None:
        """Send all that was written, and write no more."""
        line, self._line = self._line, None
        if line:
            line.close()
        super().close()

    def forget(self, size: tuple[int, int] | None = None) -> None:
        """Know no more what the terminal shows; it may have another size."""
        resized, self._is_resized = self._is_resized, False
        if self._line and size and size != self._line.picture.size:
            self._line.picture.resize(*size)
        elif self._line and (resized or not size):
            self._line.picture.forget()
            self._line.flush()

    def start_application_mode(self) -> None:
        """Take the terminal."""
        if self._sends_changes and sys.__stderr__:
            picture = Picture(*get_terminal_size(), known(os.environ.get("TERM", "")))
            encoding = sys.__stderr__.encoding or "utf-8"
            self._line = Line(sys.__stderr__.fileno(), encoding, self._loop, picture)
        before = self._first_shown()
        super().start_application_mode()  # type: ignore[no-untyped-call] # as Textual declares it
        self._taken, self._is_on = True, False
        self.attrs_before = before or self.attrs_before
        self._hear_of_resizes()
        if self._line:
            feeds = self._lets_line_feeds_be()
            self._line.picture.knows = self._line.picture.knows._replace(feeds_lines=feeds)
            self._ask()

    def _ask(self) -> None:
        """Ask the terminal whether it repeats signs, unless the first frame has asked."""
        asked, self._is_asked = self._is_asked, False
        if self._line and not asked:
            rows = self._line.picture.size[1]
            self._line.say(probe(rows, plain=getattr(self._drawn_on, "plain", False)))
            self._line.picture.doubt(rows // 2 - 1)

    def _hear_of_resizes(self) -> None:
        """Take note of each resize, though the size be what it was before: Textual tells the size at the start too."""
        told = signal.getsignal(signal.SIGWINCH)

        def resized(number: int, frame: FrameType | None) -> None:
            self._is_resized = True
            if callable(told):
                told(number, frame)

        signal.signal(signal.SIGWINCH, resized)

    def _lets_line_feeds_be(self) -> bool:
        """Have the tty add no carriage return to a line feed; False where it is not the one that is drawn on."""
        try:
            if not sys.__stderr__ or not os.path.sameopenfile(self.fileno, sys.__stderr__.fileno()):
                return False
            now = termios.tcgetattr(self.fileno)
            now[OFLAG] &= ~termios.ONLCR
            termios.tcsetattr(self.fileno, termios.TCSANOW, now)
        except (OSError, termios.error):
            return False
        return True

    def _first_shown(self) -> list[Any] | None:
        """Take over what was shown before we came; return how the terminal was set before, None where nothing was."""
        first, self._first = self._first, None
        if first is None:
            return None
        same_size = self._line is not None and first.size == self._line.picture.size
        if not first.hand_over():
            return None
        self._is_on = True
        self._typed = first.typed
        if self._line and same_size:
            self._line.picture.begin_with(first.seed)
            self._is_asked = True
            if self._typed:
                self._line.picture.doubt(HEADER)
        return first.before

    def run_input_thread(self) -> None:
        """Give the keys that were typed at the first frame, then read those to come."""
        typed, self._typed = self._typed, b""
        for said in keys_in(typed):
            self.process_message(said)
        super().run_input_thread()

    @property
    def rows(self) -> list[Row]:
        """What the terminal is to show, line by line; nothing where frames go out as Textual writes them."""
        return self._line.picture.rows if self._line else []

    def process_message(self, message: Message) -> None:
        """Take what the terminal says; where its cursor stands is the answer to what we asked it."""
        if not isinstance(message, CursorPosition):
            super().process_message(message)
        elif self._line and message.x == REPEATED_TO:
            self._line.picture.knows = self._line.picture.knows._replace(
                repeats=True, repeats_signs=not getattr(self._drawn_on, "plain", False)
            )

    def stop_application_mode(self) -> None:
        """Give it back."""
        self._taken = False
        if self._line:
            self._line.rest()
        super().stop_application_mode()

    def _stop(self, *_: object) -> None:
        """Stop, as a shell asks for it, the terminal as it was."""
        if self._taken:
            self.suspend_application_mode()
            self._stopped = True
            with suppress(OSError):
                os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, WAITS)
        os.kill(os.getpid(), signal.SIGSTOP)

    def _go_on(self, *_: object) -> None:
        """Draw again; where something else had stopped us, nobody knows what became of the terminal meanwhile."""
        if self._taken:
            self.suspend_application_mode()
        elif not self._stopped:
            return  # an editor has the terminal
        self._stopped = False
        self.resume_application_mode()
        asyncio.get_running_loop().call_soon_threadsafe(lambda: self._drawn_on.refresh(repaint=True, layout=True))


def redraw(app: App[Any]) -> None:
    """Draw the whole screen again, whatever the terminal shows."""
    forget(app)
    app.refresh(repaint=True, layout=True)


def forget(app: App[Any], size: tuple[int, int] | None = None) -> None:
    """Let the next frame be sent whole: the terminal has another size, or nobody knows what it shows."""
    known_by = getattr(app._driver, "forget", None)  # noqa: SLF001 - Textual gives its driver to nobody
    if known_by:
        known_by(size)


def modes() -> list[Any] | None:
    """Return how the terminal is set now; None where nobody can tell."""
    try:
        return termios.tcgetattr(0)
    except termios.error:
        return None


def _interrupt_writing(by: int) -> None:
    """End the write that some thread is in the middle of: nothing else tells it that it need not wait any more."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and thread.ident:
            with suppress(ProcessLookupError):
                signal.pthread_kill(thread.ident, by)


def give_back(before: list[Any] | None, by: int) -> None:
    """Give the terminal back in haste, though it may take no output: what waits to be drawn is thrown away.

    `by` is a signal that has a handler, and may come any number of times.
    """
    given_up.set()
    threading.excepthook = lambda _: None  # whoever still draws fails now, and that is all right
    with suppress(OSError):
        os.set_blocking(2, False)
    for _ in range(ATTEMPTS):
        try:
            termios.tcflush(2, termios.TCOFLUSH)
            if os.write(2, GIVEN_BACK) == len(GIVEN_BACK):
                break
        except BlockingIOError:
            _interrupt_writing(by)
            sleep(GLANCE_SECONDS)
        except (OSError, termios.error):
            break
    with suppress(OSError):
        os.set_blocking(2, True)
    if before is not None:
        with suppress(termios.error):
            termios.tcsetattr(0, termios.TCSANOW, before)
