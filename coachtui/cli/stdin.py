"""Reading what is typed or piped in, so that an end by ctrl+c, a signal or a dropped line loses none of it."""

import os
import signal
from contextlib import contextmanager
from select import select

from coachtui.cli.voice import tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SHELL_ADDS = 128
"""What a shell adds to the number of the signal that ended a program, to tell its exit code."""


class StoppedError(Exception):
    """A signal ended the reading: `text` is what had come so far, `exit_code` what a shell expects."""

    def __init__(self, text: str, exit_code: int) -> None:
        super().__init__(text, exit_code)
        self.text = text
        self.exit_code = exit_code


def read_all() -> str:
    """Return all of stdin as text. Raises StoppedError, OSError."""
    if os.isatty(0):
        return _read_typed()
    pieces: list[bytes] = []
    with signals() as told:
        while told not in select([0, told], [], [])[0] and (piece := os.read(0, 1 << 20)):
            pieces.append(piece)
        text = decoded(b"".join(pieces))
        if select([told], [], [], 0)[0]:  # it may have come with the end, as when ctrl+c ends what we read from too
            raise StoppedError(text, SHELL_ADDS + os.read(told, 1)[0])
    return text


def _read_typed() -> str:
    """Return all that is typed. Raises StoppedError, whose text has the line too that was not ended."""
    from coachtui.cli.halftyped import half_typed, kept_at_ctrl_c  # noqa: PLC0415 - a pipe has no such line

    typed = b""
    with signals() as told, kept_at_ctrl_c():
        tell("A line a note; ctrl+d on an empty line saves them, ctrl+c puts them into the inbox.")
        while told not in select([0, told], [], [])[0]:
            if not (piece := os.read(0, 1 << 20)):
                return decoded(typed)
            typed += piece
        number = os.read(told, 1)[0]
        raise StoppedError(decoded(typed + half_typed()), SHELL_ADDS + number)


@contextmanager
def signals() -> "Iterator[int]":
    """Give a descriptor that tells the number of each signal that would end us; none of them interrupts a read."""
    told, teller = os.pipe()
    os.set_blocking(teller, False)
    before = {each: signal.signal(each, _pass) for each in ENDINGS if signal.getsignal(each) != signal.SIG_IGN}
    signal.set_wakeup_fd(teller)
    try:
        yield told
    finally:
        signal.set_wakeup_fd(-1)
        for each, handler in before.items():
            signal.signal(each, handler)
        os.close(told)
        os.close(teller)


def _pass(number: int, frame: "FrameType | None") -> None:
    del number, frame


def decoded(data: bytes) -> str:
    """Return bytes as text: UTF-8, or UTF-16 where they say so; what is neither stays, to be mended."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
