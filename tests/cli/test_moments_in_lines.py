"""Planning, reflecting, asking the four questions and settling conflicts, line by line."""

import json
from datetime import timedelta
from time import time_ns

import pytest

from coachtui.domain.change import Change, Op
from coachtui.domain.moment import parsed
from coachtui.services.beliefs import add_belief
from coachtui.services.pen import Pen
from coachtui.services.session import Session
from coachtui.storage.vault import Vault

SAME = 5_000_000
"""For how many nanoseconds two writes may count as of one moment: a moment is a thousandth of a second."""


@pytest.fixture
def kept(run):
    """Return Maria's records, by table."""
    return lambda: json.loads(run("show", "maria", "--json").stdout)


@pytest.fixture
def talk(run, teachers):
    """Run a verb with lines typed, and return its exit code and what it said."""

    def talk_(*args, typed=()):
        done = run(*args, stdin="".join(f"{line}\n" for line in typed).encode())
        return done.returncode, done.stderr.decode()

    return talk_


def test_a_plan_is_asked_for_line_by_line_and_questions_are_borrowed(talk, kept):
    code, said = talk(
        "plan", "maria", typed=["3", "yesterday", "+2w", "wait time", "?", "?1", "who waits?", "", "3 s", "", ""]
    )
    (plan,) = kept()["encounters"]
    assert (code, plan["kind"], plan["state"], plan["purpose"]) == (0, "visit", "planned", "wait time")
    assert plan["questions"][0] in said
    assert (plan["questions"][1], plan["look_fors"]) == ("who waits?", ["3 s"])
    assert timedelta(days=13) < parsed(plan["start"]) - Pen().now() < timedelta(days=15)
    assert "is past" in said


def test_a_plan_by_options_asks_nothing_and_what_is_past_or_no_time_is_refused(talk, kept):
    given = ("--kind", "debrief", "--when", "+1w", "--purpose", "look back", "--ask", "how?", "--ask", "and?")
    assert talk("plan", "maria", *given)[0] == 0
    (plan,) = kept()["encounters"]
    assert (plan["kind"], plan["questions"]) == ("debrief", ["how?", "and?"])
    assert talk("plan", "maria", "--when", "yesterday")[0] == 2
    assert talk("plan", "maria", "--when", "soonish")[0] == 2
    assert talk("plan", "maria", typed=[""])[0] == 1
    assert len(kept()["encounters"]) == 1


def test_a_plan_that_is_ended_before_it_is_whole_leaves_its_texts_in_the_inbox(talk, kept, run):
    code, said = talk("plan", "maria", typed=["3", "+2w", "wait time", "?", "?1", "who waits?"])
    assert (code, "coachtui inbox file 1" in said) == (1, True)
    (waiting,) = json.loads(run("inbox", "--json").stdout)
    assert (waiting["teacher"], waiting["text"]) == ("Maria Delgado", "+2w\nwait time\nwho waits?")
    assert kept()["encounters"] == []
    code, said = talk("plan", "maria", typed=["3"])
    assert (code, said.endswith("Nothing was planned.\n")) == (1, True)
    assert len(json.loads(run("inbox", "--json").stdout)) == 1


@pytest.mark.parametrize("verb", [("live", "nobody", "--lines"), ("reflect", "nobody"), ("reflect", "maria")])
def test_what_is_piped_in_for_what_cannot_begin_waits_in_the_inbox(talk, run, teachers, verb):
    code, said = talk(*verb, typed=["they wait", "  for her"])
    assert (code in (1, 2), "coachtui inbox file 1" in said) == (True, True)
    assert [each["text"] for each in json.loads(run("inbox", "--json").stdout)] == ["they wait\n  for her\n"]
    assert "inbox" not in talk(*verb)[1]


