"""A terminal for the wire's tests: pyte, with what it lacks of xterm's, and what can be seen on it."""

from typing import Any, ClassVar

import pyte
from pyte.screens import Char
from wcwidth import wcwidth


class Emulated(pyte.Screen):
    """A screen that repeats signs (REP), and on which half a wide letter is a blank, as on xterm."""

    repeats_signs = False
    """Whether it repeats signs beyond ASCII, as xterm does and tmux does not."""
    _has_wide = False
    """Whether a wide letter was ever drawn: only then one can be halved."""

    def draw(self, data: str) -> None:
        """Draw letters, and remember the last."""
        self._last = data[-1:]
        self._has_wide = self._has_wide or (not data.isascii() and any(wcwidth(letter) > 1 for letter in data))
        if not self._has_wide:
            super().draw(data)
            return
        for letter in data:
            column = min(self.cursor.x, self.columns - 1)
            for edge in (column, column + wcwidth(letter)):
                self._part(edge)
            super().draw(letter)

    def _part(self, column: int) -> None:
        line = self.buffer[self.cursor.y]
        if 0 < column < self.columns and line[column].data == "":
            line[column - 1], line[column] = (line[each]._replace(data=" ") for each in (column - 1, column))

    def erase_in_display(self, how: int = 0, *_: Any, **__: Any) -> None:
        """Blank all of it, also where nothing has been drawn yet: pyte leaves that in its own colour."""
        super().erase_in_display(how)
        if how == 2:
            for line in range(self.lines):
                self.buffer[line].update(dict.fromkeys(range(self.columns), self.cursor.attrs))

    def repeat(self, count: int = 0, **_: Any) -> None:
        """Draw the last letter again."""
        if self.repeats_signs or self._last.isascii():
            super().draw(self._last * (count or 1))


class RepeatingStream(pyte.Stream):
    """Understands REP."""

    csi: ClassVar[dict[str, str]] = {**pyte.Stream.csi, "b": "repeat"}
    events = frozenset([*pyte.Stream.events, "repeat"])


class Shown:
    """A terminal of some size, without wrapping, as Textual asks for it."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = Emulated(columns, rows)
        self._stream = RepeatingStream(self.screen)
        self.feed("\x1b[?7l")

    def feed(self, text: str) -> None:
        """Take what is sent."""
        self._stream.feed(text)

    @property
    def place(self) -> tuple[int, int]:
        """Where the cursor stands."""
        return min(self.screen.cursor.x, self.screen.columns - 1), self.screen.cursor.y

    def seen(self) -> list[list[tuple[Any, ...]]]:
        """Return every cell as it can be seen: its letter and how it looks; of a blank, what shows of it."""
        lines = self.screen.buffer
        return [[_seen(lines[y][x]) for x in range(self.screen.columns)] for y in range(self.screen.lines)]

    def differs(self, other: "Shown") -> str:
        """Say where another terminal, as large or larger, shows something else in the place of this one.

        Only lines drawn on since this was asked are looked at.
        """
        rows = (self.screen.dirty | other.screen.dirty) & set(range(self.screen.lines))
        self.screen.dirty.clear()
        other.screen.dirty.clear()
        for row in rows:
            ours, theirs = self.screen.buffer[row], other.screen.buffer[row]
            for column in range(self.screen.columns):
                if ours[column] != theirs[column] and _seen(ours[column]) != _seen(theirs[column]):
                    return "\n".join([f"{column},{row}: {ours[column]} for {theirs[column]}", *self.screen.display])
        return ""


def _seen(cell: Char) -> tuple[Any, ...]:
    shows = cell.underscore or cell.reverse or cell.strikethrough
    if cell.data == " " and not shows:
        return (" ", cell.bg)
    return tuple(cell)
