"""Sifts snapshots for words without loading them: which lines of a file may hold them all.

A look at the raw bytes, since most lines of a large vault need never become records. It errs on the side of too many:
whoever asks reads each line it names and looks again.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from coachtui.domain.change import Row
from coachtui.storage import codec
from coachtui.storage.codec import BadBytesError

_TABLE_END = b'":{\n'
_RECORD = re.compile(rb'"\d+":\{')
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


def sifted(path: Path, words: Sequence[str]) -> Iterator[tuple[str, Row]]:
    """Yield the table and the record of each line that may hold all words, folded as domain.readings.find does.

    Raises BadBytesError where a line is no record: then the file is for the whole store to read.
    """
    data = path.read_bytes()
    for start, line in _lines(data, words):
        if not _RECORD.match(line):
            continue
        head = data.rfind(_TABLE_END, 0, start)
        table = data[data.rfind(b'"', 0, head) + 1 : head].decode()
        row = codec.loads(line.partition(b":")[2].rstrip(b","))
        if not isinstance(row, dict):
            raise BadBytesError("it is no record")
        yield table, row


def _lines(data: bytes, words: Sequence[str]) -> Iterator[tuple[int, bytes]]:
    """Yield offset and bytes of each line that holds the rarest word, and of those whose letters need a closer look."""
    plain = [word.encode() for word in words if word.isascii() and not set(word) & set('"\\')]
    if all(word.isascii() for word in words):
        yield from _with_all(data, data.lower(), plain)
    if data.isascii():
        return
    seen = -1
    for found in _BEYOND_ASCII.finditer(data):
        if found.start() > seen:
            start = data.rfind(b"\n", 0, found.start()) + 1
            seen = _end(data, found.start())
            yield start, data[start:seen]


def _with_all(data: bytes, small: bytes, words: Sequence[bytes]) -> Iterator[tuple[int, bytes]]:
    counts = {word: small.count(word) for word in words}
    if not all(counts.values()):
        return
    rarest = min(words, key=lambda word: counts[word], default=b'"')
    at = small.find(rarest)
    while at >= 0:
        start, end = small.rfind(b"\n", 0, at) + 1, _end(small, at)
        line = small[start:end]
        if all(word in line for word in words):
            yield start, data[start:end]
        at = small.find(rarest, end)


def _end(data: bytes, at: int) -> int:
    end = data.find(b"\n", at)
    return len(data) if end < 0 else end
