"""The whole loop by keys, in a real terminal, and what is in the files afterwards."""

import json
from pathlib import Path
from typing import Any

import tinydb

from coachtui.domain.book import Book
from coachtui.domain.readings.related import related
from tests.e2e.conftest import Open, Run, Seat

NOTES = (
    't "they just won\'t try"',
    ". 6 hands up while @K3 waited",
    "~ she paces for coverage",
    "! fri bring exit tickets",
    "+ told her: the warm-up lands",
)
MODES = {"said", "saw", "think", "promise", "validate"}
CLAIM = "Warm-ups bring them in"
BELIEF = "They give up when it is hard"
PRACTICE = "Gives only easy tasks"
FEELING = "tired and tense"
ALTERNATIVE = "They wait to be sure"
LEARNING = "Ask K3 what makes a task hard"
SKILL = "estimate before computing"


Tables = dict[str, list[dict[str, Any]]]


def test_the_main_job_from_an_empty_folder_to_the_restart(seat: Open, run: Run, vault: Path) -> None:
    app = seat()
    keep_notes(app)
    turn_note_into_evidence(app)
    add_belief_with_practice(app)
    inquire(app)
    decide(app)
    app.end()

    shown = run("show", "maria", "--json")
    assert shown.returncode == 0
    tables = json.loads(shown.stdout)
    all_is_linked(tables)
    each_link_is_seen_from_both_ends(tables)
    (snapshot,) = vault.glob("teachers/*.json")
    stock = {name: stock_rows(snapshot, name) for name in tables}
    assert stock == tables
    all_is_there_after_a_restart(seat())


def stock_rows(snapshot: Path, table: str) -> list[dict[str, Any]]:
    """Return a table as stock TinyDB gives it, without the versions that records carry in the file."""
    with tinydb.TinyDB(snapshot, access_mode="r") as database:
        rows = database.table(table).all()
    return [{name: value for name, value in row.items() if not name.startswith("_")} for row in rows]


def keep_notes(app: Seat) -> None:
    """From the first start to five notes."""
    app.until("add your first teacher")
    app.answer("a", "A teacher: her name", "Maria Delgado")
    app.until("Next with Maria Delgado")
    for line in NOTES:
        app.answer("n", "Note: Maria Delgado", line)
    app.press("2")
    app.until("Notes 5")


def turn_note_into_evidence(app: Seat) -> None:
    """`E` on what she saw: for a new claim that holds for some; the note itself speaks for one of them, K3."""
    app.until("6 hands up")
    app.press("j j j")
    app.answer("E", "Evidence for what?", CLAIM, "For or against?", "y", "For how many does the claim hold?", "s")
    app.press("4")
    app.until(CLAIM)


def add_belief_with_practice(app: Seat) -> None:
    """`a` a belief, `O` beneath it what it makes her do."""
    app.press("3")
    app.until("[3 Beliefs]")
    app.answer("a", "What does she hold true?", BELIEF)
    app.until(BELIEF)
    app.answer("O", "What does it make her do?", PRACTICE)
    app.until(PRACTICE)


def inquire(app: Seat) -> None:
    """`i` on the belief: the four questions; what else is possible becomes a belief, what to learn a learning."""
    app.press("k i")
    app.until("Inquiry · Maria Delgado")
    for answer in ("they never felt it work", FEELING, "I cut the task down"):
        app.type(f"{answer}\r")
        app.until(answer)
    app.type(f"{ALTERNATIVE}\r\r")
    app.until(ALTERNATIVE)
    app.type(f"{LEARNING}\r\r")
    app.until(LEARNING)
    app.press("L")
    app.until("(a learning)")
    app.press("k k B")
    app.until("(a belief)")
    app.press("q")
    app.until("[3 Beliefs]")
    app.until(ALTERNATIVE)


def decide(app: Seat) -> None:
    """`a` on the last tab: the next skill."""
    app.press("5")
    app.until(LEARNING)
    app.answer("a", "Add", "d", "next skill", SKILL)
    app.until("Where are they now?")
    app.press("esc")
    app.until_gone("Where are they now?")
    app.until(SKILL)


