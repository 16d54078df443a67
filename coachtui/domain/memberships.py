"""In which groups a student is, and when: each membership from a day on, up to the day the student left.

A student's `groups` are `{"group": id, "since": day, "until": day}`. Without `since` it was always so; on the day of
`until` the student is no longer there.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from coachtui.domain.change import Row


class Membership(NamedTuple):
    """That a student is in a group from `since` on, up to `until`; "" where no day was said."""

    group: int
    since: str
    until: str

    def holds(self, when: str) -> bool:
        """Return whether it holds on the day of a stored moment or day."""
        return self.since <= when[:10] and (not self.until or when[:10] < self.until)


def memberships(student: Mapping[str, Any]) -> list[Membership]:
    """Return a student's memberships, as they were written down."""
    groups = student.get("groups")
    return [
        Membership(each["group"], str(each.get("since") or ""), str(each.get("until") or ""))
        for each in (groups if isinstance(groups, list) else ())
        if isinstance(each, Mapping) and isinstance(each.get("group"), int)
    ]


def groups_of(student: Mapping[str, Any], when: str) -> list[int]:
    """Return the groups a student is in on the day of a stored moment or day."""
    return list(dict.fromkeys(each.group for each in memberships(student) if each.holds(when)))


def in_groups(student: Mapping[str, Any], groups: Iterable[int], today: str) -> list[Row]:
    """Return the memberships after which a student is in exactly these groups from today on.

    Who is new to a group joins today; who goes leaves today, and what began today was never so. A student who was
    written down today was in a group before that, as far as anybody knows.
    """
    wanted, known = list(dict.fromkeys(groups)), str(student.get("created") or "")[:10]
    before = [each for each in student.get("groups") or () if isinstance(each, Mapping)]
    kept = [after for each in before if (after := _after(each, wanted, today, known)) is not None]
    begun = {} if known >= today else {"since": today}
    there = {each.get("group") for each in kept if not each.get("until")}
    return [*kept, *({"group": group, **begun} for group in wanted if group not in there)]


def _after(each: Mapping[str, Any], wanted: list[int], today: str, known: str) -> Row | None:
    """Return a membership as it is from today on: open, ended, or None where it never was."""
    since, until = str(each.get("since") or known), str(each.get("until") or "")
    if each.get("group") in wanted and (until >= today or since > today):
        lasting = {key: value for key, value in each.items() if key != "until"}
        return {**lasting, "since": today} if since > today else lasting
    if each.get("group") in wanted or (until and until <= today):
        return dict(each)
    return None if since >= today else {**each, "until": today}
