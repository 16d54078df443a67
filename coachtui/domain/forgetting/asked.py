"""What a coach asks to be forgotten."""

from typing import NamedTuple

from coachtui.domain.change import COMMON

FORGOTTEN = "[forgotten]"
"""What stands in a text in the place of what was forgotten."""


class Asked(NamedTuple):
    """A teacher; with `students`, one student of hers; with `before`, what was written before that day.

    `students` are the ids of one child's records: one that was deleted and begun anew has several. `midnight` is the
    stored moment at which the day `before` began on her clock. A teacher of COMMON stands for all, with `before` only.
    """

    teacher: int = COMMON
    students: frozenset[int] = frozenset()
    before: str = ""
    midnight: str = ""

    @property
    def whole(self) -> bool:
        """Whether a teacher goes with all that is hers."""
        return not self.students and not self.before

    def concerns(self, teacher: int) -> bool:
        """Tell whether something of this teacher's records may go."""
        if self.before and not self.teacher:
            return True
        return teacher == self.teacher or (self.whole and teacher == COMMON)
