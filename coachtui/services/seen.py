"""What she saw when she began to write: two sessions that write the same field are in conflict, and she is told."""

from collections.abc import Mapping

from coachtui.domain.change import Change, Op, Row

STAMPS = frozenset({"rev", "changed"})

Seen = Mapping[tuple[int, str, int], Row]
"""Records by teacher, table and id, as they stood when she began."""


def as_seen(change: Change, seen: Seen) -> Change:
    """Return a change that says over what it was made.

    Where another session of hers changed one of the same fields meanwhile, the store keeps that state as a conflict.
    Where it changed other fields only, both stand and there is none.
    """
    return change._replace(ops=tuple(_over(op, seen.get(op[:3])) for op in change.ops))


def _over(op: Op, was: Row | None) -> Op:
    if was is None or op.before is None:
        return op
    mine = _differing(op.before, op.after or {})
    theirs = _differing(was, op.before)
    return op._replace(before=was) if mine & theirs - STAMPS else op


def _differing(one: Mapping[str, object], other: Mapping[str, object]) -> set[str]:
    return {field for field in one.keys() | other.keys() if one.get(field) != other.get(field)}
