"""Undo and redo outlive their session: what stands to be taken back follows from the journals alone."""

import os
import shutil
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.domain.change import COMMON, Change, Op
from coachtui.domain.ids import new_id
from coachtui.services.merging import differing, parted
from coachtui.services.records import settle_conflict
from coachtui.services.session import Session
from coachtui.storage import quick, recall
from coachtui.storage.drafts import Drafts, Place
from coachtui.storage.memory import MemoryStore
from coachtui.storage.vault import Vault

T = 1 << 22 | 7


class Memory:
    """Sittings one after another on one memory."""

    def __init__(self, _root):
        self.store = MemoryStore(writer="1")
        self.writers = count(2)

    def again(self, fold):
        self.store.end(self.store.writer)
        self.store.writer = str(next(self.writers))
        return self.store


class Disk:
    """Sittings one after another on one folder."""

    def __init__(self, root):
        self.root = root
        self.store = Vault(root)

    def again(self, fold):
        self.store.close(fold)
        self.store = Vault(self.root)
        return self.store


@pytest.fixture(params=[Memory, Disk])
def place(request, tmp_path):
    made = request.param(tmp_path / "v")
    yield made
    made.store.close()


def put(session, id_, text, table="notes", label=None):
    before = session.store.get(T, table, id_)
    after = None if text is None else {**(before or {}), "text": text}
    return session.do(Change(label or f"{text}", (Op(T, table, id_, before, after),)))


def texts(store):
    return {id_: row["text"] for id_, row in store.book(T).table("notes").items()}


ACTS = st.one_of(
    st.tuples(st.just("put"), st.integers(1, 2), st.none() | st.sampled_from("abc")),
    st.tuples(st.sampled_from(["undo", "redo"])),
    st.tuples(st.just("end"), st.booleans()),
)


def agree_with_one_long_sitting(place, acts):
    session = Session(place.store)
    rows, done, redo = {}, [], []
    for act, *more in acts:
        if act == "put":
            id_, text = more
            if put(session, id_, text).ops:
                done.append((id_, rows.get(id_), text))
                redo.clear()
                rows[id_] = text
        elif act == "end":
            session = Session(place.again(*more))
        elif act == "undo":
            assert (session.undo() is not None) == bool(done)
            if done:
                id_, before, _ = done[-1]
                rows[id_] = before
                redo.append(done.pop())
        else:
            assert (session.redo() is not None) == bool(redo)
            if redo:
                id_, _, after = redo[-1]
                rows[id_] = after
                done.append(redo.pop())
        assert texts(session.store) == {id_: text for id_, text in rows.items() if text is not None}
    assert len(list(session.done())) == len(done)
    assert len(list(session.undone())) == len(redo)


@given(st.lists(ACTS, max_size=14))
def test_many_sittings_undo_as_one_long_sitting_does(acts):
    agree_with_one_long_sitting(Memory(None), acts)


@settings(max_examples=25)
@given(acts=st.lists(ACTS, max_size=10))
def test_many_sittings_on_disk_undo_as_one_long_sitting_does(tmp_path_factory, acts):
    agree_with_one_long_sitting(Disk(tmp_path_factory.mktemp("v") / "v"), acts)


def test_nothing_is_read_until_the_sitting_has_nothing_left(tmp_path, monkeypatch):
    place = Disk(tmp_path / "v")
    put(Session(place.store), 1, "a")
    read = []
    real = recall.Recall._files
    monkeypatch.setattr(recall.Recall, "_files", lambda self: read.append(1) or real(self))
    session = Session(place.again(fold=True))
    put(session, 2, "b")
    session.undo()
    assert not read
    assert session.undo().label == "a"
    assert read


def test_it_tells_when_and_where_a_change_was_made(place):
    place.store.by = "shell"
    put(Session(place.store), 1, "a")
    writer = place.store.writer
    session = Session(place.again(fold=False))
    place.store.by = ""
    (step,) = session.done()
    assert (step.label, step.by, step.writer, step.live) == ("a", "shell", writer, False)
    assert step.at == place.store.history(T, "notes", 1)[0].at
    assert [op.after["text"] for op in step.ops] == ["a"]
    taken = session.undo()
    assert taken.step.by == "shell"
    (undone,) = session.undone()
    assert undone[:6] == (step.version, undone.last, step.at, writer, "a", "shell")
    assert [op.before["text"] for op in session.told(undone)] == ["a"]
    (after,) = Session(place.again(fold=False)).undone()
    assert after[:6] == undone[:6]
    assert [op.before["text"] for op in session.told(after)] == ["a"]


