import os
import signal
import sys

import pytest

from tests.terminal import Terminal

ECHO = "import sys; print('ready', flush=True); print('got', sys.stdin.readline().strip()); sys.exit(3)"
SIZE = (
    "import os, signal; show = lambda *_: print(*os.get_terminal_size(0), flush=True)\n"
    "signal.signal(signal.SIGWINCH, show); show()\n"
    "while True: signal.pause()"
)


def test_keys_reach_the_program_and_its_screen_comes_back():
    with Terminal([sys.executable, "-c", ECHO], os.environ) as terminal:
        terminal.wait_for("ready")
        terminal.type("hello\r")
        assert terminal.wait_end() == 3
        assert "got hello" in terminal.text


def test_the_program_knows_the_size_from_the_start_and_is_told_of_a_new_one():
    with Terminal([sys.executable, "-c", SIZE], os.environ, columns=91, rows=27) as terminal:
        terminal.wait_for("91 27")
        terminal.resize(60, 20)
        terminal.wait_for("60 20")
        terminal.kill(signal.SIGTERM)
        assert terminal.wait_end() == -signal.SIGTERM


def test_what_never_comes_is_told_with_the_screen():
    with (
        Terminal([sys.executable, "-c", "print('other')"], os.environ) as terminal,
        pytest.raises(AssertionError, match="other"),
    ):
        terminal.wait_for("this")


def test_a_program_that_is_not_there_ends_with_127():
    with Terminal(["/nowhere/at/all"], os.environ) as terminal:
        assert terminal.wait_end() == 127
