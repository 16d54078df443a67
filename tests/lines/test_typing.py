"""What she types over SSH arrives: as it is, inside tmux, and inside GNU screen."""

import json

import pytest

from tests.lines.conftest import Dial, There

INSIDE = {"ssh": "coachtui", "tmux": "tmux new coachtui", "screen": "screen coachtui"}
"""What she types after `ssh server`."""

LINES = ('t "they say déjà vu"', "6 of 28 hands", "~ are they afraid?", "s is it graded")

pytestmark = pytest.mark.parametrize("inside", INSIDE)


def test_a_note_and_the_lines_of_a_visit_are_kept(dial: Dial, there: There, inside: str) -> None:
    there("coachtui teachers add 'Maria Delgado'")
    app = dial(INSIDE[inside])
    app.until("Next with Maria Delgado")
    app.answer("n", "Note: Maria Delgado", LINES[0])
    app.until("kept: she said")
    app.press("v v")
    app.until("F4 end")
    for line in LINES[1:]:
        app.type(f"{line}\r")
        app.until(line.split()[-1])
    shown = json.loads(there("coachtui show maria --json").stdout)
    assert [note["raw"] for note in shown["notes"]] == list(LINES)


def test_a_new_size_of_her_window_is_taken_at_once(dial: Dial, there: There, inside: str) -> None:
    there("coachtui teachers add 'Maria Delgado'")
    app = dial(INSIDE[inside])
    app.until("Next with Maria Delgado")
    for columns, rows in ((132, 43), (61, 21)):
        app.resize(columns, rows)
        # tmux keeps the last line for itself.
        app.until_true(lambda: "q quit" in "".join(app.text.splitlines()[-2:]), f"no footer at {columns}x{rows}")
        app.until_true(lambda: app.text.splitlines()[2].endswith(("─╮", "──")), f"no frame at {columns}x{rows}")
    app.press("q")
    app.wait_end()
