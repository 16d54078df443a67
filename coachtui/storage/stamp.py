"""What a store makes of a change before it writes it: one operation a record, checked, stamped, with its version."""

from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from coachtui.domain.change import Change, Op, Row
from coachtui.domain.letters import mended
from coachtui.errors import StoreError
from coachtui.storage import codec
from coachtui.storage.merge import Entry, Shard, same_content, version_text
from coachtui.storage.moments import moment_text
from coachtui.storage.quick import SCHEMA

NO_BASE = "0-"
"""The base of an edit whose writer saw something older than what stands, or nothing."""


class Stamped(NamedTuple):
    """A change ready to be kept: the journal body that says it, and its operations with their entries."""

    body: bytes
    t: int
    label: str
    ops: tuple[tuple[Op, Entry], ...]
    more: tuple[str, str, str]
    """`by`, `undoes` and `redoes`, as the line tells them."""


def stamped(
    change: Change, shard_of: Callable[[int], Shard], now_ms: int, newest: int, writer: str, *, by: str = ""
) -> Stamped:
    """Return a change stamped with `rev`, `changed` and version. Raises StoreError for what JSON cannot hold."""
    if any(op.table.startswith("_") for op in change.ops):
        raise StoreError(
            "Not saved", "A table of records has a name of its own files.", "This is a fault of the program."
        )
    latest: dict[tuple[int, str, int], Op] = {}
    for op in change.ops:  # the last state of a record stands, over what was seen first
        first = latest.pop((op.teacher, op.table, op.id), op)
        latest[op.teacher, op.table, op.id] = Op(op.teacher, op.table, op.id, first.before, op.after)
    ops = [
        op for op in latest.values() if op.after is not None or shard_of(op.teacher).get(op.table, op.id) is not None
    ]
    t = max([now_ms, newest + 1, *(shard_of(op.teacher).newest + 1 for op in ops)])
    rows = [_row(op, shard_of(op.teacher).get(op.table, op.id), moment_text(now_ms)) for op in ops]
    bases = [_base(op, shard_of(op.teacher)) for op in ops]
    more = (by, change.undoes, change.redoes)
    told = {key: said for key, said in zip(("by", "undoes", "redoes"), more, strict=True) if said}
    body = _body({"s": SCHEMA, "t": t, "w": writer, "l": change.label, **told}, ops, rows, bases)
    kept = codec.loads(body)  # as it will be read back, and nobody else's to alter
    version = version_text(t, writer)
    pairs = []
    for op, base, written in zip(ops, bases, kept["ops"], strict=True):
        before = shard_of(op.teacher).get(op.table, op.id)
        entry = Entry(version, op.table, op.id, written[3], base)
        pairs.append((Op(op.teacher, op.table, op.id, before, entry.row), entry))
    return Stamped(body, t, kept["l"], tuple(pairs), more)


def _row(op: Op, current: Row | None, moment: str) -> Row | None:
    if op.after is None:
        return None
    row = {name: value for name, value in op.after.items() if name not in {"_v", "_b"}}
    return {
        "id": op.id,
        "created": moment,
        "visibility": "me",
        **row,
        "changed": moment,
        "rev": (current.get("rev", 0) if current else row.get("rev", 0)) + 1,
    }


def _base(op: Op, shard: Shard) -> str:
    standing = shard.version(op.table, op.id)
    seen = None if op.before is None else dict(op.before)
    return standing if not standing or same_content(seen, shard.get(op.table, op.id)) else NO_BASE


def _body(head: dict[str, object], ops: list[Op], rows: list[Row | None], bases: list[str]) -> bytes:
    written = [
        [op.teacher, op.table, op.id, row, *([base] if base else [])]
        for op, row, base in zip(ops, rows, bases, strict=True)
    ]
    said: dict[str, object] = {**head, "ops": written}
    try:
        return codec.dumps(said)
    except (TypeError, ValueError) as error:
        with suppress(TypeError, ValueError):
            return codec.dumps(_whole(said))  # text that was broken where it came from is no reason to lose it
        raise StoreError(
            "Not saved", f"This cannot be written as JSON: {error}.", "This is a fault of the program."
        ) from error


def _whole(value: object) -> object:
    """Return a value with every text in it so that it can be written."""
    if isinstance(value, str):
        return mended(value)
    if isinstance(value, dict):
        return {_whole(key): _whole(each) for key, each in value.items()}
    return [_whole(each) for each in value] if isinstance(value, list | tuple) else value
