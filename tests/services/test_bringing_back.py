"""Bringing back from a backup: what differs, and the change that leads back to it."""

from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.book import Book
from coachtui.domain.change import COMMON
from coachtui.services.bringing_back import bring_back, differences, groups_needed

T = 7
ROWS = st.dictionaries(
    st.integers(1, 4), st.fixed_dictionaries({"text": st.sampled_from("ab"), "rev": st.integers(1, 3)})
)
TABLES = st.dictionaries(st.sampled_from(["teachers", "notes", "drafts", "later"]), ROWS)


def applied(tables, change):
    found = {name: dict(rows) for name, rows in tables.items()}
    for op in change.ops:
        assert found.get(op.table, {}).get(op.id) == op.before
        rows = found.setdefault(op.table, {})
        rows.pop(op.id, None)
        if op.after is not None:
            rows[op.id] = op.after
    return found


def texts(tables):
    return {(name, id_): row["text"] for name, rows in tables.items() if name != "drafts" for id_, row in rows.items()}


@given(TABLES, TABLES)
def test_the_change_leads_back_and_undo_leads_from_there(now, then):
    found = differences(Book(T, now), then)
    change = bring_back("back", [found])
    after = applied(now, change)
    assert texts(after) == texts(then)
    assert texts(applied(after, change.inverse())) == texts(now)
    assert differences(Book(T, after), then).ops == ()


@given(TABLES, TABLES)
def test_what_is_missing_alone_changes_and_removes_nothing(now, then):
    found = differences(Book(T, now), then, only_missing=True)
    assert (found.changed, found.gone) == ((), ())
    assert texts(applied(now, bring_back("", [found]))) == texts(then) | texts(now)


def test_what_differs_is_told_apart():
    now = {"notes": {1: {"text": "a"}, 2: {"text": "b"}, 4: {"text": "same", "rev": 2, "changed": "x"}}}
    then = {"teachers": {T: {"name": "Maria"}}, "notes": {1: {"text": "A"}, 3: {"text": "c"}, 4: {"text": "same"}}}
    found = differences(Book(T, now), then)
    assert [(op.table, op.id) for op in found.back] == [("teachers", T), ("notes", 3)]
    assert [op.id for op in found.changed] == [1]
    assert [op.id for op in found.gone] == [2]
    assert (found.name, found.is_new) == ("Maria", True)


def test_what_was_being_typed_comes_back_only_with_a_teacher_who_is_gone():
    then = {"teachers": {T: {"name": "Maria"}}, "drafts": {9: {"text": "begun"}}}
    assert [op.table for op in differences(Book(T, {}), then).ops] == ["teachers", "drafts"]
    assert differences(Book(T, {"teachers": {T: {"name": "Maria"}}, "drafts": {}}), then).ops == ()


def test_the_groups_of_all_are_no_teachers_own():
    groups = {"groups": {5: {"label": "ell"}}}
    assert differences(Book(T, groups), {"teachers": {}, "groups": {}}).ops == ()
    assert [op.id for op in differences(Book(COMMON, {}), groups).back] == [5]


def test_with_one_teacher_come_the_groups_that_are_gone_and_that_she_needs():
    groups = {"groups": {5: {"label": "ell"}, 6: {"label": "back"}, 8: {"label": "new"}}}
    common = differences(Book(COMMON, {"groups": {8: {"label": "newer"}, 9: {}}}), groups)
    hers = differences(Book(T, {}), {"students": {1: {"code": "K3", "groups": [{"group": 5}, {"group": 8}]}}})
    needed = groups_needed(hers, common)
    assert [(op.id, op.before) for op in needed.ops] == [(5, None)]
