"""`coachtui live --lines`: an encounter without a screen, what is typed kept line by line."""

import json

import pytest

from coachtui.services.encounters import plan_encounter
from coachtui.services.pen import Pen
from coachtui.services.session import Session
from coachtui.storage.vault import Vault


@pytest.fixture
def typed(run, teachers):
    """Type lines into an encounter with Maria, and return what was said and her records."""

    def typed_(*lines, **kind):
        args = [word for name, value in kind.items() for word in (f"--{name}", value)]
        done = run("live", "maria", "--lines", *args, stdin="".join(f"{line}\n" for line in lines).encode())
        assert done.stdout == b""
        return done.returncode, done.stderr.decode(), json.loads(run("show", "maria", "--json").stdout)

    return typed_


def test_lines_are_notes_of_one_encounter_that_ends_when_she_says_so(typed):
    code, said, kept = typed("6 hands up", 't "they won\'t"', "", "! fri exit tickets", "/end", "not any more")
    (visit,) = kept["encounters"]
    assert (code, visit["kind"], visit["state"]) == (0, "visit", "needs_debrief")
    assert [(row["mode"], row["encounter"]) for row in kept["notes"]] == [
        ("saw", visit["id"]),
        ("said", visit["id"]),
        ("promise", visit["id"]),
    ]
    assert [row["text"] for row in kept["promises"]] == ["exit tickets"]
    assert "visit ended, 0 min" in said


def test_of_a_plain_line_nothing_is_said(typed):
    _, said, _ = typed("6 hands up")
    _, more, _ = typed("7 hands up", "8 hands up")
    assert len(said.splitlines()) == len(more.splitlines())
    assert "hands" not in more


def test_what_she_may_not_know_of_a_line_is_said(typed):
    _, said, _ = typed(". @K3 writes", "! tomorrow tickets", ". Anna Meyer talks")
    assert "K3 is new" in said
    assert "by " in said
    assert "“Anna Meyer” looks like a name" in said


def test_without_an_end_it_goes_on_and_is_gone_back_to(typed):
    _, said, _ = typed("one")
    assert "goes on since" in said
    _, said, kept = typed("two", "/end")
    assert "goes on since" in said
    assert "1 line." in said
    assert len(kept["encounters"]) == 1
    assert [row["text"] for row in kept["notes"]] == ["one", "two"]


def test_what_is_planned_is_said_once_and_again_where_it_is_asked_for(vault, teachers, typed):
    store = Vault(vault)
    session = Session(store, Pen())
    book = session.book(teachers["Maria Delgado"])
    start = session.pen.now().isoformat()
    fields = {"purpose": "wait time", "questions": ["who waits?"], "look_fors": ["3 s"]}
    session.do(plan_encounter(session.pen, book, "debrief", start, **fields))
    store.close()
    code, said, kept = typed("it went well", "/plan", "/end", kind="debrief")
    aims = ["For: wait time", "Ask: who waits?", "Look for: 3 s"]
    assert [line for line in said.splitlines() if line in aims] == aims * 2
    assert (code, len(kept["encounters"])) == (0, 1)
    assert [(row["mode"], row["speaker"]) for row in kept["notes"]] == [("said", "teacher")]


def test_a_word_behind_a_slash_that_is_no_command_is_a_note(typed):
    code, said, kept = typed("/6 of 28", "/undo", "/6 of 29")
    assert code == 0
    assert "Kept as a note, since /6 is no command" in said
    assert [row["text"] for row in kept["notes"]] == ["/6 of 29"]


def test_the_last_lines_are_read_back_and_the_last_is_mended(typed):
    _, said, kept = typed("one", "two", "/mend t no", "/last 9", "/mode", "three", "/mode", "four")
    assert [line.partition(" ")[2] for line in said.splitlines() if line[:1].isdecimal()] == [
        'she said: "no"',
        "saw: one",
        'she said: "no"',
    ]
    assert [row["mode"] for row in kept["notes"]] == ["saw", "said", "said", "saw"]
    assert [row["text"] for row in kept["notes"]] == ["one", "no", "three", "four"]


def test_undo_takes_back_what_was_done_here_and_nothing_older(run, typed):
    run("note", "maria", "older")
    _, said, kept = typed("one", "/undo", "/undo", "two")
    assert "Nothing of this is left to take back" in said
    assert [row["text"] for row in kept["notes"]] == ["older", "two"]


def test_each_word_is_a_stroke_and_a_sweep_is_how_many_of_how_many(typed):
    _, said, kept = typed(
        ". @K3 @K4", "/t K3", "/count who", "/t K3 K3 K4 .", "/quote why?", "/t", "/count open", "/t 1 open 2 k3",
        "/off", "/count on task", "/t 24/28 K3", "/t 23", "/t 30", "/count",
    )  # fmt: skip
    called, questions, task = kept["tallies"]
    assert "Nothing is counted yet" in said
    assert "who is called on: K3 2 of 4" in said
    assert "30 of 28 cannot be" in said
    assert "/count open and closed questions: open, closed" in said
    assert called["marks"][-1]["quote"] == "why?"
    assert [mark["bucket"] for mark in questions["marks"]] == ["open", "open"]
    assert [mark.get("count", 1) for mark in task["marks"]] == [24, 1, 3, 23, 5]


def test_the_four_questions_are_answered_one_after_another(typed):
    _, said, kept = typed(
        "one", "/ask", "they were lost", "", "I push on", "the task", "the hour", "/back", "", "", "", "two"
    )
    (inquiry,) = kept["inquiries"]
    assert (inquiry["why"], inquiry["shaping"]) == ("they were lost", "I push on")
    assert inquiry["possibilities"] == ["the task", "the hour"]
    assert "feeling" not in inquiry
    assert inquiry["from"] == kept["encounters"][0]["id"]
    assert "2 of 4 answered" in said
    assert [row["text"] for row in kept["notes"]] == ["one", "two"]


def test_words_that_find_no_line_and_no_stroke_wait_in_the_inbox(typed, run):
    _, said, kept = typed("/mend t “they try”", "/quote why?", "/count who is called on", "/quote and now?")
    assert kept["notes"] == []
    assert "Not mended. There is no line yet." in said
    assert [each["text"] for each in json.loads(run("inbox", "--json").stdout)] == ["t “they try”", "why?", "and now?"]


def test_whom_a_stroke_begins_is_told(typed):
    _, said, _ = typed("/count who is called on", "/t K3", "/t K3")
    assert said.count("K3 is new here.") == 1
