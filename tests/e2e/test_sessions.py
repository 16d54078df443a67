"""Two sessions of hers at once: what one writes appears in the other."""

from coachtui.tui.app import POLL_SECONDS
from tests.e2e.conftest import Open, Run

SOON = 5.0
"""A second is promised, and asked for twice in it; a machine under test may be slower."""


def test_a_note_from_the_shell_appears_in_the_app(seat: Open, run: Run) -> None:
    assert POLL_SECONDS <= 0.5
    run("teachers", "add", "Maria Delgado")
    app = seat()
    app.until("Next with Maria Delgado")
    app.press("2")
    app.until("In full")
    assert run("note", "maria", 't "from the corridor"').returncode == 0
    app.until("from the corridor", SOON)
    app.end()


def test_what_one_app_writes_appears_in_the_other(seat: Open, run: Run) -> None:
    run("teachers", "add", "Maria Delgado")
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


def test_what_both_wrote_is_there_at_the_next_start(seat: Open, run: Run) -> None:
    run("teachers", "add", "Maria Delgado")
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
