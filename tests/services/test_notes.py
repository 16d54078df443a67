from datetime import timedelta

import pytest

from coachtui.services import encounters, notes, people, turning
from coachtui.services.evidence import add_evidence, note_to_evidence, tie_evidence, turn_evidence
from coachtui.services.refused import RefusedError


def test_a_line_is_a_note_as_it_was_typed(desk):
    note = desk.row("notes", desk.do(notes.add_line, 't "they just won\'t try" '))
    assert (note["mode"], note["speaker"], note["text"]) == ("said", "teacher", "they just won't try")
    assert note["raw"] == 't "they just won\'t try" '
    assert note["at"] == "2026-05-21T16:00:00Z"
    assert note["source"] == "typed"


def test_an_empty_line_is_no_note(desk):
    with pytest.raises(RefusedError):
        desk.do(notes.add_line, "  ")
    with pytest.raises(RefusedError):
        desk.do(notes.rewrite_note, desk.do(notes.add_line, "x"), " ")


def test_an_unmarked_line_is_what_its_encounter_makes_likely(desk):
    visit, talk = (desk.do(encounters.start_encounter, kind) for kind in ("visit", "planning"))
    seen, said = (desk.row("notes", desk.do(notes.add_line, "hands up", encounter=each)) for each in (visit, talk))
    assert (seen["mode"], seen["encounter"]) == ("saw", visit)
    assert (said["mode"], said["speaker"]) == ("said", "teacher")
    told = desk.row("notes", desk.do(notes.add_line, "x", encounter=visit, default_mode="said"))
    assert told["speaker"] == "teacher"
    thought = desk.row("notes", desk.do(notes.add_line, "x", encounter=talk, default_mode="think"))
    assert (thought["mode"], thought.get("speaker")) == ("think", None)


def test_who_is_named_is_found_or_begun(desk):
    group = desk.do(people.add_group, "ELL", "newcomers")
    first = desk.row("notes", desk.do(notes.add_line, ". @K3 and @ell wrote"))
    again = desk.row("notes", desk.do(notes.add_line, "k3: I was spacing out"))
    assert first["groups"] == [group]
    assert desk.only("students")["code"] == "K3"
    assert again["students"] == first["students"] == [desk.only("students")["id"]]
    desk.do(notes.add_line, ". @" + "a" * 40)
    assert len(desk.rows("students")) == 1


def test_a_promise_mark_makes_the_promise(desk):
    note = desk.do(notes.add_line, "! fri bring exit tickets")
    promise = desk.only("promises")
    assert (promise["who"], promise["due"], promise["text"]) == ("coach", "2026-05-22", "bring exit tickets")
    assert (promise["from"], promise["outcome"]) == (note, "open")
    assert desk.last.label == "note and promise added"
    desk.do(notes.rewrite_note, note, "! her mon bring exit tickets and pencils")
    promise = desk.only("promises")
    assert (promise["who"], promise["due"]) == ("teacher", "2026-05-25")


def test_a_belief_mark_makes_a_hunch_in_her_words(desk):
    note = desk.do(notes.add_line, '% t "they can\'t" @K3')
    belief = desk.only("beliefs")
    assert (belief["status"], belief["holder"], belief["from"]) == ("hunch", "teacher", note)
    assert "they can't" in belief["verbatim"]
    assert belief["about"] == "students"
    desk.do(notes.add_line, "% me: I rescue")
    assert desk.row("beliefs", desk.last.ops[1].id)["holder"] == "coach"
    desk.do(notes.add_line, "% only graded work counts")
    assert "verbatim" not in desk.row("beliefs", desk.last.ops[1].id)


def test_the_next_skill_is_a_decision_and_a_facet_an_answer(desk):
    note = desk.do(notes.add_line, "> comparing fractions @K3")
    decision = desk.only("decisions")
    assert (decision["from"], decision["about"]) == (note, [desk.only("students")["id"]])
    heard = desk.row("notes", desk.do(notes.add_line, '=cares t "kids feel safe"'))
    guess = desk.row("notes", desk.do(notes.add_line, "=cares order"))
    assert (heard["facet"], heard["certainty"], guess["certainty"]) == ("cares", "heard", "guess")
    told = desk.row("notes", desk.do(notes.add_line, "+ warm-ups land"))
    assert told["told_on"] == "2026-05-21"


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("10:42 hands", "2026-05-21T14:42:00Z"),
        ("1:15 hands", "2026-05-21T17:15:00Z"),
        ("6:15 AM hands", "2026-05-21T10:15:00Z"),
    ],
)
def test_a_clock_time_is_of_today_or_of_the_encounters_day(desk, now, line, at):
    assert desk.row("notes", desk.do(notes.add_line, line, clock=True))["at"] == at
    past = desk.do(encounters.log_encounter, "visit", now - timedelta(days=2))
    assert desk.row("notes", desk.do(notes.add_line, line, clock=True, encounter=past))["at"] == at.replace(
        "21T", "19T"
    )


