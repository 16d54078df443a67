"""However it ends, or is stopped, what was typed is there and the terminal is as it was."""

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from coachtui.tui.start import PATIENCE_SECONDS
from tests.e2e.conftest import ESCAPE, Open, Seat, here
from tests.terminal import Terminal

HALF = "she said they wont even"
KEPT = "left here before"
SOON = 10.0
"""Two seconds are promised; a machine under test may take much longer."""
SPINS = 5.0
"""Seconds of a processor that no start and end take."""
MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])|\x1b\[([<>])[\d;]*u")
STALLED_LOOKS = 5
"""How often in a row it must be seen writing before it is taken to be stuck."""
WRITING = (["1", "0x2"], ["64", "0x2"])
"""The system call that writes to stderr, on Intel and on ARM."""
TAKEN = b"\x1b[?1049h"
ON_AT_FIRST = {7, 25}
"""What every terminal does by itself: wrap lines, show the cursor."""


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


def left_on(sent: bytes) -> set[int | str]:
    """Return what a program asked of the terminal and did not take back: private modes by number, kitty keys."""
    on: set[int | str] = set()
    asked = False
    for numbers, how, keys in MODE.findall(sent):
        asked = True
        for number in map(int, filter(None, numbers.split(b";"))):
            (on.add if (how == b"h") is (number not in ON_AT_FIRST) else on.discard)(number)
        if keys:
            (on.add if keys == b">" else on.discard)("kitty")
    assert asked
    return on


@pytest.fixture
def app(seat: Open) -> Seat:
    """The app with one teacher and one saved note."""
    here("teachers", "add", "Maria Delgado")
    here("note", "maria", "saved before it ended")
    app = seat()
    app.until("Next with Maria Delgado")
    return app


def begin_a_line(app: Seat) -> None:
    """Type half a line into quick capture."""
    app.press("n")
    app.until("Note: Maria Delgado")
    app.type(HALF)
    app.until(HALF)


def half_line_comes_back(seat: Open) -> None:
    """Start again: the saved note is there, the half line stands in the capture line, and Enter keeps it."""
    again = seat()
    again.until("Next with Maria Delgado")
    again.press("n")
    assert HALF in again.until(KEPT)
    again.press("enter")
    again.until_gone("Enter keep")
    again.press("2")
    again.until("Notes 2")
    again.until(HALF[:18])
    again.until("saved before it")
    again.end()


def test_kill_9_costs_nothing_that_was_typed(app: Seat, seat: Open, vault: Path) -> None:
    begin_a_line(app)
    app.until_true(lambda: in_journals(vault, HALF), "the draft is not in the journal")
    app.kill(signal.SIGKILL)
    assert app.wait_end() == -signal.SIGKILL
    half_line_comes_back(seat)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_keeps_the_line_and_gives_the_terminal_back(
    app: Seat, seat: Open, vault: Path, number: signal.Signals
) -> None:
    begin_a_line(app)
    with terminal_of(app) as there:
        assert termios.tcgetattr(there) != fresh_modes()
        app.kill(number)
        app.until_true(lambda: termios.tcgetattr(there) == fresh_modes(), "the modes are not restored")
    assert app.wait_end(SOON) == 128 + number
    assert left_on(bytes(app.sent)) == set()
    if number == signal.SIGINT:
        half_line_comes_back(seat)
    else:
        assert any(HALF in path.read_text("utf-8") for path in vault.glob("teachers/*.json"))


def test_a_dropped_line_costs_nothing_that_was_typed(app: Seat, seat: Open) -> None:
    begin_a_line(app)
    app.drop_line()
    app.ended_within(SOON)
    assert app.busy < SPINS
    half_line_comes_back(seat)


def test_a_terminal_that_goes_without_a_word_ends_it_too(vault: Path) -> None:
    """No signal tells of a terminal that is not the one that controls the session: its end is all there is to see."""
    here("teachers", "add", "Maria Delgado")
    alone = "import os, sys; os.setsid(); os.execv(sys.executable, [sys.executable, '-m', 'coachtui'])"
    env = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    with Seat([sys.executable, "-c", f"import os; os.fork() and os.wait() or exec({alone!r})"], env) as app:
        app.until("Next with Maria Delgado")
        begin_a_line(app)
        children = Path(f"/proc/{app.pid}/task/{app.pid}/children").read_text().split()
        process = os.pidfd_open(int(children[0]))
        app.drop_line()
        assert select.select([process], [], [], SOON)[0], "it still runs"
        os.close(process)
        app.ended_within(SOON)
    assert any(HALF in path.read_text("utf-8") for path in vault.glob("teachers/*.json"))


def test_a_stalled_terminal_and_then_sigterm(app: Seat, seat: Open) -> None:
    begin_a_line(app)
    with terminal_of(app) as there:
        stall(app)
        before = cpu(app.pid)
        assert not app.has_ended(1.0), "it gave up"
        assert cpu(app.pid) - before < 0.7, "it spins"
        app.kill(signal.SIGTERM)
        app.ended_within(SOON)
        assert termios.tcgetattr(there) == fresh_modes()
    app.take_in()
    assert left_on(bytes(app.sent)) == set()
    half_line_comes_back(seat)


def test_a_stalled_terminal_delays_no_save_and_shows_the_last_frame_once_it_reads_again(app: Seat, vault: Path) -> None:
    begin_a_line(app)
    stall(app)
    for number in range(10):
        app.type(f" {number}\rn" if number % 2 else f" {number}")
    assert any(in_journals(vault, "8 9") or app.has_ended(0.05) for _ in range(400)), "nothing is saved"
    fcntl.ioctl(app.master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    app.settle(1.0)
    app.press("esc")
    app.until_gone("Enter keep")
    app.settle(0.5)
    app.press("2")
    app.until("Notes 6")
    assert "8 9" in app.text


def stall(app: Seat) -> None:
    """Let it draw, and read nothing of it, until it waits for its terminal."""
    looks = width = 0
    while looks < STALLED_LOOKS:
        width = 301 - width % 2
        fcntl.ioctl(app.master, termios.TIOCSWINSZ, struct.pack("HHHH", 100, width, 0, 0))
        assert not app.has_ended(0.05)
        looks = looks + 1 if draws(app.pid) else 0


def draws(pid: int) -> bool:
    """Whether one of the threads of a process is just writing to its terminal."""
    for each in Path(f"/proc/{pid}/task").iterdir():
        with suppress(OSError):
            if each.joinpath("syscall").read_text().split()[:2] in WRITING:
                return True
    return False


def cpu(pid: int) -> float:
    """Return for how many seconds a process has had a processor."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


HASTY = """
import signal
import sys

def save(*_):
    with open(sys.argv[1] + ".save", "w") as file:
        file.write("saved in haste")
    sys.exit(1)

signal.signal(signal.SIGHUP, save)
print("the editor is open", flush=True)
while True:
    signal.pause()
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_an_editor_saves_as_it_has_to_end_is_there_again(
    app: Seat, seat: Open, tmp_path: Path, number: signal.Signals
) -> None:
    app.end()
    script = tmp_path / "editor.py"
    script.write_text(HASTY)
    app = seat(EDITOR=f"{sys.executable} {script}")
    app.until("Next with Maria Delgado")
    app.press("2")
    app.until("Notes 1")
    app.press("e")
    app.until("Edit note")
    app.type("\x05")
    app.until("the editor is open")
    app.kill(number)
    assert app.ended_within(SOON) == 128 + number
    app.take_in()
    assert left_on(bytes(app.sent)) == set()
    again = seat()
    again.until("Next with Maria Delgado")
    again.press("2")
    again.until("Notes 1")
    again.press("e")
    again.until("saved in haste")


def test_the_time_that_an_ending_may_take_is_short() -> None:
    assert PATIENCE_SECONDS < 2


def test_quitting_gives_the_terminal_back(app: Seat) -> None:
    with terminal_of(app) as there:
        app.press("q")
        app.until_true(lambda: termios.tcgetattr(there) == fresh_modes(), "the modes are not restored")
    assert app.wait_end(SOON) == 0
    assert left_on(bytes(app.sent)) == set()


def test_ctrl_c_twice_quits(app: Seat) -> None:
    app.press("ctrl+c")
    app.until("ctrl+c again to quit")
    app.press("ctrl+c")
    assert app.wait_end() == 0, app.text


# Stopped, and let go on


@pytest.fixture
def shell() -> Iterator[Terminal]:
    """A shell with job control, in a terminal, at its prompt."""
    here("teachers", "add", "Maria Delgado")
    if not (bash := shutil.which("bash")):
        pytest.skip("no bash")
    env = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    with Terminal([bash, "--norc", "--noediting", "-i"], {**env, "PS1": "here$ "}) as terminal:
        terminal.wait_for("here$")
        yield terminal


def start(shell: Terminal) -> None:
    """Start the app from the shell, and begin a line in it."""
    shell.type(f"{sys.executable} -m coachtui\r")
    shell.wait_for("Next with Maria Delgado")
    shell.type("n")
    shell.wait_for("Note: Maria Delgado")
    shell.type(HALF)
    shell.wait_for(HALF)


@contextmanager
def drawn_again(shell: Terminal) -> Iterator[None]:
    """Wait until the app has taken the terminal anew, and shows the half line."""
    taken = shell.sent.count(TAKEN)
    yield
    while shell.sent.count(TAKEN) == taken:
        shell.settle(0.05)
    assert HALF in shell.wait_for("Note: Maria Delgado")


def test_ctrl_z_goes_to_the_shell_and_fg_comes_back(shell: Terminal) -> None:
    before = termios.tcgetattr(shell.master)
    start(shell)
    for _ in range(2):
        shell.type(ESCAPE["ctrl+z"])
        shell.wait_for("Stopped")
        assert b"fg brings it back" in shell.sent.rpartition(b"\x1b[?1049l")[2]
        assert termios.tcgetattr(shell.master) == before
        assert left_on(bytes(shell.sent)) == set()
        with drawn_again(shell):
            shell.type("clear; fg\r")
    shell.type(" try\r")
    shell.wait_for("kept: I saw")
    shell.type("q")
    shell.wait_for("here$")
    assert termios.tcgetattr(shell.master) == before
    assert left_on(bytes(shell.sent)) == set()


def test_whatever_stops_it_it_comes_back_and_leaves_the_terminal_sane(shell: Terminal) -> None:
    before = termios.tcgetattr(shell.master)
    start(shell)
    (pid,) = map(int, Path(f"/proc/{shell.pid}/task/{shell.pid}/children").read_text().split())
    os.kill(pid, signal.SIGSTOP)
    shell.wait_for("Stopped")
    with drawn_again(shell):
        shell.type("clear; fg\r")
    with drawn_again(shell):
        os.kill(pid, signal.SIGCONT)
    shell.type(" try\r")
    shell.wait_for("kept: I saw")
    shell.type("q")
    shell.wait_for("here$")
    assert termios.tcgetattr(shell.master) == before
    assert left_on(bytes(shell.sent)) == set()


def test_where_no_shell_could_bring_it_back_ctrl_z_says_so(app: Seat) -> None:
    app.press("ctrl+z")
    app.until("no shell")
    app.end()
