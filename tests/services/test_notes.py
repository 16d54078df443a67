from datetime import timedelta

import pytest

from coachtui.domain.bearing import bearing_fields, bearings
from coachtui.domain.readings.related import related
from coachtui.domain.readings.standing import board
from coachtui.domain.words import EncounterKind
from coachtui.services import encounters, notes, people, turning
from coachtui.services.claims import add_claim
from coachtui.services.evidence import add_evidence, note_to_evidence, tie_evidence, turn_evidence, weigh_evidence
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


def test_every_kind_of_encounter_has_its_natural_mode():
    said = {kind for kind in EncounterKind if notes.natural_mode({"kind": kind}) == ("said", "teacher")}
    assert said == {"planning", "reflecting", "debrief"}
    saw = {notes.natural_mode({"kind": kind}) for kind in set(EncounterKind) - said} | {notes.natural_mode(None)}
    assert saw == {("saw", None)}


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


def test_how_long_ago_it_was_shifts_the_moment_once(desk):
    note = desk.do(notes.add_line, "-2m + told her, 1:15 it was", clock=True)
    shifted = {"at": "2026-05-21T15:58:00Z", "told_on": "2026-05-21", "text": "told her, 1:15 it was"}
    assert shifted.items() <= desk.row("notes", note).items()
    desk.do(notes.rewrite_note, note, "-2m + told her")
    assert desk.row("notes", note)["at"] == "2026-05-21T15:58:00Z"
    for line, at in (("-90s told her", "15:58:30"), ("told her", "16:00:00"), ("-1h told her", "15:00:00")):
        desk.do(notes.rewrite_note, note, line)
        assert desk.row("notes", note)["at"] == f"2026-05-21T{at}Z"
    desk.do(notes.mark_note, note, "!")
    assert desk.row("notes", note)["at"] == "2026-05-21T15:00:00Z"
    clocked = desk.row("notes", desk.do(notes.add_line, "1:15 -2m hands", clock=True))
    assert clocked["at"] == "2026-05-21T17:13:00Z"


def test_an_unmarked_line_that_is_mended_stays_what_it_is_but_where_she_says_otherwise(desk):
    note = desk.do(notes.add_line, "hands up", default_mode="said")
    desk.do(notes.rewrite_note, note, "hands are up")
    assert (desk.row("notes", note)["mode"], desk.row("notes", note)["speaker"]) == ("said", "teacher")
    desk.do(notes.rewrite_note, note, "hands are up", default_mode="saw")
    assert (desk.row("notes", note)["mode"], desk.row("notes", note).get("speaker")) == ("saw", None)
    desk.do(notes.rewrite_note, note, "me: hands up")
    desk.do(notes.rewrite_note, note, "hands up!")
    assert desk.row("notes", note)["speaker"] == "coach"


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


def test_one_note_speaks_for_one_claim_and_against_another(desk):
    note = desk.do(notes.add_line, ". @K3 began at once, others wait")
    warm, alone = desk.do(add_claim, "warm-ups land"), desk.do(add_claim, "they begin alone")
    desk.do(note_to_evidence, [note], on={warm: "for", alone: "against"})
    assert desk.last.label == "evidence for and against 2 claims"
    row = desk.only("evidence")
    assert (row["bears_on"], row["bearing"], row["other_way"]) == ([warm, alone], "for", [alone])
    assert [(each.evidence_for, each.evidence_against) for each in board(desk.book, desk.pen.now())] == [
        ((row["id"],), ()),
        ((), (row["id"],)),
    ]
    assert [related(desk.book, "claims", id_)[0].phrase for id_ in (warm, alone)] == ["rests on", "contested by"]
    desk.do(turn_evidence, row["id"])
    assert bearings(desk.only("evidence")) == {warm: "against", alone: "for"}
    desk.do(tie_evidence, row["id"], warm, bearing="for")
    assert "other_way" not in desk.only("evidence")
    new = desk.do(note_to_evidence, [note], claim="nobody waits", on={warm: "for"}, bearing="against")
    assert bearings(desk.rows("evidence")[-1]) == {new: "against", warm: "for"}


def test_evidence_of_an_older_program_bears_one_way_on_all(desk):
    assert bearings({"bears_on": [1, 2], "bearing": "against"}) == {1: "against", 2: "against"}
    assert bearings({"bears_on": [1]}) == {1: "for"}
    assert bearings({"other_way": [1]}) == {}
    assert bearing_fields({}) == {"bears_on": [], "bearing": "for", "other_way": []}


def test_what_evidence_is_made_of_is_said_later(desk):
    claim = desk.do(add_claim, "warm-ups land")
    evidence = desk.do(add_evidence, "the spring scores", claim)
    desk.do(weigh_evidence, evidence, "count", "satellite")
    assert (desk.only("evidence")["kind"], desk.only("evidence")["level"]) == ("count", "satellite")
    desk.do(weigh_evidence, evidence, "report", None)
    assert "level" not in desk.only("evidence")
