"""One line to show, and the record it stands for; and when and in which words a record of any table speaks."""

from datetime import datetime
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.kinds import label
from coachtui.domain.moment import days_since
from coachtui.domain.summaries import MARKS, first_text, in_quotes, when_of

__all__ = ["QUOTED", "Line", "age", "first_name", "has_been", "line_of", "quoted", "text_of", "when_of"]

QUOTED = 60
"""How many letters of a record's words a question quotes."""


class Line(NamedTuple):
    """One line and its record. `when` is a stored moment or day, "" where none; `days` since then, negative ahead."""

    table: str
    id: int
    when: str
    days: int | None
    text: str


def text_of(book: Book, table: str, row: Row) -> str:
    """Return the words a record is known by; those of its note where evidence has none of its own; "" where none."""
    text = first_text(table, row)
    if not text and table == "evidence" and (note := book.table("notes").get(row.get("note") or 0)):
        return first_text("notes", note)
    return text


def line_of(book: Book, table: str, row: Row, now: datetime) -> Line:
    """Return a record as a line; its kind, or what it is called, stands for words it does not have."""
    when = when_of(table, row)
    kind = str(row.get("kind") or "") if table == "encounters" else ""
    return Line(table, row["id"], when, age(when, now), text_of(book, table, row) or kind or label(table))


def age(when: object, now: datetime) -> int | None:
    """Return how many of her days ago a stored moment or day was; None for nothing, or for what is no moment."""
    if not isinstance(when, str) or not when:
        return None
    try:
        return days_since(when, now)
    except ValueError:
        return None


def has_been(when: object, now: datetime) -> bool:
    """Return whether a stored moment or day is not ahead, as only what a clock set wrong has dated is."""
    return (age(when, now) or 0) >= 0


def quoted(text: str) -> str:
    """Return words for a question: on one line, within quotation marks, cut where they are long."""
    line = " ".join(text.split())
    return in_quotes(line if len(line.strip(MARKS)) <= QUOTED else f"{line[: QUOTED - 1].rstrip()}…")


def first_name(book: Book) -> str:
    """Return what a question calls the teacher: her alias, else her first name, else "the teacher"."""
    words = str(book.teacher.get("alias") or book.teacher.get("name") or "").split()
    return words[0] if words else "the teacher"
