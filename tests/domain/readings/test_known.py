"""What is known of the teacher: the best answer to each question."""

import pytest

from coachtui.domain.readings.known import answers, known, known_besides


def answer(desk, today, facet):
    return next(each for each in (*known(desk.book, today), *known_besides(desk.book, today)) if each.facet == facet)


def test_the_five_questions_stand_in_their_order_and_start_never_asked(desk, today):
    found = known(desk.book, today)

    assert [each.facet for each in found] == ["excited", "cares", "motivates", "thinking", "role"]
    assert not any(each.asked for each in found)
    assert (found[0].text, found[0].certainty, found[0].days) == ("", None, None)


def test_the_other_facets_are_told_apart(desk, today):
    desk.said("I did robotics before", 4, facet="expertise")

    assert [each.facet for each in known_besides(desk.book, today) if each.asked] == ["expertise"]


@pytest.mark.parametrize(("sure", "less"), [("real", "heard"), ("heard", "guess")])
def test_a_surer_answer_stands_before_a_newer_one(desk, today, sure, less):
    kept = desk.saw("lab days", 90, facet="excited", certainty=sure)
    desk.saw("grading", 1, facet="excited", certainty=less)

    found = answer(desk, today, "excited")
    assert (found.note, found.text, found.certainty, found.days) == (kept, "lab days", sure, 90)


def test_of_two_equally_sure_the_newest_stands(desk, today):
    desk.saw("lab days", 90, facet="excited", certainty="real")
    newer = desk.saw("the robotics fair", 3, facet="excited", certainty="real")

    assert answer(desk, today, "excited").note == newer
    assert [row["id"] for row in answers(desk.book, "excited")] == [newer, newer - 1]


def test_her_own_words_are_heard_and_a_thought_is_a_guess(desk, today):
    desk.said("I cover, they learn", 2, facet="role")
    desk.note("pacing before depth", 2, facet="thinking", mode="think")

    assert (answer(desk, today, "role").certainty, answer(desk, today, "role").verbatim) == ("heard", True)
    assert (answer(desk, today, "thinking").certainty, answer(desk, today, "thinking").verbatim) == ("guess", False)


def test_a_question_she_carries_is_no_answer(desk, today):
    desk.note("what does she care about?", 2, facet="cares", mode="wonder")

    assert not answer(desk, today, "cares").asked
    assert answers(desk.book, "cares") == ()


def test_a_certainty_of_another_program_counts_as_least_sure(desk, today):
    desk.saw("something", 1, facet="cares", certainty="perhaps")
    sure = desk.saw("kids feel safe", 9, facet="cares", certainty="heard")

    assert answer(desk, today, "cares").note == sure
