"""Undo and redo across restarts: what one process did, the next takes back."""

from tests.e2e.conftest import Open, Run


def test_what_one_app_did_the_next_takes_back_and_does_again(seat: Open, run: Run) -> None:
    run("teachers", "add", "Maria Delgado")
    app = seat()
    app.until("Next with Maria Delgado")
    for sign in ("one", "two"):
        app.answer("n", "Note: Maria Delgado", f". sign {sign}")
        app.until("kept: I saw")
    app.press("2")
    app.until("Notes 2")
    app.press("d")
    app.until("Notes 1")
    app.end()

    app = seat()
    app.until("Next with Maria Delgado")
    app.press("2 u")
    app.until("Notes 2")
    assert "session" in app.until("undone: note deleted")
    app.press("u u")
    app.until("no note yet")
    app.end()

    assert run("undo", "--redo", "-n", "2").returncode == 0
    app = seat()
    app.until("Next with Maria Delgado")
    app.press("2")
    screen = app.until("Notes 2")
    assert "sign one" in screen
    app.press("U")
    app.until("Notes 1")
    app.until("done again: note deleted")
    app.end()


def test_a_note_from_the_shell_is_taken_back_in_the_app_that_is_open(seat: Open, run: Run) -> None:
    run("teachers", "add", "Maria Delgado")
    app = seat()
    app.until("Next with Maria Delgado")
    app.press("2")
    app.until("In full")
    run("note", "maria", ". from the corridor")
    app.until("from the corridor")
    app.press("u")
    app.until("at the shell")
    app.until("no note yet")
    assert run("undo", "--redo").returncode == 1, "it belongs to the app that is open"
    app.end()
    assert run("undo", "--redo").returncode == 0
    assert b"from the corridor" in run("show", "maria").stdout
