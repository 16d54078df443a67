"""Streams that are closed, full, or of another alphabet: nothing is lost, doubled or answered with a traceback."""

import json
import os
import subprocess
import sys

import pytest

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""A locale of ASCII, as Python sees it where it cannot help itself."""


@pytest.fixture
def shell():
    """Run a line of shell, `coachtui` in it being ours, and return its exit code, stdout and stderr."""

    def shell_(line, **env):
        ours = f"coachtui() {{ '{sys.executable}' -m coachtui \"$@\"; }}; {line}"
        done = subprocess.run(["sh", "-c", ours], capture_output=True, check=False, env=dict(os.environ) | env)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return shell_


def texts(run):
    return [note["text"] for note in json.loads(run("show", "maria", "--json").stdout)["notes"]]


@pytest.mark.parametrize("stream", [">&-", "2>&-", "<&-", ">&- 2>&- <&-", ">/dev/full", "2>/dev/full"])
def test_a_note_with_a_closed_or_full_stream_is_saved_once_and_says_so(shell, run, teachers, stream):
    code, _, said = shell(f"coachtui note maria hello {stream}")
    assert (code, texts(run)) == (0, ["hello"])
    assert "Traceback" not in said


@pytest.mark.parametrize("verb", ["show maria", "keys", "schema", "show maria --json", "--version"])
def test_a_full_disk_behind_stdout_is_told_and_a_closed_stdout_is_nobodys_loss(shell, teachers, verb):
    code, _, said = shell(f"coachtui {verb} >/dev/full")
    assert (code, said) == (1, "Stopped: No space left on device.\n")
    assert shell(f"coachtui {verb} >&-") == (0, "", "")


def test_what_could_not_be_told_changes_no_exit_code(shell, teachers):
    assert shell('coachtui teachers add "Ana" 2>/dev/full')[0] == 0
    assert shell("coachtui show nobody 2>/dev/full")[0] == 2


def test_a_pipe_that_is_closed_holds_no_text(shell, teachers):
    code, _, said = shell("coachtui note maria - <&-")
    assert (code, "empty" in said) == (2, True)


def test_a_locale_of_ascii_loses_no_letter(shell, run, teachers):
    code, _, said = shell("coachtui note maria 'naïve café'", **ASCII)
    assert (code, texts(run)) == (0, ["naïve café"])
    assert "Windows" not in said
    code, said, _ = shell("coachtui show maria", **ASCII)
    assert (code, "na\\xefve caf\\xe9" in said) == (0, True)
    code, said, _ = shell("coachtui show maria --json", **ASCII)
    assert json.loads(said)["notes"][0]["text"] == "naïve café"
    assert "na" in shell("coachtui find 'café'", **ASCII)[1]
    assert shell("coachtui teachers add 'Éva Nagy'", **ASCII)[0] == 0
    assert "Éva Nagy" in run("teachers").stdout.decode()


def test_bytes_that_are_no_utf_8_are_letters_in_every_verb(run, teachers):
    assert run("teachers", "add", b"\xc9ric", "--school", b"\xe9cole").returncode == 0
    assert b"cole" in run("show", b"\xe9ric").stdout
    assert "“ÿx”" in run("show", b"\xffx").stderr.decode()


def test_what_is_told_moves_no_cursor_and_keeps_what_joins_letters(run):
    said = run("teachers", "add", "\x1b[31mred\u202ename").stderr
    assert b"\x1b" not in said
    assert "\u202e" not in said.decode()
    joined = "\u0645\u06cc\u200c\u0631\u0648\u0645"
    assert joined in run("teachers", "add", joined).stderr.decode()
    assert joined in run("teachers").stdout.decode()
