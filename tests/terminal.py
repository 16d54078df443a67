"""A real terminal for tests: a program in a pty, its keys and its screen, through an emulator."""

import fcntl
import os
import select
import signal
import struct
import termios
import time
import warnings
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

import pyte

PATIENCE = 20.0


class Terminal:
    """A program running in an emulated terminal. Use it in a `with`, which ends the program if it still runs.

    `args` are the program and its arguments, `env` its whole environment.
    """

    def __init__(self, args: Sequence[str], env: Mapping[str, str], *, columns: int = 80, rows: int = 24) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.sent = bytearray()
        """Every byte that the program wrote."""
        self.status: int | None = None
        """How the program ended: its exit code, or minus the signal; None while it runs."""
        self.busy = 0.0
        """For how many seconds it had a processor, once it has ended."""
        self._stream = pyte.ByteStream(self.screen)
        self.master, there = os.openpty()
        """Our end of it."""
        self.device = os.ttyname(there)
        """Where others can open the same terminal."""
        self.resize(columns, rows)
        with warnings.catch_warnings():
            # Python 3.12 warns of forking beside threads; the child does nothing but become the program.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.pid = os.fork()
            """The program's process."""
        if self.pid == 0:  # pragma: no cover - the child
            _become(args, env, there)
        os.close(there)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            self._reap()
        os.close(self.master)

    @property
    def text(self) -> str:
        """What the screen shows, a line a row, without trailing blanks."""
        return "\n".join(row.rstrip() for row in self.screen.display)

    def type(self, keys: str) -> None:
        """Send keys as a terminal does: escape is `\\x1b`, enter `\\r`."""
        self.send(keys.encode())

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        os.write(self.master, data)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def kill(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self.pid, number)

    def wait_for(self, text: str, patience: float = PATIENCE) -> str:
        """Read until the screen shows `text` and return the screen; AssertionError with the screen if it never does."""
        end = time.monotonic() + patience
        while text not in self.text:
            left = end - time.monotonic()
            if left <= 0 or not self._read(left):
                raise AssertionError(f"{text!r} is not on the screen, status {self.status}:\n{self.text}")
        return self.text

    def wait_end(self, patience: float = PATIENCE) -> int:
        """Read until the program has ended and return its exit code; AssertionError if it does not end."""
        end = time.monotonic() + patience
        while self._read(max(0.0, end - time.monotonic())):
            pass
        if self.status is None:
            raise AssertionError(f"it still runs:\n{self.text}")
        return self.status

    def settle(self, quiet: float = 0.3) -> str:
        """Read until the program has written nothing for `quiet` seconds, and return the screen."""
        while self._read(quiet):
            pass
        return self.text

    def take_in(self) -> None:
        """Read what it wrote before it ended and nobody has read yet."""
        while self._read(0):
            pass

    def _read(self, patience: float) -> bool:
        """Take in what the program wrote; False where it wrote nothing in time, or has ended."""
        ready, _, _ = select.select([self.master], [], [], patience)
        if not ready:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:
            data = b""
        if not data:
            self._reap()
            return False
        self.sent += data
        self._stream.feed(data)
        return True

    def _reap(self) -> None:
        if self.status is None:
            _, status, used = os.wait4(self.pid, 0)
            self.busy = used.ru_utime + used.ru_stime
            self.status = os.waitstatus_to_exitcode(status)


def _become(args: Sequence[str], env: Mapping[str, str], there: int) -> None:  # pragma: no cover - the child
    """Turn this process into the program, on its terminal."""
    try:
        os.login_tty(there)
        os.execvpe(args[0], list(args), dict(env))
    finally:
        os._exit(127)
