"""How records stood at a moment: of each the last state that was written by then, as the journals and snapshots tell.

A record that came with a snapshot and has changed since is told of only where a backup is as old; what nothing tells is
left out.
"""

from collections.abc import Iterable, Iterator

from coachtui.domain.change import COMMON, Row
from coachtui.domain.readings.then import PASSING
from coachtui.storage import history
from coachtui.storage.codec import Codec
from coachtui.storage.journal import Line
from coachtui.storage.layout import Layout
from coachtui.storage.merge import Entry, Key, order

COMMON_TABLES = frozenset({"groups"})
"""What of the common records belongs to each teacher's book."""


def stood(layout: Layout, form: Codec, teacher: int, ms: int) -> dict[Key, Row | None]:
    """Return how a teacher's records, and the groups of all, stood at a moment (ms since 1970); None is removed."""
    return newest((*_in_journals(layout, form, teacher), *_in_snapshots(layout, form, teacher)), ms)


def newest(entries: Iterable[Entry], ms: int) -> dict[Key, Row | None]:
    """Return of each record the newest of these states that was written up to a moment."""
    found: dict[Key, Entry] = {}
    for entry in entries:
        key = entry.table, entry.id
        if entry.table not in PASSING and order(entry.version)[0] <= ms:
            known = found.get(key)
            if known is None or order(known.version) < order(entry.version):
                found[key] = entry
    return {key: entry.row for key, entry in found.items()}


def of_teacher(lines: Iterable[Line], teacher: int) -> Iterator[Entry]:
    """Yield what these lines say of one teacher's records and of the groups."""
    for line in lines:
        for owner, entry in line.ops:
            if owner == teacher or (owner == COMMON and entry.table in COMMON_TABLES):
                yield entry


def _in_journals(layout: Layout, form: Codec, teacher: int) -> Iterator[Entry]:
    for owner in dict.fromkeys((teacher, COMMON)):
        yield from of_teacher(history.lines(layout, form, b"[%d," % owner), teacher)


def _in_snapshots(layout: Layout, form: Codec, teacher: int) -> Iterator[Entry]:
    for owner in dict.fromkeys((teacher, COMMON)):
        read: set[int] = set()
        for path in history.snapshots(layout, owner):
            held = history.shard_in(path, form, owner, b"", read)
            for entry in held.latest.values() if held else ():
                if owner == teacher or entry.table in COMMON_TABLES:
                    yield entry
