"""What happens to the records: an operation on one, a change of several, and their inverse.

Services return changes, the store commits them, the journal writes them, and undo is the inverse.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

Row = dict[str, Any]
"""One record as it is stored: a JSON object. Whoever reads one never alters it."""

COMMON = 0
"""The id that stands for no single teacher: groups, settings, the share log."""


class Op(NamedTuple):
    """One record written or removed: `after` is its new state, None where it is removed; `before` what was seen."""

    teacher: int
    table: str
    id: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    def inverse(self) -> "Op":
        """Return the operation that takes this one back."""
        return Op(self.teacher, self.table, self.id, self.after, self.before)


class Change(NamedTuple):
    """What one act does, all of it or nothing. `label` says it to her: "note added".

    `version` is that of the change once it is kept. One that takes another back, or does it again after that, names
    the version of the other in `undoes` or `redoes`.
    """

    label: str
    ops: tuple[Op, ...]
    version: str = ""
    undoes: str = ""
    redoes: str = ""

    def inverse(self) -> "Change":
        """Return the change that takes this one back, last operation first."""
        return Change(self.label, tuple(op.inverse() for op in reversed(self.ops)))

    def then(self, other: "Change") -> "Change":
        """Return this change and another as one, under this one's label."""
        return Change(self.label, self.ops + other.ops)
