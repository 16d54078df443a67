"""Lines as they are typed, or come through a pipe; what a signal finds half typed is not lost."""

import os
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from select import select

from coachtui.cli.stdin import SHELL_ADDS, StoppedError, decoded, signals
from coachtui.domain.letters import mended

STDIN = 0
LFLAG = 3
"""Where `tcgetattr` has the flags of how a terminal takes a line."""
PIECE = 1 << 16


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
                self._came += _half_typed()
                raise StoppedError(self._rest(), SHELL_ADDS + number)
            piece = _read()
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
    with signals() as told, _kept_at_ctrl_c():
        yield TypedLines(told)


@contextmanager
def _kept_at_ctrl_c() -> Iterator[None]:
    """Let a terminal not throw the line away in which ctrl+c is pressed."""
    if not os.isatty(STDIN):
        yield
        return
    before = termios.tcgetattr(STDIN)
    _set_flags(before[LFLAG] | termios.NOFLSH)
    try:
        yield
    finally:
        with suppress(termios.error):  # the terminal may be gone
            termios.tcsetattr(STDIN, termios.TCSANOW, before)


def _half_typed() -> bytes:
    """Return what has come and was not read yet, of a line too that nobody has ended."""
    if os.isatty(STDIN):
        with suppress(termios.error):
            _set_flags(termios.tcgetattr(STDIN)[LFLAG] & ~termios.ICANON)
    found = b""
    while select([STDIN], [], [], 0)[0] and (piece := _read()):
        found += piece
    return found


def _set_flags(flags: int) -> None:
    whole = termios.tcgetattr(STDIN)
    whole[LFLAG] = flags
    termios.tcsetattr(STDIN, termios.TCSANOW, whole)


def _read() -> bytes:
    """Return what has come; nothing at the end, and where the terminal is gone."""
    try:
        return os.read(STDIN, PIECE)
    except OSError:
        return b""


def _text(line: bytes) -> str:
    return mended(decoded(line))
