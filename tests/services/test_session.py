import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.change import Change, Op
from coachtui.errors import StoreError
from coachtui.services import beliefs, claims, notes, records
from coachtui.services.writing import merged, together


def labels(steps):
    return [step.label for step in steps]


def facts(row):
    return {key: value for key, value in row.items() if key not in ("rev", "changed")}


def test_undo_takes_back_and_redo_does_again(desk):
    note = desk.do(notes.add_line, 't "they won\'t"')
    before = facts(desk.row("notes", note))
    desk.do(notes.star_note, note)
    assert labels(desk.session.done())[:2] == ["note starred", "note added"]
    assert str(desk.session.undo()) == "note starred"
    assert facts(desk.row("notes", note)) == before
    assert labels(desk.session.undone()) == ["note starred"]
    assert desk.session.undo().label == "note added"
    assert desk.row("notes", note) is None
    desk.session.redo()
    desk.session.redo()
    assert desk.row("notes", note)["starred"] is True
    assert desk.session.redo() is None
    assert labels(desk.session.undone()) == []


def test_a_new_change_ends_what_could_be_redone(desk):
    desk.do(notes.add_line, "one")
    desk.session.undo()
    desk.do(notes.add_line, "two")
    assert desk.session.redo() is None


def test_undo_leaves_alone_what_someone_changed_since(desk):
    note = desk.do(notes.add_line, "one")
    desk.do(notes.star_note, note)
    foreign = records.edit_record(desk.pen, desk.book, "notes", note, {"text": "other"})
    desk.store.arrive(foreign)
    taken = desk.session.undo()
    assert "1 record was changed since and left alone" in str(taken)
    assert desk.row("notes", note)["text"] == "other"
    assert desk.row("notes", note)["starred"] is True
    assert labels(desk.session.undone()) == []


def test_undo_of_several_says_how_many_were_left(desk):
    ids = [desk.do(notes.add_line, text) for text in ("one", "two")]
    desk.do(records.tag_records, [("notes", id_) for id_ in ids], "x")
    for id_ in ids:
        desk.store.arrive(records.edit_record(desk.pen, desk.book, "notes", id_, {"text": "other"}))
    assert "2 records were" in str(desk.session.undo())


def test_nothing_done_is_nothing_to_undo(desk):
    desk.session.undo()
    assert desk.session.undo() is None
    assert labels(desk.session.done()) == []
    assert desk.session.do(Change("nothing", ())).ops == ()
    assert labels(desk.session.done()) == []


def test_what_is_only_written_is_passed_over_by_undo(desk):
    before = labels(desk.session.done())
    desk.session.write(claims.add_claim(desk.pen, desk.book, "lab days"))
    assert labels(desk.session.done()) == before


def test_who_watches_hears_own_and_foreign_changes_until_it_stops(desk):
    heard = []
    stop = desk.session.watch(heard.append)
    note = desk.do(notes.add_line, "one")
    desk.session.undo()
    desk.store.arrive(notes.add_line(desk.pen, desk.book, "two"))
    touched = desk.session.poll()
    assert [(news.label, news.foreign) for news in heard] == [("note added", False), ("note added", False), ("", True)]
    assert (desk.teacher, "notes", note) in heard[0].touched
    assert heard[2].touched == touched
    assert desk.session.poll() == frozenset()
    stop()
    stop()
    desk.do(notes.add_line, "three")
    assert len(heard) == 3


def test_a_commit_that_fails_leaves_the_stacks_as_they_were(desk, monkeypatch):
    desk.do(notes.add_line, "one")

    def refuse(change):
        raise StoreError("Full", "no space")

    monkeypatch.setattr(desk.store, "commit", refuse)
    with pytest.raises(StoreError):
        desk.session.undo()
    with pytest.raises(StoreError):
        desk.do(notes.add_line, "two")
    monkeypatch.undo()
    assert desk.session.undo().label == "note added"


STATES = st.none() | st.fixed_dictionaries({"text": st.text(max_size=3)})


def applied(change, rows):
    rows = copy.deepcopy(rows)
    for op in change.ops:
        if op.after is None:
            rows.pop(op.id, None)
        else:
            rows[op.id] = op.after
    return rows


@given(
    st.lists(st.tuples(st.integers(1, 3), STATES), max_size=8), st.dictionaries(st.integers(1, 3), STATES.filter(bool))
)
def test_a_change_and_its_inverse_do_nothing(writes, rows):
    current, ops = dict(rows), []
    for id_, after in writes:
        ops.append(Op(1, "notes", id_, current.get(id_), after))
        current = applied(Change("", (ops[-1],)), current)
    change = Change("x", tuple(ops))
    assert applied(change, rows) == applied(merged(change), rows) == current
    assert applied(change.then(change.inverse()), rows) == rows
    assert applied(merged(change).inverse(), current) == rows
    assert merged(change.then(change.inverse())).ops == ()


def test_several_changes_are_one_act(desk):
    made = together("two", [beliefs.add_belief(desk.pen, desk.book, text) for text in ("a", "b")])
    desk.session.do(made)
    assert len(desk.rows("beliefs")) == 2
    desk.session.undo()
    assert desk.rows("beliefs") == []


def test_a_draft_goes_with_what_was_saved_of_it_and_undo_passes_over_it(desk):
    draft = Op(desk.teacher, "drafts", 5, None, {"id": 5, "where": "note", "text": "waits"})
    desk.session.write(Change("draft kept", (draft,)))
    gone = Op(desk.teacher, "drafts", 5, desk.row("drafts", 5), None)
    news = []
    desk.session.watch(news.append)
    written = desk.session.do(notes.add_line(desk.pen, desk.book, "waits"), [gone])
    assert [op.table for op in written.ops] == ["notes"]
    assert [len(each.touched) for each in news] == [2]
    assert desk.rows("drafts") == []
    assert str(desk.session.undo()) == "note added"
    assert (desk.rows("notes"), desk.rows("drafts")) == ([], [])
    desk.session.redo()
    assert (len(desk.rows("notes")), desk.rows("drafts")) == (1, [])
