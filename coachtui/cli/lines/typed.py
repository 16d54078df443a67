"""Lines as they are typed, or come through a pipe; what a signal finds half typed is not lost."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from select import select

from coachtui.cli.halftyped import STDIN, half_typed, kept_at_ctrl_c, read
from coachtui.cli.stdin import SHELL_ADDS, StoppedError, decoded, signals
from coachtui.domain.letters import mended


class TypedLines:
    """Gives one line after another. A terminal edits them itself, as it does for every program that reads lines."""

    def __init__(self, told: int) -> None:
        self._told = told
        self._came = b""

    def next(self) -> str | None:
        """Return the next line; None once there is no more.

        Raises StoppedError where a signal ended it: its text is all that had come and was not given yet.
        """
        while b"\n" not in self._came:
            if self._told in select([STDIN, self._told], [], [])[0]:
                number = os.read(self._told, 1)[0]
                self._came += half_typed()
                raise StoppedError(self._rest(), SHELL_ADDS + number)
            piece = read()
            if not piece:
                return self._rest() or None
            self._came += piece
        line, _, self._came = self._came.partition(b"\n")
        return _text(line.removesuffix(b"\r"))

    def _rest(self) -> str:
        rest, self._came = self._came, b""
        return _text(rest)


@contextmanager
def typed_lines() -> Iterator[TypedLines]:
    """Give the lines of stdin. While this lasts, ctrl+c leaves what stands in the line where it can be read."""
    with signals() as told, kept_at_ctrl_c():
        yield TypedLines(told)


def _text(line: bytes) -> str:
    return mended(decoded(line))
