"""Notes: a line typed becomes a note, and with it the promise, the hunch or the next skill that it marks."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Change, Row
from coachtui.domain.days import read_day
from coachtui.domain.grammar import NoteParts, parse
from coachtui.domain.grammar.clock import school_seconds
from coachtui.domain.moment import parsed, stored
from coachtui.services.offspring import bear, hunch_of, promise_of, skill_of
from coachtui.services.pen import Pen
from coachtui.services.people import people_named
from coachtui.services.refused import RefusedError
from coachtui.services.writing import Sheet

TALKS = frozenset({"planning", "reflecting", "debrief"})
"""Encounters in which an unmarked line is what the teacher said; elsewhere it is what the coach saw."""

OFFSPRING = (("promises", "promise"), ("beliefs", "hunch"), ("decisions", "next skill"))


def natural_mode(encounter: Mapping[str, Any] | None) -> tuple[str, str | None]:
    """Return the mode and the speaker of an unmarked line in an encounter, or in none."""
    return ("said", "teacher") if encounter and encounter.get("kind") in TALKS else ("saw", None)


def add_line(
    pen: Pen,
    book: Book,
    line: str,
    *,
    encounter: int | None = None,
    default_mode: str | None = None,
    source: str = "typed",
    clock: bool = False,
    at: datetime | None = None,
) -> Change:
    """Write one typed line as a note, and what its marks make of it. The note is the change's first operation.

    `default_mode` is the mode of an unmarked line, else the encounter's natural one. With `clock`, a clock time that
    begins the line is its time. Raises RefusedError for a line without a word.
    """
    if not line.strip():
        raise RefusedError("Nothing to keep", "the line is empty.")
    return note_from_parts(
        pen, book, parse(line, clock=clock), encounter=encounter, default_mode=default_mode, source=source, at=at
    )


def note_from_parts(
    pen: Pen,
    book: Book,
    parts: NoteParts,
    *,
    encounter: int | None = None,
    default_mode: str | None = None,
    source: str = "typed",
    at: datetime | None = None,
    **fields: Any,
) -> Change:
    """Write a note from what the grammar read, and the promise, belief or decision that its marks make.

    Its moment is `at`, else now, or the clock time in front of it, less how long ago it says it was.
    """
    sheet = Sheet(pen, book)
    place = sheet.get("encounters", encounter) if encounter is not None else None
    moment = at or _clocked(parts.at, place, sheet.now) - timedelta(seconds=parts.ago)
    row = _row(sheet, parts, default_mode, place)
    more = {"at": stored(moment), "encounter": encounter, "source": source, **fields}
    if row["mode"] == "validate":
        more.setdefault("told_on", moment.date().isoformat())
    note = sheet.add("notes", {**row, **more})
    made = _offspring(sheet, note, parts, row, moment)
    return sheet.change(" and ".join(["note", *made]) + " added", ("notes", note))


def rewrite_note(
    pen: Pen, book: Book, note: int, line: str, *, default_mode: str | None = None, shifts: bool = True
) -> Change:
    """Read a note anew from another line. Its place and stars stay; its promise, hunch or skill follows.

    Its moment stays, but for how long ago the line says it was, and did not say before; not so without `shifts`.
    `default_mode` is the mode of an unmarked line, else the one it has.
    """
    if not line.strip():
        raise RefusedError("Nothing to keep", "the line is empty.", "Delete the note instead.")
    sheet = Sheet(pen, book)
    old = sheet.need("notes", note)
    parts = _read_again(line, old)
    usual = old.get("mode")
    row = _row(sheet, parts, default_mode or usual, None)
    if row["mode"] == "said" and parts.mode is None and row["mode"] == usual:
        row["speaker"] = old.get("speaker")
    if shifts and old.get("at") and (later := _shifted(old, parts)):
        row["at"] = stored(parsed(old["at"]) + later)
    if parts.facet is None or parts.facet == old.get("facet"):
        row["certainty"] = old.get("certainty")
    row["facet"] = parts.facet or old.get("facet")
    if row["mode"] == "validate":
        row["told_on"] = old.get("told_on") or sheet.today
    sheet.edit("notes", note, row)
    at = row.get("at") or old.get("at")
    _offspring(sheet, note, parts, row, parsed(at) if at else sheet.now)
    return sheet.change("note rewritten", ("notes", note))


def mended_moment(note: Mapping[str, Any], parts: NoteParts, now: datetime) -> datetime:
    """Return the moment of a note once its line says what `parts` say, on her clock."""
    at = parsed(str(note["at"])) if note.get("at") else now
    return at.astimezone(now.tzinfo) + _shifted(note, parts)


def _shifted(note: Mapping[str, Any], parts: NoteParts) -> timedelta:
    """Return by how much the moment of a note moves: by as much as what its line says of how long ago it was."""
    before = _read_again(str(note.get("raw") or ""), note).ago
    return timedelta(seconds=before - parts.ago)


def _read_again(line: str, old: Mapping[str, Any]) -> NoteParts:
    """Read a line that is mended as it was read first: one that came from elsewhere with its time and its bullet."""
    from coachtui.domain.grammar.script import read  # noqa: PLC0415 - a line that is new needs it not

    raw, text = str(old.get("raw") or ""), old.get("text")
    before = [] if parse(raw).text == text else read(raw).lines
    if not before or before[0].parts.text != text:
        return parse(line)
    parts = read(line).lines[0].parts
    parts.raw = line
    return parts


def mark_note(pen: Pen, book: Book, note: int, mark: str) -> Change:
    """Mark a note later (`.`, `!`, `t`, `me:`): its words are read as if the mark had stood before them."""
    words = str(Sheet(pen, book).need("notes", note).get("text") or "")
    return Change(f"note marked {mark}", rewrite_note(pen, book, note, f"{mark} {words}", shifts=False).ops)


def star_note(pen: Pen, book: Book, note: int, *, on: bool | None = None) -> Change:
    """Star a note, or take its star; without `on`, the other of the two."""
    sheet = Sheet(pen, book)
    starred = not sheet.need("notes", note).get("starred") if on is None else on
    sheet.edit("notes", note, {"starred": starred})
    return sheet.change("note starred" if starred else "star taken off")


def _row(sheet: Sheet, parts: NoteParts, default_mode: str | None, place: Mapping[str, Any] | None) -> Row:
    mode, speaker = natural_mode(place)
    if default_mode and default_mode != mode:
        mode, speaker = default_mode, "teacher" if default_mode == "said" else None
    if parts.mode:
        mode, speaker = parts.mode, parts.speaker
    row = {"mode": mode, "speaker": speaker, "text": parts.text, "raw": parts.raw, "tags": list(parts.tags)}
    if parts.facet:
        heard = mode == "said" and speaker == "teacher"
        row |= {"facet": parts.facet, "certainty": "heard" if heard else "guess"}
    return row | people_named(sheet, parts.who)


def _offspring(sheet: Sheet, note: int, parts: NoteParts, row: Row, at: datetime) -> list[str]:
    """Write what the marks make, over what the note made before; return what is new, in words."""
    at = at.astimezone(sheet.now.tzinfo)
    wanted = {
        "promises": promise_of(row, who=parts.promised_by, due=_due(parts, at)) if parts.mode == "promise" else None,
        "beliefs": hunch_of(row) if parts.is_belief else None,
        "decisions": skill_of(row) if parts.next_skill else None,
    }
    new = []
    for table, name in OFFSPRING:
        fields = wanted[table]
        known = next((each for each in sheet.rows(table) if each.get("from") == note), None)
        if fields and known:
            sheet.edit(table, known["id"], {key: value for key, value in fields.items() if value})
        elif fields:
            bear(sheet, table, fields, note)
            new.append(name)
    return new


def _due(parts: NoteParts, at: datetime) -> str | None:
    due = read_day(parts.due, at.date()) if parts.due else None
    return due.isoformat() if due else None


def _clocked(clock: str | None, encounter: Mapping[str, Any] | None, now: datetime) -> datetime:
    """Return the moment of a clock time as typed, on the day of the encounter or today; now where there is none."""
    if clock is None:
        return now
    start = encounter.get("start") if encounter else None
    day = parsed(start).astimezone(now.tzinfo) if start else now
    return day.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(seconds=school_seconds(clock))
