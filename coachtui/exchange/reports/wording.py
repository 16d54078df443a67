"""What the sections of the teacher's copy say alike: days, names, and what stands around a line."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.moment import day_of
from coachtui.domain.readings.students import who_names
from coachtui.exchange.reports.model import Line, Source, Span, day_said


def on(when: object, now: datetime) -> str:
    """Return the day of a stored moment or day on her calendar, as stored; "" where there is none."""
    try:
        return day_of(str(when), now).isoformat() if when else ""
    except ValueError:
        return ""


def within(day: str, span: Span) -> bool:
    """Return whether a stored day lies in a span; one that is not known does."""
    return not day or span.holds(datetime.fromisoformat(day).date())


def whom(book: Book, row: Mapping[str, Any], *fields: str) -> str:
    """Return the codes and labels that fields of a record name; "" where they name nobody."""
    ids = [id_ for field in fields for id_ in row.get(field, ()) if _is_person(book, id_)]
    return who_names(book, dict.fromkeys(ids))


def packed(*parts: str) -> str:
    """Return what is known around a line."""
    return ", ".join(part for part in parts if part)


def words(value: object) -> str:
    """Return a word of a list as it is said."""
    return str(value or "").replace("_", " ")


def by_day(lines: Iterable[Line]) -> list[Line]:
    """Return lines in the order of their days, then of their records."""
    return sorted(lines, key=lambda line: (line.day, line.source))


def day_words(day: str, before: str) -> str:
    """Return a stored day after a word; "" where there is none."""
    return f"{before} {day_said(day)}" if day else ""


def source(table: str, row: Mapping[str, Any], part: str = "") -> Source:
    """Return what stands for a record."""
    return Source(table, int(row["id"]), part)


def _is_person(book: Book, id_: object) -> bool:
    return any(id_ in book.table(table) for table in ("students", "groups"))
