"""Encounters: planned, begun, ended. That is the time log; a visit stays unfinished until it is debriefed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.domain.moment import parsed, stored
from coachtui.domain.readings.due import live, planned
from coachtui.domain.readings.lines import age
from coachtui.services.pen import Pen
from coachtui.services.refused import RefusedError
from coachtui.services.writing import Sheet, keys

DEBRIEFED = frozenset({"visit"})
"""The kinds of encounter that are unfinished without a debrief."""

FORGOTTEN = timedelta(hours=10)
"""From when on an encounter that nobody ended counts as forgotten: no school day is longer."""

AFTERWARDS = frozenset({"corridor", "message"})
"""The kinds of encounter that are written down when they have been, not while they go on."""

GUESSED = {"corridor": timedelta(minutes=5), "message": timedelta(minutes=2)}
"""How long such an encounter is taken to have been; it can be corrected."""


def plan_encounter(pen: Pen, book: Book, kind: str, start: str | None = None, **fields: Any) -> Change:
    """Plan an encounter: a preparation is a draft of it. `start` is a stored moment."""
    sheet = Sheet(pen, book)
    sheet.add("encounters", {"kind": kind, "start": start, "state": "planned", **keys(fields)})
    return sheet.change(f"{kind} planned")


def take_up(pen: Pen, book: Book, kind: str) -> tuple[int, Change | None]:
    """Return the encounter to be in now, and the change that begins it; None for one that goes on already.

    Else it is the one of this kind that is planned for today, else a new one.
    """
    if (going := live(book)) is not None:
        return going, None
    now = pen.now()
    rows = (book.table("encounters")[id_] for id_ in planned(book, now))
    today = next((row["id"] for row in rows if row.get("kind") == kind and age(row.get("start"), now) == 0), None)
    change = start_encounter(pen, book, kind, today)
    return today or next(op.id for op in change.ops if op.table == "encounters"), change


def start_encounter(pen: Pen, book: Book, kind: str = "visit", planned: int | None = None, **fields: Any) -> Change:
    """Begin an encounter now: a new one, or the one that was planned.

    The phase of the coaching is stamped on it. A debrief that does not say what it debriefs takes the last visit
    that waits for one.
    """
    sheet = Sheet(pen, book)
    known = sheet.need("encounters", planned) if planned is not None else {}
    kind = known.get("kind", kind)
    row = {"kind": kind, **keys(fields), "state": "live", "start": sheet.moment, "phase": book.teacher.get("phase")}
    if kind == "debrief" and not (row.get("debriefs") or known.get("debriefs")):
        row["debriefs"] = waiting(sheet.rows("encounters"))
    if planned is None:
        sheet.add("encounters", row)
    else:
        sheet.edit("encounters", planned, row)
    return sheet.change(f"{kind} started")


def end_encounter(pen: Pen, book: Book, encounter: int, **fields: Any) -> Change:
    """End an encounter now, or with its last line where it was forgotten.

    A visit then waits for its debrief; the end of a debrief finishes what it debriefs.
    """
    sheet = Sheet(pen, book)
    row = sheet.need("encounters", encounter)
    sheet.edit("encounters", encounter, {"end": _ended(sheet, row), **keys(fields), "state": _after(sheet, row)})
    _close_debriefed(sheet, row.get("debriefs") if row.get("kind") == "debrief" else None)
    return sheet.change(f"{row.get('kind', 'encounter')} ended")


def reflect(pen: Pen, book: Book, encounter: int, words: str) -> Change:
    """Keep what the coach herself thought and did in an encounter, for her alone."""
    sheet = Sheet(pen, book)
    sheet.edit("encounters", encounter, {"reflection": words.strip()})
    return sheet.change("reflection kept")


def finish_encounter(pen: Pen, book: Book, encounter: int) -> Change:
    """Call an encounter done, debriefed or not."""
    sheet = Sheet(pen, book)
    row = sheet.need("encounters", encounter)
    end = row.get("end") or (sheet.moment if row.get("state") == "live" else None)
    sheet.edit("encounters", encounter, {"state": "done", "end": end})
    return sheet.change(f"{row.get('kind', 'encounter')} done")


def log_encounter(
    pen: Pen, book: Book, kind: str, start: datetime, end: datetime | None = None, **fields: Any
) -> Change:
    """Write down an encounter that has been: a talk in the corridor, a visit of this morning."""
    sheet = Sheet(pen, book)
    end = end or start
    if end < start:
        raise RefusedError("Not kept", "an encounter ends after it starts.")
    row = {"kind": kind, "start": stored(start), "end": stored(end), "phase": book.teacher.get("phase"), **keys(fields)}
    id_ = sheet.add("encounters", row)
    sheet.edit("encounters", id_, {"state": _after(sheet, {**row, "id": id_})})
    _close_debriefed(sheet, row.get("debriefs") if kind == "debrief" else None)
    return sheet.change(f"{kind} logged", ("encounters", id_))


def log_talk(pen: Pen, book: Book, kind: str) -> Change:
    """Write down a talk in the corridor, or a message, that has just ended; its length is guessed."""
    now = pen.now()
    return log_encounter(pen, book, kind, now - GUESSED.get(kind, timedelta()), now)


def going_on(book: Book, now: datetime) -> int | None:
    """Return the encounter that goes on, in which a note of this moment was heard; not one that was forgotten."""
    found = book.table("encounters").get(live(book) or 0, {})
    start = str(found.get("start") or "")
    return found["id"] if start and abs(now - parsed(start)) < FORGOTTEN else None


def waiting(encounters: list[Mapping[str, Any]]) -> int | None:
    """Return the id of the last encounter that waits for its debrief."""
    unfinished = [row for row in encounters if row.get("state") == "needs_debrief"]
    return max(unfinished, key=lambda row: row.get("start", ""))["id"] if unfinished else None


def _ended(sheet: Sheet, row: Mapping[str, Any]) -> str:
    """Return when an encounter that goes on ended: now, but with its last line where nobody ended it that day.

    So it is, too, where it began by a clock that was ahead.
    """
    start = str(row.get("start") or sheet.moment)
    if timedelta() <= parsed(sheet.moment) - parsed(start) < FORGOTTEN:
        return sheet.moment
    lines = [str(note.get("at") or "") for note in sheet.rows("notes") if note.get("encounter") == row["id"]]
    return max([start, *lines])


def _after(sheet: Sheet, row: Mapping[str, Any]) -> str:
    """Return the state of an encounter that has ended."""
    if row.get("kind") not in DEBRIEFED:
        return "done"
    debriefs = [each for each in sheet.rows("encounters") if each.get("debriefs") == row["id"]]
    return "done" if any(each.get("state") == "done" for each in debriefs) else "needs_debrief"


def _close_debriefed(sheet: Sheet, encounter: int | None) -> None:
    if encounter is not None and (row := sheet.get("encounters", encounter)) and row.get("state") == "needs_debrief":
        sheet.edit("encounters", encounter, {"state": "done"})
