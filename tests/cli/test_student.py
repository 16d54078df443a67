"""`coachtui student`: everything about one student."""

import json


def test_a_student_of_hers_is_told_in_words_and_as_json(run, teachers):
    for line in ("k3 I do it small", ". @K3 writes every step"):
        assert run("note", "maria", line).returncode == 0
    told = run("student", "k3", "maria")
    said = told.stdout.decode()
    assert told.returncode == 0
    assert said.startswith("K3")
    assert "“I do it small”" in said or '"I do it small"' in said
    assert "Nothing was learned from K3 yet" in said
    found = json.loads(run("student", "K3", "maria", "--json").stdout)
    assert (found["code"], found["kind"], found["last_noted_days"]) == ("K3", "student", 0)
    assert [each["text"] for each in found["year"]] == ["I do it small", "@K3 writes every step"]


def test_a_code_that_nobody_has_is_answered_with_those_there_are(run, teachers):
    run("note", "maria", "k3 I do it small")
    told = run("student", "K4", "maria")
    assert told.returncode == 2
    assert b"There are: K3" in told.stderr