def test_a_note_is_rewritten_in_its_place(desk):
    note = desk.do(notes.add_line, '=cares t "kids feel safe" #tag')
    desk.do(turning.note_to_answer, note, "cares", "real")
    desk.do(notes.rewrite_note, note, "kids feel safe here")
    row = desk.row("notes", note)
    assert (row["mode"], row["speaker"], row["facet"], row["certainty"]) == ("said", "teacher", "cares", "real")
    assert "tags" not in row
    desk.do(notes.rewrite_note, note, "=role ~ coverage")
    assert desk.row("notes", note)["certainty"] == "guess"


def test_a_note_is_marked_later(desk):
    note = desk.do(notes.add_line, "fri bring exit tickets @K3 #exit")
    for mark in ("t", "me:"):
        desk.do(notes.mark_note, note, mark)
    row = desk.row("notes", note)
    assert (row["mode"], row["speaker"], row["text"]) == ("said", "coach", "fri bring exit tickets @K3 #exit")
    desk.do(notes.mark_note, note, "!")
    promise = desk.only("promises")
    assert (promise["from"], promise["due"], promise["text"]) == (note, "2026-05-22", "bring exit tickets @K3 #exit")
    assert desk.last.label == "note marked !"
    desk.do(notes.mark_note, note, "%")
    assert desk.only("beliefs")["students"] == desk.row("notes", note)["students"] == [desk.only("students")["id"]]
    assert desk.row("notes", note)["tags"] == ["exit"]
    desk.do(notes.mark_note, note, "+")
    assert desk.row("notes", note)["told_on"] == "2026-05-21"
    desk.do(notes.star_note, note)
    desk.do(notes.star_note, note)
    assert "starred" not in desk.row("notes", note)
    with pytest.raises(RefusedError):
        desk.do(notes.star_note, 3)


def test_notes_become_evidence_on_a_new_claim_that_stands_first(desk):
    ids = [desk.do(notes.add_line, line) for line in (". @K3 asks", "# 6/28 hands", "k4: help", 't "fine"')]
    claim = desk.do(note_to_evidence, ids, claim="lab days", claim_scope="some")
    assert desk.row("claims", claim)["what"] == "lab days"
    found = {row["note"]: row for row in desk.rows("evidence")}
    assert [found[id_]["kind"] for id_ in ids] == ["observation", "count", "note", "note"]
    assert [found[id_].get("level") for id_ in ids] == ["street", "map", "street", None]
    assert found[ids[0]]["covers"] == desk.row("notes", ids[0])["students"]
    assert all(row["bears_on"] == [claim] for row in found.values())


def test_evidence_is_tied_turned_and_refused_where_it_says_nothing(desk):
    note = desk.do(notes.add_line, 't "they can\'t"')
    belief, claim = desk.do(turning.note_to_belief, note), desk.do(turning.note_to_claim, note, works="no")
    evidence = desk.do(note_to_evidence, [note], on=belief, bearing="against")
    assert desk.last.label == "evidence against a belief"
    desk.do(tie_evidence, evidence, claim)
    assert desk.row("evidence", evidence)["bears_on"] == [belief, claim]
    desk.do(tie_evidence, evidence, belief, tied=False)
    desk.do(turn_evidence, evidence)
    assert (desk.row("evidence", evidence)["bears_on"], desk.row("evidence", evidence)["bearing"]) == ([claim], "for")
    desk.do(add_evidence, "her survey", claim, kind="survey")
    for on in (note, 3, None):
        with pytest.raises(RefusedError):
            desk.do(note_to_evidence, [note], on=on)


def test_what_comes_of_a_note_names_it(desk):
    note = desk.do(notes.add_line, 't "I will try it with @K3"')
    student = desk.only("students")["id"]
    for verb, table in [
        (turning.note_to_belief, "beliefs"),
        (turning.note_to_claim, "claims"),
        (turning.note_to_promise, "promises"),
        (turning.note_to_validation, "notes"),
        (turning.note_to_question, "notes"),
        (turning.note_to_decision, "decisions"),
    ]:
        assert desk.row(table, desk.do(verb, note))["from"] == note
    assert desk.only("promises")["who"] == "teacher"
    assert desk.only("beliefs")["verbatim"].startswith("I will")
    assert desk.only("decisions")["about"] == [student]
    assert desk.row("notes", note)["told_on"] == "2026-05-21"
    assert [row["mode"] for row in desk.rows("notes")] == ["said", "validate", "wonder"]
    desk.do(turning.note_to_answer, note, None)
    assert "certainty" not in desk.row("notes", note)
