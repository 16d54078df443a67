"""A teacher's snapshot: a database that stock TinyDB opens, a table a kind of record, one record a line.

The first line is the table `_fold`: whose it is, the schema of the records, the newest `t`, how far each journal is
contained, a CRC over the rest. Each record carries its version as `_v`, what it was made from as `_b`; the table
`_gone` holds what was removed, `_past` the versions before those, `_same` what lost to a state that says the same.
"""

import gc
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from coachtui.domain.change import Row
from coachtui.storage import codec
from coachtui.storage.codec import BadBytesError
from coachtui.storage.merge import Entry, Key, Shard, order
from coachtui.storage.migrations import FIRST, migrated
from coachtui.storage.quick import SCHEMA

FOLD = "_fold"
GONE = "_gone"
PAST = "_past"
SAME = "_same"
PIECE = 1 << 16
"""About how many bytes are written at a time."""
STRETCH = 128
"""After how many records a fold gives way."""
_OWN = frozenset({FOLD, GONE, PAST, SAME})
_UNSEALED = re.compile(rb'\{"[a-z_]+":\{')
"""The first line of a snapshot that another program made of the same form, without a CRC: the sample's."""
_SCHEMA = re.compile(rb'\{"_fold":\{"0":\{(?:"teacher":\d+,)?"s":(\d+),')
_OWNER = re.compile(rb'\{"_fold":\{"0":\{"teacher":(\d+),')
_ANOTHERS = "it is the file of another"
_FIRST = re.compile(rb'\{"_fold":\{"0":(\{.*),"crc":"([0-9a-f]{8})"\}\}')


class Snapshot(NamedTuple):
    """What a snapshot holds: the records, and the bytes of each journal that are contained in them."""

    shard: Shard
    read: dict[str, int]


def render(shard: Shard, read: Mapping[str, int], teacher: int | None = None) -> bytes:
    """Return the text of a teacher's snapshot."""
    return b"".join(pieces(shard, read, teacher))


def pieces(
    shard: Shard, read: Mapping[str, int], teacher: int | None = None, give_way: Callable[[], None] = lambda: None
) -> list[bytes]:
    """Return the text of a teacher's snapshot piece by piece: nobody waits until a large one is copied as a whole.

    `give_way` is called every now and then.
    """
    rest = list(_gathered(_text_of(_tables(shard, give_way))))
    owner = {} if teacher is None else {"teacher": teacher}
    head = codec.dumps({**owner, "s": SCHEMA, "t": shard.newest, "read": dict(read)})[:-1]
    crc = crc32(head)
    for piece in rest:
        crc = crc32(piece, crc)
    first, *more = rest
    return [b'{"_fold":{"0":%s,"crc":"%08x"}}%s' % (head, crc, first), *more]


def _gathered(lines: Iterable[bytes]) -> Iterator[bytes]:
    kept: list[bytes] = []
    size = 0
    for line in lines:
        kept.append(line)
        size += len(line)
        if size >= PIECE:
            yield b"".join(kept)
            kept.clear()
            size = 0
    yield b"".join(kept)


def _text_of(tables: Mapping[str, list[bytes]]) -> Iterator[bytes]:
    for name, rows in tables.items():
        yield b",\n%s:{\n" % codec.dumps(name)
        for row in rows[:-1]:
            yield row
            yield b",\n"
        yield b"%s\n}" % rows[-1]
    yield b"}\n"


def _tables(shard: Shard, give_way: Callable[[], None]) -> dict[str, list[bytes]]:
    """Return the lines of each table that has any."""
    tables: dict[str, list[bytes]] = {}
    gone: dict[int, bytes] = {}
    for count, ((table, id_), entry) in enumerate(shard.latest.items(), 1):
        if count % STRETCH == 0:
            give_way()
        if entry.row is not None:
            tables.setdefault(table, []).append(_line(id_, entry.row | _marks(entry)))
        else:
            _add(gone, {"table": table, "id": id_} | _marks(entry))
    for row, loser in shard.conflicts():
        tables.setdefault("conflicts", []).append(_line(row["id"], row | _marks(loser)))
    if gone:
        tables[GONE] = list(gone.values())
    for name, rows in ((PAST, _past(shard)), (SAME, map(_lost, shard.equals()))):
        keyed: dict[int, bytes] = {}
        for row in rows:
            _add(keyed, row)
        if keyed:
            tables[name] = list(keyed.values())
    return tables


def _add(lines: dict[int, bytes], row: Row) -> None:
    """Add a row about a record under its id, or the next that is free."""
    key = row["id"]
    while key in lines:
        key += 1
    lines[key] = _line(key, row)


def _past(shard: Shard) -> Iterator[Row]:
    """Yield what is known of the past of each record beyond what it was made from."""
    for (table, id_), versions in shard.past.items():
        entry = shard.latest.get((table, id_))
        if earlier := sorted(versions - {entry.base if entry else ""}, key=order):
            yield {"table": table, "id": id_, "past": earlier}


def _lost(entry: Entry) -> Row:
    return {"table": entry.table, "id": entry.id, "data": entry.row} | _marks(entry)


def _marks(entry: Entry) -> Row:
    return {"_v": entry.version, "_b": entry.base} if entry.base else {"_v": entry.version}


def _line(id_: int, row: Row) -> bytes:
    return b'"%d":%s' % (id_, codec.dumps(row))


