"""Her editor over the app: whatever becomes of it, the screen comes back, and the text is one of the two."""

import json
import os
from pathlib import Path

import pytest

from tests.e2e.conftest import Open, Run, Seat, here

EDITOR = """#!/bin/sh
n=$(cat "$0.calls" 2>/dev/null || echo 0)
echo $((n + 1)) >"$0.calls"
case $n in
0) echo ruined >"$1"; exit 3 ;;
1) rm "$1" ;;
2) kill -INT 0 ;;
*) printf 'from the editor' >"$1" ;;
esac
"""
"""Fails in three ways, then writes: it ends with a code, loses its file, and is interrupted as ctrl+c does."""


@pytest.fixture(autouse=True)
def promise() -> None:
    here("teachers", "add", "Maria Delgado")
    here("note", "maria", "! bring tickets")


def open_form(app: Seat) -> None:
    app.until("Next with Maria Delgado")
    app.press("2")
    app.until("bring tickets")
    app.press("e")
    app.until("Edit note")


def test_an_editor_that_fails_gives_the_screen_back_and_keeps_the_text(seat: Open, run: Run, tmp_path: Path) -> None:
    editor = tmp_path / "failing"
    editor.write_text(EDITOR)
    editor.chmod(0o700)
    app = seat(EDITOR=editor.name, PATH=f"{tmp_path}:{os.environ['PATH']}")
    open_form(app)
    for said in ("ended with 3", "No such file", "ended by signal 2"):
        app.press("ctrl+e")
        app.until(said)
        app.until("Edit note")
    app.press("x ctrl+j")  # keys reach the form
    app.until_gone("Edit note")
    assert "bring ticketsx" in run("show", "maria", "--json").stdout.decode()
    app.press("e")
    app.until("Edit note")
    app.press("ctrl+e")
    app.until("from the editor")
    app.press("ctrl+j")
    app.until_gone("Edit note")
    app.end()
    assert "from the editor" in [note["text"] for note in json.loads(run("show", "maria", "--json").stdout)["notes"]]


@pytest.mark.parametrize("editor", ["nosuchprogram", "vi 'unclosed"])
def test_an_editor_that_cannot_be_run_is_told(seat: Open, editor: str) -> None:
    app = seat(EDITOR=editor)
    open_form(app)
    app.press("ctrl+e")
    app.until("Your text is as it was.")
    app.until("Edit note")
    app.press("x")
    app.until("bring ticketsx")
