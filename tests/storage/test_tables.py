"""A teacher's records as a TinyDB, on every store: its queries, its writes, our commits."""

import pytest
from tinydb import where
from tinydb.table import Document

from coachtui.domain.change import COMMON, Change, Op
from coachtui.storage.vault import Vault

T = 1 << 22 | 7


@pytest.fixture
def notes(store):
    return store.teacher_db(T).table("notes")


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
    id_ = store.teacher_db(T).table("notes").insert({"text": "a"})
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
    db = store.teacher_db(T)
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


def test_groups_are_read_and_written_as_everyones_and_stay_when_a_teachers_tables_go(store):
    store.commit(Change("begun", (Op(COMMON, "groups", 3, None, {"id": 3, "label": "table two"}),)))
    ours, hers = (store.teacher_db(teacher).table("groups") for teacher in (T, T + 1))
    assert ours.get(where("label") == "table two").doc_id == 3
    id_ = ours.insert({"label": "late bus"})
    assert hers.get(doc_id=id_)["label"] == store.get(COMMON, "groups", id_)["label"] == "late bus"
    store.teacher_db(T).drop_tables()
    assert {row.doc_id for row in hers} == {3, id_}
    hers.remove(doc_ids=[3])
    assert {row.doc_id for row in ours} == {id_}


def test_what_is_written_through_tinydb_is_one_line_of_the_journal_and_there_after_a_restart(tmp_path):
    vault = Vault(tmp_path / "vault")
    notes = vault.teacher_db(T).table("notes")
    one, two = notes.insert_multiple([{"text": "a", "mode": "said"}, {"text": "b", "mode": "saw"}])
    notes.update({"mode": "said"}, where("mode") == "saw")
    notes.remove(doc_ids=[one])
    vault.close(fold=False)
    (journal,) = vault.layout.journal.glob("*.jsonl")
    assert len(journal.read_bytes().splitlines()) == 3
    again = Vault(tmp_path / "vault")
    (row,) = again.teacher_db(T).table("notes").search(where("mode") == "said")
    assert (row.doc_id, row["text"], row["rev"]) == (two, "b", 2)
