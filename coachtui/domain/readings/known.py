"""What is known of the teacher: for each question the best answer, how sure it is, and how old."""

from dataclasses import dataclass
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.change import Row


@dataclass(frozen=True, slots=True)
class Answer:
    """The best answer to one question. Never asked: `text` is "", `certainty`, `days` and `note` are None."""

    facet: str
    text: str
    certainty: str | None
    days: int | None
    note: int | None
    verbatim: bool = False
    """Whether these are her own words."""
    count: int = 0
    """How many notes answer the question."""

    @property
    def asked(self) -> bool:
        """Whether there is any answer."""
        return self.note is not None


def known(book: Book, now: datetime) -> tuple[Answer, ...]:
    """Return the best answer to each of the five questions, in their order."""
    raise NotImplementedError


def known_besides(book: Book, now: datetime) -> tuple[Answer, ...]:
    """Return the best answer to each of the other facets: expertise, students, life."""
    raise NotImplementedError


def answers(book: Book, facet: str) -> tuple[Row, ...]:
    """Return the notes that answer one question, best first: real before heard before guess, then newest."""
    raise NotImplementedError
