"""The class roll: which students a group holds, since when each is there, and who is followed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.memberships import Membership, memberships


class Roll(NamedTuple):
    """Who is who, read once for many questions. `joined` is the day a student came to be known, "" where unknown.

    `members` are those of each group today, `memberships` all there ever were, by group.
    """

    members: dict[int, frozenset[int]]
    memberships: dict[int, list[tuple[int, Membership]]]
    joined: dict[int, str]
    focal: tuple[int, ...]

    def kin(self) -> dict[int, frozenset[int]]:
        """Return for each student the groups it was ever in, and for each group the students it ever held."""
        found: dict[int, set[int]] = defaultdict(set)
        for group, those in self.memberships.items():
            for student, _ in those:
                found[student].add(group)
                found[group].add(student)
        return {id_: frozenset(others) for id_, others in found.items()}

    def there(self, student: int, when: str) -> bool:
        """Return whether a student was known by the day of a stored moment or day."""
        return self.joined.get(student, "") <= when[:10]

    def within(self, id_: int, listed: Iterable[int]) -> bool:
        """Return whether a student or group stands in a list, itself or through one of the groups it is in today."""
        return any(id_ == each or id_ in self.members.get(each, ()) for each in listed)

    def was_in(self, student: int, group: int, when: str) -> bool:
        """Return whether a student was in a group on the day of a stored moment or day."""
        return any(one.holds(when) for each, one in self.memberships.get(group, ()) if each == student)

    def was_within(self, id_: int, listed: Iterable[int], when: str) -> bool:
        """Return whether a student or group stands in a list, itself or through a group it was in on that day."""
        listed = tuple(listed)
        return id_ in listed or any(self.was_in(id_, each, when) for each in listed if each in self.memberships)

    def now_or_then(self, id_: int, listed: Iterable[int], when: str) -> bool:
        """Return whether a student or group stands in a list, by the groups of today or of that day."""
        listed = tuple(listed)
        return self.within(id_, listed) or self.was_within(id_, listed, when)


def roll_of(book: Book, now: datetime) -> Roll:
    """Return the class roll of a teacher."""
    today = now.date().isoformat()
    found: dict[int, list[tuple[int, Membership]]] = {id_: [] for id_ in book.table("groups")}
    joined, followed = {}, []
    for student in book.rows("students"):
        joined[student["id"]] = str(student.get("since") or student.get("created") or "")[:10]
        for one in memberships(student):
            found.setdefault(one.group, []).append((student["id"], one))
        if student.get("focal"):
            followed.append((str(student.get("code") or ""), student["id"]))
    members = {group: frozenset(id_ for id_, one in those if one.holds(today)) for group, those in found.items()}
    return Roll(members, found, joined, tuple(id_ for _, id_ in sorted(followed)))
