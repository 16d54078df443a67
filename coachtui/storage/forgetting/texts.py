"""Texts in the inbox: which of them go, and what is left of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachtui.domain.forgetting.past import is_before
from coachtui.domain.names import match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coachtui.domain.forgetting.rule import Forgetting
    from coachtui.domain.names import TeacherName
    from coachtui.storage.inbox import Kept


def left_of(kept: Kept, rule: Forgetting, names: Sequence[TeacherName]) -> str:
    """Return what is left of a text that waits for its teacher; "" where it goes."""
    asked = rule.asked
    if asked.teacher and not _is_meant(kept, rule, names):
        return kept.text
    if asked.before:
        return "" if is_before(kept.at, asked) else kept.text
    return rule.codes.left_of(kept.text).strip() if asked.students else ""


def _is_meant(kept: Kept, rule: Forgetting, names: Sequence[TeacherName]) -> bool:
    """Tell whether the words that were to name a teacher name her, and nobody else."""
    found, _ = match(kept.teacher, names)
    return found is not None and found.id == rule.asked.teacher


def may_be_hers(kept: Kept, rule: Forgetting, names: Sequence[TeacherName]) -> bool:
    """Tell whether a text may wait for the teacher who goes, or for somebody else: nobody but the coach knows."""
    found, near = match(kept.teacher, names)
    return rule.asked.whole and found is None and any(each.id == rule.asked.teacher for each in near)
