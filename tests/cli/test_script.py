"""`coachtui script`, as a real process: shown first, asked, written as one step."""

import json
import os
import sys
from pathlib import Path

import pytest

from coachtui.storage.inbox import waiting
from tests.terminal import Terminal

TEXT = "9:50 AM\nT- who remembers?\n- S2: I forget\nkids line up\n10:05 (bell)\n"


@pytest.fixture
def file(teachers, tmp_path):
    path = tmp_path / "visit.md"
    path.write_text(TEXT)
    return str(path)


def test_it_is_shown_and_with_yes_written_and_one_undo_takes_it_back(run, file):
    done = run("script", "maria", file, "--on", "2026-05-20", "--yes")
    assert done.returncode == 0
    assert [line.split(maxsplit=1) for line in done.stdout.decode().splitlines()] == [
        ["09:50:00", "said      teacher   who remembers?"],
        ["09:50:00", "said      S2        I forget"],
        ["09:50:00", "saw?                kids line up"],
        ["10:05:00", "saw                 bell"],
    ]
    said = done.stderr.decode()
    assert "Maria Delgado · visit · Wed 20 May 2026 09:50-10:05, 15 min · 4 lines: 2 said, 2 saw" in said
    assert "1 without a speaker or a mark: kept whole, as seen" in said
    assert "already" in run("script", "maria", file, "--on", "2026-05-20").stderr.decode()
    assert b"needs_debrief" in run("show", "maria", "--json", "--only", "encounters").stdout
    run("undo")
    left = run("show", "maria", "--json").stdout
    assert b"who remembers" not in left
    assert b"needs_debrief" not in left


def test_nothing_is_written_where_nobody_can_be_asked_and_what_was_piped_waits(run, vault, file):
    done = run("script", "maria", file)
    assert (done.returncode, "--yes" in done.stderr.decode()) == (2, True)
    assert run("script", "maria", "-", stdin=TEXT.encode()).returncode == 2
    assert [kept.text for kept in waiting(str(vault))] == [TEXT]
    assert not run("show", "maria", "--only", "notes").stdout


def test_lines_that_went_on_in_the_one_above_are_told(run, teachers):
    said = run("script", "maria", "-", "--yes", stdin=b"S2:\nI forget\nkids line\n  up\n").stderr.decode()
    assert "2 more lines of the text went on from the one above." in said
    assert "went on" not in run("script", "maria", "-", "--yes", stdin=TEXT.encode()).stderr.decode()


def test_a_pipe_as_json_of_another_kind(run, teachers):
    done = run("script", "maria", "-", "--kind", "debrief", "--yes", "--json", stdin=TEXT.encode("utf-16"))
    found = json.loads(done.stdout)
    assert found["encounter"]["kind"] == "debrief"
    assert {note["encounter"] for note in found["notes"]} == {found["encounter"]["id"]}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nobody", "FILE", "--yes"], "Nobody is called"),
        (["maria", "nofile.txt"], "Cannot be read. No such file or directory: nofile.txt\n"),
        (["maria", "bin.dat"], "Not text. This is no text: bin.dat\n"),
        (["maria", "FILE", "--on", "whenever"], "names no day"),
        (["maria", "FILE", "--on", "2999-01-01"], "still to come"),
        (["maria", "/dev/null"], "no line in it"),
    ],
)
def test_what_cannot_be_taken_in_is_told_with_what_to_do(run, file, monkeypatch, args, said):
    folder = Path(file).parent
    monkeypatch.chdir(folder)
    (folder / "bin.dat").write_bytes(b"a\0b")
    done = run("script", *(file if arg == "FILE" else arg for arg in args))
    assert (done.returncode, said in done.stderr.decode()) == (2, True)


def test_at_a_terminal_it_asks(nobodys_machine, file):
    with Terminal([sys.executable, "-m", "coachtui", "script", "maria", file], dict(os.environ)) as it:
        it.wait_for("Write this? [y/N]")
        it.type("y\r")
        it.wait_for("Done: visit of 4 lines imported.")
        assert it.wait_end() == 0
