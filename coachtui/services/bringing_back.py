"""Bringing records back from a backup: how they differ from what stands, and the one change that brings them back."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import COMMON, Change, Op, Row
from coachtui.domain.kinds import ties
from coachtui.services.session import same

Tables = Mapping[str, Mapping[int, Row]]
"""Records by table and id."""
SHARED = "groups"
"""The table of the common file that the books of all teachers show."""
FORGOTTEN = "retention"
"""The table of what was forgotten since, which no backup changes."""


class Differences(NamedTuple):
    """How the records of one teacher, or the common ones, differ from a backup: each operation leads back to it."""

    teacher: int
    name: str
    back: tuple[Op, ...]
    """Records that are gone now."""
    changed: tuple[Op, ...]
    gone: tuple[Op, ...]
    """Records that were not there then."""

    @property
    def ops(self) -> tuple[Op, ...]:
        """All that leads back."""
        return (*self.back, *self.changed, *self.gone)

    @property
    def is_new(self) -> bool:
        """Whether the teacher herself comes back."""
        return any(op.table == "teachers" and op.id == self.teacher for op in self.back)


def differences(now: Book, then: Tables, *, only_missing: bool = False) -> Differences:
    """Return how the records of a teacher differ from those in a backup; with `only_missing`, what is gone alone.

    What was being typed then comes back only with a teacher who is gone: else it would stand over newer words.
    """
    ops = [
        Op(now.teacher_id, table, id_, before, after)
        for table in _tables(now, then)
        for id_ in dict.fromkeys([*then.get(table, {}), *now.table(table)])
        for before, after in [(now.table(table).get(id_), then.get(table, {}).get(id_))]
        if not same(before, after)
    ]
    if only_missing:
        ops = [op for op in ops if op.before is None]
    named = then.get("teachers", {}).get(now.teacher_id) or now.teacher
    return Differences(
        now.teacher_id,
        str(named.get("name") or ""),
        tuple(op for op in ops if op.before is None),
        tuple(op for op in ops if op.before is not None and op.after is not None),
        tuple(op for op in ops if op.after is None),
    )


def groups_needed(found: Differences, common: Differences) -> Differences:
    """Return of what is common the groups alone that are gone, and that records of this teacher name."""
    named = {id_ for op in found.ops for _, id_ in ties(op.table, op.after or {})}
    return common._replace(back=tuple(op for op in common.back if op.id in named), changed=(), gone=())


def bring_back(label: str, found: Iterable[Differences]) -> Change:
    """Return the one change that leads back."""
    return Change(label, tuple(op for each in found for op in each.ops))


def _tables(now: Book, then: Tables) -> list[str]:
    passed_over = {FORGOTTEN}
    if now.teacher or now.teacher_id == COMMON:
        passed_over.add("drafts")
    if now.teacher_id != COMMON:
        passed_over.add(SHARED)
    return [table for table in dict.fromkeys([*then, *now.tables]) if table not in passed_over]
