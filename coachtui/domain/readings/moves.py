"""How a belief moved over the year."""

from dataclasses import dataclass
from datetime import date, datetime

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.moment import day_of


@dataclass(frozen=True, slots=True)
class Move:
    """One dated step of a belief: which field went from what to what, why, and in which encounter."""

    on: str
    field: str
    old: str
    new: str
    why: str
    encounter: int | None


def moves(belief: Row) -> tuple[Move, ...]:
    """Return the steps of a belief, oldest first; steps of one day in the order they were noted."""
    return tuple(sorted((_move(step) for step in belief.get("history") or ()), key=lambda move: move.on))


def as_it_stood(belief: Row, day: str) -> Row:
    """Return the belief as it stood at the end of a day (`2026-05-21`): later steps taken back."""
    then = dict(belief)
    later = sorted((step for step in belief.get("history") or () if _on(step) > day), key=_on)
    for step in reversed(later):
        if field := step.get("field"):
            then[field] = step.get("old")
    return {field: value for field, value in then.items() if value not in (None, "")}


def book_on(book: Book, day: date, now: datetime) -> Book:
    """Return a teacher's records as they stood at the end of a day; `now` carries her time zone.

    What was written later is not there, and beliefs are taken back to what they were.
    """

    def there(row: Row) -> bool:
        return not row.get("created") or day_of(row["created"], now) <= day

    tables: dict[str, dict[int, Row]] = {
        name: {id_: row for id_, row in rows.items() if there(row)} for name, rows in book.tables.items()
    }
    beliefs = tables.get("beliefs", {})
    tables["beliefs"] = {id_: as_it_stood(row, day.isoformat()) for id_, row in beliefs.items()}
    return Book(book.teacher_id, tables)


def _move(step: Row) -> Move:
    words = {field: _words(step.get(field)) for field in ("field", "old", "new", "why")}
    return Move(on=_on(step), encounter=step.get("encounter"), **words)


def _on(step: Row) -> str:
    return str(step.get("on") or "")


def _words(value: object) -> str:
    return "" if value is None else str(value)
