"""A text of many lines, such as a script taken down elsewhere: each line a note, clock times understood."""

from time import localtime, mktime

from coachtui.domain.grammar.clock import school_seconds
from coachtui.domain.grammar.parser import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coachtui.domain.grammar.parts import NoteParts

SOON = 300
"""Seconds a typed clock time may lie ahead and still be of today."""


def read_script(text: str, now: float) -> "list[tuple[NoteParts, float]]":
    """Return each line that says something, and its moment in seconds since 1970.

    A clock time, in front of a line or on one of its own, is the time of what follows, until the next one; what stands
    before the first is of `now`.
    """
    lines = []
    running = now
    for raw in text.split("\n"):
        parts = parse(raw.removesuffix("\r"), clock=True)
        running = moment_of(parts.at, now) if parts.at else running
        if parts.text:
            lines.append((parts, running))
    return lines


def moment_of(clock: str, now: float) -> float:
    """Return the last moment a clock showed this time, in seconds since 1970."""
    seconds = school_seconds(clock)
    year, month, day = localtime(now)[:3]
    at = _mktime(year, month, day, seconds)
    return _mktime(year, month, day - 1, seconds) if at > now + SOON else at


def _mktime(year: int, month: int, day: int, seconds: int) -> float:
    return mktime((year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, 0, 0, -1))
