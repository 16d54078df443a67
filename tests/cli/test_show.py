"""`coachtui show TEACHER` in words: all that is kept, so that nobody has to read JSON to know it."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from coachtui.cli.told import HEAD

ISO = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?")


@pytest.fixture
def sample(run, tmp_path: Path) -> str:
    home = str(tmp_path / "sample")
    assert run("demo", "--copy", home).returncode == 0
    return home


def texts(value):
    """Yield every text in a field, and every day as it is told."""
    if isinstance(value, str):
        if not ISO.fullmatch(value):
            yield value.replace("_", " ")
        elif len(value) == len("2026-01-01"):
            yield f"{date.fromisoformat(value):%a %-d %b %Y}"
    elif isinstance(value, list | dict):
        for each in value if isinstance(value, list) else value.values():
            yield from texts(each)


def flat(text: str) -> str:
    return " ".join(text.replace("_", " ").split())


def test_every_text_word_and_day_of_every_record_is_told(run, sample):
    for name in ("maria", "tom", "ama"):
        said = flat(run("--home", sample, "show", name).stdout.decode())
        kept = json.loads(run("--home", sample, "show", name, "--json").stdout)
        told_otherwise = {("notes", "mode"), ("notes", "speaker"), ("promises", "who"), ("promises", "due")}
        told_otherwise |= {("evidence", "bearing"), ("links", "kind"), ("students", "groups"), ("drafts", "where")}
        for table, rows in kept.items():
            for row in rows:
                for field, value in row.items():
                    if field in HEAD | {"visibility"} or (table, field) in told_otherwise:
                        continue
                    for text in texts(value):
                        assert flat(text) in said, (table, field, text)


def test_what_a_claim_a_belief_and_a_decision_are_linked_to_is_told(run, sample):
    said = run("--home", sample, "show", "maria").stdout.decode()

    def record(line: str) -> str:
        """Return one record: its line and all that is set in under it."""
        begins = said.index(f"\n  {line}") + 1
        ends = re.compile(r"^ {0,2}\S|^$", re.MULTILINE).search(said, said.index("\n", begins) + 1)
        return said[begins : ends.start()] if ends else said[begins:]

    claim = record("Whiteboards, all at once")
    for part in (
        "stands: known",
        "And D2?",
        "works for: K3, J7",
        "does not work for: R5",
        "check on: ",
        "rests on: 22 of 26 boards at the first ask (evidence)",
        "contested by: an empty board, three rounds (evidence)",
    ):
        assert part in claim
    belief = record("A coach is sent")
    assert "status: revised" in belief
    assert re.search(r"\w{3} \d+ \w{3} \d{4}: status heard → revised", belief)
    assert "supports: Falling behind the guide" in belief
    decision = record("show an unfinished answer")
    assert all(f"{field}: " in decision for field in ("how", "why", "expect", "look on", "result", "learned"))
    assert "outcome: kept" in record("I: in writing, what stays between us")
    six = " ".join(record("for and against: six problems done").split())
    against, in_favour = six.index("evidence against: When they are quiet"), six.index("evidence for: They hide")
    assert six.index("Hands up shows who knows") in range(against, in_favour)


def test_a_note_of_no_encounter_stands_by_itself(run, teachers):
    run("note", "maria", "before")
    lines = run("show", "maria").stdout.decode().splitlines()
    assert lines[-2] == "Notes"
    assert re.fullmatch(r"  \d{4}-\d\d-\d\d \d\d:\d\d  saw: before  \[[0-9a-z]{5}\]", lines[-1])


def test_what_was_heard_in_an_encounter_stands_under_it(run, sample):
    lines = run("--home", sample, "show", "maria").stdout.decode().splitlines()
    at = lines.index("Notes")
    heard = re.fullmatch(r"  other · (\S+) · say who I am, and hear how this came to her", lines[at + 1])
    assert heard
    assert re.match(rf"    {heard[1]} \d\d:\d\d  she said: ", lines[at + 2])


def test_nobody_in_an_empty_vault_is_told_as_such(run):
    done = run("show", "m")
    assert done.returncode == 2
    assert (
        done.stderr.decode()
        == 'No teacher yet. Nobody is kept here so far.\nBegin with: coachtui teachers add "NAME"\n'
    )
