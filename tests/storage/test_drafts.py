"""Drafts: what is typed is on the disk at once, without anyone waiting for it."""

from threading import Event

import pytest

from coachtui.domain.change import Change, Op
from coachtui.errors import StoreError
from coachtui.storage import drafts
from coachtui.storage.drafts import Drafts, Place
from coachtui.storage.memory import MemoryStore
from coachtui.storage.vault import Vault

T = 1 << 22 | 7
LINE = Place(T, "live")


class Telling(MemoryStore):
    """Tells when something was committed, and can refuse."""

    def __init__(self):
        super().__init__()
        self.committed = Event()
        self.refuse = False

    def commit(self, change, /):
        if self.refuse:
            raise StoreError("Not saved", "The disk is full.")
        made = super().commit(change)
        self.committed.set()
        return made


@pytest.fixture
def store():
    return Telling()


def test_what_is_typed_is_saved_by_itself(store):
    kept = Drafts(store)
    for text in ("s", "si", "six"):
        kept.typed(LINE, text)
    assert kept.text(LINE) == "six"
    assert store.committed.wait(5)
    (row,) = store.book(T).rows("drafts")
    assert (row["where"], row["text"], row["rev"]) == ("live", "six", 1)
    kept.close()


def test_a_draft_is_back_at_the_next_start(tmp_path):
    first = Vault(tmp_path / "v")
    Drafts(first).typed(LINE, "never flushed")
    kept = Drafts(first)
    kept.typed(Place(T, "note", 5), "half a li")
    kept.flush()
    kept.typed(Place(T, "note", 5), "half a line")
    kept.close()
    kept.typed(LINE, "too late")
    first.close(fold=False)
    assert Drafts(Vault(tmp_path / "v")).text(Place(T, "note", 5)) == "half a line"


def test_the_saved_note_takes_the_place_of_its_draft(store):
    kept = Drafts(store)
    kept.typed(LINE, "six hands")
    kept.flush()
    kept.typed(LINE, "six hands up")
    store.commit(Change("note added", (Op(T, "notes", 9, None, {"text": "six hands up"}), *kept.superseded(LINE))))
    kept.close()
    assert not store.book(T).table("drafts")
    assert kept.superseded(LINE) == ()


def test_emptying_a_field_removes_its_draft(store):
    kept = Drafts(store)
    kept.typed(LINE, "x")
    kept.flush()
    kept.flush()
    kept.typed(LINE, "x")
    kept.flush()
    assert len(store.history(T, "drafts", next(iter(store.book(T).table("drafts"))))) == 1
    kept.typed(LINE, "")
    kept.close()
    assert kept.text(LINE) == ""
    assert not store.book(T).table("drafts")


def test_where_saving_fails_she_is_told_and_it_is_tried_again(store, monkeypatch):
    monkeypatch.setattr(drafts, "PATIENCE", 0.01)
    told = Event()
    kept = Drafts(store, failed=lambda _: told.set())
    store.refuse = True
    kept.typed(LINE, "x")
    assert told.wait(5)
    assert kept.text(LINE) == "x"
    store.refuse = False
    assert store.committed.wait(5)
    kept.close()
    assert kept.text(LINE) == "x"


def test_a_line_that_is_typed_in_another_window_is_offered_only_when_that_has_ended(tmp_path):
    one, other = Vault(tmp_path / "v"), Vault(tmp_path / "v")
    here, there = Drafts(one), Drafts(other)
    here.typed(LINE, "typed here")
    here.flush()
    other.changes()
    assert there.text(LINE) == ""
    there.typed(LINE, "typed there")
    there.flush()
    one.changes()
    assert (here.text(LINE), there.text(LINE)) == ("typed here", "typed there")
    other.commit(Change("note added", there.superseded(LINE)))
    one.changes()
    assert here.text(LINE) == "typed here"
    here.close()
    one.close(fold=False)
    assert there.text(LINE) == "typed here"
    there.typed(LINE, "")
    there.flush()
    assert Drafts(Vault(tmp_path / "v")).text(LINE) == ""


def test_what_cannot_be_written_as_its_records_cannot_be_read_is_kept(store, monkeypatch):
    kept = Drafts(store)

    def gone(_):
        raise StoreError("The vault cannot be read", "The folder is gone.")

    with monkeypatch.context() as patch:
        patch.setattr(store, "book", gone)
        kept.typed(LINE, "x")
        with pytest.raises(StoreError):
            kept.flush()
    kept.close()
    assert kept.text(LINE) == "x"
