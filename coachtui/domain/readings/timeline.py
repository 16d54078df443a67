"""The course of a belief in characters: how firmly it was held, and how it stood, from its first day to today."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from coachtui.domain.change import Row
from coachtui.domain.moment import day_of
from coachtui.domain.readings.moves import as_it_stood, moves

BARS = "▁▃▄▅▇"
"""Five levels, as how firmly it is held; in ASCII they are their digits."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WIDTH = 3
LEAST_DAYS = 28
LEVEL = "─"
"""Stands behind a value for as long as it holds."""


class Course(NamedTuple):
    """Three lines of the same width: hold in bars, status in words where it changes, the months beneath."""

    hold: str
    status: str
    months: str


def course(belief: Row, now: datetime, width: int) -> Course | None:
    """Return how a belief went in `width` cells, each a stretch of days; None where it has not moved."""
    steps = [step.on for step in moves(belief) if step.on]
    if not steps or width < 1:
        return None
    born = day_of(str(belief.get("created") or steps[0]), now)
    first, today = min(born, date.fromisoformat(steps[0])), now.date()
    first = min(first, today - timedelta(days=LEAST_DAYS))
    span = (today - first).days + 1
    days = [first + timedelta(days=((cell + 1) * span - 1) // width) for cell in range(width)]
    stood = [as_it_stood(belief, day.isoformat()) for day in days]
    return Course(
        "".join(_bar(row.get("hold")) for row in stood),
        _words([str(row.get("status") or "") for row in stood]),
        _months(days),
    )


def _bar(hold: object) -> str:
    return BARS[hold - 1] if isinstance(hold, int) and 1 <= hold <= len(BARS) else " "


def _words(values: Sequence[str]) -> str:
    """Return each value where it begins, cut where the next begins, a line behind it; the last whole if it can be."""
    line = ""
    for start, end in _stretches(values):
        room = end - start
        word = values[start]
        last = end == len(values)
        said = word[:room] if last and len(word) >= room else f"{word[: max(room - 1, 1)]} ".ljust(room, LEVEL)[:room]
        line += said if word else " " * room
    return _ending_in(values[-1], line, start) if values else line


def _ending_in(word: str, line: str, start: int) -> str:
    """Return a line that ends in the whole of its last word, which begins at `start`, if only the line gives way."""
    at = len(line) - len(word)
    gives_way = 0 < at < start and set(line[at - 1 : start]) == {LEVEL}
    return f"{line[: at - 1]} {word}" if gives_way else line


def _stretches(values: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for index in range(1, len(values) + 1):
        if index == len(values) or values[index] != values[start]:
            yield start, index
            start = index


def _months(days: Sequence[date]) -> str:
    """Return each month's name where it begins, as far as there is room: that of the last before all others."""
    line, free, last = [" "] * len(days), 0, len(days) - WIDTH
    begins = [cell for cell, day in enumerate(days) if not cell or days[cell - 1].month != day.month]
    for cell in begins:
        at = min(cell, last) if cell == begins[-1] else cell
        if at >= free and (cell == begins[-1] or at + WIDTH < min(begins[-1], last)):
            line[at : at + WIDTH] = MONTHS[days[cell].month - 1]
            free = at + WIDTH + 1
    return "".join(line)
