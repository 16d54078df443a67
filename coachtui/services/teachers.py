"""Teachers: to begin with one, to say what was agreed, to end."""

from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.domain.names import tidy
from coachtui.services.pen import Pen
from coachtui.services.records import edit_record
from coachtui.services.refused import RefusedError
from coachtui.services.writing import Sheet, keys


def add_teacher(pen: Pen, name: str, **fields: Any) -> Change:
    """Begin a teacher's file. Her record's id is the teacher's id everywhere. Raises RefusedError without a name."""
    name = _named(name)
    id_ = pen.new_id()
    sheet = Sheet(pen, Book(id_, {}))
    sheet.add("teachers", {"name": name, "since": sheet.today, "state": "active", **keys(fields)}, id_)
    return sheet.change(f"{name} added")


def edit_teacher(pen: Pen, book: Book, **fields: Any) -> Change:
    """Set fields of the teacher; an `agreement` given in part keeps its other parts. Raises RefusedError: no name."""
    if "name" in fields:
        fields["name"] = _named(fields["name"] or "")
    agreement = fields.get("agreement")
    if agreement:
        fields["agreement"] = {
            key: value for key, value in {**book.teacher.get("agreement", {}), **agreement}.items() if value
        }
    return edit_record(pen, book, "teachers", book.teacher_id, keys(fields))


def archive_teacher(pen: Pen, book: Book) -> Change:
    """End the coaching: she leaves the caseload, and all is kept."""
    return _state(pen, book, "archived", "archived")


def pause_teacher(pen: Pen, book: Book) -> Change:
    """Let the coaching rest: nothing is due."""
    return _state(pen, book, "paused", "paused")


def resume_teacher(pen: Pen, book: Book) -> Change:
    """Take the coaching up again."""
    return _state(pen, book, "active", "back on the caseload")


def _named(name: str) -> str:
    name = tidy(name)
    if not name:
        raise RefusedError("No name", "a teacher needs a name.", "A short name or an alias will do.")
    return name


def _state(pen: Pen, book: Book, state: str, said: str) -> Change:
    sheet = Sheet(pen, book)
    sheet.edit("teachers", book.teacher_id, {"state": state})
    return sheet.change(f"{book.teacher.get('name', 'teacher')} {said}")
