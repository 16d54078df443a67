"""Two sessions of hers at once: what one writes appears in the other."""

import json
import subprocess

from coachtui.tui.app import POLL_SECONDS
from tests.e2e.conftest import COMMAND, Open, Run, here, until_all

SOON = 5.0
"""A second is promised, and asked for twice in it; a machine under test may be slower."""
LINES = 8
"""How many lines each writer writes at once with the others."""


def test_a_note_from_the_shell_appears_in_the_app(seat: Open, run: Run) -> None:
    assert POLL_SECONDS <= 0.5
    here("teachers", "add", "Maria Delgado")
    app = seat()
    app.until("Next with Maria Delgado")
    app.press("2")
    app.until("In full")
    assert run("note", "maria", 't "from the corridor"').returncode == 0
    app.until("from the corridor", SOON)
    app.end()


def test_what_one_app_writes_appears_in_the_other(seat: Open) -> None:
    here("teachers", "add", "Maria Delgado")
    apps = [seat(), seat()]
    for app in apps:
        app.until("Next with Maria Delgado")
        app.press("2")
        app.until("In full")
    for number, (one, other) in enumerate((apps, apps[::-1]), 1):
        one.answer("n", "Note: Maria Delgado", f". sign {number}")
        other.until(f"sign {number}", SOON)
    apps[0].press("d")
    apps[1].until("Notes 1", SOON)
    apps[0].press("u")
    apps[1].until("Notes 2", SOON)
    for app in apps:
        app.end()


def test_what_both_wrote_is_there_at_the_next_start(seat: Open) -> None:
    here("teachers", "add", "Maria Delgado")
    apps = [seat(), seat()]
    for number, app in enumerate(apps):
        app.until("Next with Maria Delgado")
        app.answer("n", "Note: Maria Delgado", f". sign {number}")
        app.until("kept: I saw")
    for app in apps:
        app.end()
    again = seat()
    again.until("Next with Maria Delgado")
    again.press("2")
    screen = again.until("Notes 2")
    assert "sign 0" in screen
    assert "sign 1" in screen
    again.end()


def test_two_encounters_with_one_teacher_and_what_comes_through_a_pipe_are_all_whole_and_in_order(
    seat: Open, run: Run
) -> None:
    here("teachers", "add", "Maria Delgado")
    apps = {"visit": seat(rows=12), "planning": seat(rows=12)}
    for kind, app in apps.items():
        app.until("Next with Maria Delgado")
        app.press("v")
        app.until(f"{kind}: ")  # both are asked before one has begun, so that each has its own
    for kind, app in apps.items():
        app.press(kind[0])
    until_all([*apps.values()], "F4 end")
    lines = {kind: [f"{kind} line {number:02}" for number in range(LINES)] for kind in (*apps, "piped")}
    with subprocess.Popen([*COMMAND, "note", "maria", "-"], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as pipe:
        assert pipe.stdin
        for number in range(LINES):
            for kind, app in apps.items():
                app.type(f"{lines[kind][number]}\r")
                app.take_in()
            pipe.stdin.write(f"{lines['piped'][number]}\n".encode())
        pipe.stdin.close()
    for kind, app in apps.items():
        app.until(lines[kind][-1])
    assert pipe.returncode == 0
    shown = json.loads(run("show", "maria", "--json").stdout)
    kinds = {row["id"]: row["kind"] for row in shown["encounters"]}
    notes = sorted(shown["notes"], key=lambda row: (row["at"], row["id"]))
    told = [(kinds.get(row.get("encounter"), "piped"), row["raw"]) for row in notes]
    assert {kind: [raw for whose, raw in told if whose == kind] for kind in lines} == lines
