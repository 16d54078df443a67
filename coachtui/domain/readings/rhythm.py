"""How the days since the last contact stand to the rhythm agreed with a teacher. An invitation, not a red mark."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.readings.due import Contact, last_contact
from coachtui.domain.readings.lines import age
from coachtui.domain.words import TeacherState

SOON_DAYS = 2
"""How many days before its day a contact counts as due."""


class Due(StrEnum):
    """How a teacher stands to the rhythm agreed with her."""

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


class Rhythm(NamedTuple):
    """The last contact, how many days ago, and when the next is due: in `due_in` days, negative once past."""

    contact: Contact | None
    days: int | None
    due: Due
    due_in: int | None


def rhythm(book: Book, now: datetime, usual: int = 0) -> Rhythm:
    """Return how a teacher stands to her rhythm, or to the `usual` days where she has none of her own (0: none)."""
    contact = last_contact(book, now)
    days = age(contact.when, now) if contact else None
    cadence = book.teacher.get("cadence_days") or usual
    due_in = cadence - days if isinstance(cadence, int) and cadence and days is not None else None
    return Rhythm(contact, days, _due(book.teacher.get("state"), contact, due_in), due_in)


def _due(state: object, contact: Contact | None, due_in: int | None) -> Due:
    if state in (TeacherState.PAUSED, TeacherState.ARCHIVED):
        return Due.RESTING
    if contact is None:
        return Due.NEVER
    if due_in is None:
        return Due.UNSET
    if due_in < 0:
        return Due.OVERDUE
    return Due.DUE if due_in <= SOON_DAYS else Due.LATER
