"""From a learning to a decision to the next one, and to a question to a belief."""

import pytest

from coachtui.services.beliefs import add_belief
from coachtui.services.decisions import decide, follow_decision, learn_from, look_again, rest_on, review_decision
from coachtui.services.inquiries import start_inquiry
from coachtui.services.learnings import (
    finish_learning,
    learning_to_decision,
    learning_to_question,
    plan_learning,
)
from coachtui.services.people import add_student
from coachtui.services.records import edit_record
from coachtui.services.refused import RefusedError


def test_whom_the_words_name_is_whom_it_is_about_and_a_new_code_is_begun(desk):
    k3 = desk.do(add_student, "K3")
    learning = desk.do(plan_learning, "where do @K3 and @J7 stop?", about=[k3])
    codes = {row["code"]: row["id"] for row in desk.rows("students")}
    assert set(codes) == {"K3", "J7"}
    assert desk.row("learnings", learning)["about"] == [k3, codes["J7"]]
    decision = desk.do(decide, "start alone @j7")
    assert desk.row("decisions", decision)["about"] == [codes["J7"]]


def test_what_was_found_is_where_they_are_now(desk):
    k3 = desk.do(add_student, "K3")
    learning = desk.do(plan_learning, "who waits?", about=[k3])
    desk.do(finish_learning, learning, "K3 watches who is first")
    decision = desk.row("decisions", desk.do(learning_to_decision, learning, "start alone"))
    assert (decision["now"], decision["grounds"]) == ("K3 watches who is first", [learning])


@pytest.mark.parametrize(("result", "grounded"), [("learned", True), ("not_yet", True), ("unclear", False)])
def test_the_next_skill_comes_from_the_decision_for_the_same_students_on_what_came_of_it(desk, result, grounded):
    k3 = desk.do(add_student, "K3")
    first = desk.do(decide, "start alone", about=[k3])
    desk.do(review_decision, first, result, "copied it", next_skill="find a way in")
    assert desk.row("decisions", first)["reviewed_on"] == desk.pen.now().date().isoformat()
    (following,) = (row for row in desk.rows("decisions") if row["id"] != first)
    assert (following["from"], following["about"], following["now"]) == (first, [k3], "copied it")
    assert following.get("grounds", []) == ([desk.only("evidence")["id"]] if grounded else [])
    desk.session.undo()
    assert [row["id"] for row in desk.rows("decisions")] == [first]
    assert "result" not in desk.row("decisions", first)


def test_what_is_said_of_a_result_in_steps_comes_to_what_is_said_at_once(desk):
    k3 = desk.do(add_student, "K3")
    first = desk.do(decide, "start alone", about=[k3])
    desk.do(review_decision, first, "partly")
    assert desk.only("evidence")["text"] == "start alone: partly"
    desk.do(learn_from, first, "copied it")
    assert (desk.only("evidence")["text"], desk.row("decisions", first)["learned"]) == ("copied it", "copied it")
    desk.do(follow_decision, first, "find a way in")
    (following,) = (row for row in desk.rows("decisions") if row["id"] != first)
    assert (following["from"], following["about"], following["now"]) == (first, [k3], "copied it")
    assert following["grounds"] == [desk.only("evidence")["id"]]
    desk.session.undo()
    assert [row["id"] for row in desk.rows("decisions")] == [first]
    desk.session.undo()
    assert desk.only("evidence")["text"] == "start alone: partly"
    with pytest.raises(RefusedError):
        desk.do(follow_decision, first, " ")


def test_a_result_taken_up_again_the_same_day_is_evidence_once_and_her_own_words_of_it_stay(desk):
    first = desk.do(decide, "start alone")
    desk.do(review_decision, first, "learned")
    desk.do(review_decision, first, "learned")
    desk.do(edit_record, "evidence", desk.only("evidence")["id"], {"text": "K3 alone"})
    desk.do(learn_from, first, "copied it")
    assert desk.only("evidence")["text"] == "K3 alone"
    desk.do(review_decision, first, "not_yet", "not any more")
    assert [row["text"] for row in desk.rows("evidence")] == ["K3 alone", "not any more"]


def test_what_is_unclear_is_looked_at_again(desk):
    first = desk.do(decide, "start alone")
    desk.do(review_decision, first, "unclear")
    desk.do(look_again, first, "2026-06-01")
    assert desk.row("decisions", first)["review_on"] == "2026-06-01"
    desk.do(follow_decision, first, "find a way in")
    assert "grounds" not in desk.rows("decisions")[-1]


def test_what_is_unclear_gets_another_day(desk):
    first = desk.do(decide, "start alone", review_on="2026-05-20")
    desk.do(review_decision, first, "unclear", look_on="2026-06-01")
    assert desk.row("decisions", first)["review_on"] == "2026-06-01"


def test_what_a_decision_rests_on_is_set_whole(desk):
    learning, decision = desk.do(plan_learning, "who waits?"), desk.do(decide, "start alone")
    desk.do(rest_on, decision, [learning, learning])
    assert desk.row("decisions", decision)["grounds"] == [learning]
    desk.do(rest_on, decision, [])
    assert "grounds" not in desk.row("decisions", decision)


def test_a_question_to_a_belief_begins_an_inquiry_or_goes_into_the_one_that_goes_on(desk):
    learning, belief = desk.do(plan_learning, "who waits?"), desk.do(add_belief, "they will not try")
    first = desk.do(learning_to_question, learning, belief, "they watch who is first")
    assert desk.row("inquiries", first)["why"] == "they watch who is first"
    assert desk.row("inquiries", first)["from"] == learning
    assert desk.do(learning_to_question, learning, belief, "they hide it") == first
    assert desk.row("inquiries", first)["possibilities"] == ["they hide it"]
    assert first in desk.row("learnings", learning)["about"]


def test_an_inquiry_that_was_begun_without_an_answer_takes_it_as_why(desk):
    learning, belief = desk.do(plan_learning, "who waits?"), desk.do(add_belief, "they will not try")
    going = desk.do(start_inquiry, belief)
    desk.do(learning_to_question, learning, belief, "they watch")
    assert desk.row("inquiries", going)["why"] == "they watch"
    with pytest.raises(RefusedError):
        desk.do(learning_to_question, learning, belief, "  ")
