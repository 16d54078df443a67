"""A stroke by a word; a sweep by how many of how many."""

import pytest

from coachtui.services import people, strokes, tallies
from coachtui.services.refused import RefusedError


def counted(desk, tally):
    return [
        (mark.get("bucket"), mark.get("student"), mark.get("count")) for mark in desk.row("tallies", tally)["marks"]
    ]


def test_a_word_is_a_bucket_by_number_or_beginning_a_student_or_somebody(desk):
    tally = desk.do(tallies.start_tally, "questions", None, ("open", "closed"))
    k3 = desk.do(people.add_student, "K3")
    for word in ("2", "op", "k3", "."):
        desk.do(strokes.stroke, tally, word)
    assert counted(desk, tally) == [("closed", None, None), ("open", k3, None), ("open", None, None)]


def test_a_beginning_that_two_buckets_share_is_no_bucket(desk):
    tally = desk.do(tallies.start_tally, "questions", None, ("on task", "off task"))
    with pytest.raises(RefusedError):
        desk.do(strokes.stroke, tally, "o and more")
    desk.do(strokes.stroke, tally, "of")
    assert counted(desk, tally) == [("off task", None, None)]


def test_a_sweep_names_those_who_were_seen_not_to_be_among_them(desk):
    tally = desk.do(tallies.start_tally, "on task", None, ("on", "off"), sweeps=True)
    k3 = desk.do(people.add_student, "K3")
    desk.do(strokes.sweep, tally, ["24/28", "K3"])
    desk.do(strokes.sweep, tally, ["k3"])
    assert counted(desk, tally) == [
        ("on", None, 24),
        ("off", k3, None),
        ("off", None, 3),
        ("on", None, 27),
        ("off", k3, None),
    ]
    for wrong in (["24/28", "J7"], ["often"], ["30"]):
        with pytest.raises(RefusedError):
            desk.do(strokes.sweep, tally, wrong)


def test_a_first_sweep_has_to_say_of_how_many(desk):
    tally = desk.do(tallies.start_tally, "on task", None, ("on", "off"), sweeps=True)
    with pytest.raises(RefusedError, match="how many of how many"):
        desk.do(strokes.sweep, tally, ["24"])
