"""For whom, at a glance: the claims against groups and focal students."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coachtui.domain.book import Book


class Mark(StrEnum):
    """What a cell holds."""

    WORKS = "works"
    PARTLY = "partly"
    NOT = "not"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Cell:
    """One claim for one student or group: what was said, and what the evidence shows, kept apart."""

    said: Mark
    shown: Mark
    evidence: tuple[int, ...]
    """The evidence that speaks of them, newest first."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Claims (rows) against groups, then focal students (columns). `cells[row][column]`. Counts only, no score."""

    claims: tuple[int, ...]
    whom: tuple[int, ...]
    cells: tuple[tuple[Cell, ...], ...]


def matrix(book: Book, now: datetime) -> Matrix:
    """Return the claims not let go against groups and focal students."""
    raise NotImplementedError


def unknown_of(cells: tuple[Cell, ...]) -> int:
    """Return in how many of these cells nothing is shown by evidence."""
    raise NotImplementedError
