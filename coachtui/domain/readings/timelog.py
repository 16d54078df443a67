"""The coach's own time log: how long her encounters were, by week, by kind, by teacher.

It tells where her time went. It orders teachers by name, never by it: it says nothing about them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.moment import day_of, parsed
from coachtui.domain.words import EncounterState


class Spent(NamedTuple):
    """One encounter that has been: on which day of hers, with whom, of which kind, how many minutes."""

    day: date
    teacher: str
    kind: str
    minutes: int

    @property
    def week(self) -> date:
        """The Monday of its week."""
        return self.day - timedelta(days=self.day.weekday())


class Sum(NamedTuple):
    """The encounters of one week, teacher and kind. `week` is a Monday, as it is stored."""

    week: str
    teacher: str
    kind: str
    encounters: int
    minutes: int


Told = tuple[str, int, str]
"""A line of the log: what it is of, how many encounters, how long in words."""


def spent(book: Book, now: datetime, since: date | None = None) -> list[Spent]:
    """Return the encounters with one teacher that have begun and ended, from a day on, oldest first."""
    name = str(book.teacher.get("name") or book.teacher.get("alias") or "")
    found = []
    for row in book.rows("encounters"):
        start, end = row.get("start"), row.get("end")
        if not (start and end) or row.get("state") in (EncounterState.PLANNED, EncounterState.LIVE):
            continue
        day = day_of(str(start), now)
        minutes = round((parsed(str(end)) - parsed(str(start))).total_seconds() / 60)
        if since is None or day >= since:
            found.append(Spent(day, name, str(row.get("kind") or "other"), max(minutes, 0)))
    return sorted(found)


def summed(found: Iterable[Spent]) -> list[Sum]:
    """Return the log in sums, a week, teacher and kind each; by week, then by name."""
    sums: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for each in found:
        sums[each.week.isoformat(), each.teacher, each.kind].append(each.minutes)
    return [Sum(*key, len(minutes), sum(minutes)) for key, minutes in sorted(sums.items())]


def time_lines(found: Sequence[Spent]) -> list[tuple[str, list[Told]]]:
    """Return the log to be read: a heading and its lines each, by week (the last one first), kind, and teacher."""
    if not found:
        return []
    weeks = _by(found, lambda each: each.week.isoformat())[::-1]
    return [
        ("In all", [("", len(found), duration(sum(each.minutes for each in found)))]),
        ("By week", [(f"{date.fromisoformat(week):week of %d %b %Y}", count, took) for week, count, took in weeks]),
        ("By kind", _by(found, lambda each: each.kind)),
        ("With whom", _by(found, lambda each: each.teacher)),
    ]


def duration(minutes: int) -> str:
    """Return minutes as they are said: `45 min`, `3 h 05`."""
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02}"


def _by(found: Iterable[Spent], key: Callable[[Spent], str]) -> list[Told]:
    groups: dict[str, list[int]] = defaultdict(list)
    for each in found:
        groups[key(each)].append(each.minutes)
    order = sorted(groups, key=lambda name: (name.casefold(), name))
    return [(name, len(groups[name]), duration(sum(groups[name]))) for name in order]
