"""One line a teacher: what is due, unfinished, owed and untold, and the one next thing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coachtui.domain.book import Book
from coachtui.domain.readings.questions import Question


class Due(StrEnum):
    """How a teacher stands to the rhythm agreed with her. An invitation, not a red mark."""

    NEVER = "never"
    """Not met yet."""
    OVERDUE = "overdue"
    DUE = "due"
    """Due today or within two days."""
    LATER = "later"
    UNSET = "unset"
    """No rhythm agreed."""
    RESTING = "resting"
    """Paused or archived."""


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One teacher on the caseload. Tuples hold record ids, the most pressing first."""

    teacher: int
    name: str
    state: str
    last: str | None
    """The stored moment of the last contact."""
    last_kind: str | None
    """The kind of that encounter, or "note"."""
    days: int | None
    """Days since the last contact."""
    due: Due
    due_in: int | None
    """Days until the rhythm asks for a contact; negative once past."""
    unfinished: tuple[int, ...]
    """Visits without their debrief, oldest first."""
    live: int | None
    """An encounter still in progress."""
    planned: int | None
    """The next planned encounter."""
    owed: tuple[int, ...]
    """Promises the coach owes, overdue first."""
    owed_overdue: int
    """How many of these are past their day."""
    untold: tuple[int, ...]
    """Strengths seen and never told her (notes), newest first."""
    learnings: tuple[int, ...]
    """Learnings whose planned day has come."""
    reviews: tuple[int, ...]
    """Decisions whose review day has come."""
    checks: tuple[int, ...]
    """Claims to look at again."""
    next: Question | None
    """The one most useful next thing."""


def roster_line(book: Book, now: datetime) -> RosterLine:
    """Return one teacher's line."""
    raise NotImplementedError


def roster(books: Iterable[Book], now: datetime) -> list[RosterLine]:
    """Return a line a teacher, ordered by what is due, then by name; never by any quality of the teacher."""
    raise NotImplementedError


def untold(book: Book) -> tuple[int, ...]:
    """Return the notes that hold a strength seen and never told her, newest first."""
    raise NotImplementedError


def owed(book: Book, who: str, now: datetime) -> tuple[int, ...]:
    """Return the open promises of `who` (a Who), overdue first, then by day, those without a day last."""
    raise NotImplementedError


def unfinished(book: Book) -> tuple[int, ...]:
    """Return the visits without their debrief, oldest first."""
    raise NotImplementedError
