"""Sifts snapshots for words without loading them: which lines of a file may hold them all.

A look at the raw bytes, since most lines of a large vault need never become records. It errs on the side of too many:
whoever asks looks again. Loaded by `coachtui find`, whose budget is a few milliseconds: imports what that path does.
"""

from coachtui.domain.readings.sought import folded
from coachtui.storage import scan
from coachtui.storage.quick import SCHEMA

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from coachtui.domain.change import Row

_TABLE_END = b'":{\n'
_ESCAPED = frozenset('"\\')


def sifted(path: "Path", words: "Sequence[str]") -> "Iterator[tuple[str, Row]]":
    """Yield the table and the record of each line that may hold all words, folded as domain.readings.sought does.

    Raises ValueError where a line is no record: then the file is for the whole store to read.
    """
    with path.open("rb", buffering=0) as file:  # a buffer would copy every byte once more
        data = file.readall()
    if is_of_today(data):
        yield from records(data, words)
        return
    from coachtui.storage.migrations import migrated  # noqa: PLC0415 - what an older version left
    from coachtui.storage.snapshot import schema_of  # noqa: PLC0415

    schema = schema_of(data)
    for table, row in records(data, words):
        yield table, migrated(table, row, schema)


def ids_in(path: "Path") -> "Iterator[int]":
    """Yield the ids of all records in a snapshot, and numbers that are none: whoever asks looks again."""
    from re import MULTILINE, finditer  # noqa: PLC0415 - the search for words does without

    for found in finditer(rb'^"(\d+)":\{', path.read_bytes(), MULTILINE):
        yield int(found[1])


def is_of_today(data: bytes, owner: bytes = b"") -> bool:
    """Tell whether this version wrote a snapshot, about `owner` where given, by its first bytes."""
    schema = b',"s":%d,"t":' % SCHEMA
    return data.startswith(b'{"_fold":{"0":{"teacher":' + owner + schema * bool(owner)) and schema in data[:64]


def records(data: bytes, words: "Sequence[str]") -> "Iterator[tuple[str, Row]]":
    """Yield the table and the record of each line of a snapshot that may hold all words. Raises ValueError."""
    table, seen = "", 0
    for start, line in _lines(data, words):
        if not _is_record(line):
            continue
        seen = seen if seen < start else 0  # those with letters beyond ASCII come last, from the beginning again
        at = data.rfind(_TABLE_END, seen, start)
        if at >= 0:
            table = data[data.rfind(b'"', 0, at) + 1 : at].decode()
        seen = start
        row = record(line)
        yield table, {name: value for name, value in row.items() if name not in ("_v", "_b")}


def record(line: bytes) -> "Row":
    """Return the record on a line of a snapshot. Raises ValueError where there is none."""
    row = scan.read(line[line.find(b":") + 1 :].decode(), ",")
    if not isinstance(row, dict):
        raise ValueError(line)  # noqa: TRY004 - the bytes are wrong, not the caller
    return row


def _is_record(line: bytes) -> bool:
    end = line.find(b'":{')
    return end > 1 and line[:1] == b'"' and line[1:end].isdigit()


def _lines(data: bytes, words: "Sequence[str]") -> "Iterator[tuple[int, bytes]]":
    """Yield offset and bytes of each line that holds the rarest word, and of those whose letters need a closer look."""
    plain = [word for word in words if not set(word) & _ESCAPED]
    if all(word.isascii() for word in words):
        yield from _with_all(data, data.lower(), [word.encode() for word in plain])
    if data.isascii():
        return
    start = 0
    for line in data.split(b"\n"):
        if not line.isascii():
            text = folded(line.decode(errors="replace"))
            if all(word in text for word in plain):
                yield start, line
        start += len(line) + 1


def _with_all(data: bytes, small: bytes, words: "Sequence[bytes]") -> "Iterator[tuple[int, bytes]]":
    by_length = sorted(words, key=len, reverse=True)  # a long word is seldom there: most files end with the first
    if len(words) > 1 and any(word not in small for word in by_length):
        return
    rarest = min(words, key=small.count) if len(words) > 1 else (*words, b'"')[0]
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
