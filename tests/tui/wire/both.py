"""A driver for two emulated terminals: one is sent all that Textual draws, one what has changed; they are compared."""

import asyncio
from collections.abc import Callable
from typing import Any

from textual.drivers.headless_driver import HeadlessDriver

from coachtui.tui.wire.line import Line
from coachtui.tui.wire.moves import Knows
from coachtui.tui.wire.picture import Picture
from tests.tui.wire.emulator import Shown

ALL = Knows(erases_in_colour=True, erases_some=True, repeats=True, feeds_lines=True)

BEYOND = (300, 100)
"""As large as any window is made."""


class Immediate:
    """Writes at once, to an emulated terminal, and counts."""

    shown: Shown
    sent: list[str]

    def __init__(self, _fd: int, _encoding: str, done: Callable[[], None]) -> None:
        self._done = done

    def start(self) -> None:
        """Have nothing to start."""

    def send(self, text: str | None) -> None:
        """Show a text."""
        if text:
            self.shown.feed(text)
            self.sent.append(text)
        self._done()

    def join(self) -> None:
        """Have nothing to wait for."""


class Both(HeadlessDriver):
    """Sends each frame to one terminal as it is and to another by the wire, and compares all their cells."""

    is_headless = False
    knows = ALL
    compared = 0

    def __init__(self, app: Any, **how: Any) -> None:
        super().__init__(app, **how)
        self._begin(*self._get_terminal_size())
        self._line = Line(0, "utf-8", asyncio.get_running_loop(), Picture(*self._get_terminal_size(), self.knows))

    def _begin(self, columns: int, rows: int) -> None:
        # A frame that was composed for a larger window goes beyond this one: there it would scroll, or be squeezed in.
        self.stock, self.wired = Shown(*BEYOND), Shown(columns, rows)
        self.wired.screen.repeats_signs = self.knows.repeats_signs
        Immediate.shown, Immediate.sent = self.wired, []

    def forget(self, size: tuple[int, int] | None = None) -> None:
        """Begin again at another size, or know nothing."""
        if size:
            self._begin(*size)
            self._line.picture.resize(*size)
        elif not any(None in row for row in self._line.picture.rows):  # else a new size has not been drawn yet
            self.wired.feed("\x1b[2J\x1b[31;7mnobody knows what this is")
            self._line.picture.forget()

    def write(self, data: str) -> None:
        """Take what Textual writes."""
        self.stock.feed(data)
        self._line.write(data)

    def flush(self) -> None:
        """Compare."""
        self._line.flush()
        assert not (difference := self.wired.differs(self.stock)), difference
        columns, rows = self._line.picture.size
        column, row = self.stock.place
        assert self.wired.place == (min(column, columns - 1), min(row, rows - 1))
        Both.compared += 1
