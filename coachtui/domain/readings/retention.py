"""Whether it is time to look through what is kept: a day agreed has passed, or a year has gone.

Keeping notes no longer than was agreed is part of what a teacher is promised, and a yearly look is what most policies
on such records ask for.
"""

from collections.abc import Iterable
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.readings.lines import age
from coachtui.domain.words import Kept

YEAR_DAYS = 365


def days_past(book: Book, now: datetime) -> int:
    """Return for how many days a teacher's notes are kept beyond the day by which they were to go."""
    return max(age(book.teacher.get("retain_until"), now) or 0, 0)


def last_look(common: Book) -> str:
    """Return the day on which all was looked through last, "" where it never was."""
    looks = (row for row in common.rows("retention") if row.get("what") == Kept.LOOKED)
    return max((str(row.get("on") or "") for row in looks), default="")


def is_time(common: Book, begun: Iterable[str], now: datetime) -> bool:
    """Tell whether a year has gone since all was looked through, or since the first of the `begun` moments."""
    since = last_look(common) or min((each for each in begun if each), default="")
    return (age(since, now) or 0) > YEAR_DAYS
