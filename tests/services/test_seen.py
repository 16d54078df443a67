"""Two sessions that write one record: the same field is a conflict, another one is not."""

from typing import Any

import pytest

from coachtui.domain.change import Change, Op
from coachtui.services.pen import Pen
from coachtui.services.records import edit_record
from coachtui.services.seen import as_seen
from coachtui.services.session import Session
from coachtui.storage.memory import MemoryStore

MARIA, NOTE = 7, 71
KEY = (MARIA, "notes", NOTE)


@pytest.fixture
def session(pen: Pen) -> Session:
    """A sitting on one note."""
    session = Session(MemoryStore(), pen)
    session.write(Change("set up", (Op(MARIA, "notes", NOTE, None, {"id": NOTE, "text": "a", "mode": "saw"}),)))
    return session


def written_elsewhere(session: Session, **fields: str) -> dict[str, Any]:
    """Change the note in another session, and return it as it stood before."""
    was = session.book(MARIA).table("notes")[NOTE]
    session.store.arrive(Change("edited", (Op(*KEY, was, {**was, **fields}),)))  # type: ignore[attr-defined]
    session.poll()
    return was


def conflicts(session: Session) -> list[str]:
    """Return the texts that wait to be settled."""
    return [row["data"]["text"] for row in session.book(MARIA).rows("conflicts")]


def test_the_same_field_stands_as_it_was_written_last_and_the_other_waits(session: Session) -> None:
    was = written_elsewhere(session, text="theirs")
    session.do(as_seen(edit_record(session.pen, session.book(MARIA), "notes", NOTE, {"text": "mine"}), {KEY: was}))
    assert session.book(MARIA).table("notes")[NOTE]["text"] == "mine"
    assert conflicts(session) == ["theirs"]


def test_another_field_is_no_conflict_and_both_stand(session: Session) -> None:
    was = written_elsewhere(session, mode="said")
    session.do(as_seen(edit_record(session.pen, session.book(MARIA), "notes", NOTE, {"text": "mine"}), {KEY: was}))
    note = session.book(MARIA).table("notes")[NOTE]
    assert (note["text"], note["mode"]) == ("mine", "said")
    assert conflicts(session) == []


def test_what_nobody_else_touched_is_no_conflict(session: Session) -> None:
    was = session.book(MARIA).table("notes")[NOTE]
    session.do(as_seen(edit_record(session.pen, session.book(MARIA), "notes", NOTE, {"text": "mine"}), {KEY: was}))
    assert conflicts(session) == []
    session.undo()
    assert session.book(MARIA).table("notes")[NOTE]["text"] == "a"
