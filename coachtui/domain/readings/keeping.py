"""What is kept of a teacher, and what of it is over for more than a year: it tells, and forgets nothing."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.forgetting.asked import Asked
from coachtui.domain.forgetting.rule import Forgetting
from coachtui.domain.moment import stored
from coachtui.domain.readings.retention import YEAR_DAYS, days_past


class Keeping(NamedTuple):
    """What is kept of one teacher: until which day it was to be, and what of it is over for more than a year."""

    teacher: int
    name: str
    until: str
    """The day by which her notes were to go, "" where none was agreed."""
    past: int
    """Days since then; 0 where it has not come."""
    older: Mapping[str, int]
    """How many records of each table were over a year ago."""


def wish_before(day: date, teacher: int, now: datetime) -> Asked:
    """Return the wish to forget what a teacher's records hold from before a day of hers; `now` carries her zone."""
    return Asked(teacher, before=day.isoformat(), midnight=stored(datetime.combine(day, time(), now.tzinfo)))


def year_ago(now: datetime) -> date:
    """Return the day before which records are old."""
    return now.date() - timedelta(days=YEAR_DAYS)


def keeping(book: Book, now: datetime) -> Keeping:
    """Return what is kept of a teacher."""
    rule = Forgetting(wish_before(year_ago(now), book.teacher_id, now), {book.teacher_id: book.tables})
    return Keeping(
        book.teacher_id,
        str(book.teacher.get("name") or book.teacher.get("alias") or ""),
        str(book.teacher.get("retain_until") or ""),
        days_past(book, now),
        dict(Counter(table for (_, table, _), _ in rule.gone)),
    )
