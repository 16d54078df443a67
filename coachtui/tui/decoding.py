"""Bytes from the terminal that are no UTF-8, as a paste from an old file sends them: read as the letters they were.

Textual decodes strictly, in a thread whose end is the end of the app, and has no setting for it.
"""

from codecs import IncrementalDecoder, getincrementaldecoder, register_error
from functools import partial

from textual.drivers import linux_driver

from coachtui.domain.letters import mended

HOW = "coachtui.mended"


def read_broken_bytes() -> None:
    """Let the terminal's bytes be decoded so from now on; nothing changes where Textual decodes in another way."""
    register_error(HOW, _letters)
    if hasattr(linux_driver, "getincrementaldecoder"):
        linux_driver.getincrementaldecoder = _decoder


def _decoder(name: str) -> partial[IncrementalDecoder]:
    return partial(getincrementaldecoder(name), errors=HOW)


def _letters(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    broken = error.object[error.start : error.end]
    return mended(broken.decode("utf-8", "surrogateescape")), error.end
