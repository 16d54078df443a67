"""How the relationship stands, as the coach reads it. It rates the relationship, never the teacher."""

from dataclasses import dataclass
from datetime import datetime

from coachtui.domain.book import Book


@dataclass(frozen=True, slots=True)
class Trend:
    """The readings of one dimension in time order ("" is all of them). `levels` 1-5, a value a day in `days`."""

    dimension: str
    levels: tuple[float, ...]
    on: tuple[str, ...]
    direction: str | None
    """The way it goes now, as the coach noted it, else as the last two readings differ; None with no reading."""


@dataclass(frozen=True, slots=True)
class Trust:
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
    raise NotImplementedError
