"""Tallies: begun, counted, taken back, turned into evidence."""

import pytest

from coachtui.domain.book import Book
from coachtui.domain.change import COMMON
from coachtui.services import people, tallies
from coachtui.services.refused import RefusedError


@pytest.fixture
def visit(desk):
    return desk.do(tallies.start_tally, "questions", None, ("open", "closed"))


def marks(desk, tally):
    return [{key: value for key, value in mark.items() if key != "at"} for mark in desk.row("tallies", tally)["marks"]]


def test_a_student_completes_the_last_stroke_and_after_that_counts_in_the_same_bucket(desk, visit):
    k3 = desk.do(people.add_student, "K3")
    desk.do(tallies.mark_tally, visit, "closed")
    desk.do(tallies.mark_person, visit, k3)
    desk.do(tallies.mark_person, visit, k3)
    assert marks(desk, visit) == [{"bucket": "closed", "student": k3}] * 2


def test_without_buckets_each_student_is_a_stroke_and_a_new_code_begins_one(desk):
    tally = desk.do(tallies.start_tally, "who is called on")
    k3 = desk.do(people.add_student, "K3")
    desk.do(tallies.mark_tally, tally)
    desk.do(tallies.mark_person, tally, k3)
    desk.do(tallies.mark_named, tally, "j7")
    assert [mark.get("student") for mark in marks(desk, tally)] == [None, k3, marks(desk, tally)[2]["student"]]
    assert {row["code"] for row in desk.rows("students")} == {"K3", "J7"}


def test_a_sweep_is_kept_whole_and_taken_off_whole(desk):
    tally = desk.do(tallies.start_tally, "on task", None, ("on", "off"), sweeps=True)
    k3 = desk.do(people.add_student, "K3")
    desk.do(tallies.sweep_tally, tally, (28, 28))
    desk.do(tallies.sweep_tally, tally, (24, 28), [k3])
    assert marks(desk, tally) == [
        {"bucket": "on", "count": 28},
        {"bucket": "on", "count": 24},
        {"bucket": "off", "student": k3},
        {"bucket": "off", "count": 3},
    ]
    assert tallies.usual_size(desk.book, tally) == 28
    desk.do(tallies.unmark_tally, tally)
    assert marks(desk, tally) == [{"bucket": "on", "count": 28}]
    for seen, others in (((29, 28), []), ((28, 28), [k3]), ((0, 0), [])):
        with pytest.raises(RefusedError):
            desk.do(tallies.sweep_tally, tally, seen, others)


def test_a_quote_needs_a_stroke(desk, visit):
    with pytest.raises(RefusedError):
        desk.do(tallies.quote_mark, visit, "me!")
    desk.do(tallies.mark_tally, visit, "open")
    desk.do(tallies.quote_mark, visit, " why four? ")
    assert marks(desk, visit) == [{"bucket": "open", "quote": "why four?"}]


def test_a_kind_is_read_from_a_line():
    assert tallies.kind_read("wait time: under 3 s, 3 s and more,") == (
        "wait time",
        ("under 3 s", "3 s and more"),
        False,
    )
    assert tallies.kind_read("who helps whom") == ("who helps whom", (), False)
    with pytest.raises(RefusedError):
        tallies.kind_read(" : a, b")


def test_a_kind_of_her_own_is_kept_for_all_teachers_but_not_one_that_speaks_of_a_student(desk):
    common = Book(COMMON, {})
    desk.do(people.add_student, "K3")
    for line, owners in (("wait time: short, long", {desk.teacher, COMMON}), ("who speaks to K3", {desk.teacher})):
        change = tallies.define_tally(desk.pen, desk.book, common, tallies.kind_read(line))
        assert {op.teacher for op in change.ops} == owners
    kept = Book(COMMON, {"tallies": {1: {"id": 1, "name": "wait time", "buckets": ["short", "long"]}}})
    names = [each.name for each in tallies.kinds_known(desk.book, kept)]
    assert names == [*(each.name for each in tallies.READY), "wait time"]


def test_a_tally_becomes_evidence_of_a_count_for_whom_it_has_strokes(desk, visit):
    k3 = desk.do(people.add_student, "K3")
    desk.do(tallies.mark_tally, visit, "open", student=k3)
    claim = desk.do(tallies.tally_to_evidence, [visit], claim="she asks why", claim_scope="some")
    (evidence,) = desk.rows("evidence")
    assert (evidence["kind"], evidence["level"], evidence["covers"], evidence["from"]) == ("count", "map", [k3], visit)
    assert (evidence["text"], evidence["bears_on"]) == ("questions: open 1 of 1, K3 1", [claim])
    with pytest.raises(RefusedError):
        desk.do(tallies.tally_to_evidence, [visit])
