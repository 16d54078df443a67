"""Students and groups: their names on the screen, and everything about one of them in time order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.readings.lines import Line


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
    raise NotImplementedError


def who_names(book: Book, ids: Iterable[int]) -> str:
    """Return the codes and labels as a list in words: "K3, K7 and ell"."""
    raise NotImplementedError


def who_id(book: Book, name: str) -> int | None:
    """Return the student or group of a code or label, case aside; None where there is none."""
    raise NotImplementedError


def members(book: Book, group: int) -> frozenset[int]:
    """Return the students of a group."""
    raise NotImplementedError


def focal(book: Book) -> tuple[int, ...]:
    """Return the focal students, by code."""
    raise NotImplementedError


def story(book: Book, id_: int, now: datetime) -> Story:
    """Return everything about one student (its groups' records not counted in) or one group, in time order."""
    raise NotImplementedError
