"""One line to show, and the record it stands for; and when and in which words a record of any table speaks."""

from dataclasses import dataclass
from datetime import datetime

from coachtui.domain.change import Row


@dataclass(frozen=True, slots=True)
class Line:
    """One line and its record. `when` is a stored moment or day, "" where none; `days` since then, negative ahead."""

    table: str
    id: int
    when: str
    days: int | None
    text: str


def when_of(table: str, row: Row) -> str:
    """Return the moment or day a record speaks of, as stored: a note's `at`, a promise's `due`, else `created`."""
    raise NotImplementedError


def text_of(table: str, row: Row) -> str:
    """Return the words a record of any table is known by, "" where it has none."""
    raise NotImplementedError


def line_of(table: str, row: Row, now: datetime) -> Line:
    """Return a record as a line."""
    raise NotImplementedError
