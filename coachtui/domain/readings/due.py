"""What waits with one teacher: promises, visits without their debrief, strengths never told, days that have come."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.moment import parsed, stored
from coachtui.domain.readings.lines import age, when_of
from coachtui.domain.words import EncounterKind, EncounterState, Mode, PromiseOutcome, Result, Speaker

STRENGTH = "strength"
"""The tag that says a note holds something she does well."""

ABOUT_NOW = timedelta(hours=1)
"""How far from its time a planned encounter is still begun as if it were that time."""

_IN_TOUCH = frozenset({Mode.SAID, Mode.SAW, Mode.COUNT, Mode.TIME, Mode.VALIDATE})
_SEEN = frozenset({Mode.SAW, Mode.SAID, Mode.COUNT, Mode.TIME})


class Contact(NamedTuple):
    """The last contact: an encounter, or a note of something said, seen or told."""

    table: str
    id: int
    when: str


def owed(book: Book, who: str) -> tuple[int, ...]:
    """Return the open promises of `who` (a Who) by day, so the overdue first; those without a day last."""
    waiting = (row for row in book.rows("promises") if row.get("who") == who and is_open(row))
    return _ids(waiting, lambda row: str(row.get("due") or "~"))


def is_open(promise: Row) -> bool:
    """Return whether a promise is still to be kept."""
    return promise.get("outcome") in (None, "", PromiseOutcome.OPEN) and not promise.get("done_on")


def untold(book: Book) -> tuple[int, ...]:
    """Return the notes that hold a strength seen and never told her, newest first.

    A strength is a low-inference note with the tag `strength`, or a starred note of what was seen in her teaching. It
    is told by its day (`told_on`), by being a validation itself, or by a validation that came from it.
    """
    told = {row.get("from") for row in book.rows("notes") if row.get("mode") == Mode.VALIDATE}
    waiting = [row for row in book.rows("notes") if _strength(row) and not row.get("told_on") and row["id"] not in told]
    return _ids(waiting, lambda row: when_of("notes", row))[::-1]


def to_tell(note: Row) -> bool:
    """Return whether a note is marked as a strength that she is to be told of, and was not yet."""
    return _tagged(note) and note.get("mode") in _SEEN and not note.get("told_on")


def can_be_told(note: Row) -> bool:
    """Return whether a note holds what was seen, said or counted, and not what was only thought."""
    return note.get("mode") in _SEEN


def unfinished(book: Book) -> tuple[int, ...]:
    """Return the visits without their debrief, oldest first, and whatever else was marked as needing one.

    A debrief that is only planned finishes nothing; a visit marked done is finished without one.
    """
    held = {row.get("debriefs") for row in book.rows("encounters") if row.get("state") != EncounterState.PLANNED}
    waiting = (row for row in book.rows("encounters") if _needs_debrief(row) and row["id"] not in held)
    return _ids(waiting, lambda row: when_of("encounters", row))


def live(book: Book) -> int | None:
    """Return the encounter in progress, the one begun last where there are several."""
    begun = _ids(
        (row for row in book.rows("encounters") if row.get("state") == EncounterState.LIVE),
        lambda row: when_of("encounters", row),
    )
    return begun[-1] if begun else None


def planned(book: Book, now: datetime) -> tuple[int, ...]:
    """Return the encounters planned for today or later, the next first; those without a day last."""
    coming = (row for row in _planned(book) if (age(row.get("start"), now) or 0) <= 0)
    return _ids(coming, lambda row: str(row.get("start") or "~"))


def coming_now(book: Book, now: datetime) -> int | None:
    """Return the planned encounter that is due about now: what she means who begins one at this time; else None."""
    rows = [book.table("encounters")[id_] for id_ in planned(book, now)]
    away = {row["id"]: abs(parsed(str(row["start"])) - now) for row in rows if row.get("start")}
    near = [id_ for id_ in away if away[id_] <= ABOUT_NOW]
    return min(near, key=lambda id_: away[id_], default=None)


def lapsed(book: Book, now: datetime) -> tuple[int, ...]:
    """Return the encounters still planned for a day that is past, oldest first."""
    past = (row for row in _planned(book) if (age(row.get("start"), now) or 0) > 0)
    return _ids(past, lambda row: when_of("encounters", row))


def learnings_due(book: Book, now: datetime) -> tuple[int, ...]:
    """Return the learnings whose planned day has come, oldest first."""
    return _come(book, "learnings", "planned_on", now, lambda row: not row.get("done_on"))


def reviews_due(book: Book, now: datetime) -> tuple[int, ...]:
    """Return the decisions whose review day has come, oldest first. One found unclear has come to nothing yet."""
    return _come(book, "decisions", "review_on", now, lambda row: row.get("result") in (None, "", Result.UNCLEAR))


def checks_due(book: Book, now: datetime) -> tuple[int, ...]:
    """Return the claims to look at again, oldest first."""
    return _come(book, "claims", "check_on", now, lambda row: not row.get("let_go_on"))


def last_contact(book: Book, now: datetime) -> Contact | None:
    """Return the last contact up to now. What she only thought or promised by herself is no contact."""
    limit = stored(now)
    latest: Contact | None = None
    for row in book.rows("encounters"):
        when = when_of("encounters", row)
        held = row.get("state") != EncounterState.PLANNED and when <= limit
        if held and (latest is None or (when, row["id"]) > (latest.when, latest.id)):
            latest = Contact("encounters", row["id"], when)
    since, encounters = latest.when if latest else "", book.table("encounters")
    for row in book.rows("notes"):
        in_touch = row.get("mode") in _IN_TOUCH and row.get("encounter") not in encounters
        if in_touch and since < (when := when_of("notes", row)) <= limit:
            since, latest = when, Contact("notes", row["id"], when)
    return latest


def _strength(note: Row) -> bool:
    if _tagged(note):
        return note.get("mode") in _SEEN
    of_hers = note.get("speaker") in (None, "", Speaker.TEACHER)
    return bool(note.get("starred")) and note.get("mode") == Mode.SAW and of_hers


def _tagged(note: Row) -> bool:
    return any(str(tag).lower() == STRENGTH for tag in note.get("tags") or ())


def _needs_debrief(encounter: Row) -> bool:
    if encounter.get("state") == EncounterState.NEEDS_DEBRIEF:
        return True
    ended = not encounter.get("state") and bool(encounter.get("end"))
    return ended and encounter.get("kind") == EncounterKind.VISIT


def _planned(book: Book) -> list[Row]:
    return [row for row in book.rows("encounters") if row.get("state") == EncounterState.PLANNED]


def _come(book: Book, table: str, field: str, now: datetime, waits: Callable[[Row], bool]) -> tuple[int, ...]:
    come = (row for row in book.rows(table) if waits(row) and _has_come(row.get(field), now))
    return _ids(come, lambda row: str(row.get(field)))


def _has_come(when: object, now: datetime) -> bool:
    days = age(when, now)
    return days is not None and days >= 0


def _ids(rows: Iterable[Row], key: Callable[[Row], str]) -> tuple[int, ...]:
    return tuple(row["id"] for row in sorted(rows, key=lambda row: (key(row), row["id"])))
