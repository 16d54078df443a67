"""What every store holds, in memory and on disk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import where

from coachtui.domain.change import COMMON, Change, Op
from coachtui.domain.letters import mended
from coachtui.errors import StoreError
from coachtui.storage.memory import MemoryStore

T = 1 << 22 | 7


def add(table, id_, teacher=T, **fields):
    return Op(teacher, table, id_, None, {"id": id_, **fields})


def change(*ops, label="done"):
    return Change(label, ops)


ANYTHING = st.text(st.characters(exclude_categories=()))


def test_a_commit_stamps_and_returns_what_is_kept(store):
    written = store.commit(change(add("notes", 5, text="six hands")))
    (op,) = written.ops
    assert op.before is None
    assert op.after == store.get(T, "notes", 5)
    assert op.after["rev"] == 1
    assert op.after["visibility"] == "me"
    assert op.after["created"] == op.after["changed"]
    assert op.after["changed"].endswith("Z")


@given(ANYTHING, ANYTHING)
def test_any_text_can_be_saved_and_read_back(store, text, name):
    written = store.commit(change(add("notes", 5, text=text, tags=[text]), add("teachers", T, name=name), label=text))
    found = store.get(T, "notes", 5)
    assert (found["text"], found["tags"]) == (mended(text), [mended(text)])
    assert store.get(T, "teachers", T)["name"] == mended(name)
    assert written.label == mended(text)
    assert store.history(T, "notes", 5)[-1].row == found


def test_an_edit_raises_rev_and_tells_the_true_before(store):
    first = store.commit(change(add("notes", 5, text="a"))).ops[0].after
    op = store.commit(change(Op(T, "notes", 5, first, {**first, "text": "b"}))).ops[0]
    assert op.before == first
    assert (op.after["rev"], op.after["text"]) == (2, "b")
    assert not store.book(T).table("conflicts")


def test_the_inverse_of_a_change_takes_it_back(store):
    written = store.commit(change(add("notes", 5, text="a"), add("teachers", T, name="Ana")))
    store.commit(written.inverse())
    assert store.get(T, "notes", 5) is None
    assert store.names() == []
    store.commit(written)
    assert store.get(T, "notes", 5)["text"] == "a"


def test_removing_what_is_not_there_writes_nothing(store):
    assert store.commit(change(Op(T, "notes", 9, None, None))).ops == ()
    assert store.history(T, "notes", 9) == []


def test_the_last_state_of_a_record_in_a_change_stands(store):
    written = store.commit(change(add("notes", 5, text="a"), add("notes", 5, text="b")))
    assert [op.after["text"] for op in written.ops] == ["b"]


def test_what_json_cannot_hold_is_refused_and_nothing_happened(store):
    with pytest.raises(StoreError):
        store.commit(change(add("notes", 5, text="fine"), add("notes", 6, text=object())))
    with pytest.raises(StoreError):
        store.commit(change(add("notes", 7, text={7: "no name"})))
    assert not store.book(T).table("notes")


def test_what_the_caller_holds_can_be_altered_without_harm(store):
    tags = ["a"]
    store.commit(change(add("notes", 5, tags=tags)))
    tags.append("b")
    assert store.get(T, "notes", 5)["tags"] == ["a"]


def test_a_book_is_live_and_carries_the_groups_of_all(store):
    book = store.book(T)
    store.commit(change(add("groups", 3, teacher=COMMON, label="table two"), add("unheard_of", 4, x=1)))
    assert book.table("groups")[3]["label"] == "table two"
    assert book.find(4) == ("unheard_of", store.get(T, "unheard_of", 4))
    assert store.get(T, "groups", 3) == store.get(COMMON, "groups", 3)


def test_queries_are_tinydb_s_or_any_predicate(store):
    store.commit(change(add("notes", 1, text="a", mode="said"), add("notes", 2, text="b", mode="saw")))
    assert [row["id"] for row in store.query(T, "notes", where("mode") == "saw")] == [2]
    assert [row["id"] for row in store.query(T, "notes", lambda row: row["text"] == "a")] == [1]


def test_names_are_in_the_order_of_the_alphabet(store):
    store.commit(
        change(
            *(
                add("teachers", T + i, teacher=T + i, name=name, alias="x", state="active")
                for i, name in enumerate(["maria", "Ana", "zoe"])
            )
        )
    )
    assert [(one.name, one.alias, one.state) for one in store.names()] == [
        (name, "x", "active") for name in ("Ana", "maria", "zoe")
    ]


def test_history_tells_every_state_oldest_first(store):
    first = store.commit(change(add("notes", 5, text="a"), label="note added")).ops[0].after
    second = store.commit(change(Op(T, "notes", 5, first, {**first, "text": "b"}), label="edited")).ops[0].after
    store.commit(change(Op(T, "notes", 5, second, None), label="removed"))
    told = store.history(T, "notes", 5)
    assert [(one.label, one.row and one.row["text"]) for one in told] == [
        ("note added", "a"),
        ("edited", "b"),
        ("removed", None),
    ]
    assert {one.writer for one in told} == {store.writer}


def test_an_edit_of_a_state_that_no_longer_stands_keeps_the_loser_as_a_conflict(store):
    first = store.commit(change(add("notes", 5, text="a"))).ops[0].after
    store.commit(change(Op(T, "notes", 5, first, {**first, "text": "b"})))
    store.commit(change(Op(T, "notes", 5, first, {**first, "text": "c"})))
    assert store.get(T, "notes", 5)["text"] == "c"
    (conflict,) = store.book(T).rows("conflicts")
    assert (conflict["table"], conflict["record"], conflict["data"]["text"]) == ("notes", 5, "b")
    store.commit(change(Op(T, "conflicts", conflict["id"], conflict, None)))
    assert not store.book(T).table("conflicts")


def test_a_change_is_returned_with_its_version_which_history_tells_too(store):
    written = store.commit(change(add("notes", 5, text="a")))
    assert written.version == store.history(T, "notes", 5)[0].version
    assert store.commit(change(add("notes", 6, text="b"))).version > written.version


def test_a_change_that_takes_another_back_is_kept_even_where_nothing_is_left_to_do(store):
    first = store.commit(change(add("notes", 5, text="a")))
    undoing = store.commit(first.inverse()._replace(undoes=first.version))
    assert (undoing.undoes, store.get(T, "notes", 5)) == (first.version, None)
    again = store.commit(Change("again", (), redoes=first.version))
    assert (again.ops, again.redoes) == ((), first.version)
    assert [(one.act, one.row is None) for one in store.history(T, "notes", 5)] == [("", False), ("undo", True)]


def test_its_own_changes_are_no_steps_of_others(store):
    store.commit(change(add("notes", 5, text="a")))
    assert list(store.steps()) == list(store.steps(undone=True)) == []


def test_what_was_removed_is_told_as_gone_until_it_is_there_again(store):
    added = store.commit(change(add("notes", 5, text="a")))
    store.commit(added.inverse())
    (gone,) = store.deleted()
    assert (gone.teacher, gone.table, gone.id, gone.row) == (T, "notes", 5, added.ops[0].after)
    store.commit(change(Op(T, "notes", 5, None, gone.row)))
    assert list(store.deleted()) == []


def test_own_commits_are_no_news(store):
    store.commit(change(add("notes", 5, text="a")))
    assert store.changes() == set()


def test_unknown_fields_and_every_letter_survive(store):
    text = 'é\u2028 \x00 \t 漢 \U0001f600 "quoted" \\'
    store.commit(change(add("notes", 5, text=text, later={"a": [1, None, 2.5]})))
    kept = store.get(T, "notes", 5)
    assert (kept["text"], kept["later"]) == (text, {"a": [1, None, 2.5]})


def test_a_record_of_ten_megabytes_is_kept(store):
    store.commit(change(add("notes", 5, text="x" * 10_000_000)))
    assert len(store.get(T, "notes", 5)["text"]) == 10_000_000


def test_what_another_session_does_to_a_memory_store_is_news():
    store = MemoryStore()
    store.arrive(change(add("notes", 5, text="a")))
    assert store.changes() == {(T, "notes", 5)}
    assert store.changes() == set()
    assert [one.writer for one in store.history(T, "notes", 5)] == ["elsewhere"]
    store.fold()


def test_a_table_of_the_files_own_is_refused(store):
    with pytest.raises(StoreError):
        store.commit(change(add("_gone", 5)))