def verify(text: bytes) -> bool:
    """Raise BadBytesError where one byte is not as it was written; tell whether there was a seal to show that."""
    first = text[: text.find(b"\n")].removesuffix(b",")
    if _UNSEALED.fullmatch(first):
        return False
    match = _FIRST.fullmatch(first.removesuffix(b"}") if first.endswith(b"}}}") else first)
    if match is None:
        raise BadBytesError("its first line is not ours")
    rest = memoryview(text)[match.end() :]
    if int(match[2], 16) != crc32(rest, crc32(match[1])):
        raise BadBytesError("it fails its check")
    return True


def parse(text: bytes, teacher: int | None = None) -> Snapshot:
    """Return what a snapshot holds.

    Raises BadBytesError where one byte is not as it was written, or where it is not that of `teacher`.
    """
    held = _parsed(text)
    if teacher is not None and _is_of_another(text, teacher, held.shard.tables["teachers"]):
        raise BadBytesError(_ANOTHERS)
    return held


def marks(text: bytes) -> dict[str, int]:
    """Return how far a snapshot says that it contains each journal, unchecked; nothing where it does not say."""
    match = _FIRST.match(text)
    try:
        said = codec.loads(match[1] + b"}")["read"] if match else {}
        return {str(stem): int(size) for stem, size in said.items()}
    except (BadBytesError, KeyError, TypeError, ValueError, AttributeError):
        return {}


def owner_of(text: bytes) -> int | None:
    """Return whose snapshot a text says it is, None where it says nothing of that."""
    match = _OWNER.match(text)
    return int(match[1]) if match else None


def _is_of_another(text: bytes, teacher: int, teachers: Iterable[int | str]) -> bool:
    known = {int(id_) for id_ in teachers}
    said = owner_of(text)
    return bool(known) and teacher not in known if said is None else said != teacher


def _parsed(text: bytes) -> Snapshot:
    if not verify(text):
        return _unsealed(text)
    with quiet_collector():
        tables = codec.loads(text)
        shard = load(tables, schema_of(text))
    fold = tables[FOLD]["0"]
    shard.newest = max(shard.newest, fold["t"])
    return Snapshot(shard, fold["read"])


def _unsealed(text: bytes) -> Snapshot:
    with quiet_collector():
        shard = load(codec.loads(text), FIRST)
    try:
        shard.newest = max((order(entry.version)[0] for entry in shard.latest.values()), default=0)
    except ValueError as error:
        raise BadBytesError("it has not the form of a snapshot") from error
    return Snapshot(shard, {})


def schema_of(text: bytes) -> int:
    """Return the schema of the records in a snapshot, by its first bytes; the first one where it says none."""
    match = _SCHEMA.match(text)
    return int(match[1]) if match else FIRST


def is_newer(path: Path) -> bool:
    """Tell whether a newer program wrote a snapshot, so that a session of this one leaves it alone. Raises OSError."""
    try:
        with path.open("rb") as file:
            return schema_of(file.read(64)) > SCHEMA
    except FileNotFoundError:
        return False


def load(tables: dict[str, dict[str, Row]], schema: int = SCHEMA) -> Shard:
    """Return the records of parsed tables, migrated. Raises BadBytesError where they are no snapshot's."""
    shard = Shard()
    losers: list[tuple[Key, Entry]] = []
    try:
        past = [((row["table"], row["id"]), row["past"]) for row in tables.get(PAST, {}).values()]
        shard.load(_entries(tables, losers, schema), losers, past)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise BadBytesError("it has not the form of a snapshot") from error
    return shard


def _entries(tables: dict[str, dict[str, Row]], losers: list[tuple[Key, Entry]], schema: int) -> Iterator[Entry]:
    for name, rows in tables.items():
        if name in _OWN:
            continue
        for id_, row in rows.items():
            version, base = row.pop("_v"), row.pop("_b", "")
            row = migrated(name, row, schema) if schema < SCHEMA else row  # noqa: PLW2901 - that is the record
            if name == "conflicts" and row.get("version") == version:
                key = (row["table"], row["record"])
                losers.append((key, Entry(version, *key, row["data"], base)))
            else:
                yield Entry(version, name, int(id_), row, base)
    for row in tables.get(SAME, {}).values():
        key = (row["table"], row["id"])
        losers.append((key, Entry(row["_v"], *key, migrated(key[0], row["data"], schema), row.get("_b", ""))))
    for row in tables.get(GONE, {}).values():
        yield Entry(row["_v"], row["table"], row["id"], None, row.get("_b", ""))


def teacher_rows(text: bytes, teacher: int | None = None) -> Iterable[Row]:
    """Return the teachers' own records in the snapshot of `teacher`, quickly. Raises BadBytesError."""
    verify(text)
    tables = codec.loads(text)
    rows = tables.get("teachers", {}) if isinstance(tables, dict) else None
    if not isinstance(rows, dict):
        raise BadBytesError("it has not the form of a snapshot")
    if teacher is not None and _is_of_another(text, teacher, rows):
        raise BadBytesError(_ANOTHERS)
    schema = schema_of(text)
    return [migrated("teachers", row, schema) for row in rows.values()]


@contextmanager
def quiet_collector() -> Iterator[None]:
    """Keep the garbage collector still while many objects are made; it finds none, and takes most of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
