from datetime import timedelta

import pytest

from coachtui.domain.records.complaints import check_row
from coachtui.services import (
    beliefs,
    claims,
    decisions,
    encounters,
    inquiries,
    learnings,
    links,
    notes,
    people,
    promises,
    records,
    tallies,
    teachers,
    trust,
    whom,
)
from coachtui.services.refused import RefusedError

TODAY = "2026-05-21"


@pytest.fixture(autouse=True)
def every_record_is_right(desk):
    yield
    for table, rows in desk.book.tables.items():
        for row in rows.values():
            assert check_row(table, row) == []


def test_a_teacher_is_begun_edited_paused_and_archived(desk):
    assert desk.row("teachers", desk.teacher)["since"] == TODAY
    desk.do(teachers.edit_teacher, school="Lincoln", agreement={"between_us": "all"})
    desk.do(teachers.edit_teacher, agreement={"may_type": "yes"})
    assert desk.book.teacher["agreement"] == {"between_us": "all", "may_type": "yes"}
    for verb, state in [
        (teachers.pause_teacher, "paused"),
        (teachers.archive_teacher, "archived"),
        (teachers.resume_teacher, "active"),
    ]:
        desk.do(verb)
        assert desk.book.teacher["state"] == state
    with pytest.raises(RefusedError):
        teachers.add_teacher(desk.pen, " ")


def test_a_note_of_this_moment_belongs_to_the_encounter_that_goes_on(desk, clock):
    assert encounters.going_on(desk.book, desk.pen.now()) is None
    desk.do(encounters.plan_encounter, "visit", "2026-05-21T15:00:00Z")
    assert encounters.going_on(desk.book, desk.pen.now()) is None
    visit = desk.do(encounters.start_encounter, "visit")
    assert encounters.going_on(desk.book, desk.pen.now()) == visit
    clock.move(encounters.FORGOTTEN)
    assert encounters.going_on(desk.book, desk.pen.now()) is None
    later = desk.do(encounters.start_encounter, "planning")
    assert encounters.going_on(desk.book, desk.pen.now()) == later
    desk.do(encounters.end_encounter, later)
    assert encounters.going_on(desk.book, desk.pen.now()) is None


def test_a_visit_waits_for_its_debrief(desk):
    visit = desk.do(encounters.plan_encounter, "visit", "2026-05-21T15:00:00Z", purpose="who talks")
    desk.do(encounters.start_encounter, planned=visit)
    row = desk.row("encounters", visit)
    assert (row["state"], row["phase"], row["purpose"]) == ("live", "start", "who talks")
    desk.do(encounters.end_encounter, visit, reflection="I talked too much")
    assert desk.row("encounters", visit)["state"] == "needs_debrief"
    debrief = desk.do(encounters.start_encounter, "debrief")
    assert desk.row("encounters", debrief)["debriefs"] == visit
    desk.do(encounters.end_encounter, debrief)
    assert [desk.row("encounters", id_)["state"] for id_ in (visit, debrief)] == ["done", "done"]
    desk.do(encounters.end_encounter, visit)
    assert desk.row("encounters", visit)["state"] == "done"


def test_an_encounter_is_logged_or_finished_by_hand(desk, now):
    visit = desk.do(encounters.log_encounter, "visit", now - timedelta(hours=2), now - timedelta(hours=1))
    assert desk.row("encounters", visit)["state"] == "needs_debrief"
    desk.do(encounters.log_encounter, "debrief", now, debriefs=visit)
    assert desk.row("encounters", visit)["state"] == "done"
    live = desk.do(encounters.start_encounter, "corridor")
    desk.do(encounters.finish_encounter, live)
    assert desk.row("encounters", live)["end"] == "2026-05-21T16:00:00Z"
    desk.do(encounters.finish_encounter, desk.do(encounters.plan_encounter, "model"))
    with pytest.raises(RefusedError):
        desk.do(encounters.log_encounter, "visit", now, now - timedelta(hours=1))


def test_a_tally_is_counted_stroke_by_stroke(desk):
    tally = desk.do(tallies.start_tally, "called on")
    desk.do(tallies.mark_tally, tally, "boys", quote="me!")
    desk.do(tallies.mark_tally, tally, "girls")
    assert [mark["bucket"] for mark in desk.row("tallies", tally)["marks"]] == ["boys", "girls"]
    desk.do(tallies.unmark_tally, tally)
    assert len(desk.row("tallies", tally)["marks"]) == 1


