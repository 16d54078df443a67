"""What to ask next, and why: invitations drawn from all readings, the most timely first."""

from dataclasses import dataclass
from datetime import datetime

from coachtui.domain.book import Book


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask or do next.

    `id` is stable ("promise:123", "facet:cares"). `text` is the invitation, `why` what it rests on. `table` and
    `record` name what it is about (the teacher's own record where it is she). `act` would answer it: contact, debrief,
    promise, validate, review, learning, evidence, inquiry, note, link, claim, scope, why.
    """

    id: str
    text: str
    why: str
    table: str
    record: int
    act: str


def next_questions(book: Book, now: datetime) -> tuple[Question, ...]:
    """Return what to ask or do next with this teacher, the most timely first."""
    raise NotImplementedError


def board_questions(book: Book, now: datetime) -> tuple[Question, ...]:
    """Return what the board does not know yet, a question a flag."""
    raise NotImplementedError


def belief_questions(book: Book, now: datetime) -> tuple[Question, ...]:
    """Return what the beliefs and practices ask by themselves."""
    raise NotImplementedError
