"""How bytes look on disk: the one place that journal lines and snapshots pass, so that a vault can later be encrypted.

A line is `{"c":"<crc32 of the body's exact bytes>","r":<body>}`: valid JSON that stands on one line.
"""

from typing import Any, Protocol
from zlib import crc32

import orjson

_HEAD = b'{"c":"'
_MIDDLE = b'","r":'
_BODY = len(_HEAD) + 8 + len(_MIDDLE)


class BadBytesError(ValueError):
    """Bytes that fail their check."""


class Codec(Protocol):
    """Turns a journal body into a line and back, and a snapshot into the bytes of its file and back."""

    def line(self, body: bytes) -> bytes:
        """Return the line of a body, its newline included."""
        ...

    def body(self, line: bytes) -> bytes:
        """Return the body of a line without its newline. Raises BadBytesError where the line is damaged."""
        ...

    def pack(self, text: list[bytes]) -> list[bytes]:
        """Return the bytes of a snapshot file, piece by piece as its text comes."""
        ...

    def unpack(self, blob: bytes) -> bytes:
        """Return the text of a snapshot file. Raises BadBytesError where it is damaged."""
        ...


class PlainCodec:
    """JSON that a person can read; every byte of a line is covered by its CRC or by its form."""

    def line(self, body: bytes) -> bytes:
        """Return the line of a body, its newline included."""
        return b"%s%08x%s%s}\n" % (_HEAD, crc32(body), _MIDDLE, body)

    def body(self, line: bytes) -> bytes:
        """Return the body of a line without its newline. Raises BadBytesError where the line is damaged."""
        body = line[_BODY:-1]
        if line != self.line(body)[:-1]:
            raise BadBytesError("the line fails its check")
        return body

    def pack(self, text: list[bytes]) -> list[bytes]:
        """Return the bytes of a snapshot file: the text itself."""
        return text

    def unpack(self, blob: bytes) -> bytes:
        """Return the text of a snapshot file: the bytes themselves."""
        return blob


def dumps(value: Any) -> bytes:
    """Return a value as one line of JSON. Raises TypeError for what JSON cannot hold."""
    return orjson.dumps(value, option=orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS)


def loads(data: bytes) -> Any:
    """Return what JSON bytes hold. Raises BadBytesError where they hold none."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise BadBytesError(str(error)) from error