def test_promises_are_made_and_settled(desk):
    for line in ("! fri bring exit tickets", "! her try the warm-up"):
        desk.do(notes.add_line, line)
    mine, hers = (row["id"] for row in desk.rows("promises"))
    assert desk.row("promises", mine)["due"] == "2026-05-22"
    assert desk.row("promises", hers)["who"] == "teacher"
    desk.do(promises.settle_promise, mine)
    assert (desk.row("promises", mine)["outcome"], desk.row("promises", mine)["done_on"]) == ("kept", TODAY)
    desk.do(promises.settle_promise, mine, "open")
    assert "done_on" not in desk.row("promises", mine)
    desk.do(promises.settle_promise, hers, "broken", on="2026-05-20")


def test_trust_goes_where_the_reading_before_says(desk):
    levels = [("regard", 3), ("regard", 4), ("regard", 4), ("regard", 2), ("respect", 1), ("regard", None)]
    ids = [desk.do(trust.read_trust, dimension, level, "she asked") for dimension, level in levels]
    assert [desk.row("trust_readings", id_).get("direction") for id_ in ids] == [
        None,
        "up",
        "steady",
        "down",
        None,
        None,
    ]


def test_a_belief_keeps_how_it_moved_and_why(desk):
    visit = desk.do(encounters.start_encounter, "visit")
    belief = desk.do(beliefs.add_belief, "they will not try", hold=4)
    desk.do(beliefs.move_belief, belief, {"status": "heard", "hold": 4}, why="she said so", encounter=visit)
    assert desk.last.label == "belief: status hunch → heard"
    step = {"on": TODAY, "field": "status", "old": "hunch", "new": "heard", "why": "she said so", "encounter": visit}
    assert desk.row("beliefs", belief)["history"] == [step]
    desk.do(beliefs.name_belief, belief, "I gave up on them")
    row = desk.row("beliefs", belief)
    assert (row["awareness"], row["status"], row["verbatim"]) == ("named", "surfaced", "I gave up on them")
    desk.do(records.edit_record, "beliefs", belief, {"statement": "a few will not try", "effect": "fewer asked"})
    assert [step["field"] for step in desk.row("beliefs", belief)["history"]] == [
        "status",
        "status",
        "awareness",
        "statement",
    ]
    desk.do(beliefs.move_belief, belief, {"status": "examined"})
    desk.do(beliefs.name_belief, belief)
    assert desk.row("beliefs", belief)["status"] == "examined"


def test_the_map_grows_by_children_siblings_and_practices(desk):
    root = desk.do(beliefs.add_belief, "coverage first", holder="school")
    child = desk.do(beliefs.add_belief, "no time to ask", under=root)
    sibling = desk.do(beliefs.add_sibling, child, "no time to listen")
    practice = desk.do(beliefs.add_practice, "calls on hands", driven_by=child)
    student = desk.do(people.add_student, "k3")
    desk.do(links.add_link, practice, student, text="is never asked")
    ties = {(row["from"], row["to"]): row["kind"] for row in desk.rows("links")}
    assert ties == {
        (root, child): "leads_to",
        (root, sibling): "leads_to",
        (child, practice): "drives",
        (practice, student): "affects",
    }
    desk.do(beliefs.set_practice, practice, "dropped")
    assert desk.last.label == "practice: status default → dropped"
    for wrong in [(root, root), (student, root), (root, child, "drives"), (root, child), (root, 3)]:
        with pytest.raises(RefusedError):
            desk.do(links.add_link, *wrong)
    for verb in (beliefs.add_belief, beliefs.add_practice):
        with pytest.raises(RefusedError):
            desk.do(verb, " ")
    desk.do(links.remove_link, desk.rows("links")[0]["id"])
    assert len(desk.rows("links")) == 3


@pytest.mark.parametrize(("word", "table"), [("k3", "students"), ("#quiet ones", "groups")])
def test_whom_a_practice_affects_is_begun_with_the_link_and_only_once(desk, word, table):
    practice = desk.do(beliefs.add_practice, "calls on hands")
    desk.do(links.link_to_person, practice, word, "is never asked")
    person = desk.only(table)
    assert (desk.only("links")["to"], desk.only("links")["text"]) == (person["id"], "is never asked")
    desk.session.undo()
    assert (desk.rows(table), desk.rows("links")) == ([], [])
    other = desk.do(beliefs.add_practice, "waits")
    desk.session.do(links.link_to_person(desk.pen, desk.book, practice, word))
    desk.session.do(links.link_to_person(desk.pen, desk.book, other, word.upper()))
    assert {row["to"] for row in desk.rows("links")} == {desk.only(table)["id"]}
    for wrong in ("a whole sentence", "#"):
        with pytest.raises(RefusedError):
            desk.do(links.link_to_person, other, wrong)


