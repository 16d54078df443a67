"""A text for the clipboard arrives, whatever stands between the app and the terminal."""

import re

from coachtui.tui.clipboard import COPIES, SCREEN_TAKES, through

SAID = f"{COPIES}c;{'YWJj' * 400}\a"


def test_a_terminal_is_told_as_it_is():
    assert through(SAID, {}) == SAID


def test_tmux_is_told_itself_and_passes_the_same_on():
    told = through(SAID, {"TMUX": "/tmp/tmux-1000/default,1,0"})
    itself, passed = told.split("\x1bPtmux;")
    assert itself == SAID
    assert passed.removesuffix("\x1b\\").replace("\x1b\x1b", "\x1b") == SAID


def test_screen_passes_it_on_in_pieces_that_it_takes():
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", through(SAID, {"STY": "1.pts"}), re.DOTALL)
    assert "".join(pieces) == SAID
    assert max(map(len, pieces)) <= SCREEN_TAKES
