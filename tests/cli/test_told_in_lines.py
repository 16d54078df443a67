"""What the tabs show, printed in lines: of the sample caseload, each record with its reference."""

import json
import os
import re
import sys
from pathlib import Path

import pytest

from coachtui.domain.ids import spoken
from coachtui.exchange.sample import write_sample
from coachtui.services.pen import Pen
from coachtui.services.session import Session
from coachtui.storage.vault import Vault
from tests.terminal import Terminal

REF = re.compile(r"\[([0-9a-z]{5,})\]$", re.MULTILINE)


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    """The sample caseload, which these tests only read."""
    folder = tmp_path_factory.mktemp("sample") / "vault"
    write_sample(folder, Pen().now().date())
    return folder


@pytest.fixture
def said(run, sample):
    """Run a verb on the sample, and return what it printed."""

    def said_(*args, code=0):
        done = run("--home", str(sample), *args)
        assert done.returncode == code, done.stderr
        return done.stdout.decode()

    return said_


def referred(sample, text, table):
    """Return the records of Maria's table that a text refers to."""
    store = Vault(sample)
    names = {name.name: name.id for name in store.names()}
    book = Session(store, Pen()).book(names["Maria Delgado"])
    found = [id_ for id_ in book.table(table) if any(spoken(id_, len(ref)) == ref for ref in REF.findall(text))]
    store.close(fold=False)
    return found


def test_the_caseload_is_a_line_a_teacher_in_words(said):
    text = said("caseload")
    lines = [line for line in text.splitlines() if ": " in line]
    assert {"Maria Delgado", "Dwayne Okafor", "Susan Whitlock"} <= {line.partition(":")[0] for line in lines}
    assert "visits without a debrief: 1" in text
    assert "an encounter goes on" in text
    found = json.loads(said("caseload", "--json"))
    assert {line["name"] for line in found} <= {line.partition(":")[0] for line in lines}


def test_what_is_next_with_a_teacher_names_its_records(said, sample):
    text = said("caseload", "maria")
    assert "I owe" in text
    assert "no debrief yet" in text
    assert len(referred(sample, text, "promises")) > 1
    assert referred(sample, text, "encounters")
    told = [line for line in text.splitlines() if "exit tickets by Fri" in line]
    assert len(told) == 1, "what is asked about is not told again"


def test_a_belief_told_above_has_its_reference_again(said):
    again = [line for line in said("beliefs", "maria").splitlines() if "(above" in line]
    assert again
    assert all(line.endswith("]") for line in again)


def test_decisions_by_stage_by_student_as_a_story_and_as_expected(said, sample):
    stages = said("decisions", "maria")
    found = json.loads(said("decisions", "maria", "--json"))
    assert len(referred(sample, stages, "decisions")) == len(found["decisions"])
    assert len(referred(sample, stages, "learnings")) == len(found["learnings"])
    assert said("decisions", "maria", "--by-student").startswith("A9")
    assert "we expected" in said("decisions", "maria", "--story", "K3")
    assert "came as expected" in said("decisions", "maria", "--expected")
    said("decisions", "maria", "--story", "nobody", code=2)


def test_across_teachers_what_moved_and_what_the_map_asks(said, sample):
    across = said("across")
    assert "Dwayne Okafor" in across
    assert "Maria Delgado" in across
    moved = said("board", "maria", "--moved=-30w")
    assert "Stand elsewhere" in moved
    assert referred(sample, moved, "claims")
    assert referred(sample, said("beliefs", "maria", "--asks"), "beliefs")


def test_prep_and_a_student_are_told_whole_a_thing_a_line_where_nothing_is_drawn(said, sample):
    text = said("prep", "maria", "--lines")
    assert "I owe: exit tickets by Fri, sorted by the step where they stop; overdue 6 d  [" in text
    assert len(referred(sample, text, "promises")) > 1
    assert len(text.splitlines()) <= 42
    assert re.search(r"^board: \d+ more$", text, re.MULTILINE)
    told = said("student", "K3", "maria", "--lines")
    assert said("student", "K3", "maria") == told, "a pipe has no columns either"
    assert re.search(r"K3 said: \"I'm not done\"  \[", told)
    assert "if the room works for K3 it works" in told
    assert "…" not in text + told
    assert referred(sample, told, "claims")
    env = {**os.environ, "TERM": "dumb"}
    command = [sys.executable, "-m", "coachtui", "--home", str(sample), "prep", "maria"]
    with Terminal(command, env, columns=300, rows=60) as it:
        assert it.wait_end() == 0
        assert "sorted by the step where they stop; overdue" in it.text


def test_prep_into_a_pipe_is_whole_each_line_a_statement_of_its_own(said):
    whole = said("prep", "maria").splitlines()[1:]
    assert all(re.match(r"[a-zA-Z ]+: \S", line) for line in whole)
    assert "she owes: nothing" in whole
    assert not [line for line in whole if re.search(r"\S {2,}(?!\[\w+\]$)", line)], "there are no columns"
    assert len(whole) > len(said("prep", "maria", "--lines").splitlines())
    assert not [line for line in whole if line.endswith(" more")]


def test_where_there_is_nothing_it_is_said(run, teachers):
    for args in (("decisions", "maria"), ("across",), ("beliefs", "maria", "--asks")):
        done = run(*args)
        assert (done.returncode, bool(done.stderr)) == (1, True), args
