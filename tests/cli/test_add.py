"""`coachtui add`: each kind by one line, as the app adds it; what is not understood is told, and nothing is written."""

import json

import pytest

from tests.cli.records import ref_in, row, rows

KINDS = {
    "belief": ("they will not try", "beliefs", "statement"),
    "practice": ("points for every answer", "practices", "text"),
    "claim": ("exit tickets", "claims", "what"),
    "inquiry": ("they are lost", "inquiries", "why"),
    "learning": ("how does it feel?", "learnings", "question"),
    "decision": ("explain a mistake", "decisions", "next_skill"),
    "promise": ("bring exit tickets", "promises", "text"),
    "student": ("K3", "students", "code"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_one_line_is_enough_it_is_told_with_its_reference_and_undo_takes_it_back(here, vault, teachers, kind):
    text, table, field = KINDS[kind]
    done = here("add", kind, "md", *text.split())
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("Maria Delgado · ")
    assert done.err.count("\n") == 1
    assert row(vault, table)[field] == text
    assert f"{text}" in here("edit", ref_in(done.err)).out
    assert here("undo").code == 0
    assert rows(vault, table) == []


def test_fields_are_said_in_the_words_of_forms(here, vault, teachers):
    here("add", "student", "md", "K3")
    here("add", "group", "ell", "about=new to English")
    done = here(
        "add", "claim", "md", "exit", "tickets", "works=partly", "for-how-many=some", "with=k3, @ell",
        "why=they see", "check-on=2027-05-21", "tags=#Pace,exit", "--json",
    )  # fmt: skip
    (k3,), (ell,) = rows(vault, "students"), rows(vault, "groups")
    claim = row(vault, "claims")
    assert json.loads(done.out) == claim | {"rev": 1}
    wanted = {
        "what": "exit tickets",
        "works": "partly",
        "scope": "some",
        "with": [k3["id"], ell["id"]],
        "why": {"text": "they see", "basis": "guess"},
        "check_on": "2027-05-21",
        "tags": ["pace", "exit"],
    }
    assert {key: claim[key] for key in wanted} == wanted


def test_a_group_is_no_teachers(here, vault, teachers):
    done = here("add", "group", "ell", "about=new to English")
    assert done.err.startswith("group ell added: ell")
    assert row(vault, "groups")["about"] == "new to English"


def test_a_student_may_be_in_groups_from_the_beginning(here, vault, teachers):
    here("add", "group", "ell")
    here("add", "student", "md", "K3", "focal=yes", "groups=ell")
    assert row(vault, "students")["groups"] == [{"group": row(vault, "groups")["id"]}]


def test_a_belief_stands_under_or_beside_another_and_a_practice_under_either(here, vault, teachers):
    first = ref_in(here("add", "belief", "md", "they will not").err)
    below = ref_in(here("add", "belief", "md", "so why ask", f"under={first}").err)
    here("add", "belief", "md", "they cannot", f"beside={below}")
    practice = ref_in(here("add", "practice", "md", "tell", f"under={first}").err)
    here("add", "practice", "md", "tell again", f"under={practice}")
    kinds = [each["kind"] for each in rows(vault, "links")]
    assert kinds == ["leads_to", "leads_to", "drives", "leads_to"]
    assert len({each["from"] for each in rows(vault, "links")}) == 2


def test_evidence_says_what_it_speaks_for_and_against_and_is_refused_without(here, vault, teachers):
    claim = ref_in(here("add", "claim", "md", "exit tickets").err)
    belief = ref_in(here("add", "belief", "md", "they will not").err)
    bare = here("add", "evidence", "md", "22 of 26")
    assert (bare.code, "for=REF" in bare.err) == (2, True)
    here("add", "evidence", "md", "22 of 26 @K3", f"for={claim}", f"against={belief}", "kind=count")
    found = row(vault, "evidence")
    ids = [rows(vault, "claims")[0]["id"], rows(vault, "beliefs")[0]["id"]]
    assert (found["bears_on"], found["bearing"], found["other_way"]) == (ids, "for", ids[1:])
    assert found["covers"] == [row(vault, "students")["id"]]
    here("add", "evidence", "md", "4 of 26", f"bears_on={claim}", "bearing=against")
    assert rows(vault, "evidence")[1]["bearing"] == "against"


def test_a_promise_is_a_note_too_and_says_whose_it_is_and_by_when(here, vault, teachers):
    here("add", "promise", "md", "bring exit tickets", "due=2027-05-21", "who=teacher")
    promise, note = row(vault, "promises"), row(vault, "notes")
    assert (promise["due"], promise["who"], promise["from"]) == ("2027-05-21", "teacher", note["id"])
    assert (note["mode"], note["raw"]) == ("promise", "! bring exit tickets")


def test_trust_says_its_dimension_and_may_be_without_a_sign(here, vault, teachers):
    missing = here("add", "trust", "md", "she asked")
    assert missing.code == 2
    assert "respect, regard, competence, integrity" in missing.err
    here("add", "trust", "md", "she asked me in", "dimension=respect", "level=3")
    here("add", "trust", "md", "dimension=respect", "level=4", "visibility=teacher")
    assert [each.get("direction") for each in rows(vault, "trust_readings")] == [None, "up"]
    assert rows(vault, "trust_readings")[1]["visibility"] == "teacher"


def test_an_encounter_to_come_is_planned_and_one_that_has_been_is_logged(here, vault, teachers):
    assert "visit" in here("add", "encounter", "md", "warm-ups").err
    here("add", "encounter", "md", "warm-ups", "kind=visit", "start=2099-05-21 10:40", "questions=How do you know?")
    here("add", "encounter", "md", "kind=corridor")
    planned, logged = rows(vault, "encounters")
    assert (planned["state"], planned["purpose"], planned["questions"]) == ("planned", "warm-ups", ["How do you know?"])
    assert (logged["state"], logged["start"]) == ("done", logged["end"])


WRONG = {
    "a kind that is none": (["belif", "md", "x"], "the nearest is 'belief'"),
    "a kind of another verb": (["note", "md", "x"], "coachtui note TEACHER TEXT"),
    "no teacher": (["belief"], "A teacher is missing"),
    "a teacher who is none": (["belief", "nobody", "x"], "Nobody is called “nobody”"),
    "no text": (["belief", "md"], "There is no text"),
    "an empty text": (["belief", "md", " "], "There is no text"),
    "a field that is none": (["belief", "md", "x", "stauts=heard"], "the nearest is 'status'"),
    "a word that is none": (["belief", "md", "x", "status=herd"], "the nearest is 'heard'"),
    "a day that is none": (["promise", "md", "x", "due=someday"], "no day: try fri"),
    "a number out of range": (["belief", "md", "x", "hold=9"], "1, 2, 3, 4, 5"),
    "neither yes nor no": (["student", "md", "K3", "focal=perhaps"], "yes or no"),
    "a student who is none": (["claim", "md", "x", "with=K9"], "coachtui add student"),
    "a record that is none": (["learning", "md", "x", "about=zzzzz"], "No reference begins with"),
    "a field twice": (["belief", "md", "x", "hold=1", "hold=2"], "given twice"),
    "its text twice": (["claim", "md", "x", "what=y"], "given twice"),
    "a name for a code": (["student", "md", "Jonathan Smith"], "never a name"),
    "an end before its start": (
        ["encounter", "md", "kind=visit", "start=2020-01-02 9:00", "end=2020-01-01 9:00"], "ends after",
    ),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_not_understood_is_told_and_nothing_is_written(here, vault, teachers, wrong):
    args, said = WRONG[wrong]
    done = here("add", *args)
    assert done.code == 2
    assert said in done.err
    assert not any(rows(vault, table) for table in ("beliefs", "promises", "students", "claims", "encounters"))
    assert not (vault / "inbox").exists()


def test_a_word_with_an_equals_sign_is_given_by_its_field(here, vault, teachers):
    here("add", "claim", "md", "what=x=3 is solved")
    assert row(vault, "claims")["what"] == "x=3 is solved"


def test_what_would_move_the_cursor_is_not_told(here, vault, teachers):
    done = here("add", "claim", "md", "\x1b[31mred\x07")
    assert "\x1b" not in done.err
    assert done.err.count("\n") == 1


def test_a_text_can_come_through_a_pipe_and_one_that_is_refused_waits_in_the_inbox(run, here, vault, teachers):
    assert run("add", "claim", "md", "-", stdin=b"it works\nfor some\n").returncode == 0
    assert row(vault, "claims")["what"] == "it works\nfor some"
    done = run("add", "claim", "md", "-", "works=herd", stdin=b"it fails\n")
    assert b"coachtui inbox file 1" in done.stderr
    assert "it fails" in here("inbox").out


def test_what_a_vault_of_a_newer_version_does_not_take_waits_in_the_inbox(here, vault, teachers):
    (vault / "store.json").write_text('{"format":"coachtui","schema":9,"min_reader":9}\n')
    done = here("add", "claim", "md", "exit tickets")
    assert done.code == 1
    assert "Your text is kept" in done.err
    assert "exit tickets" in here("inbox").out


def test_where_nothing_can_be_written_the_text_is_told_again(run_bound, vault, teachers):
    for folder in (vault, vault / "journal"):
        folder.chmod(0o500)
    done = run_bound("add", "claim", "md", "exit tickets")
    for folder in (vault, vault / "journal"):
        folder.chmod(0o700)
    assert done.returncode == 1
    assert b"exit tickets" in done.stderr


def test_whom_the_words_of_a_record_begin_is_told(here, vault, teachers):
    assert "“Sarah” looks like a name" in here("add", "learning", "md", "what does @Sarah think").err
    assert "K4 is new here." in here("add", "decision", "md", "retell, with @K4").err
    assert "new here" not in here("add", "student", "md", "K5").err
