"""A teacher's records as a TinyDB: its queries, its writes, our commits."""

import pytest
from tinydb import where
from tinydb.table import Document

from coachtui.storage.memory import MemoryStore
from coachtui.storage.tables import TeacherDB

T = 1 << 22 | 7


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def notes(store):
    return TeacherDB(store, T).table("notes")


def test_new_records_get_ids_of_ours(store, notes):
    ids = [notes.insert({"text": "a"}), *notes.insert_multiple([{"text": "b"}, Document({"text": "c"}, doc_id=5)])]
    assert len(set(ids)) == 3
    assert ids[0] > 1 << 40
    assert {row["text"] for row in store.book(T).rows("notes")} == {"a", "b", "c"}
    assert store.get(T, "notes", 5)["rev"] == 1
    with pytest.raises(ValueError, match="already exists"):
        notes.insert(Document({}, doc_id=5))


def test_reads_see_what_was_committed_elsewhere(store, notes):
    assert notes.search(where("text") == "a") == []
    id_ = TeacherDB(store, T).table("notes").insert({"text": "a"})
    assert [row.doc_id for row in notes.search(where("text") == "a")] == [id_]
    assert notes.get(doc_id=id_)["text"] == "a"
    assert notes.get(doc_id=9) is None
    assert [row.doc_id for row in notes.get(doc_ids=[id_])] == [id_]
    assert len(notes) == 1


def test_an_update_is_one_commit_of_what_it_changed(store, notes):
    one, two = notes.insert_multiple([{"text": "a", "tags": ["x"]}, {"text": "b"}])
    before = store.get(T, "notes", one)
    notes.update(lambda row: row["tags"].append("y"), where("text") == "a")
    assert before["tags"] == ["x"]
    assert store.get(T, "notes", one)["tags"] == ["x", "y"]
    assert [len(store.history(T, "notes", id_)) for id_ in (one, two)] == [2, 1]
    assert notes.update({"text": "c"}, doc_ids=[two, 99]) == [two]
    assert notes.upsert({"text": "d"}, where("text") == "nobody")


def test_records_are_removed_and_tables_dropped(store, notes):
    one, two, three = notes.insert_multiple([{"text": letter} for letter in "abc"])
    notes.remove(doc_ids=[one])
    notes.remove(where("text") == "b")
    assert [row.doc_id for row in notes] == [three]
    notes.insert({"text": "d"})
    notes.truncate()
    assert len(notes) == 0
    db = TeacherDB(store, T)
    db.table("beliefs").insert({"statement": "x"})
    db.drop_table("beliefs")
    assert not store.book(T).table("beliefs")
    db.table("beliefs").insert({"statement": "x"})
    db.drop_tables()
    assert db.tables() == set()
    assert two


def test_an_overlay_forgets_what_was_removed(notes):
    notes.insert(Document({"text": "a"}, doc_id=1))

    def swap(table):
        del table[1]
        assert 1 not in table
        with pytest.raises(KeyError):
            del table[1]
        with pytest.raises(KeyError):
            table[1]
        table[2] = {"text": "b"}
        assert list(table) == [2]
        assert len(table) == 1

    notes._update_table(swap)
    assert [row.doc_id for row in notes] == [2]
