"""Sifts snapshots for words without loading them: which lines of a file may hold them all.

A look at the raw bytes, since most lines of a large vault need never become records. It errs on the side of too many:
whoever asks reads each line it names and looks again.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from coachtui.domain.change import Row
from coachtui.storage import codec
from coachtui.storage.codec import BadBytesError
from coachtui.storage.migrations import migrated
from coachtui.storage.snapshot import schema_of

_TABLE_END = b'":{\n'
_RECORD = re.compile(rb'"\d+":\{')
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


def sifted(path: Path, words: Sequence[str]) -> Iterator[tuple[str, Row]]:
    """Yield the table and the record of each line that may hold all words, folded as domain.readings.find does.

    Raises BadBytesError where a line is no record: then the file is for the whole store to read.
    """
    with path.open("rb", buffering=0) as file:  # a buffer would copy every byte once more
        data = file.readall()
    tables: _Tables | None = None
    schema = schema_of(data)
    for start, line in _lines(data, words):
        if not _RECORD.match(line):
            continue
        tables = tables or _Tables.of(data)
        row = codec.loads(line.partition(b":")[2].rstrip(b","))
        if not isinstance(row, dict):
            raise BadBytesError("it is no record")
        table = tables.name_at(start)
        yield table, migrated(table, row, schema)


class _Tables(NamedTuple):
    """Where the tables of a snapshot begin, and their names."""

    starts: list[int]
    names: list[str]

    @classmethod
    def of(cls, data: bytes) -> "_Tables":
        found = cls([-1], [""])
        at = data.find(_TABLE_END)
        while at >= 0:
            found.starts.append(at)
            found.names.append(data[data.rfind(b'"', 0, at) + 1 : at].decode())
            at = data.find(_TABLE_END, at + 1)
        return found

    def name_at(self, at: int) -> str:
        return self.names[bisect_right(self.starts, at) - 1]


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
    by_length = sorted(words, key=len, reverse=True)  # a long word is seldom there: most files end with the first
    if any(word not in small for word in by_length):
        return
    rarest = min(words, key=small.count, default=b'"')
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
