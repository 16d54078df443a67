"""How the relationship stands, as the coach reads it. It rates the relationship, never the teacher."""

from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.readings.lines import age, has_been, when_of
from coachtui.domain.words import Dimension, Direction


class Trend(NamedTuple):
    """The readings of one dimension in time order ("" is all of them). `levels` 1-5, one for each day in `on`."""

    dimension: str
    levels: tuple[float, ...]
    on: tuple[str, ...]
    direction: str | None
    """The way it goes now, as the coach noted it, else as the last two readings differ; None with no reading."""


class Trust(NamedTuple):
    """Trust overall and by dimension, and the last sign she saw."""

    overall: Trend
    dimensions: tuple[Trend, ...]
    """Those with a reading, in the order respect, regard, competence, integrity."""
    sign: str
    """The last sign noted, "" where none was."""
    sign_days: int | None
    last: int | None
    """The id of the last reading."""


def trust(book: Book, now: datetime) -> Trust:
    """Return how the relationship stands and where it goes."""
    read = (row for row in book.rows("trust_readings") if has_been(_on(row), now))
    readings = sorted(read, key=lambda row: (_on(row), row["id"]))
    dimensions = (_trend(name, [row for row in readings if row.get("dimension") == name]) for name in Dimension)
    signs = [row for row in readings if row.get("sign")]
    return Trust(
        overall=_overall(readings),
        dimensions=tuple(trend for trend in dimensions if trend.on or trend.direction),
        sign=str(signs[-1]["sign"]) if signs else "",
        sign_days=age(_on(signs[-1]), now) if signs else None,
        last=readings[-1]["id"] if readings else None,
    )


def _trend(dimension: str, readings: list[Row]) -> Trend:
    levelled = [row for row in readings if row.get("level")]
    levels = tuple(float(row["level"]) for row in levelled)
    return Trend(str(dimension), levels, tuple(_on(row) for row in levelled), _direction(readings, levels))


def _overall(readings: list[Row]) -> Trend:
    """Each day, the mean of what was last read of each dimension."""
    latest: dict[str, float] = {}
    days, levels = [], []
    for day, rows in groupby((row for row in readings if row.get("level")), key=_on):
        latest.update((row.get("dimension") or "", float(row["level"])) for row in rows)
        days.append(day)
        levels.append(sum(latest.values()) / len(latest))
    return Trend("", tuple(levels), tuple(days), _direction(readings, tuple(levels)))


def _direction(readings: list[Row], levels: tuple[float, ...]) -> str | None:
    if not readings:
        return None
    if noted := readings[-1].get("direction"):
        return str(noted)
    before, last = levels[-2:] if len(levels) > 1 else (0, 0)
    return str(Direction.UP if last > before else Direction.DOWN if last < before else Direction.STEADY)


def _on(row: Row) -> str:
    return when_of("trust_readings", row)[:10]