def all_is_linked(tables: Tables) -> None:
    """Every record that the keys made is there, and points where it should."""
    (teacher,) = tables["teachers"]
    assert teacher["name"] == "Maria Delgado"
    assert [note["raw"] for note in tables["notes"]] == list(NOTES)
    assert {note["mode"] for note in tables["notes"]} == MODES
    seen = next(note for note in tables["notes"] if note["mode"] == "saw")
    (student,) = tables["students"]
    assert (student["code"], seen["students"]) == ("K3", [student["id"]])
    (claim,), (evidence,) = tables["claims"], tables["evidence"]
    assert (claim["what"], claim["scope"]) == (CLAIM, "some")
    assert (evidence["note"], evidence["bears_on"], evidence["bearing"]) == (seen["id"], [claim["id"]], "for")
    belief, other = tables["beliefs"]
    (practice,) = tables["practices"]
    assert (belief["statement"], other["statement"], practice["text"]) == (BELIEF, ALTERNATIVE, PRACTICE)
    assert {(link["from"], link["kind"], link["to"]) for link in tables["links"]} == {
        (belief["id"], "drives", practice["id"]),
        (other["id"], "alternative_to", belief["id"]),
    }
    (inquiry,), (learning,) = tables["inquiries"], tables["learnings"]
    assert (inquiry["about"], inquiry["feeling"], inquiry["beliefs"]) == (belief["id"], FEELING, [other["id"]])
    assert (learning["question"], learning["from"]) == (LEARNING, inquiry["id"])
    assert {belief["id"], inquiry["id"]} <= set(learning["about"])
    (promise,) = tables["promises"]
    promised = next(note for note in tables["notes"] if note["mode"] == "promise")
    assert (promise["from"], promise["who"]) == (promised["id"], "coach")
    (decision,) = tables["decisions"]
    assert decision["next_skill"] == SKILL


def each_link_is_seen_from_both_ends(tables: Tables) -> None:
    """What is related to a record, by ids, holds those that it names and those that name it."""
    whole = {name: {row["id"]: row for row in rows} for name, rows in tables.items()}
    book = Book(tables["teachers"][0]["id"], whole)
    seen = next(note["id"] for note in tables["notes"] if note["mode"] == "saw")
    promised = next(note["id"] for note in tables["notes"] if note["mode"] == "promise")
    firsts = {name: min(rows) for name, rows in whole.items() if rows}
    pairs = {
        ("notes", seen, "evidence", firsts["evidence"]),
        ("notes", seen, "students", firsts["students"]),
        ("notes", promised, "promises", firsts["promises"]),
        ("evidence", firsts["evidence"], "claims", firsts["claims"]),
        ("beliefs", firsts["beliefs"], "practices", firsts["practices"]),
        ("beliefs", firsts["beliefs"], "beliefs", max(whole["beliefs"])),
        ("inquiries", firsts["inquiries"], "beliefs", firsts["beliefs"]),
        ("inquiries", firsts["inquiries"], "beliefs", max(whole["beliefs"])),
        ("inquiries", firsts["inquiries"], "learnings", firsts["learnings"]),
        ("beliefs", firsts["beliefs"], "learnings", firsts["learnings"]),
    }
    for table, id_, other, far in pairs:
        assert (other, far) in {(each.table, each.id) for each in related(book, table, id_)}
        assert (table, id_) in {(each.table, each.id) for each in related(book, other, far)}


def all_is_there_after_a_restart(app: Seat) -> None:
    """Each tab shows it again, and a link is followed from either end."""
    app.until("Next with Maria Delgado")
    app.press("2")
    app.until("Notes 5")
    app.press("4")
    assert "some" in app.until(CLAIM)
    app.press("r")
    app.until("which quotes note 6 hands up")
    app.press("j enter")
    app.until("[2 Relationship]")
    app.until("In full")
    app.press("r")
    app.until("Linked to note")
    app.until("quoted as evidence")
    app.press("esc")
    app.until_gone("Linked to note")
    app.press("b")
    app.until("[4 Board]")
    app.press("5")
    assert SKILL in app.until(LEARNING)
    app.press("3")
    app.until(PRACTICE)
    app.end()
