"""Students and groups: their names on the screen, and everything about one of them in time order."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from coachtui.domain.book import TABLES, Book
from coachtui.domain.change import Row
from coachtui.domain.kinds import PEOPLE, ties
from coachtui.domain.memberships import groups_of
from coachtui.domain.readings.lines import Line, line_of, text_of

_NO_STORY = frozenset({"students", "groups", "drafts", "conflicts", "retention", "shares"})


class Story(NamedTuple):
    """Everything about one student or group, oldest first."""

    id: int
    code: str
    lines: tuple[Line, ...]
    days: int | None
    """Days since the last line up to now; None where there is none."""


def who_name(book: Book, id_: int) -> str:
    """Return a student's code or a group's label; "?" where the id is no longer there."""
    for table in PEOPLE:
        if row := book.table(table).get(id_):
            return text_of(book, table, row) or "?"
    return "?"


def who_names(book: Book, ids: Iterable[int]) -> str:
    """Return the codes and labels as a list in words: "K3, K7 and ell"."""
    names = [who_name(book, id_) for id_ in ids]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def who_id(book: Book, name: str) -> int | None:
    """Return the student or group of a code or label, case aside; None where there is none."""
    sought = name.strip().lstrip("@").casefold()
    for table in PEOPLE:
        for row in book.rows(table):
            if sought and text_of(book, table, row).casefold() == sought:
                return int(row["id"])
    return None


def named_people(book: Book, table: str, row: Row) -> tuple[int, ...]:
    """Return the students and groups that a record names, each once; a record of one of them is itself."""
    if table in PEOPLE:
        return (row["id"],)
    ids = dict.fromkeys(each for _, each in ties(table, row))
    return tuple(each for each in ids if any(each in book.table(name) for name in PEOPLE))


def members(book: Book, group: int, when: str) -> tuple[int, ...]:
    """Return the students who are in a group on the day of a stored moment or day, by code."""
    there = [row for row in book.rows("students") if group in groups_of(row, when)]
    return tuple(row["id"] for row in sorted(there, key=lambda row: (str(row.get("code") or ""), row["id"])))


def focal(book: Book) -> tuple[int, ...]:
    """Return the focal students, by code."""
    followed = [row for row in book.rows("students") if row.get("focal")]
    return tuple(row["id"] for row in sorted(followed, key=lambda row: (str(row.get("code") or ""), row["id"])))


def story(book: Book, id_: int, now: datetime) -> Story:
    """Return everything about one student or group, in time order: each record that names it, effects among them.

    The records of a student's groups are the groups' own.
    """
    return stories(book, (id_,), now)[0]


def stories(book: Book, ids: Iterable[int], now: datetime) -> tuple[Story, ...]:
    """Return the stories of several students and groups, in one pass over the records."""
    lines: dict[int, list[Line]] = {id_: [] for id_ in ids}
    for table in TABLES if lines else ():
        if table not in _NO_STORY:
            for row in book.rows(table):
                for named in {named for _, named in ties(table, row) if named in lines}:
                    lines[named].append(line_of(book, table, row, now))
    return tuple(_story(book, id_, told) for id_, told in lines.items())


def _story(book: Book, id_: int, told: list[Line]) -> Story:
    told.sort(key=lambda line: (line.when, line.id))
    past = [line.days for line in told if line.days is not None and line.days >= 0]
    return Story(id_, who_name(book, id_), tuple(told), min(past, default=None))
