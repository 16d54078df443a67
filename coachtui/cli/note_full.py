"""The way of a note through the whole store: students are found or begun, promises, beliefs and skills written."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from time import time

import orjson

from coachtui.cli.assemble import opened, teacher_named
from coachtui.cli.note import Request, confirm, kept
from coachtui.cli.noteline import SOURCE, Line, read_lines
from coachtui.cli.output import give_bytes
from coachtui.cli.told_back import tell_begun
from coachtui.domain.change import Change, Row
from coachtui.domain.local import LOCAL
from coachtui.domain.names import TeacherName
from coachtui.errors import CoachError
from coachtui.services.scripts import add_lines
from coachtui.services.session import Session


def write_through_store(vault: str, request: Request, lines: Sequence[Line]) -> int:
    """Write all lines as one change, and say what was understood. Raises CoachError, the text kept in the inbox."""
    try:
        with opened(vault) as session:
            if request.words:
                request.take_name(session.store.names())
                lines = read_lines(request.text, time(), piped=False)
            teacher = teacher_named(session, request.teacher)
            written = write_lines(session, teacher, lines)
    except CoachError as error:
        raise (kept(vault, request, error) if request.text else error) from error
    notes = notes_in(written)
    confirm(teacher.name, lines, [note["id"] for note in notes])
    tell_begun(written)
    if request.as_json:
        give_bytes(orjson.dumps(notes if request.lines else notes[0]))
    return 0


def names(vault: str) -> list[TeacherName]:
    """Return the names of all teachers, where only the whole store can tell them. Raises CoachError."""
    with opened(vault) as session:
        return list(session.store.names())


def write_lines(session: Session, teacher: TeacherName, lines: Sequence[Line]) -> Change:
    """Write all lines about a teacher as one change and return it. Raises StoreError."""
    said = [(line.parts, datetime.fromtimestamp(line.at, UTC).astimezone(LOCAL)) for line in lines]
    return session.do(add_lines(session.pen, session.book(teacher.id), said, source=SOURCE))


def notes_in(written: Change) -> list[Row]:
    """Return the notes that a change has written, as they are stored."""
    return [dict(op.after or {}) for op in written.ops if op.table == "notes"]


def fold(vault: str) -> None:
    """Bring the snapshots up to date. All is in the journals, so what fails here is left to the next session."""
    with suppress(CoachError), opened(vault) as session:
        session.store.fold()
