"""`coachtui teachers`: what is told of each act, and what is refused."""

import json

import pytest


def told(done):
    assert b"Traceback" not in done.stderr
    return done.stderr.decode()


def listed(run):
    return json.loads(run("teachers", "--json").stdout)


def test_a_name_is_told_as_she_writes_it(run):
    assert told(run("teachers", "add", "bell hooks")) == "bell hooks added.\n"


def test_a_name_moves_no_cursor_and_stays_on_one_line(run):
    done = run("teachers", "add", "\x1b[31mAna\nRuiz")
    assert done.stderr.count(b"\n") == 1
    assert b"\x1b" not in done.stderr
    assert [each["name"] for each in listed(run)] == ["[31mAna Ruiz"]


def test_an_edit_tells_her_name_and_what_it_is_now(run, teachers):
    done = run("teachers", "edit", "md", "--grade", "7", "--grade", "8", "--every", "14", "--alias", "")
    assert told(done) == "Maria Delgado: alias taken out, grades 7, 8, days between contacts 14.\n"
    assert run("teachers", "edit", "maria", "--grade", "7", "--grade", "8").returncode == 0


def test_archived_she_can_be_taken_up_again(run, teachers):
    assert "coachtui teachers resume 'Maria Delgado'" in told(run("teachers", "archive", "md"))
    assert told(run("teachers", "resume", "md")) == "Maria Delgado back on the caseload.\n"
    assert {each["state"] for each in listed(run)} == {"active"}


def test_every_act_can_answer_in_json(run):
    new = json.loads(run("teachers", "add", "Ana Ruiz", "--alias", "ar", "--json").stdout)
    assert new == {"id": new["id"], "name": "Ana Ruiz", "alias": "ar", "state": "active"}
    assert json.loads(run("teachers", "--json", "archive", "ar").stdout) == {**new, "state": "archived"}


def test_namesakes_can_each_be_named(run):
    assert run("teachers", "add", "Ann Lee").returncode == 0
    said = told(run("teachers", "add", "ann lee", "--school", "Lincoln"))
    assert "now there are two" in said
    edit = said.partition("coachtui ")[2].partition("WORD")[0].split()
    assert run(*edit, "al2").returncode == 0
    assert run(*edit, "").returncode == 0
    refused = run("show", "ann lee")
    assert refused.returncode == 2
    shown = [line.partition("(")[2].rstrip(")") for line in run("teachers").stdout.decode().splitlines()]
    assert all(f"({id_})" in told(refused) for id_ in shown)
    assert [run("show", id_, "--json").returncode for id_ in shown] == [0, 0]
    assert all(run("show", str(each["id"])).returncode == 0 for each in listed(run))


def test_an_alias_names_one_teacher(run, teachers):
    for args in (["add", "Mo Dee", "--alias", "MD"], ["edit", "zoe", "--alias", "md"]):
        done = run("teachers", *args)
        assert (done.returncode, "Maria Delgado has the alias" in told(done)) == (2, True)
    assert run("teachers", "edit", "maria", "--alias", "md").returncode == 0


@pytest.mark.parametrize("args", [["add", ""], ["add", " \n"], ["edit", "md", "--name", ""], ["edit", "md"]])
def test_a_teacher_without_a_name_is_bad_input(run, teachers, args):
    done = run("teachers", *args)
    assert done.returncode == 2
    assert told(done)
    assert len(listed(run)) == 3


def test_what_may_be_given_is_told_in_plain_words(run):
    assert "'volunteered', 'invited'" in told(run("teachers", "add", "X", "--entry", "bad"))


def test_bytes_that_are_no_utf8_are_read_as_letters(run, teachers):
    assert told(run("teachers", "add", b"\xc9ric")) == "Éric added.\n"
    assert "“ÿ”" in told(run("show", b"\xff"))
