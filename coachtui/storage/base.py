"""The base journal: what stands in snapshots alone, written down once so that the journals hold everything.

The sample came as snapshots, and an old vault may have lost a journal. Each state keeps its version, and what it was
made from, so that a machine that reads it merges as if it had read the journal in which it first stood.
"""

from collections.abc import Iterator

from coachtui.domain.ids import new_id, to_text
from coachtui.errors import StoreError
from coachtui.storage import codec, files, history, snapshot
from coachtui.storage.codec import BadBytesError, Codec
from coachtui.storage.journal import SUFFIX
from coachtui.storage.layout import Layout
from coachtui.storage.merge import Entry, Shard, order
from coachtui.storage.quick import SCHEMA

State = tuple[int, str, int, str]
"""A teacher, a table, an id and a version."""


def complete(layout: Layout, form: Codec, machine: str) -> int:
    """Write what no journal holds into a folded journal of this machine; return how many states that were.

    The journal is as old as its newest state. Raises StoreError where a snapshot is damaged, OSError.
    """
    known = _in_journals(layout, form)
    groups: dict[str, list[tuple[int, Entry]]] = {}
    for teacher, entry in _in_snapshots(layout, form):
        if (teacher, entry.table, entry.id, entry.version) not in known:
            groups.setdefault(entry.version, []).append((teacher, entry))
    if not groups:
        return 0
    newest = max(order(version)[0] for version in groups)
    stem = f"{to_text(new_id(newest))}-{machine}"
    data = b"".join(form.line(_body(stem, version, groups[version])) for version in sorted(groups, key=order))
    files.replace(layout.done / f"{stem}.{len(data)}{SUFFIX}", data)
    return sum(len(group) for group in groups.values())


def _in_journals(layout: Layout, form: Codec) -> set[State]:
    return {
        (teacher, entry.table, entry.id, entry.version)
        for line in history.lines(layout, form, b"")
        for teacher, entry in line.ops
    }


def _in_snapshots(layout: Layout, form: Codec) -> Iterator[tuple[int, Entry]]:
    for teacher, path in layout.snapshots().items():
        try:
            shard = snapshot.parse(form.unpack(path.read_bytes())).shard
        except BadBytesError as error:
            told = f"{path.relative_to(layout.root)} cannot be read: {error}."
            raise StoreError("Not shared", told, "See: coachtui check") from error
        for entry in _states(shard):
            yield teacher, entry


def _states(shard: Shard) -> Iterator[Entry]:
    yield from shard.latest.values()
    for losers in shard.losers.values():
        yield from losers.values()


def _body(stem: str, version: str, states: list[tuple[int, Entry]]) -> bytes:
    t, writer = order(version)
    ops = [
        [teacher, entry.table, entry.id, entry.row, *([entry.base] if entry.base else [])] for teacher, entry in states
    ]
    return codec.dumps({"s": SCHEMA, "t": t, "w": writer, "l": "", "base": stem, "ops": ops})
