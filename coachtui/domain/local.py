"""Her time zone with all its rules: the summer time of a day is that day's, not today's.

`datetime.astimezone()` would give today's distance from UTC to every moment: a note of a winter evening would move to
the next day in spring.
"""

import time
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache


class Local(tzinfo):
    """The time zone of this machine, or of `TZ`."""

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        """Return how far her clock stands from UTC at a moment of hers."""
        return _here(dt).utcoffset() if dt is not None else None

    def dst(self, dt: datetime | None) -> timedelta | None:  # noqa: ARG002 - a part of tzinfo
        """Return nothing: how much of it is summer time is not told."""
        return None

    def tzname(self, dt: datetime | None) -> str | None:
        """Return what her zone is called at a moment of hers."""
        return _here(dt).tzname() if dt is not None else None

    def fromutc(self, dt: datetime) -> datetime:
        """Return a moment of UTC by her clock; of an hour that comes twice, the right one."""
        offset, fold = _rule(dt.year, dt.month, dt.day, dt.hour * 4 + dt.minute // 15, time.tzname)
        here = dt + offset
        return here.replace(fold=1) if fold else here


def _here(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None).astimezone()


@lru_cache(maxsize=8192)
def _rule(year: int, month: int, day: int, quarter: int, _zone: tuple[str, str]) -> tuple[timedelta, bool]:
    """Return how far her clock stands from UTC in a quarter of an hour, and whether it shows that hour again.

    Clocks are set forward and back at a full quarter. Lists turn thousands of moments, so each is looked up once.
    """
    there = datetime(year, month, day, quarter // 4, quarter % 4 * 15, tzinfo=UTC).astimezone()
    offset = there.utcoffset() or timedelta()
    return offset, _here(there.replace(fold=0)).utcoffset() != offset


LOCAL = Local()
"""The time zone that she lives in."""
