"""Where a claim stands: written cases with their right standing and flags, the easily mistaken ones among them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.readings.standing import Ground, board, standing_of, without_evidence
from coachtui.domain.words import Standing


def stands(desk, claim, today):
    return standing_of(desk.book, desk.row(claim), today)


def flag(desk, claim, today, id_):
    return next((each for each in stands(desk, claim, today).flags if each.id == id_), None)


def ids(desk, claim, today):
    return [each.id for each in stands(desk, claim, today).flags]


@pytest.fixture
def ell(desk):
    return desk.group("ell")


@pytest.fixture
def k3(desk, ell):
    return desk.student("K3", ell, focal=True)


@pytest.fixture
def k7(desk, ell):
    return desk.student("K7", ell)


def test_a_claim_with_nothing_behind_it_is_said_and_asks_who_could_tell(desk, today):
    claim = desk.claim()

    assert stands(desk, claim, today).standing == Standing.SAID
    assert ids(desk, claim, today) == ["no_student", "why"]


def test_a_planned_learning_makes_it_looked_into(desk, today, ago):
    claim = desk.claim()
    learning = desk.add("learnings", question="What do they do first?", about=[claim], planned_on=ago(-2))

    assert stands(desk, claim, today).standing == Standing.LOOKING
    assert stands(desk, claim, today).learnings == (learning,)


def test_a_learning_that_is_done_no_longer_looks_into_it(desk, today, ago):
    claim = desk.claim()
    desk.add("learnings", question="What do they do first?", about=[claim], planned_on=ago(5), done_on=ago(4))

    assert stands(desk, claim, today).standing == Standing.SAID


def test_a_learning_planned_in_an_inquiry_about_the_claim_looks_into_it(desk, today):
    claim = desk.claim()
    inquiry = desk.add("inquiries", about=claim, why="they wait for me")
    desk.add("learnings", question="Who waits?", from_=inquiry)

    assert stands(desk, claim, today).standing == Standing.LOOKING


def test_evidence_that_speaks_for_all_makes_all_known(desk, today):
    claim = desk.claim(scope="all")
    desk.evidence(claim, scope="all", kind="survey")

    assert stands(desk, claim, today).standing == Standing.KNOWN
    assert "all" not in ids(desk, claim, today)


def test_evidence_for_one_group_does_not_make_all_known(desk, today, ell):
    claim = desk.claim(scope="all")
    desk.evidence(claim, ell)

    assert stands(desk, claim, today).standing == Standing.SAID
    found = flag(desk, claim, today, "all")
    assert (found.short, found.question, found.whom) == ("all?", "All? The evidence speaks for ell.", (ell,))


def test_all_of_one_group_is_not_all(desk, today, ell):
    claim = desk.claim(scope="all", with_=[ell])
    desk.evidence(claim, ell, scope="all")

    assert stands(desk, claim, today).standing == Standing.SAID
    assert flag(desk, claim, today, "all").whom == (ell,)


def test_every_coded_student_together_is_not_all_of_the_class(desk, today, k3, k7):
    claim = desk.claim(scope="all")
    desk.evidence(claim, k3, k7)

    assert stands(desk, claim, today).standing != Standing.KNOWN
    assert flag(desk, claim, today, "all").question == "All? The evidence speaks for K3 and K7."


def test_all_but_one_is_not_all(desk, today, k7):
    claim = desk.claim(scope="all", without=[k7])
    desk.evidence(claim, scope="all")

    assert stands(desk, claim, today).standing != Standing.KNOWN
    assert flag(desk, claim, today, "all").question == "All? It is said not to hold for K7."


def test_evidence_from_some_does_not_make_most_known(desk, today, k3):
    claim = desk.claim(scope="most")
    desk.evidence(claim, scope="some")
    desk.evidence(claim, k3)

    assert stands(desk, claim, today).standing == Standing.SAID
    assert flag(desk, claim, today, "all").question == "Most? The evidence speaks for some and K3."


@pytest.mark.parametrize(("evidence", "claimed"), [("all", "most"), ("most", "some"), ("some", "few"), ("few", "one")])
def test_evidence_that_speaks_for_more_covers_less(desk, today, evidence, claimed):
    claim = desk.claim(scope=claimed)
    desk.evidence(claim, scope=evidence)

    assert stands(desk, claim, today).standing == Standing.KNOWN


def test_some_is_known_for_those_it_names(desk, today, ell):
    claim = desk.claim(scope="some", with_=[ell])
    desk.evidence(claim, ell)

    assert stands(desk, claim, today).standing == Standing.KNOWN


def test_some_asks_about_whom_it_names_and_nothing_speaks_for(desk, today, ell, k7):
    other = desk.student("M2")
    claim = desk.claim(scope="some", with_=[ell, other])
    desk.evidence(claim, ell)

    assert stands(desk, claim, today).standing == Standing.SAID
    assert flag(desk, claim, today, "with").whom == (other,)


def test_a_group_is_spoken_for_when_each_of_its_students_is(desk, today, ell, k3, k7):
    claim = desk.claim(scope="some", with_=[ell])
    desk.evidence(claim, k3)
    assert stands(desk, claim, today).standing == Standing.SAID

    desk.evidence(claim, k7)
    assert stands(desk, claim, today).standing == Standing.KNOWN


def test_most_of_a_group_is_not_the_group(desk, today, ell):
    claim = desk.claim(scope="some", with_=[ell])
    desk.evidence(claim, ell, scope="most")

    assert stands(desk, claim, today).standing == Standing.SAID


def test_one_student_is_not_some(desk, today, k3):
    claim = desk.claim(scope="some")
    desk.evidence(claim, k3)

    assert stands(desk, claim, today).standing == Standing.SAID
    assert flag(desk, claim, today, "all").short == "some?"


def test_two_students_are_some_and_one_is_one(desk, today, k3, k7):
    some, one = desk.claim(scope="some"), desk.claim(scope="one")
    desk.evidence(some, k3, k7)
    desk.evidence(one, k7)

    assert [each.standing for each in board(desk.book, today)] == [Standing.KNOWN, Standing.KNOWN]


def test_without_a_scope_nothing_is_known_and_it_asks_for_whom(desk, today):
    claim = desk.claim(scope="unknown")
    desk.evidence(claim, scope="all")

    assert stands(desk, claim, today).standing == Standing.SAID
    assert flag(desk, claim, today, "for_whom").act == "scope"


def test_naming_students_is_a_scope(desk, today, k3):
    claim = desk.claim(scope=None, with_=[k3])
    desk.evidence(claim, k3)

    assert stands(desk, claim, today).standing == Standing.KNOWN
    assert "for_whom" not in ids(desk, claim, today)


def test_evidence_that_names_nobody_speaks_for_nobody(desk, today):
    claim = desk.claim(scope="some")
    desk.evidence(claim)

    assert stands(desk, claim, today).standing == Standing.SAID
    assert flag(desk, claim, today, "all").question == "Some? The evidence does not say for whom it speaks."


def test_evidence_takes_its_students_from_the_note_it_quotes(desk, today, k3):
    claim = desk.claim(scope="one")
    desk.evidence(claim, note=desk.saw("began at once", students=[k3]), text="")

    assert stands(desk, claim, today).standing == Standing.KNOWN


def test_an_unsure_claim_is_not_known_and_asks_whether_it_works(desk, today):
    claim = desk.claim(works="unsure")
    desk.evidence(claim, scope="all")

    assert stands(desk, claim, today).standing == Standing.SAID
    assert "works" in ids(desk, claim, today)


def test_evidence_against_contests_even_when_later_evidence_speaks_for(desk, today):
    claim = desk.claim()
    desk.evidence(claim, scope="some", bearing="against", ago=60)
    desk.evidence(claim, scope="all", ago=5)

    assert stands(desk, claim, today).standing == Standing.CONTESTED
    assert flag(desk, claim, today, "turned").short == "what changed?"


def test_evidence_against_that_comes_later_contests_what_was_known(desk, today, k3):
    claim = desk.claim()
    desk.evidence(claim, scope="all", ago=60)
    desk.evidence(claim, k3, bearing="against", ago=5)

    assert stands(desk, claim, today).standing == Standing.CONTESTED
    assert "turned" not in ids(desk, claim, today)
    assert flag(desk, claim, today, "without").short == "not K3?"


def test_evidence_against_those_the_claim_leaves_out_agrees_with_it(desk, today, ell, k3):
    claim = desk.claim(scope="most", without=[ell])
    desk.evidence(claim, scope="most")
    desk.evidence(claim, k3, bearing="against")

    assert stands(desk, claim, today).standing == Standing.KNOWN
    assert "without" not in ids(desk, claim, today)


def test_all_stays_contested_by_those_it_leaves_out(desk, today, k3):
    claim = desk.claim(scope="all", without=[k3])
    desk.evidence(claim, scope="most")
    desk.evidence(claim, k3, bearing="against")

    assert stands(desk, claim, today).standing == Standing.CONTESTED


def test_evidence_against_others_does_not_contest_some(desk, today, ell, k3):
    other = desk.student("M2")
    claim = desk.claim(scope="some", with_=[ell])
    desk.evidence(claim, ell)
    desk.evidence(claim, other, bearing="against")
    assert stands(desk, claim, today).standing == Standing.KNOWN
    assert flag(desk, claim, today, "without").whom == (other,)

    desk.evidence(claim, k3, bearing="against")
    assert stands(desk, claim, today).standing == Standing.CONTESTED


def test_evidence_against_a_whole_group_contests_one_of_its_students(desk, today, ell, k3):
    claim = desk.claim(scope="one", with_=[k3])
    desk.evidence(claim, k3)
    desk.evidence(claim, ell, bearing="against")

    assert stands(desk, claim, today).standing == Standing.CONTESTED


def test_a_claim_let_go_asks_nothing(desk, today, ago):
    claim = desk.claim(let_go_on=ago(1))
    desk.evidence(claim, bearing="against")

    assert stands(desk, claim, today).standing == Standing.LET_GO
    assert stands(desk, claim, today).flags == ()


def test_withdrawn_evidence_leaves_the_claim_where_it_was(desk, today):
    claim = desk.claim()
    evidence = desk.evidence(claim, scope="all")
    assert without_evidence(desk.book, [evidence], today) == (Ground(claim, Standing.KNOWN, Standing.SAID),)

    desk.remove(evidence)
    assert stands(desk, claim, today).standing == Standing.SAID


def test_withdrawing_what_changes_nothing_says_so(desk, today):
    claim = desk.claim()
    desk.evidence(claim, scope="all")

    assert without_evidence(desk.book, [desk.evidence(claim, scope="all")], today) == ()


def test_evidence_whose_line_is_gone_holds_nothing_up(desk, today):
    claim = desk.claim()
    note = desk.saw("all of them began")
    desk.evidence(claim, scope="all", note=note, text="")
    assert stands(desk, claim, today).standing == Standing.KNOWN

    desk.remove(note)
    assert stands(desk, claim, today).standing == Standing.SAID
    assert "ground_gone" in ids(desk, claim, today)


def test_a_wider_scope_is_not_known_by_the_same_evidence(desk, today, ell):
    claim = desk.claim(scope="some", with_=[ell])
    desk.evidence(claim, ell)
    desk.change(claim, scope="all")

    assert stands(desk, claim, today).standing == Standing.SAID
    assert "all" in ids(desk, claim, today)


def test_a_focal_student_in_neither_list_is_asked_after(desk, today, k3):
    claim = desk.claim(scope="all")
    desk.evidence(claim, scope="all")

    found = flag(desk, claim, today, "and")
    assert (found.short, found.whom) == ("and K3?", (k3,))


@pytest.mark.parametrize("field", ["with_", "without"])
def test_a_focal_student_in_a_list_is_not_asked_after(desk, today, ell, k3, field):
    by_name, by_group = desk.claim(**{field: [k3]}), desk.claim(**{field: [ell]})

    assert "and" not in ids(desk, by_name, today)
    assert "and" not in ids(desk, by_group, today)


@pytest.mark.parametrize("bearing", ["for", "against"])
def test_a_focal_student_whom_evidence_names_is_not_asked_after(desk, today, k3, bearing):
    claim = desk.claim()
    desk.evidence(claim, k3, bearing=bearing)

    assert "and" not in ids(desk, claim, today)


def test_a_focal_student_who_joined_after_the_evidence_is_asked_after(desk, today, ell, k3):
    claim = desk.claim(scope="some", with_=[ell])
    desk.evidence(claim, ell, ago=40)
    assert "and" not in ids(desk, claim, today)

    late = desk.student("N9", ell, focal=True, ago=3)
    assert flag(desk, claim, today, "and").whom == (late,)
    assert stands(desk, claim, today).standing == Standing.KNOWN


def test_a_focal_student_who_joined_the_group_after_the_evidence_is_asked_after(desk, today, ell, k3):
    claim = desk.claim(scope="some", with_=[ell])
    desk.evidence(claim, ell, ago=40)
    late = desk.student("N9", desk.member(ell, since=20), focal=True)
    assert flag(desk, claim, today, "and").whom == (late,)

    desk.evidence(claim, ell, ago=10)
    assert "and" not in ids(desk, claim, today)


def test_evidence_about_a_group_speaks_for_who_was_in_it_then(desk, today, ell):
    gone, late = (desk.student(code, part) for code, part in _gone_and_late(desk, ell))
    claim = desk.claim(scope="some", with_=[gone])
    other = desk.claim(scope="some", with_=[late])
    for each in (claim, other):
        desk.evidence(each, ell, ago=40)

    assert stands(desk, claim, today).standing == Standing.KNOWN
    assert stands(desk, other, today).standing == Standing.SAID


def test_evidence_against_one_who_was_in_the_group_then_contests_a_claim_for_the_group(desk, today, ell):
    gone, late = (desk.student(code, part) for code, part in _gone_and_late(desk, ell))
    for each in (gone, late):
        claim = desk.claim(scope="some", with_=[ell])
        desk.evidence(claim, each, bearing="against", ago=40)
        assert stands(desk, claim, today).standing == Standing.CONTESTED
        left_out = desk.claim(scope="most", without=[ell])
        desk.evidence(left_out, each, bearing="against", ago=40)
        assert stands(desk, left_out, today).standing == Standing.SAID
        assert "without" not in ids(desk, left_out, today)


def _gone_and_late(desk, group):
    return ("G1", desk.member(group, until=20)), ("N9", desk.member(group, since=20))


def test_a_student_named_in_the_claim_who_joined_later_is_not_spoken_for_by_all(desk, today):
    late = desk.student("N9", ago=3)
    claim = desk.claim(scope="all", with_=[late])
    desk.evidence(claim, scope="all", ago=40)

    assert stands(desk, claim, today).standing == Standing.SAID
    assert flag(desk, claim, today, "with").whom == (late,)


def test_a_students_words_count_as_hearing_a_student(desk, today):
    claim = desk.claim()
    desk.evidence(claim, note=desk.said("I just start", speaker="student"))

    assert "no_student" not in ids(desk, claim, today)


@pytest.mark.parametrize("fields", [{"kind": "survey"}, {"kind": "interview"}])
def test_asking_students_counts_as_hearing_them(desk, today, fields):
    claim = desk.claim()
    desk.evidence(claim, **fields)

    assert "no_student" not in ids(desk, claim, today)


def test_what_a_talk_with_students_found_counts_as_hearing_them(desk, today, ago):
    claim = desk.claim()
    learning = desk.add("learnings", question="How is it for them?", method="empathy_interview", done_on=ago(120))
    desk.evidence(claim, from_=learning)

    assert "no_student" not in ids(desk, claim, today)
    assert "old" in ids(desk, claim, today)


def test_the_teachers_word_alone_is_told_apart(desk, today):
    claim = desk.claim()
    desk.evidence(claim, note=desk.said("they all get going now"), scope="all")
    assert "only_report" in ids(desk, claim, today)

    desk.evidence(claim, note=desk.saw("six of 28 began"), scope="few")
    assert "only_report" not in ids(desk, claim, today)


def test_scores_alone_are_told_apart(desk, today):
    claim = desk.claim()
    desk.evidence(claim, level="satellite", scope="all")
    assert "only_satellite" in ids(desk, claim, today)

    desk.evidence(claim, level="street", scope="one")
    assert "only_satellite" not in ids(desk, claim, today)


def test_evidence_is_as_old_as_what_was_seen(desk, today):
    claim = desk.claim()
    desk.evidence(claim, note=desk.saw("began at once", ago=140), scope="all", ago=1)
    assert "old" in ids(desk, claim, today)

    desk.evidence(claim, note=desk.saw("began at once", ago=20), scope="some")
    assert "old" not in ids(desk, claim, today)


@pytest.mark.parametrize(
    ("why", "flagged"),
    [
        (None, "why"),
        ({"text": "they know what comes"}, "why_guess"),
        ({"text": "they know what comes", "basis": "guess"}, "why_guess"),
        ({"text": "they know what comes", "basis": "tested"}, None),
        ({"belief": 7, "basis": "theory"}, None),
    ],
)
def test_a_why_that_is_a_guess_says_so(desk, today, why, flagged):
    claim = desk.claim(why=why)

    assert [each for each in ids(desk, claim, today) if each.startswith("why")] == ([flagged] if flagged else [])


def test_the_board_holds_each_claim_once_oldest_first(desk, today):
    newer, older = desk.claim(ago=1), desk.claim(ago=9)

    assert [each.claim for each in board(desk.book, today)] == [older, newer]


SCOPES = st.sampled_from(["all", "most", "some", "few", "one", "unknown", None])


@given(data=st.data())
def test_it_is_never_known_without_evidence_for_it_nor_with_evidence_against_all(new_desk, today, data):
    desk = new_desk()
    group = desk.group("ell")
    people = [group, desk.student("K3", group, focal=True), desk.student("K7"), 99]
    some = st.lists(st.sampled_from(people), unique=True)
    claim = desk.claim(scope=data.draw(SCOPES), with_=data.draw(some), without=data.draw(some))
    for bearing, scope in data.draw(st.lists(st.tuples(st.sampled_from(["for", "against", None]), SCOPES), max_size=4)):
        desk.evidence(claim, *data.draw(some), bearing=bearing, scope=scope)

    found = stands(desk, claim, today)

    assert found.standing != Standing.KNOWN or found.evidence_for
    assert found.standing != Standing.CONTESTED or found.evidence_against
    assert len({each.id for each in found.flags}) == len(found.flags)
    assert all(each.question.endswith(("?", ".")) for each in found.flags)
