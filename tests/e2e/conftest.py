"""The program as she runs it: processes of their own, in a real terminal, in a home of their own."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from subprocess import CompletedProcess
from typing import Self

import pytest

from coachtui.cli import main
from tests.terminal import PATIENCE, Terminal

ESCAPE = {
    "enter": "\r", "esc": "\x1b", "tab": "\t", "space": " ", "up": "\x1b[A", "down": "\x1b[B",
    "ctrl+c": "\x03", "ctrl+e": "\x05", "ctrl+j": "\n", "ctrl+l": "\x0c", "ctrl+q": "\x11",
    "ctrl+u": "\x15", "ctrl+z": "\x1a", "f1": "\x1bOP",
}  # fmt: skip
"""What a terminal sends for a key that is no letter."""

COMMAND = (sys.executable, "-m", "coachtui")


class Seat(Terminal):
    """The app in a terminal, with a coach before it."""

    @classmethod
    def taken(cls, *args: str, env: Mapping[str, str], columns: int, rows: int) -> Self:
        """Open the app with these arguments."""
        return cls([*COMMAND, *args], env, columns=columns, rows=rows)

    def press(self, keys: str) -> None:
        """Press keys, spaces between: `2 n`, `enter`, `ctrl+c`."""
        for key in keys.split():
            self.type(ESCAPE.get(key, key))

    def until(self, text: str, patience: float = PATIENCE) -> str:
        """Read until the screen shows a text, and return the screen."""
        return self.wait_for(text, patience)

    def until_gone(self, text: str) -> None:
        """Read until the screen shows a text no more."""
        self.until_true(lambda: text not in self.text, f"{text!r} is still there")

    def until_true(self, holds: Callable[[], bool], said: str) -> None:
        """Read what the program writes until something holds, looked at twenty times a second."""
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end or self.status is not None:
                raise AssertionError(f"{said}, status {self.status}:\n{self.text}")
            self._read(0.05)

    def answer(self, keys: str, *dialog: str) -> None:
        """Press keys that open a dialog, then answer it and those that follow: title, answer, title, answer…

        An answer of one letter is the key of a choice; all others are typed and end with Enter.
        """
        self.press(keys)
        for title, said in zip(dialog[::2], dialog[1::2], strict=True):
            self.until(title)
            self.type(said if len(said) == 1 else f"{said}\r")
            self.until_gone(title)

    def drop_line(self) -> None:
        """Take the terminal away, as a broken connection does."""
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, self.master)
        os.close(nothing)

    def has_ended(self, seconds: float) -> bool:
        """Wait for its end for that time, and return whether it came. Its output is not read."""
        process = os.pidfd_open(self.pid)
        try:
            return bool(select.select([process], [], [], seconds)[0])
        finally:
            os.close(process)

    def ended_within(self, seconds: float) -> int:
        """Return how it ended; AssertionError where it still runs after that time. Its output is not read."""
        assert self.has_ended(seconds), "it still runs"
        self._reap()
        assert self.status is not None
        return self.status

    def end(self) -> None:
        """Quit, and see that it went well."""
        self.press("q")
        assert self.wait_end() == 0, self.text


def until_all(apps: Sequence[Seat], text: str) -> None:
    """Read what several apps write until all of them show a text; one that nobody reads would come to a halt."""
    end = time.monotonic() + PATIENCE
    while waiting := [app for app in apps if text not in app.text]:
        for app in apps:
            app._read(0.01)
        if time.monotonic() > end:
            raise AssertionError(f"{text!r} is not on the screen:\n{waiting[0].text}")


def here(*args: str) -> None:
    """Run `coachtui ARGS…` in this very process, and see that it went well: for what a test begins with."""
    before = os.umask(0o077)
    try:
        assert main(args) == 0
    finally:
        os.umask(before)


Open = Callable[..., Seat]
Run = Callable[..., CompletedProcess[bytes]]


@pytest.fixture
def vault(nobodys_machine: Path) -> Path:
    """Where her notes are, or will be."""
    return nobodys_machine / "data" / "coachtui"


@pytest.fixture
def seat() -> Iterator[Open]:
    """Open the app: `seat()`, `seat("demo")`; all that still run are ended with the test."""
    with ExitStack() as stack:

        def open_(*args: str, columns: int = 80, rows: int = 24, **env: str) -> Seat:
            whole = {**os.environ, **env}
            whole.pop("COLUMNS", None)
            return stack.enter_context(Seat.taken(*args, env=whole, columns=columns, rows=rows))

        yield open_


@pytest.fixture
def run() -> Run:
    """Run `coachtui ARGS…` from the shell, without a terminal, and return what came of it."""

    def run_(*args: str | bytes, stdin: bytes = b"") -> CompletedProcess[bytes]:
        return subprocess.run(
            [*COMMAND, *args], input=stdin, capture_output=True, env=dict(os.environ), check=False, timeout=60
        )

    return run_