def test_the_loop_runs_from_inquiry_to_the_board(desk):
    student = desk.do(people.add_student, "K3")
    belief = desk.do(beliefs.add_belief, "they will not try", students=[student])
    inquiry = desk.do(inquiries.start_inquiry, belief)
    for question, answer in [
        ("why", "bored"),
        ("feeling", "tired"),
        ("possibilities", "too fast"),
        ("possibilities", " "),
    ]:
        desk.do(inquiries.answer_inquiry, inquiry, question, answer)
    alternative = desk.do(inquiries.possibility_to_belief, inquiry, "too fast")
    desk.do(inquiries.possibility_to_belief, inquiry, "no glasses")
    row = desk.row("inquiries", inquiry)
    assert (row["possibilities"], row["beliefs"][0]) == (["too fast", "no glasses"], alternative)
    assert {(tie["from"], tie["to"]) for tie in desk.rows("links")} >= {(alternative, belief)}
    learning = desk.do(inquiries.learn_more_to_learning, inquiry, "ask K3", method="listening")
    assert desk.row("learnings", learning)["about"] == [belief, student, inquiry]
    desk.do(inquiries.answer_inquiry, inquiry, "learn_more", "ask K4")
    desk.do(inquiries.learn_more_to_learning, inquiry, "ask K4")
    assert desk.row("inquiries", inquiry)["learn_more"] == ["ask K3", "ask K4"]
    desk.do(learnings.finish_learning, learning, "K3 cannot see", "so simple")
    evidence = desk.do(learnings.learning_to_evidence, learning, bearing="against")
    row = desk.row("evidence", evidence)
    assert (row["bears_on"], row["covers"], row["kind"], row["from"]) == ([belief], [student], "interview", learning)
    decision = desk.do(learnings.learning_to_decision, learning, "read the board")
    assert desk.row("decisions", decision)["grounds"] == [learning]
    desk.do(decisions.review_decision, decision, "learned", "reads all", new_claim="seat in front")
    claim = desk.only("claims")
    proof = next(row for row in desk.rows("evidence") if row.get("from") == decision)
    assert (proof["bears_on"], proof["bearing"], proof["covers"]) == ([claim["id"], decision], "for", [student])
    desk.do(inquiries.settle_inquiry, inquiry, "moved", "new seats")


def test_an_inquiry_about_no_belief_makes_no_link(desk):
    student = desk.do(people.add_student, "K3")
    for about in (student, None):
        inquiry = desk.do(inquiries.start_inquiry, about)
        desk.do(inquiries.possibility_to_belief, inquiry, "too fast")
        learning = desk.do(inquiries.learn_more_to_learning, inquiry, "ask")
        assert desk.row("learnings", learning)["about"] == ([about, inquiry] if about else [inquiry])
    assert desk.rows("links") == []
    for verb in (inquiries.possibility_to_belief, inquiries.learn_more_to_learning):
        with pytest.raises(RefusedError):
            desk.do(verb, inquiry, " ")
    with pytest.raises(RefusedError):
        desk.do(inquiries.answer_inquiry, inquiry, "grade", "A")


def test_a_learning_needs_a_question_and_something_to_bear_on(desk):
    learning = desk.do(learnings.plan_learning, "how is it for them?", method="survey")
    claim = desk.do(claims.add_claim, "lab days")
    with pytest.raises(RefusedError):
        desk.do(learnings.learning_to_evidence, learning)
    assert desk.row("evidence", desk.do(learnings.learning_to_evidence, learning, claim))["level"] == "map"
    with pytest.raises(RefusedError):
        desk.do(learnings.plan_learning, " ")
    with pytest.raises(RefusedError):
        desk.do(learnings.learning_to_decision, learning, " ")


def test_a_result_bears_on_the_claims_a_decision_tests(desk):
    practice = desk.do(beliefs.add_practice, "lab days", status="trying")
    ground, same, other = (
        desk.do(claims.add_claim, what, practice=used) for what, used in [("a", None), ("b", practice), ("c", None)]
    )
    decision = desk.do(decisions.decide, "measuring", grounds=[ground], practice=practice)
    desk.do(decisions.review_decision, decision, "unclear")
    assert desk.rows("evidence") == []
    desk.do(decisions.review_decision, decision, "partly")
    assert desk.only("evidence")["bears_on"] == [ground, same, decision]
    assert desk.only("evidence")["scope"] == "some"
    desk.do(decisions.review_decision, decision, "not_yet", claim=other)
    assert [row["bearing"] for row in desk.rows("evidence")] == ["for", "against"]
    with pytest.raises(RefusedError):
        desk.do(decisions.decide, " ")


