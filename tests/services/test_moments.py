"""Encounters and inquiries as they go on: begun, forgotten, taken up again."""

from datetime import timedelta

import pytest

from coachtui.domain.readings.inquiring import ASKED, going_on_in, made_of_answers, open_inquiry
from coachtui.services import beliefs, encounters, inquiries, notes
from coachtui.services.refused import RefusedError


def test_an_encounter_that_nobody_ended_ends_with_its_last_line(desk, clock):
    visit = desk.do(encounters.start_encounter)
    clock.move(timedelta(minutes=20))
    desk.do(notes.add_line, ". hands up", encounter=visit)
    last = desk.rows("notes")[0]["at"]
    clock.move(timedelta(days=1))
    desk.do(encounters.end_encounter, visit)
    assert desk.row("encounters", visit)["end"] == last


def test_one_without_a_line_ends_when_it_began(desk, clock):
    visit = desk.do(encounters.start_encounter)
    clock.move(timedelta(days=3))
    desk.do(encounters.end_encounter, visit)
    assert desk.row("encounters", visit)["end"] == desk.row("encounters", visit)["start"]


@pytest.mark.parametrize(("kind", "minutes"), [("corridor", 5), ("message", 2)])
def test_a_talk_that_has_just_been_gets_a_guessed_length(desk, now, kind, minutes):
    desk.do(encounters.log_talk, kind)
    row = desk.only("encounters")
    assert (row["kind"], row["state"]) == (kind, "done")
    assert encounters.parsed(row["end"]) - encounters.parsed(row["start"]) == timedelta(minutes=minutes)
    assert encounters.parsed(row["end"]) == now


def test_an_answer_among_many_is_worded_anew_or_taken_away(desk):
    inquiry = desk.do(inquiries.start_inquiry, None, possibilities=["one", "two"])
    desk.do(inquiries.amend_answer, inquiry, ("possibilities", 0), " first ")
    assert desk.only("inquiries")["possibilities"] == ["first", "two"]
    desk.do(inquiries.amend_answer, inquiry, ("possibilities", 1), " ")
    assert desk.only("inquiries")["possibilities"] == ["first"]
    with pytest.raises(RefusedError):
        desk.do(inquiries.amend_answer, inquiry, ("possibilities", 1), "third")
    with pytest.raises(RefusedError):
        desk.do(inquiries.amend_answer, inquiry, ("why", 0), "third")


def test_the_inquiry_that_goes_on_is_the_newest_not_settled(desk, clock):
    belief = desk.do(beliefs.add_belief, "They give up")
    first = desk.do(inquiries.start_inquiry, belief, why="a")
    clock.move(timedelta(minutes=1))
    second = desk.do(inquiries.start_inquiry, belief, why="b")
    assert open_inquiry(desk.book, belief)["id"] == second
    desk.do(inquiries.settle_inquiry, second, "moved")
    assert open_inquiry(desk.book, belief)["id"] == first
    desk.do(inquiries.settle_inquiry, first, "stuck")
    assert open_inquiry(desk.book, belief) is None


def test_an_answer_says_what_it_has_become(desk):
    inquiry = desk.do(inquiries.start_inquiry, None, possibilities=["one", "two"], learn_more=["ask"])
    desk.do(inquiries.possibility_to_belief, inquiry, "two")
    desk.do(inquiries.learn_more_to_learning, inquiry, "ask")
    assert made_of_answers(desk.book, desk.only("inquiries")) == {"two": "belief", "ask": "learning"}


def test_an_inquiry_begins_with_its_first_answer_and_an_encounter_goes_on_with_its_own_while_it_asks(desk):
    visit = desk.do(encounters.start_encounter)
    line = desk.do(notes.add_line, "5 hands", encounter=visit)
    assert inquiries.keep_answer(desk.pen, desk.book, None, "why", "") is None
    first = desk.do(inquiries.keep_answer, None, "possibilities", "they wait", from_=visit)
    assert desk.row("inquiries", first)["possibilities"] == ["they wait"]
    assert inquiries.keep_answer(desk.pen, desk.book, first, "possibilities", "") is None
    assert going_on_in(desk.book, visit)["id"] == first
    assert going_on_in(desk.book, line) is None
    other = desk.do(inquiries.keep_answer, None, "why", "afraid", about=line)
    assert going_on_in(desk.book, visit)["id"] == other
    for question in ASKED:
        desk.do(inquiries.keep_answer, other, question, "said")
    assert going_on_in(desk.book, visit)["id"] == first
    desk.do(inquiries.settle_inquiry, first, "moved")
    assert going_on_in(desk.book, visit) is None
