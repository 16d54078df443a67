"""Students and groups: their names on the screen, and everything about one of them in time order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from coachtui.domain.book import TABLES, Book
from coachtui.domain.kinds import PEOPLE, ties
from coachtui.domain.readings.lines import Line, age, line_of, text_of

_NO_STORY = frozenset({"students", "groups", "drafts", "conflicts"})


@dataclass(frozen=True, slots=True)
class Story:
    """Everything about one student or group, oldest first."""

    id: int
    code: str
    lines: tuple[Line, ...]
    days: int | None
    """Days since the last line; None where there is none."""


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


def members(book: Book, group: int) -> frozenset[int]:
    """Return the students of a group."""
    return frozenset(row["id"] for row in book.rows("students") if group in (row.get("groups") or ()))


def focal(book: Book) -> tuple[int, ...]:
    """Return the focal students, by code."""
    followed = [row for row in book.rows("students") if row.get("focal")]
    return tuple(row["id"] for row in sorted(followed, key=lambda row: (str(row.get("code") or ""), row["id"])))


def story(book: Book, id_: int, now: datetime) -> Story:
    """Return everything about one student (its groups' records not counted in) or one group, in time order.

    What is about it through one record more is told too: a learning about a claim is the claim's, not the student's,
    but an effect (a link) and the evidence that covers it are its own.
    """
    lines = [
        line_of(book, table, row, now)
        for table in TABLES
        if table not in _NO_STORY
        for row in book.rows(table)
        if any(named == id_ for _, named in ties(table, row))
    ]
    lines.sort(key=lambda line: (line.when, line.id))
    last = max((line.when for line in lines), default="")
    return Story(id_, who_name(book, id_), tuple(lines), age(last, now))
