"""Several lines written as one change, as if each had been written after the other; a script from elsewhere."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from coachtui.domain.book import TABLES, Book
from coachtui.domain.change import Change
from coachtui.domain.grammar.parts import NoteParts
from coachtui.domain.grammar.script import Script, began, placed, read
from coachtui.domain.moment import parsed
from coachtui.services.encounters import log_encounter
from coachtui.services.notes import note_from_parts
from coachtui.services.pen import Pen
from coachtui.services.refused import RefusedError


def add_lines(pen: Pen, book: Book, lines: Iterable[tuple[NoteParts, datetime]], **fields: Any) -> Change:
    """Write lines, each with its moment, as one change; a student whom two lines name is begun once.

    `fields` go to every note (`source`, `encounter`). Raises RefusedError for an empty line.
    """
    tables = {name: dict(book.table(name)) for name in TABLES}
    seen = Book(book.teacher_id, tables)
    changes = []
    for parts, at in lines:
        change = note_from_parts(pen, seen, parts, at=at, **fields)
        for op in change.ops:
            tables[op.table][op.id] = dict(op.after or {})
        changes.append(change)
    label = changes[0].label if len(changes) == 1 else f"{len(changes)} notes added"
    return Change(label, tuple(op for change in changes for op in change.ops))


def import_script(
    pen: Pen, book: Book, script: Script, kind: str, *, day: date | None = None, start: datetime | None = None
) -> Change:
    """Write a script taken down elsewhere as one encounter of the past and its notes, all of it one change.

    For `day` and `start` see script_moments. Raises RefusedError where it holds no line.
    """
    if not script.lines:
        raise RefusedError("Nothing to keep", "there is no line in it.")
    moments = script_moments(script, pen.now(), day, start)
    logged = log_encounter(pen, book, kind, min(moments), max(moments))
    lines = [(line.parts, at) for line, at in zip(script.lines, moments, strict=True)]
    notes = add_lines(pen, book, lines, encounter=logged.ops[0].id, default_mode="saw", source="imported")
    said = "1 line" if len(lines) == 1 else f"{len(lines)} lines"
    return Change(f"{kind} of {said} imported", (*logged.ops, *notes.ops))


def paste_lines(pen: Pen, book: Book, text: str, encounter: int, default_mode: str | None = None) -> Change:
    """Write a text of many lines into an encounter: each a note, stamped with the time in front of it, else now.

    Time that has gone by counts from the start of the encounter. Raises RefusedError where it holds no line.
    """
    script, now = read(text), pen.now()
    if not script.lines:
        raise RefusedError("Nothing to keep", "there is no line in it.")
    begun = book.table("encounters").get(encounter, {}).get("start")
    start = parsed(begun).astimezone(now.tzinfo) if begun else None
    on = (start.year, start.month, start.day) if start else None
    since = start.timestamp() if start and script.elapsed and not script.begins else None
    moments = _aware(placed(script, now.timestamp(), on, since), now)
    lines = [(line.parts, at) for line, at in zip(script.lines, moments, strict=True)]
    return add_lines(pen, book, lines, encounter=encounter, default_mode=default_mode, source="imported")


def script_moments(script: Script, now: datetime, day: date | None, start: datetime | None) -> list[datetime]:
    """Return the moment of each line of a script that was taken down elsewhere.

    `day` is the day of its clock times, else the last on which the clock showed the first of them; `start` is when it
    began, where it does not say so itself.
    """
    on = (day.year, day.month, day.day) if day else None
    begin = start.timestamp() if start and not script.begins else began(script, now.timestamp(), on)
    return _aware(placed(script, now.timestamp(), on, begin), now)


def _aware(moments: Iterable[float], now: datetime) -> list[datetime]:
    return [datetime.fromtimestamp(at, now.tzinfo) for at in moments]