def test_a_reflection_goes_on_beneath_the_one_before(talk, kept):
    assert talk("reflect", "maria", typed=["x"])[0] == 1
    talk("live", "maria", "--lines", typed=["a line", "/end"])
    code, said = talk("reflect", "maria", typed=["I talked", "too much", "", "not this"])
    assert (code, "? " in said) == (0, True)
    assert talk("reflect", "maria", typed=["less next time"])[0] == 0
    assert kept()["encounters"][0]["reflection"] == "I talked\ntoo much\nless next time"
    assert talk("reflect", "maria")[0] == 1


def test_the_four_questions_about_a_belief_and_what_comes_of_them(vault, teachers, talk, kept):
    store = Vault(vault)
    session = Session(store, Pen())
    session.do(add_belief(session.pen, session.book(teachers["Maria Delgado"]), "They will not try"))
    store.close()
    belief = str(kept()["beliefs"][0]["id"])
    code, said = talk("inquiry", "maria", "--about", belief, typed=["tired", "/leave"])
    assert (code, "belief They will not try" in said) == (0, True)
    answers = ["", "and so", "the task is new", "the hour", "", "ask K3", "", "b", "4", "l", "l", "m", "watch"]
    assert talk("inquiry", "maria", "--about", belief, typed=answers)[0] == 0
    found = kept()
    (inquiry,) = found["inquiries"]
    assert (inquiry["why"], inquiry["shaping"], inquiry["outcome"]) == ("tired", "and so", "moved")
    assert inquiry["next_step"] == "watch"
    assert [(row["statement"], row.get("hold")) for row in found["beliefs"]][1:] == [("the task is new", 4)]
    assert {row["question"] for row in found["learnings"]} == {"the hour", "ask K3"}  # both may be of one millisecond
    assert [row["kind"] for row in found["links"]] == ["alternative_to"]
    assert talk("inquiry", "maria", "--about", "zzzzz")[0] == 2


@pytest.fixture
def conflict(vault, teachers):
    """Two sessions edit one note: the words in both, the tags in the other alone."""
    maria = teachers["Maria Delgado"]
    first, second = Vault(vault), Vault(vault)
    row = {"id": 77 << 40, "text": "as it was", "mode": "saw"}
    first.commit(Change("added", (Op(maria, "notes", row["id"], None, row),)))
    second.changes()
    seen, also = (dict(store.get(maria, "notes", row["id"])) for store in (first, second))
    first.commit(Change("edited", (Op(maria, "notes", row["id"], seen, {**seen, "text": "one", "tags": ["x"]}),)))
    written = time_ns()
    while time_ns() - written < SAME:  # of two that are written at once, either may stand
        pass
    second.commit(Change("edited", (Op(maria, "notes", row["id"], also, {**also, "text": "two"}),)))
    for store in (first, second):
        store.close()


@pytest.mark.parametrize(
    ("how", "settled"),
    [
        (["stands"], ("two", None)),
        (["other"], ("one", ["x"])),
        (["both"], ("two / one", ["x"])),
        (["stands", "tags=other"], ("two", ["x"])),
        (["other", "text=stands"], ("two", ["x"])),
    ],
)
def test_a_conflict_is_told_with_both_sides_and_settled_with_a_word(run, conflict, kept, how, settled):
    told = run("conflicts").stdout.decode()
    assert "Maria Delgado, note: " in told
    assert "    stands: two\n    other: one\n" in told
    (found,) = json.loads(run("conflicts", "--json").stdout)
    assert run("conflicts", str(found["id"]), *how).returncode == 0
    (note,) = kept()["notes"]
    assert (note["text"], note.get("tags")) == settled
    nothing = run("conflicts")
    assert (nothing.returncode, b"nothing to settle" in nothing.stderr) == (1, True)


def test_a_conflict_needs_a_word_and_fields_that_differ(run, conflict):
    (found,) = json.loads(run("conflicts", "--json").stdout)
    for wrong in ([], ["mine"], ["both", "mode=other"], ["both", "text=mine"]):
        assert run("conflicts", str(found["id"]), *wrong).returncode == 2
    assert len(json.loads(run("conflicts", "--json").stdout)) == 1
