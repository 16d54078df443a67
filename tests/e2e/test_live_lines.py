"""An encounter in lines, at a terminal that can only print them: nothing that was typed is lost, nothing is drawn."""

import json
import os
import signal
import subprocess
from collections.abc import Callable

import pytest

from tests.e2e.conftest import COMMAND, Open, Run, Seat, here


@pytest.fixture
def lines(seat: Open) -> Callable[[], Seat]:
    """Open an encounter with Maria where TERM is dumb, and wait until lines are taken."""
    here("teachers", "add", "Maria Delgado")

    def open_() -> Seat:
        at = seat("live", "maria", TERM="dumb")
        at.until("/end ends it")
        return at

    return open_


def texts(run: Run) -> list[str]:
    return [note["text"] for note in json.loads(run("show", "maria", "--json").stdout)["notes"]]


def test_a_line_that_was_ended_outlives_the_program(lines: Callable[[], Seat], run: Run) -> None:
    at = lines()
    at.type("! fri tickets\r")
    at.until("by Fri")
    at.kill(signal.SIGKILL)
    at.wait_end()
    assert texts(run) == ["tickets"]
    again = lines()
    assert "goes on since" in again.text
    assert "\x1b" not in (at.sent + again.sent).decode()


def test_ctrl_c_keeps_the_line_it_is_pressed_in(lines: Callable[[], Seat], run: Run) -> None:
    at = lines()
    at.type("one\rhalf a li")
    at.until("half a li")
    at.press("ctrl+c")
    assert at.wait_end() == 128 + signal.SIGINT
    assert "goes on since" in at.text
    assert texts(run) == ["one", "half a li"]


def test_a_command_in_which_ctrl_c_is_pressed_is_not_done(lines: Callable[[], Seat], run: Run) -> None:
    at = lines()
    at.type("they wait\r/mend they ra")
    at.until("they ra")
    at.press("ctrl+c")
    at.wait_end()
    assert (texts(run), waiting(run)) == (["they wait"], ["/mend they ra"])
    again = lines()
    again.type("/end")
    again.until("/end")
    again.press("ctrl+c")
    again.wait_end()
    assert "/end was not done" in again.text
    (visit,) = json.loads(run("show", "maria", "--json").stdout)["encounters"]
    assert visit["state"] == "live"


def test_ctrl_d_lets_the_encounter_go_on(lines: Callable[[], Seat], run: Run) -> None:
    at = lines()
    at.type("one\r\x04")
    assert at.wait_end() == 0
    assert "goes on since" in at.text
    (visit,) = json.loads(run("show", "maria", "--json").stdout)["encounters"]
    assert visit["state"] == "live"


def test_a_terminal_that_is_gone_takes_no_line_along(lines: Callable[[], Seat], run: Run) -> None:
    at = lines()
    at.type("! fri tickets\r")
    at.until("by Fri")
    at.drop_line()
    at.ended_within(20)
    assert texts(run) == ["tickets"]


def test_lines_typed_for_notes_stay_apart_when_the_terminal_goes(seat: Open, run: Run) -> None:
    here("teachers", "add", "Maria Delgado")
    at = seat("note", "maria", "-", TERM="dumb")
    at.until("A line a note")
    at.type("they wait\r  for her\r")
    at.until("for her")
    at.drop_line()
    at.ended_within(20)
    said = texts(run) or [line for text in waiting(run) for line in text.splitlines()]
    assert [line.strip() for line in said] == ["they wait", "for her"]


def test_lines_are_kept_where_nobody_takes_what_is_said(run: Run) -> None:
    here("teachers", "add", "Maria Delgado")
    read, write = os.pipe()
    os.close(read)
    with subprocess.Popen(
        [*COMMAND, "live", "maria", "--lines"], stdin=subprocess.PIPE, stdout=write, stderr=write, env=dict(os.environ)
    ) as child:
        os.close(write)
        child.communicate(b"one\n! fri two\n/last\nthree\n", timeout=60)
    assert child.returncode == 0
    assert texts(run) == ["one", "two", "three"]


def test_a_half_answer_in_the_four_questions_becomes_no_line_of_the_script(lines: Callable[[], Seat], run: Run) -> None:
    at = lines()
    at.type("/ask\r")
    at.until("An answer a line")
    at.type("t they were lo")
    at.until("they were lo")
    at.press("ctrl+c")
    assert at.wait_end() == 128 + signal.SIGINT
    assert texts(run) == []
    assert waiting(run) == ["t they were lo"]


@pytest.mark.parametrize(
    ("verb", "asked"),
    [
        (("add", "claim", "maria"), "?"),
        (("inquiry", "maria"), "An answer a line"),
        (("plan", "maria"), "of which kind"),
    ],
)
@pytest.mark.parametrize("drops", [False, True])
def test_the_line_in_which_asking_is_ended_waits_in_the_inbox(
    seat: Open, run: Run, verb: tuple[str, ...], asked: str, drops: bool
) -> None:
    here("teachers", "add", "Maria Delgado")
    at = seat(*verb, TERM="dumb")
    at.until(asked)
    at.type("warm-ups la")
    at.until("warm-ups la")
    at.kill(signal.SIGHUP) if drops else at.press("ctrl+c")
    assert at.wait_end() == 128 + (signal.SIGHUP if drops else signal.SIGINT)
    assert waiting(run) == ["warm-ups la"]


def waiting(run: Run) -> list[str]:
    return [each["text"] for each in json.loads(run("inbox", "--json").stdout)]
