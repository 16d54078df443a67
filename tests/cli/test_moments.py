"""Before, during and the time log, from the shell."""

import json
import os
import sys

import pytest

from coachtui.services.encounters import log_encounter
from coachtui.services.notes import add_line
from coachtui.services.pen import Pen
from coachtui.services.session import Session
from coachtui.storage.vault import Vault
from tests.terminal import Terminal


@pytest.fixture
def met(vault, teachers):
    store = Vault(vault)
    session = Session(store, Pen())
    book = session.book(teachers["Maria Delgado"])
    start = session.pen.now().replace(hour=9, minute=50, second=0, month=3, day=2, year=2026)
    session.do(log_encounter(session.pen, book, "visit", start, start.replace(hour=10, minute=35)))
    session.do(add_line(session.pen, book, 't "they just won\'t try"'))
    session.do(add_line(session.pen, book, "! fri exit tickets"))
    store.close()
    return teachers


def test_prep_prints_the_screen_and_as_json_the_same(run, met):
    done = run("prep", "maria")
    said = done.stdout.decode()
    assert done.returncode == 0
    assert said.startswith("Prep · Maria Delgado\n")
    assert "“they just won't try”" in said
    assert "exit tickets" in said
    assert "unfinished" in said
    found = json.loads(run("prep", "maria", "--json").stdout)
    assert [each["text"] for each in found["i_owe"]] == ["exit tickets"]
    assert run("prep", "nobody").returncode == 2


def test_the_time_log_as_text_csv_and_json(run, met):
    assert "With whom\n  Maria Delgado" in run("time").stdout.decode()
    assert run("time", "--csv").stdout.decode().splitlines() == [
        "week,teacher,kind,encounters,minutes",
        "2026-03-02,Maria Delgado,visit,1,45",
    ]
    assert [row["minutes"] for row in json.loads(run("time", "--json").stdout)] == [45]
    none = run("time", "--csv", "--since", "2026-03-03")
    assert (none.returncode, none.stdout.decode()) == (1, "week,teacher,kind,encounters,minutes\n")


def test_prep_at_a_terminal_is_one_screen_of_which_nothing_scrolls_away(run, vault, met):
    store = Vault(vault)
    session = Session(store, Pen())
    for at in range(30):
        session.do(add_line(session.pen, session.book(met["Maria Delgado"]), f"? who is it that waits, {at}"))
    store.close()
    assert len(run("prep", "maria").stdout.splitlines()) > 24
    with Terminal([sys.executable, "-m", "coachtui", "prep", "maria"], dict(os.environ)) as it:
        assert it.wait_end() == 0
        assert "Prep · Maria Delgado" in it.text
        assert "nothing in  " in it.text


def test_live_opens_straight_into_the_line_and_what_is_typed_ahead_goes_there(vault, teachers):
    with Terminal([sys.executable, "-m", "coachtui", "live", "maria"], dict(os.environ)) as it:
        it.type("6 hands up\r")
        it.wait_for("Maria Delgado · visit")
        it.wait_for("6 hands up")
        it.type("\x1b")
        it.wait_for("quit")
        it.type("\x1bOS")
        it.wait_for("visit ended")
        it.type("q")
        assert it.wait_end() == 0
    store = Vault(vault)
    book = store.book(teachers["Maria Delgado"])
    (visit,) = book.rows("encounters")
    assert (visit["kind"], visit["state"]) == ("visit", "needs_debrief")
    assert [(row["text"], row["encounter"]) for row in book.rows("notes")] == [("6 hands up", visit["id"])]
    store.close(fold=False)


def test_live_needs_a_teacher_and_something_to_write(run, teachers):
    nothing = run("live", "maria")
    assert (nothing.returncode, json.loads(run("show", "maria", "--json").stdout)["encounters"]) == (2, [])
    with Terminal([sys.executable, "-m", "coachtui", "live", "nobody"], dict(os.environ)) as it:
        it.wait_for("Nobody is called")
        assert it.wait_end() == 2
