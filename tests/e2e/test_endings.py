"""However it ends, what was typed is there and the terminal is as it was."""

import os
import pty
import signal
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Open, Run, Seat

HALF = "she said they wont even"
KEPT = "left here before"
SOON = 4.0
"""Two seconds are promised; a machine under test may take twice as long."""


def in_journals(vault: Path, text: str) -> bool:
    """Whether a text stands in one of the journals."""
    found = False
    for path in vault.glob("journal/*.jsonl"):
        with suppress(FileNotFoundError):
            found = found or text in path.read_text("utf-8")
    return found


@contextmanager
def terminal_of(app: Seat) -> Iterator[int]:
    """Hold the app's terminal open, so that it keeps its modes when the app has gone."""
    there = os.open(app.device, os.O_RDWR | os.O_NOCTTY)
    try:
        yield there
    finally:
        os.close(there)


def fresh_modes() -> list[Any]:
    """Return the modes of a terminal in which nothing ran."""
    here, there = pty.openpty()
    try:
        return termios.tcgetattr(there)
    finally:
        os.close(here)
        os.close(there)


@pytest.fixture
def app(seat: Open, run: Run) -> Seat:
    """The app with one teacher and one saved note."""
    assert run("teachers", "add", "Maria Delgado").returncode == 0
    app = seat()
    app.until("Next with Maria Delgado")
    app.answer("n", "Note: Maria Delgado", "saved before it ended")
    app.until("1 Caseload")
    app.until("today · saved")
    return app


def half_line_comes_back(seat: Open) -> None:
    """Start again: the saved note is there, the half line stands in the capture line, and Enter keeps it."""
    again = seat()
    again.until("Next with Maria Delgado")
    again.press("n")
    assert HALF in again.until(KEPT)
    again.press("enter")
    again.until_gone("Enter keep")
    again.press("2")
    screen = again.until("Notes 2")
    assert HALF[:18] in screen
    assert "saved before it" in screen
    again.end()


def test_kill_9_costs_nothing_that_was_typed(app: Seat, seat: Open, vault: Path) -> None:
    app.press("n")
    app.until("Note: Maria Delgado")
    app.type(HALF)
    app.until_true(lambda: in_journals(vault, HALF), "the draft is not in the journal")
    app.kill(signal.SIGKILL)
    assert app.wait_end() == -signal.SIGKILL
    half_line_comes_back(seat)


def test_a_dropped_line_costs_nothing_that_was_typed(app: Seat, seat: Open) -> None:
    app.press("n")
    app.until("Note: Maria Delgado")
    app.type(HALF)
    app.until(HALF)
    app.drop_line()
    app.ended_within(SOON)
    half_line_comes_back(seat)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_and_gives_the_terminal_back(app: Seat, number: signal.Signals) -> None:
    before = fresh_modes()
    with terminal_of(app) as there:
        assert termios.tcgetattr(there) != before
        app.kill(number)
        app.until_true(lambda: termios.tcgetattr(there) == before, "the modes are not restored")
    assert app.wait_end(SOON) == 128 + number
    assert b"\x1b[?1049l" in app.sent
    assert b"\x1b[?25h" in app.sent


def test_quitting_gives_the_terminal_back(app: Seat) -> None:
    with terminal_of(app) as there:
        app.press("q")
        app.until_true(lambda: termios.tcgetattr(there) == fresh_modes(), "the modes are not restored")
    assert app.wait_end(SOON) == 0


def test_ctrl_c_twice_quits(app: Seat) -> None:
    app.press("ctrl+c")
    app.until("ctrl+c again to quit")
    app.press("ctrl+c")
    assert app.wait_end() == 0