def test_what_another_open_session_did_is_shown_but_taken_back_only_there(tmp_path):
    one, two = Session(Vault(tmp_path / "v")), Session(Vault(tmp_path / "v"))
    put(one, 1, "first")
    one.store.close()
    three = Session(Vault(tmp_path / "v"))
    put(two, 2, "open")
    three.poll()
    assert [(step.label, step.live) for step in three.done()] == [("open", True), ("first", False)]
    assert three.undo().label == "first"
    assert three.undo() is None
    assert texts(three.store) == {2: "open"}
    two.store.close()
    three.poll()
    assert three.undo().label == "open"


def test_a_note_from_the_shell_is_taken_back_and_done_again(tmp_path):
    vault = Vault(tmp_path / "v")
    session = Session(vault)
    put(session, T, "Maria", "teachers")
    quick.commit(str(tmp_path / "v"), "note added", [(T, "notes", 5, '{"id":5,"text":"six"}')])
    session.poll()
    session.undo()
    taken = session.undo()
    assert (taken.label, taken.step.by) == ("note added", "shell")
    assert texts(vault) == {}
    assert session.redo().label == "note added"
    assert texts(vault) == {5: "six"}
    vault.close()


def test_what_was_changed_since_is_left_alone_once_and_for_all(place):
    put(Session(place.store), 1, "a")
    session = Session(place.again(fold=True))
    put(session, 2, "b")
    session.write(Change("past the undo", (Op(T, "notes", 1, place.store.get(T, "notes", 1), {"text": "other"}),)))
    session.undo()
    assert "1 record was changed since" in str(session.undo())
    assert session.undo() is None
    again = Session(place.again(fold=True))
    assert [step.label for step in again.done()] == ["past the undo"]
    assert [step.label for step in again.undone()] == ["b"]


def test_drafts_are_passed_over_and_end_no_redo(place):
    session = Session(place.store)
    put(session, 1, "a")
    session.undo()
    drafts = Drafts(place.store)
    drafts.typed(Place(T, "note"), "half")
    drafts.close()
    session = Session(place.again(fold=True))
    assert [step.label for step in session.done()] == []
    assert session.redo().label == "a"


def test_a_change_of_many_records_is_one_step(place):
    session = Session(place.store)
    session.do(Change("imported", tuple(Op(T, "notes", id_, None, {"text": str(id_)}) for id_ in range(1, 300))))
    put(session, 7, "seven")
    every = [place.store.get(T, "notes", id_) for id_ in range(1, 300)]
    session.do(Change("restored", tuple(Op(T, "notes", row["id"], row, {**row, "text": "new"}) for row in every)))
    session = Session(place.again(fold=True))
    assert session.undo().label == "restored"
    assert texts(session.store) == {id_: "seven" if id_ == 7 else str(id_) for id_ in range(1, 300)}
    session.undo()
    assert session.undo().label == "imported"
    assert texts(session.store) == {}


def test_what_came_with_a_snapshot_stands_again(tmp_path):
    place = Disk(tmp_path / "v")
    put(Session(place.store), 1, "old")
    place.again(fold=True).close()
    for folder in ("journal", "backups"):
        shutil.rmtree(tmp_path / "v" / folder)
    place.store = Vault(place.root)
    put(Session(place.store), 1, "new")
    session = Session(place.again(fold=True))
    assert session.undo().label == "new"
    assert texts(session.store) == {1: "old"}
    assert session.undo() is None


def test_where_nothing_tells_what_stood_before_it_is_left_alone_and_told(tmp_path):
    place = Disk(tmp_path / "v")
    put(Session(place.store), 1, "old")
    (first,) = (tmp_path / "v" / "journal").glob("*.jsonl")
    put(Session(place.again(fold=False)), 1, "new")
    place.store.close(fold=False)
    first.unlink()
    session = Session(Vault(place.root))
    assert "1 record was left alone: what stood before is not kept any more" in str(session.undo())
    assert texts(session.store) == {1: "new"}
    assert session.undo() is None


