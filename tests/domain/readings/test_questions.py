"""What to ask next, and why."""

import pytest

from coachtui.domain.readings.belief_asks import belief_asks
from coachtui.domain.readings.questions import board_questions, first_question, next_questions


@pytest.fixture
def asked(desk, today):
    return lambda: {each.id: each for each in next_questions(desk.book, today)}


@pytest.fixture
def beliefs(desk, today):
    return lambda: {each.id: each for each in belief_asks(desk.book, today)}


def test_each_question_is_asked_once_and_says_why(desk, asked, today, ago):
    ell = desk.group("ell")
    k3 = desk.student("K3", ell, focal=True)
    will = desk.belief("They will not try", students=[k3])
    desk.link(will, "drives", desk.practice())
    desk.evidence(desk.claim(), ell)
    desk.add("promises", who="coach", text="exit tickets", due=ago(1))

    found = next_questions(desk.book, today)

    assert len({each.id for each in found}) == len(found)
    assert all(each.text and each.why and each.act for each in found)
    assert all(each.record in desk.tables[each.table] for each in found)
    assert first_question(desk.book, today) == found[0]


def test_facets_never_asked_are_asked_by_her_name(desk, asked):
    assert asked()["facet:excited"].text == "What excites Maria?"

    desk.said("lab days", 3, facet="excited", certainty="heard")
    assert "facet:excited" not in asked()


def test_a_guess_asks_to_be_known(desk, asked):
    note = desk.note("lab days, perhaps", 3, facet="excited", mode="think")

    found = asked()["guess:excited"]
    assert (found.record, found.why) == (note, "a guess: lab days, perhaps")


def test_a_teacher_without_a_name_is_still_asked_about(desk, asked):
    desk.change(desk.teacher_id, name="")

    assert asked()["facet:excited"].text == "What excites the teacher?"


@pytest.mark.parametrize(("days", "why"), [(2, "2 d overdue"), (0, "due today"), (-1, "due tomorrow")])
def test_my_promises_press_from_the_day_before(desk, asked, ago, days, why):
    promise = desk.add("promises", who="coach", text="exit tickets", due=ago(days))

    assert asked()[f"promise:{promise}"].why == why


def test_her_promises_and_mine_of_another_week_do_not_press(desk, asked, ago):
    desk.add("promises", who="coach", text="exit tickets", due=ago(-4))
    desk.add("promises", who="teacher", text="ask K3", due=ago(0))
    late = desk.add("promises", who="teacher", text="ask K3", due=ago(1))

    assert [each for each in asked() if each.startswith("promise")] == [f"promise:{late}"]
    assert asked()[f"promise:{late}"].text == 'Maria: "ask K3"'


def test_what_has_its_day_is_asked_after(desk, asked, ago):
    decision = desk.add("decisions", next_skill="estimate first", review_on=ago(1))
    learning = desk.add("learnings", question="who waits", planned_on=ago(1))
    claim = desk.claim(check_on=ago(1))

    assert asked()[f"review:{decision}"].text == 'What came of "estimate first"?'
    assert asked()[f"learning:{learning}"].act == "learning"
    assert asked()[f"check:{claim}"].act == "evidence"


def test_an_overdue_contact_says_how_long_ago_the_last_was(desk, asked):
    desk.change(desk.teacher_id, cadence_days=7)
    desk.met("visit", 12)

    assert (asked()["contact"].text, asked()["contact"].why) == ("See Maria?", "last 12 d ago")


def test_a_strength_never_told_asks_to_be_told(desk, asked):
    note = desk.saw("waits after each question", 4, starred=True)

    assert (asked()[f"untold:{note}"].act, asked()[f"untold:{note}"].text) == ("validate", "Tell Maria what you saw?")


def test_falling_trust_is_asked_about_and_an_old_reading_is_offered_again(desk, asked, ago):
    desk.add("trust_readings", on=ago(90), level=4, dimension="regard", sign="she waved me in")
    last = desk.add("trust_readings", on=ago(70), level=2, dimension="regard", sign="short answers")

    assert (asked()["trust:down"].record, asked()["trust:down"].why) == (last, "short answers, 70 d ago")
    assert asked()["trust:old"].why == "last read 70 d ago"


def test_coaching_not_asked_for_asks_what_stays_between_them(desk, asked):
    desk.change(desk.teacher_id, entry="assigned")
    assert asked()["agreement"].text == "What stays between you and Maria?"

    desk.change(desk.teacher_id, agreement={"between_us": "all"})
    assert "agreement" not in asked()


def test_an_inquiry_left_for_later_comes_back(desk, asked):
    left = desk.add("inquiries", 20, why="they wait for me", outcome="later")
    desk.add("inquiries", 2, why="too fresh", outcome="later")
    desk.add("inquiries", 20, why="it moved", outcome="moved")

    assert [each for each in asked() if each.startswith("return")] == [f"return:{left}"]
    assert asked()[f"return:{left}"].text == 'Come back to "they wait for me"?'


def test_a_wonder_and_a_quiet_focal_student_are_carried(desk, asked):
    wonder = desk.note("who never gets called on?", 2, mode="wonder")
    silent, quiet, heard = (desk.student(code, focal=True) for code in ("K1", "K2", "K3"))
    desk.saw("wrote", 40, students=[quiet])
    desk.saw("wrote", 3, students=[heard])

    assert asked()[f"wonder:{wonder}"].text == "who never gets called on?"
    assert asked()[f"focal:{silent}"].why == "nothing noted yet"
    assert asked()[f"focal:{quiet}"].why == "nothing noted for 40 d"
    assert f"focal:{heard}" not in asked()


