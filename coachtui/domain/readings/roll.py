"""The class roll: which students a group holds, since when each is there, and who is followed."""

from collections.abc import Iterable
from typing import NamedTuple

from coachtui.domain.book import Book


class Roll(NamedTuple):
    """Who is who, read once for many questions. `joined` is the day a student came to be known, "" where unknown."""

    members: dict[int, frozenset[int]]
    joined: dict[int, str]
    focal: tuple[int, ...]

    def there(self, student: int, when: str) -> bool:
        """Return whether a student was known by the day of a stored moment or day."""
        return self.joined.get(student, "") <= when[:10]

    def within(self, id_: int, listed: Iterable[int]) -> bool:
        """Return whether a student or group stands in a list, itself or through one of the groups there."""
        return any(id_ == each or id_ in self.members.get(each, ()) for each in listed)


def roll_of(book: Book) -> Roll:
    """Return the class roll of a teacher."""
    members: dict[int, set[int]] = {id_: set() for id_ in book.table("groups")}
    joined, followed = {}, []
    for student in book.rows("students"):
        joined[student["id"]] = str(student.get("since") or student.get("created") or "")[:10]
        for group in student.get("groups") or ():
            members.setdefault(group, set()).add(student["id"])
        if student.get("focal"):
            followed.append((str(student.get("code") or ""), student["id"]))
    groups = {group: frozenset(students) for group, students in members.items()}
    return Roll(groups, joined, tuple(id_ for _, id_ in sorted(followed)))
