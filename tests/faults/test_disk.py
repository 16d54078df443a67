"""A disk that takes nothing for a while: it is told, the text stays, and saving goes on by itself."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.conftest import Open, Run, Seat, here
from tests.faults.conftest import LONG
from tests.faults.disks import Broken, Closed, Disk, Full, Gone, Limited, OverQuota, ReadOnly, Refusing, disk_of

EVERY = (Full, ReadOnly, Limited, Broken, OverQuota, Gone, Closed) if LONG else (Full, Limited, Gone)
SHELL = (Full, ReadOnly, Limited, Broken, OverQuota, Closed) if LONG else (Full, Broken)
SAID = "NOT SAVED"


@pytest.fixture
def disk(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """A disk of the kind asked for, her vault with one teacher on it."""
    with disk_of(request.param, tmp_path) as made:
        monkeypatch.setenv("COACHTUI_HOME", str(made.vault))
        for name, value in made.env.items():
            monkeypatch.setenv(name, value)
        here("teachers", "add", "Maria Delgado")
        yield made


def texts(run: Run) -> list[str]:
    """Return the lines of the notes as they were typed, as the shell shows them."""
    shown = run("show", "maria", "--json")
    assert shown.returncode == 0, shown.stderr
    return [note["raw"] for note in json.loads(shown.stdout)["notes"]]


def banner(app: Seat) -> str:
    """Return the head of the screen in one line."""
    return " ".join(" ".join(app.text.splitlines()[:4]).split())


@contextmanager
def failing(disk: Disk, app: Seat, said: str) -> Iterator[None]:
    """Let the disk fail until this is said, then see that it is over by itself."""
    disk.begin(app.pid)
    yield
    app.until(said)
    app.until(SAID)
    disk.end()
    app.until_gone(SAID)


@pytest.mark.parametrize("disk", EVERY, indirect=True)
def test_it_is_told_the_text_stays_and_saving_goes_on_by_itself(disk: Disk, seat: Open, run: Run) -> None:
    app = seat()
    app.until("Next with Maria Delgado")
    if not disk.early:
        app.answer("n", "Note: Maria Delgado", "saved before")
    disk.begin(app.pid)
    app.press("n")
    app.until("Note: Maria Delgado")
    app.type("half told")
    app.until(SAID)
    app.type(" and all\r")
    app.until("not saved yet: Enter tries again")
    assert f"! NOT SAVED {disk.said}" in banner(app)
    assert "not saved" in banner(app)
    assert "half told and all" in app.text
    disk.end()
    app.until_gone(SAID)
    assert "half told and all" in run("show", "maria", "--json").stdout.decode()
    app.press("enter")
    app.until_gone("Note: Maria Delgado")
    app.end()
    assert texts(run) == [*([] if disk.early else ["saved before"]), "half told and all"]


@pytest.mark.parametrize("disk", [Full, Gone] if LONG else [Gone], indirect=True)
def test_what_could_never_be_saved_is_printed_at_the_end(disk: Disk, seat: Open) -> None:
    app = seat()
    app.until("Next with Maria Delgado")
    disk.begin(app.pid)
    app.press("n")
    app.until("Note: Maria Delgado")
    app.type("never on any disk")
    app.until(SAID)
    app.press("esc")
    app.until_gone("Note: Maria Delgado")
    app.press("q")
    app.until("The same key again quits")
    app.press("q")
    assert app.wait_end() == 1
    left = app.sent.rpartition(b"\x1b[?1049l")[2].decode()
    assert "Not saved" in left
    assert "never on any disk" in left
    assert "Traceback" not in left


@pytest.mark.parametrize("disk", [Broken], indirect=True)
def test_every_place_to_type_in_keeps_its_text_until_it_is_saved(disk: Disk, seat: Open, run: Run) -> None:
    app = seat()
    app.until("Next with Maria Delgado")
    app.answer("n", "Note: Maria Delgado", "first")
    app.press("v")
    app.until("An encounter with")
    app.press("v")
    app.until("the script begins with")
    with failing(disk, app, SAID):
        app.type("live line\r")
    assert "live line" in app.text
    app.press("enter")
    app.until("live line")
    app.press("esc")
    app.until("tab the line")
    app.press("esc")
    app.until("1 Caseload")
    app.press("3 a")
    app.until("Enter save")
    with failing(disk, app, "not saved yet: Enter tries again"):
        app.type("they fear being seen\r")
    app.press("enter")
    app.until_gone("Enter save")
    app.until("they fear being seen")
    with failing(disk, app, "not saved: above it says why"):
        app.press("u")
    app.press("u")
    app.until("undone: belief added")
    app.end()
    assert texts(run) == ["first", "live line"]


@pytest.mark.parametrize("disk", [Broken], indirect=True)
def test_a_form_and_what_the_editor_gave_stay_until_they_are_saved(
    disk: Disk, seat: Open, run: Run, tmp_path: Path
) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nprintf 'from the editor' >\"$1\"\n")
    editor.chmod(0o700)
    here("note", "maria", "first")
    app = seat(EDITOR=str(editor))
    app.until("Next with Maria Delgado")
    app.press("2")
    app.until("Notes 1")
    app.press("e")
    app.until("Edit note")
    with failing(disk, app, "not written; your text stays here"):
        app.type("\x05")
        app.until("from the editor")
        app.press("ctrl+j")
    assert "from the editor" in app.text
    app.press("ctrl+j")
    app.until_gone("Edit note")
    app.end()
    (note,) = json.loads(run("show", "maria", "--json").stdout)["notes"]
    assert note["text"] == "from the editor"


@pytest.mark.parametrize("disk", SHELL, indirect=True)
def test_a_note_from_the_shell_is_refused_and_printed_back(disk: Disk, run: Run) -> None:
    disk.begin()
    for line in ("six hands up", "! fri bring exit tickets"):
        done = run("note", "maria", line)
        said = done.stderr.decode()
        assert done.returncode == 1
        assert disk.said in said.replace(said[:1], said[:1].lower()).lower()
        assert line in said
        assert "Traceback" not in said
    disk.end()
    assert texts(run) == []
    assert run("note", "maria", "six hands up").returncode == 0
    assert texts(run) == ["six hands up"]


@pytest.mark.parametrize("disk", [OverQuota], indirect=True)
def test_a_note_that_the_journal_cannot_take_waits_in_the_inbox(disk: Refusing, run: Run) -> None:
    disk.begin(part="/journal/")
    done = run("note", "maria", "six hands up")
    assert done.returncode == 1
    assert b"Your quota" in done.stderr
    assert b"Your text is kept" in done.stderr
    assert b"six hands up" in run("inbox").stdout
    disk.end()
    assert run("inbox", "file", "1", "maria").returncode == 0
    assert texts(run) == ["six hands up"]


@pytest.mark.parametrize("disk", [Gone], indirect=True)
def test_a_note_for_a_vault_that_is_gone_waits_in_the_inbox(disk: Disk, run: Run) -> None:
    disk.begin()
    done = run("note", "maria", "six hands up")
    assert done.returncode == 2
    assert b"Your text is kept" in done.stderr
    assert b"six hands up" in run("inbox").stdout
