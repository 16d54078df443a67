"""The line that nobody has ended yet: a terminal keeps it to itself, and throws it away at ctrl+c."""

import os
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from select import select

STDIN = 0
LFLAG = 3
"""Where `tcgetattr` has the flags of how a terminal takes a line."""
PIECE = 1 << 16


@contextmanager
def kept_at_ctrl_c() -> Iterator[None]:
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


def half_typed() -> bytes:
    """Return what has come and was not read yet, of a line too that nobody has ended."""
    if os.isatty(STDIN):
        with suppress(termios.error):
            _set_flags(termios.tcgetattr(STDIN)[LFLAG] & ~termios.ICANON)
    found = b""
    while select([STDIN], [], [], 0)[0] and (piece := read()):
        found += piece
    return found


def read() -> bytes:
    """Return what has come; nothing at the end, and where the terminal is gone."""
    try:
        return os.read(STDIN, PIECE)
    except OSError:
        return b""


def _set_flags(flags: int) -> None:
    whole = termios.tcgetattr(STDIN)
    whole[LFLAG] = flags
    termios.tcsetattr(STDIN, termios.TCSANOW, whole)
