"""`record`, `history`, `delete`, `deleted`: one record looked at, gone, and back."""

import json

import pytest

from tests.cli.records import ref_in, row, rows


@pytest.fixture
def claim(here, teachers):
    here("add", "student", "md", "K3")
    return ref_in(
        here("add", "claim", "md", "exit tickets", "with=K3", "works=partly", "scope=one", "check_on=2099-05-21").err
    )


@pytest.fixture
def evidence(here, claim):
    return ref_in(here("add", "evidence", "md", "22 of 26", f"for={claim}", "covers=K3", "level=street").err)


def test_a_record_tells_its_fields_and_what_it_is_linked_to_with_their_references(here, claim, evidence):
    said = here("record", claim).out.splitlines()
    assert said[0] == f"Maria Delgado · claim  [{claim}]"
    assert said[1] == "exit tickets"
    assert "  works: partly" in said
    assert "  check on: Thu 21 May 2099" in said
    assert f"  rests on evidence: 22 of 26  [{evidence}]" in said
    assert [line for line in said if "works for" in line] == [line for line in said if "student: K3  [" in line]
    back = here("record", evidence).out
    assert f"  evidence for claim: exit tickets  [{claim}]" in back


def test_a_record_can_answer_in_json_with_what_is_related(here, vault, claim, evidence):
    found = json.loads(here("record", evidence, "--json").out)
    assert found["table"] == "evidence"
    assert found["record"]["text"] == "22 of 26"
    assert found["linked"][0] == {"table": "claims", "id": row(vault, "claims")["id"], "phrase": "evidence for"}
    assert here("record", str(found["record"]["id"])).code == 0


def test_history_numbers_what_was_done_and_goes_back_to_it(here, vault, claim):
    here("edit", claim, "works=yes", "scope=all")
    said = here("history", claim).out
    assert "  1  " in said
    assert "Works: partly → yes" in said
    assert "(now)" in said.split("  2  ")[1]
    assert here("history", claim, "--back", "1").code == 0
    assert row(vault, "claims")["works"] == "partly"
    here("undo")
    assert row(vault, "claims")["works"] == "yes"
    assert json.loads(here("history", claim, "--json").out)[0]["label"] == "claim added"


@pytest.mark.parametrize("number", ["0", "7", "-1"])
def test_there_is_nothing_to_go_back_to_beyond_what_was(here, claim, number):
    assert here("history", claim, "--back", number).code == 2


def test_deleting_tells_what_loses_its_ground_and_undo_brings_it_back(here, vault, claim, evidence):
    done = here("delete", evidence, evidence)
    assert done.code == 0
    assert done.err.startswith(f"evidence deleted: 22 of 26  [{evidence}]\n")
    assert "“exit tickets”: " in done.err
    assert "coachtui undo brings it back" in done.err
    assert rows(vault, "evidence") == []
    here("undo")
    assert len(rows(vault, "evidence")) == 1


def test_several_are_deleted_as_one_act_and_their_links_with_them(here, vault, teachers):
    belief = ref_in(here("add", "belief", "md", "they will not").err)
    practice = ref_in(here("add", "practice", "md", "tell", f"under={belief}").err)
    note = ref_in(here("add", "belief", "zoe", "they hide").err)
    done = here("delete", belief, note)
    assert "2 records deleted" in done.err
    assert rows(vault, "beliefs") == rows(vault, "links") == []
    assert len(rows(vault, "practices")) == 1
    here("undo")
    assert (len(rows(vault, "beliefs")), len(rows(vault, "links"))) == (2, 1)
    assert f"[{practice}]" in here("record", belief).out


def test_what_was_deleted_is_listed_brought_back_and_tells_its_history(here, vault, teachers):
    belief = ref_in(here("add", "belief", "md", "they will not").err)
    here("add", "practice", "md", "tell", f"under={belief}")
    here("delete", belief)
    listed = here("deleted").out
    assert "Maria Delgado · belief: they will not · deleted" in listed
    assert "1 link with it" in listed
    assert ref_in(listed) == belief
    assert "removed" in here("history", belief).out
    assert json.loads(here("deleted", "--json").out)[0]["record"]["statement"] == "they will not"
    back = here("deleted", "back", belief)
    assert back.code == 0
    assert (len(rows(vault, "beliefs")), len(rows(vault, "links"))) == (1, 1)
    assert here("deleted").out == ""
    assert here("deleted", "back", belief).code == 2


def test_a_group_that_was_deleted_comes_back(here, vault, teachers):
    group = ref_in(here("add", "group", "ell").err)
    here("delete", group)
    assert "all teachers · group: ell" in here("deleted").out
    here("deleted", "back", group)
    assert row(vault, "groups")["label"] == "ell"


def test_a_teacher_is_archived_not_deleted(here, vault, teachers):
    done = here("delete", str(teachers["Maria Delgado"]))
    assert (done.code, "archived" in done.err) == (2, True)
    assert len(rows(vault, "teachers")) == 3


@pytest.mark.parametrize("args", [["record"], ["history"], ["delete"], ["deleted", "back"]])
def test_a_reference_that_is_none_changes_nothing(here, claim, args):
    done = here(*args, "zzzzz")
    assert done.code == 2
    assert done.out == ""


def test_where_nothing_can_be_written_nothing_is_deleted(here, vault, claim):
    (vault / "store.json").write_text('{"format":"coachtui","schema":9,"min_reader":9}\n')
    assert here("delete", claim).code == 1
    assert here("record", claim).code == 0
