"""The one screen before walking in."""

from dataclasses import dataclass
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.readings.lines import Line
from coachtui.domain.readings.questions import Question


@dataclass(frozen=True, slots=True)
class Owed:
    """An open promise. `days` since its day: positive is overdue, None where no day was named."""

    id: int
    text: str
    due: str
    days: int | None

    @property
    def overdue(self) -> bool:
        """Whether its day is past."""
        return self.days is not None and self.days > 0


@dataclass(frozen=True, slots=True)
class FocalNews:
    """A focal student, and what was noted with it since the last encounter before the latest, newest first."""

    id: int
    code: str
    why_focal: str
    news: tuple[Line, ...]
    days: int | None
    """Days since anything was noted of this student; None if never."""


@dataclass(frozen=True, slots=True)
class Prep:
    """What a coach wants before her eyes on the way to a teacher."""

    teacher: int
    name: str
    last: Line | None
    """The last encounter held (its purpose or kind), or the last note where there was none."""
    days: int | None
    planned: Line | None
    """The next planned encounter."""
    her_words: tuple[Line, ...]
    """What the teacher said in the last encounter in which she spoke, in time order."""
    i_owe: tuple[Owed, ...]
    she_owes: tuple[Owed, ...]
    wonders: tuple[Line, ...]
    """Questions of the coach not yet taken up, newest first."""
    unasked: tuple[str, ...]
    """Facets of the five questions that were never asked, or only guessed."""
    focal: tuple[FocalNews, ...]
    trust: Line | None
    """The last trust reading: its sign, or its level in words."""
    unfinished: tuple[Line, ...]
    untold: tuple[Line, ...]
    board_asks: tuple[Question, ...]
    """What the board does not know yet."""
    agreement: str
    """What stays between us, as agreed; "" where nothing was."""


def prep(book: Book, now: datetime) -> Prep:
    """Return everything for the one screen before walking in."""
    raise NotImplementedError
