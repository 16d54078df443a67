"""tmux and GNU screen on her own machine: she leaves them in the middle of a line, and comes back to it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.e2e.conftest import COMMAND, Run, Seat, here

HALF = "she said they wont even"


class Kind(NamedTuple):
    """How one of them is told what to do; `place` is the variable that says where its sockets are."""

    place: str
    start: tuple[str, ...]
    leave: str
    back: tuple[str, ...]
    end: tuple[str, ...]


KINDS = {
    "tmux": Kind("TMUX_TMPDIR", ("-f", "/dev/null", "new"), "\x02d", ("attach",), ("kill-server",)),
    "screen": Kind("SCREENDIR", ("-c", "/dev/null", "-U"), "\x01d", ("-U", "-r"), ("-X", "quit")),
}


class Inside:
    """A multiplexer with sockets of its own, that no other of the machine's sees."""

    def __init__(self, name: str, folder: Path, stack: ExitStack) -> None:
        self._name, self._stack, self.kind = name, stack, KINDS[name]
        self._env = {**os.environ, self.kind.place: str(folder)}
        self._env.pop("COLUMNS")
        stack.callback(subprocess.run, [name, *self.kind.end], env=self._env, capture_output=True, check=False)

    def seat(self, *args: str) -> Seat:
        """Take a seat before it."""
        return self._stack.enter_context(Seat([self._name, *args], self._env))


@pytest.fixture(params=KINDS)
def inside(request: pytest.FixtureRequest) -> Iterator[Inside]:
    """Each that there is on this machine."""
    if not shutil.which(request.param):
        pytest.skip(f"no {request.param} here: sh .ci/lines")
    # A socket's name must be short.
    with tempfile.TemporaryDirectory(prefix="coachtui-") as folder, ExitStack() as stack:
        yield Inside(request.param, Path(folder), stack)


def test_a_line_that_is_left_half_typed_is_there_when_she_comes_back(inside: Inside, run: Run) -> None:
    here("teachers", "add", "Maria Delgado")
    app = inside.seat(*inside.kind.start, *COMMAND)
    app.until("Next with Maria Delgado")
    app.press("n")
    app.until("Note: Maria Delgado")
    app.type(HALF)
    app.until(HALF)
    app.type(inside.kind.leave)
    app.until("[detached")
    assert app.wait_end() == 0
    again = inside.seat(*inside.kind.back)
    again.until(HALF)
    again.resize(60, 20)
    again.until_true(lambda: "Note: Maria Delgado" in again.settle() and HALF in again.text, "no line at a new size")
    again.type(" try")
    again.press("enter")
    again.until("kept:")
    again.press("q")
    again.wait_end()
    assert f"{HALF} try" in run("show", "maria", "--json").stdout.decode()


def test_escape_and_the_next_key_are_two_keys_though_it_holds_the_first_back_for_the_second(inside: Inside) -> None:
    here("teachers", "add", "Maria Delgado")
    app = inside.seat(*inside.kind.start, *COMMAND)
    app.until("Next with Maria Delgado")
    app.press("n")
    app.until("Note: Maria Delgado")
    app.type("half \x1b")
    app.type("2")
    app.until("[2 Relationship]")
    app.type("\x1b1")
    app.until("[1 Caseload]")
    app.press("n")
    app.until("left here before")
    assert "half" in app.text
