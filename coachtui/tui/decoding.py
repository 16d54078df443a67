"""Bytes from the terminal that are no UTF-8, as a paste from an old file sends them: read as the letters they were.

Textual decodes strictly, in a thread whose end is the end of the app, and has no setting for it. It also reads on where
the terminal has gone and nothing more will come, as fast as it can.
"""

import os
import signal
from codecs import IncrementalDecoder, getincrementaldecoder, register_error
from collections.abc import Callable, Iterator
from time import sleep
from typing import TYPE_CHECKING

from textual.drivers import linux_driver
from textual.message import Message

from coachtui.domain.letters import mended

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

HOW = "coachtui.mended"
GONE_SECONDS = 0.1
"""How long to wait before a terminal that has gone is read again."""


def read_broken_bytes() -> None:
    """Let the terminal's bytes be decoded so from now on; nothing changes where Textual decodes in another way."""
    register_error(HOW, _letters)
    if hasattr(linux_driver, "getincrementaldecoder"):
        linux_driver.getincrementaldecoder = _decoder


def keys_in(typed: bytes) -> Iterator[Message]:
    """Give the keys that these bytes are, and what else a terminal says; there are no more to come."""
    parser = linux_driver.XTermParser()  # type: ignore[attr-defined] # the one in force
    yield from parser.feed(typed.decode("utf-8", HOW)) if typed else ()
    yield from parser.feed("")


class _Decoder(IncrementalDecoder):
    """Reads broken bytes as letters, and the end of all bytes as a dropped line."""

    def __init__(self, name: str) -> None:
        super().__init__(HOW)
        self._mending = getincrementaldecoder(name)(HOW)

    def decode(self, data: "ReadableBuffer", final: bool = False) -> str:
        """Return the letters; where there are no bytes, say that the terminal has gone."""
        if not bytes(data) and not final:
            os.kill(os.getpid(), signal.SIGHUP)
            sleep(GONE_SECONDS)
        return self._mending.decode(data, final)


def _decoder(name: str) -> Callable[[], IncrementalDecoder]:
    return lambda: _Decoder(name)


def _letters(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    broken = error.object[error.start : error.end]
    return mended(broken.decode("utf-8", "surrogateescape")), error.end