def test_an_edit_of_what_it_had_not_seen_goes_back_to_what_stood(place):
    session = Session(place.store)
    seen = put(session, 1, "a").ops[0].after
    put(session, 1, "b")
    session.do(Change("c", (Op(T, "notes", 1, seen, {**seen, "text": "c"}),)))
    session = Session(place.again(fold=True))
    session.undo()
    assert texts(session.store) == {1: "b"}


def test_a_conflict_that_was_settled_is_open_again(place):
    session = Session(place.store)
    seen = put(session, 1, "a").ops[0].after
    put(session, 1, "b")
    session.do(Change("c", (Op(T, "notes", 1, seen, {**seen, "text": "c"}),)))
    (conflict,) = session.book(T).rows("conflicts")
    session.do(Change("settled", (Op(T, "conflicts", conflict["id"], conflict, None),)))
    for fold in (True, False):
        session = Session(place.again(fold))
        assert list(session.book(T).rows("conflicts")) == []
    assert session.undo().label == "settled"
    (again,) = session.book(T).rows("conflicts")
    assert (again["id"], again["data"]["text"]) == (conflict["id"], "b")


def test_journals_that_say_nothing_of_undo_are_changes_like_others(tmp_path):
    vault = Vault(tmp_path / "v")
    vault.commit(Change("old", (Op(T, "notes", 1, None, {"text": "a"}),)))
    vault.close()
    (line,) = [path.read_bytes() for path in (tmp_path / "v" / "journal" / "done").glob("*.jsonl")]
    assert b"undoes" not in line
    assert b'"by"' not in line
    session = Session(Vault(tmp_path / "v"))
    assert session.undo().label == "old"


def test_a_line_tells_what_it_takes_back_in_words(tmp_path):
    session = Session(Vault(tmp_path / "v"))
    version = put(session, 1, "a").version
    session.undo()
    session.redo()
    (path,) = (tmp_path / "v" / "journal").glob("*.jsonl")
    lines = path.read_text().splitlines()
    assert [f'"undoes":"{version}"' in lines[1], f'"redoes":"{version}"' in lines[2]] == [True, True]
    acts = [(each.label, each.act) for each in session.store.history(T, "notes", 1)]
    assert acts == [("a", ""), ("a", "undo"), ("a", "redo")]


def test_the_order_is_that_of_the_lines_whatever_the_disk_says_of_its_files(tmp_path):
    for number in range(1, 6):
        vault = Vault(tmp_path / "v")
        put(Session(vault), number, str(number))
        vault.close(fold=number % 2 == 0)
    for dates in ([5, 1, 4, 2, 3], [10**11] * 5, [3, 10**11, 2, 1, 4]):
        for path, date in zip(sorted((tmp_path / "v" / "journal").rglob("*.jsonl")), dates, strict=True):
            os.utime(path, (date, date))
        vault = Vault(tmp_path / "v")
        assert [step.label for step in vault.steps()] == ["5", "4", "3", "2", "1"]
        vault.close(fold=False)


def test_a_journal_that_two_machines_put_away_counts_once(tmp_path):
    place = Disk(tmp_path / "v")
    put(Session(place.store), 1, "a")
    put(Session(place.again(fold=False)), 2, "b")
    session = Session(place.again(fold=True))
    for path in (tmp_path / "v" / "journal" / "done").glob("*.jsonl"):
        (tmp_path / "v" / "journal" / (path.name.partition(".")[0] + ".jsonl")).write_bytes(path.read_bytes())
    assert [step.label for step in session.store.steps()] == ["b", "a"]


def test_a_damaged_line_hides_no_other(tmp_path):
    place = Disk(tmp_path / "v")
    session = Session(place.store)
    for text in "abc":
        put(session, ord(text), text)
    place.again(fold=True).close()
    (path,) = (tmp_path / "v" / "journal" / "done").glob("*.jsonl")
    path.write_bytes(path.read_bytes().replace(b'"text":"b"', b'"text":"x"'))
    assert [step.label for step in Vault(place.root).steps()] == ["c", "a"]


# What is gone


def remove(session, *places, label="deleted"):
    ops = tuple(Op(T, table, id_, session.store.get(T, table, id_), None) for table, id_ in places)
    return session.do(Change(label, ops))