def test_a_claim_says_for_whom_and_why(desk):
    one, two = (desk.do(people.add_student, code) for code in ("K3", "K4"))
    claim = desk.do(claims.add_claim, "lab days", with_=[one])
    desk.do(claims.set_works, claim, "partly")
    desk.do(claims.set_for_whom, claim, "some", with_=[one, two])
    desk.do(claims.set_for_whom, claim, without=[two])
    row = desk.row("claims", claim)
    assert (row["scope"], row["with"], row["without"]) == ("some", [one], [two])
    desk.do(claims.set_for_whom, claim, with_=[two])
    assert "without" not in desk.row("claims", claim)
    desk.do(claims.set_why, claim, "hands on")
    assert desk.row("claims", claim)["why"] == {"text": "hands on", "basis": "guess"}
    desk.do(claims.set_why, claim, "")
    desk.do(claims.let_go, claim)
    assert desk.row("claims", claim)["let_go_on"] == TODAY
    desk.do(claims.let_go, claim, on=False)
    assert "let_go_on" not in desk.row("claims", claim)
    with pytest.raises(RefusedError):
        desk.do(claims.add_claim, " ")


def test_a_student_is_a_code_and_a_group_has_one_label(desk):
    student, group = desk.do(people.add_student, "@k3"), desk.do(people.add_group, "ELL")
    assert desk.row("students", student)["code"] == "K3"
    desk.do(people.set_focal, student)
    assert desk.row("students", student)["focal"] is True
    desk.do(whom.set_people, "students", student, people=[group])
    assert desk.row("students", student)["groups"] == [{"group": group}]
    desk.do(whom.set_people, "students", student, people=[])
    assert "groups" not in desk.row("students", student)
    desk.do(people.set_focal, student, focal=False)
    assert "focal" not in desk.row("students", student)
    for verb, word in [
        (people.add_student, "Maria Delgado"),
        (people.add_student, "K3"),
        (people.add_group, "ell"),
        (people.add_group, ""),
    ]:
        with pytest.raises(RefusedError):
            desk.do(verb, word)


def test_deleting_takes_the_links_and_undo_brings_all_back(desk):
    root = desk.do(beliefs.add_belief, "coverage first")
    child = desk.do(beliefs.add_belief, "no time", under=root)
    desk.do(records.delete_records, [("beliefs", child)])
    assert desk.last.label == "belief deleted"
    assert desk.rows("links") == []
    desk.session.undo()
    assert len(desk.rows("links")) == 1
    desk.do(records.delete_records, [("beliefs", root), ("beliefs", child)])
    assert desk.last.label == "2 beliefs deleted"
    assert desk.do(records.delete_records, [("beliefs", child)]) is None
    with pytest.raises(RefusedError):
        desk.do(records.delete_records, [("teachers", desk.teacher)])


def test_records_are_tagged_and_shown(desk):
    note = desk.do(notes.add_line, "x")
    desk.do(records.tag_records, [("notes", note)], "#Voice")
    assert desk.row("notes", note)["tags"] == ["voice"]
    desk.do(records.tag_records, [("notes", note)], "voice", on=False)
    assert "tags" not in desk.row("notes", note)
    for shown, visibility in [(True, "teacher"), (False, "me")]:
        desk.do(records.show_records, [("notes", note)], to_teacher=shown)
        assert desk.row("notes", note)["visibility"] == visibility
    desk.do(records.edit_record, "notes", note, {"text": "a longer text than a label holds"})
    assert desk.last.label == "note: text"


@pytest.mark.parametrize("gone", [False, True])
def test_a_conflict_is_settled_either_way(desk, gone):
    def conflict(note):
        sheet = records.Sheet(desk.pen, desk.book)
        data = {**desk.row("notes", note), "text": "theirs"}
        id_ = sheet.add("conflicts", {"table": "notes", "record": note, "data": data, "version": "1-a"})
        desk.session.do(sheet.change("conflict"))
        return id_

    note = desk.do(notes.add_line, "mine")
    desk.do(records.settle_conflict, conflict(note), take_other=False)
    assert desk.row("notes", note)["text"] == "mine"
    other = conflict(note)
    if gone:
        desk.do(records.delete_records, [("notes", note)])
    desk.do(records.settle_conflict, other, take_other=True)
    assert desk.row("notes", note)["text"] == "theirs"
    assert desk.rows("conflicts") == []
