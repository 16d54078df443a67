"""`coachtui edit`: fields set, emptied, added to and taken from, or none at all where one is wrong."""

import json

import pytest

from tests.cli.records import ref_in, row, rows


@pytest.fixture
def claim(here, teachers):
    for each in (["student", "md", "K3"], ["student", "md", "D2"], ["group", "ell"]):
        here("add", *each)
    return ref_in(here("add", "claim", "md", "exit tickets", "with=K3,ell", "works=partly").err)


def test_fields_are_set_emptied_added_to_and_taken_from_and_undo_takes_it_back(here, vault, claim):
    done = here("edit", claim, "with+=D2", "with-=ell", "works=", "scope=some", "tags+=pace", "tags+=exit")
    assert done.code == 0
    assert f"[{claim}]" in done.err
    k3, d2 = (each["id"] for each in rows(vault, "students"))
    now = row(vault, "claims")
    assert (now["with"], now["scope"], now["tags"], "works" in now) == ([k3, d2], "some", ["pace", "exit"], False)
    here("undo")
    assert row(vault, "claims")["works"] == "partly"


def test_alone_it_lists_each_field_with_what_it_holds_and_takes_so_that_it_can_be_typed_again(here, vault, claim):
    listed = here("edit", claim).out
    assert "with=K3, ell\n" in listed
    assert "works=partly\n" in listed
    assert "one of: yes, partly, no, unsure" in listed
    held = [line for line in listed.splitlines() if "=" in line.split(" ")[0] and not line.endswith("=")]
    before = row(vault, "claims")
    assert "Nothing is other than before" in here("edit", claim, *held).err
    assert row(vault, "claims") == before


def test_what_moved_a_belief_is_kept(here, vault, teachers):
    belief = ref_in(here("add", "belief", "md", "they will not").err)
    here("edit", belief, "status=heard", "--why", "she said it")
    (step,) = row(vault, "beliefs")["history"]
    assert (step["field"], step["old"], step["new"], step["why"]) == ("status", "hunch", "heard", "she said it")


def test_a_why_is_a_guess_until_it_is_said_otherwise_and_goes_with_its_words(here, vault, claim):
    here("edit", claim, "why=they see")
    assert row(vault, "claims")["why"] == {"text": "they see", "basis": "guess"}
    here("edit", claim, "basis=tested")
    assert row(vault, "claims")["why"]["basis"] == "tested"
    here("edit", claim, "why=")
    assert "why" not in row(vault, "claims")


def test_a_student_joins_and_leaves_groups_and_what_was_stays(here, vault, claim):
    student = json.loads(here("show", "md", "--only", "students", "--json").out)["students"][0]["id"]
    here("edit", str(student), "groups=ell")
    assert "groups=ell\n" in here("edit", str(student)).out
    here("edit", str(student), "groups-=ell")
    assert "groups=\n" in here("edit", str(student)).out


def test_a_record_names_others_by_reference_and_only_such_as_make_sense(here, vault, claim):
    practice = ref_in(here("add", "practice", "md", "tickets at the door").err)
    here("edit", claim, f"practice={practice}")
    assert row(vault, "claims")["practice"] == row(vault, "practices")["id"]
    assert f"practice={practice}\n" in here("edit", claim).out
    wrong = here("edit", practice, f"from={practice}", f"groups={claim}")
    assert wrong.code == 2


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (["works=yes", "stauts=x"], "no field 'stauts'"),
        (["works=yes", "scope=sum"], "one of: all, most"),
        (["works=yes", "what="], "is needed"),
        (["works=yes", "works=no"], "given twice"),
        (["works=yes", "what+=x"], "holds one thing"),
        (["works=yes", "with-=D2"], "not in with"),
        (["works=yes", "two words"], "no FIELD=VALUE"),
        (["works=yes", "practice=zzzzz"], "No reference"),
        (["works=yes", "--why", "so"], "this is a claim"),
    ],
)
def test_where_one_field_is_wrong_nothing_is_changed(here, vault, claim, fields, said):
    before = row(vault, "claims")
    done = here("edit", claim, *fields)
    assert done.code == 2
    assert said in done.err
    assert row(vault, "claims") == before


def test_a_link_keeps_to_what_makes_sense_between_its_ends(here, vault, teachers):
    first = ref_in(here("add", "belief", "md", "they will not").err)
    here("add", "belief", "md", "so why ask", f"under={first}")
    link = row(vault, "links")["id"]
    assert here("edit", str(link), "kind=drives").code == 2
    assert here("edit", str(link), "kind=supports", "text=always").code == 0
    assert row(vault, "links")["kind"] == "supports"


def test_a_reference_that_is_none_and_a_vault_that_is_not_there_are_told(here, teachers, tmp_path):
    assert "No reference begins with" in here("edit", "zzzzz").err
    assert here("--home", str(tmp_path / "none"), "edit", "zzzzz").code == 2


def test_what_cannot_be_saved_is_told_again(here, vault, claim):
    (vault / "store.json").write_text('{"format":"coachtui","schema":9,"min_reader":9}\n')
    done = here("edit", claim, "why=they see what they missed")
    assert done.code == 1
    assert "why=they see what they missed" in done.err