def test_the_board_asks_the_first_flag_of_each_claim_before_the_second(desk, today):
    one, two = desk.claim(ago=9), desk.claim(ago=8)

    assert [each.id for each in board_questions(desk.book, today)] == [
        f"no_student:{one}",
        f"no_student:{two}",
        f"why:{one}",
        f"why:{two}",
    ]


def test_a_belief_never_examined_asks_what_else_could_be_true(desk, beliefs):
    belief = desk.belief("They will not try", verbatim="they just won't try")
    assert beliefs() == {f"examine:{belief}": beliefs()[f"examine:{belief}"]}
    assert beliefs()[f"examine:{belief}"].text == 'What else could be true than "They will not try"?'

    desk.add("inquiries", about=belief, why="why not?")
    assert beliefs() == {}


def test_a_belief_about_a_focal_student_is_asked_about_first(desk, beliefs):
    ell = desk.group("ell")
    desk.student("K3", ell, focal=True)
    belief = desk.belief("They will not try", groups=[ell], verbatim="they just won't try")

    assert list(beliefs()) == [f"limits:{belief}"]
    assert beliefs()[f"limits:{belief}"].text.startswith("What if it were not so for K3:")


def test_an_alternative_is_not_asked_what_else(desk, beliefs):
    old = desk.belief("They will not", status="examined", verbatim="they won't")
    made = desk.belief("They do not know how to begin")
    linked = desk.belief("They are not asked")
    desk.add("inquiries", about=old, beliefs=[made])
    desk.link(linked, "alternative_to", old)

    assert beliefs() == {}


def test_a_belief_with_nothing_seen_or_heard_asks_for_ground(desk, beliefs):
    belief = desk.belief(status="examined")
    assert list(beliefs()) == [f"ground:{belief}"]

    desk.evidence(belief)
    assert beliefs() == {}


def test_a_belief_that_came_from_her_words_has_ground(desk, beliefs):
    desk.belief(status="examined", from_=desk.said("they just won't try", 9))

    assert beliefs() == {}


@pytest.mark.parametrize("status", ["default", None])
def test_a_default_with_no_belief_behind_it_asks_what_makes_it_sensible(desk, beliefs, status):
    default = desk.practice(status=status)

    assert beliefs()[f"behind:{default}"].why == "a default with no belief behind it"
    assert beliefs()[f"behind:{default}"].act == "link"


@pytest.mark.parametrize("status", ["trying", "adopted", "dropped"])
def test_a_practice_that_was_chosen_needs_no_belief_behind_it(desk, beliefs, status):
    desk.practice("Cold calls", status=status)

    assert beliefs() == {}


def test_a_loop_asks_where_it_could_be_opened(desk, beliefs):
    one = desk.belief("They will not", status="examined", verbatim="x")
    two = desk.belief("They need each step", status="examined", verbatim="y")
    alone = desk.belief("Fractions are hard", status="examined", verbatim="z")
    desk.link(one, "leads_to", two)
    desk.link(two, "selects", one)
    desk.link(alone, "selects", alone)

    assert beliefs()[f"loop:{one}"].why == "2 things feed one another"
    assert beliefs()[f"loop:{alone}"].why == "it feeds itself"


def test_a_loop_without_a_belief_asks_nothing(desk, beliefs):
    one, two = desk.practice("one", status="dropped"), desk.practice("two", status="dropped")
    desk.link(one, "leads_to", two)
    desk.link(two, "leads_to", one)

    assert beliefs() == {}


def test_two_beliefs_she_holds_that_contradict_ask_when_each_holds(desk, beliefs):
    one = desk.belief("They can", status="examined", verbatim="x")
    two = desk.belief("They cannot", status="examined", verbatim="y")
    mine = desk.belief("They could", status="examined", verbatim="z", holder="coach")
    link = desk.link(one, "contradicts", two)
    desk.link(mine, "contradicts", one)

    assert list(beliefs()) == [f"both:{link}"]


def test_my_belief_about_the_same_students_is_asked_about_when_nothing_sets_it_apart(desk, beliefs):
    k3 = desk.student("K3")
    hers = desk.belief("K3 will not", status="examined", verbatim="x", students=[k3])
    mine = desk.belief("K3 needs me", status="examined", verbatim="y", holder="coach", students=[k3])
    assert list(beliefs()) == [f"agree:{mine}"]

    desk.link(mine, "contradicts", hers)
    assert beliefs() == {}


def test_what_is_held_about_all_students_is_about_the_same_students(desk, beliefs):
    desk.belief("They will not", status="examined", verbatim="x", about="all_students")
    mine = desk.belief("They wait", status="examined", verbatim="y", holder="coach", about="all_students")

    assert list(beliefs()) == [f"agree:{mine}"]


def test_a_practice_from_a_list_asks_which_student_it_is_for(desk, beliefs):
    will = desk.belief(status="examined", verbatim="x")
    practice = desk.practice("Exit tickets", source="list")
    desk.link(will, "drives", practice)
    assert list(beliefs()) == [f"list:{practice}"]

    desk.link(practice, "affects", desk.student("K3"))
    assert beliefs() == {}


def test_a_wonder_is_worded_as_a_question(desk, asked):
    wonder = desk.note("what made it hands today", 2, mode="wonder")

    assert asked()[f"wonder:{wonder}"].text == "what made it hands today?"


def test_no_family_of_questions_drowns_the_others(desk, today):
    for number in range(4):
        desk.belief(f"belief {number}", status="hunch", verbatim="x")
    desk.practice()
    desk.claim()

    kinds = [each.id.split(":")[0] for each in next_questions(desk.book, today) if not each.id.startswith("facet")]

    assert kinds[:5] == ["contact", "behind", "no_student", "examine", "why"]