def test_what_is_gone_is_told_newest_first_with_its_last_words(place):
    session = Session(place.store)
    for text in "abc":
        put(session, ord(text), text)
    put(session, ord("a"), "a2")
    remove(session, ("notes", ord("a")))
    session = Session(place.again(fold=True))
    remove(session, ("notes", ord("c")))
    gone = list(session.store.deleted())
    assert [(one.table, one.id, one.row["text"], one.label, one.act) for one in gone] == [
        ("notes", ord("c"), "c", "deleted", ""),
        ("notes", ord("a"), "a2", "deleted", ""),
    ]
    assert gone[0].writer == session.store.writer != gone[1].writer
    session.undo()
    assert [one.id for one in session.store.deleted()] == [ord("a")]


def test_what_went_because_its_adding_was_taken_back_is_gone_too(place):
    session = Session(place.store)
    put(session, 1, "a")
    session.undo()
    assert [(one.row["text"], one.act) for one in session.store.deleted()] == [("a", "undo")]


def test_a_link_goes_with_what_it_linked_and_alone_where_it_was_deleted_alone(place):
    session = Session(place.store)
    for id_ in (1, 2):
        put(session, id_, str(id_))
    for link in (5, 6):
        session.do(Change("linked", (Op(T, "links", link, None, {"from": 1, "to": 2}),)))
    remove(session, ("notes", 1), ("links", 5))
    remove(session, ("links", 6))
    gone = list(session.store.deleted())
    assert [(one.table, one.id, [row["id"] for row in one.links]) for one in gone] == [
        ("links", 6, []),
        ("notes", 1, [5]),
    ]


def test_drafts_and_conflicts_are_not_told_as_gone(place):
    session = Session(place.store)
    for table in ("drafts", "conflicts", "groups"):
        owner = COMMON if table == "groups" else T
        added = session.do(Change("x", (Op(owner, table, 1, None, {"label": "x"}),)), [Op(T, "drafts", 9, None, {})])
        session.write(Change("y", (*added.inverse().ops, Op(T, "drafts", 9, {}, None))))
    assert [(one.teacher, one.table) for one in session.store.deleted()] == [(COMMON, "groups")]


def test_old_journals_are_not_read_for_the_last_change(tmp_path, monkeypatch):
    vault = Vault(tmp_path / "v")
    put(Session(vault), 1, "a")
    for number in range(50):
        name = f"{new_id():x}z{number}.1.jsonl"
        (tmp_path / "v" / "journal" / "done" / name).write_bytes(b"x\n")
        os.utime(tmp_path / "v" / "journal" / "done" / name, (number, number))
    vault.close()
    read = []
    real = recall.Recall._pieces
    monkeypatch.setattr(recall.Recall, "_pieces", lambda self, path: read.append(path) or real(self, path))
    session = Session(Vault(tmp_path / "v"))
    assert session.undo().label == "a"
    assert len({path.name for path in read}) <= 2


# Two sessions that wrote one record


def test_two_versions_are_made_one_from_what_both_had_seen_and_that_is_undone_after_a_restart(tmp_path):
    clock = count(1_790_000_000_000).__next__  # no two of the same moment
    one = Session(Vault(tmp_path / "v", clock=clock))
    one.do(Change("added", (Op(T, "claims", 5, None, {"what": "it", "scope": "some", "tags": ["a"]}),)))
    two = Session(Vault(tmp_path / "v", clock=clock))
    for session, fields in ((one, {"what": "mine"}), (one, {"tags": ["b"]}), (two, {"scope": "most"})):
        row = session.store.get(T, "claims", 5)
        session.do(Change("edited", (Op(T, "claims", 5, row, {**row, **fields}),)))
    one.poll()
    (conflict,) = one.book(T).rows("conflicts")
    base = parted(one.store.history(T, "claims", 5), conflict["version"])
    found = differing(one.store.get(T, "claims", 5), conflict["data"], base)
    assert {each.path: each.moved for each in found} == {"what": "other", "scope": "stands", "tags": "other"}
    values = {each.path: each.other for each in found if each.choice == "other"}
    one.do(settle_conflict(one.pen, one.book(T), conflict["id"], values=values))
    for session in (one, two):
        session.store.close()
    again = Session(Vault(tmp_path / "v"))
    row = again.store.get(T, "claims", 5)
    assert (row["what"], row["scope"], row["tags"]) == ("mine", "most", ["b"])
    assert not again.book(T).table("conflicts")
    assert again.undo().label == "conflict settled"
    assert again.store.get(T, "claims", 5)["what"] == "it"
    assert list(again.book(T).table("conflicts")) == [conflict["id"]]
    again.store.close()
