"""Real input from the shell: too long, not text, not private. Nothing is lost, and it is said."""

import json
from pathlib import Path

import pytest

from tests.e2e.conftest import Open, Run


@pytest.fixture(autouse=True)
def maria(run: Run) -> None:
    assert run("teachers", "add", "Maria Delgado").returncode == 0


def raws(run: Run) -> list[str]:
    """Return the lines of the notes as they were typed, as the shell shows them."""
    shown = run("show", "maria", "--json")
    assert shown.returncode == 0
    return [note["raw"] for note in json.loads(shown.stdout)["notes"]]


def test_a_megabyte_in_one_line_is_kept_whole_and_shown(seat: Open, run: Run) -> None:
    line = "word " * 200_000 + "end"
    done = run("note", "maria", "-", stdin=line.encode())
    assert done.returncode == 0
    assert len(done.stderr) < 1000
    assert raws(run) == [line]
    app = seat()
    app.until("Next with Maria Delgado")
    app.press("2")
    app.until("Notes 1")
    app.press("3")
    app.until("[3 Beliefs]")
    app.end()


def test_control_characters_are_kept_and_never_reach_the_terminal(seat: Open, run: Run) -> None:
    line = "t she said \x1b[2J\x1b]0;owned\x07 bell\x00 tab\tend"
    done = run("note", "maria", "-", stdin=line.encode())
    assert done.returncode == 0
    assert b"\x1b" not in done.stderr
    assert raws(run) == [line]
    assert b"\x1b" not in run("show", "maria").stdout
    app = seat()
    app.until("Next with Maria Delgado")
    app.press("2")
    app.until("she said")
    assert b"owned\x07" not in app.sent
    assert b"\x1b[2J\x1b]0" not in app.sent
    app.end()


def test_broken_utf_8_is_mended_and_told(run: Run) -> None:
    done = run("note", "maria", "-", stdin=b"t caf\xe9 \xff end\n. second line\n")
    assert done.returncode == 0
    assert b"UTF-8" in done.stderr
    kept = raws(run)
    assert any("café" in line and line.endswith("end") for line in kept)
    assert ". second line" in kept


def test_broken_utf_8_in_the_arguments_is_kept(run: Run) -> None:
    assert run("note", "maria", b"t caf\xe9").returncode == 0
    assert raws(run) == ["t café"]


@pytest.mark.parametrize("form", [b"\x1b[200~%s\x1b[201~", b"%s"])
def test_broken_utf_8_pasted_or_typed_into_the_app_is_mended(seat: Open, run: Run, form: bytes) -> None:
    app = seat()
    app.until("Next with Maria Delgado")
    app.press("n")
    app.until("Note: Maria Delgado")
    app.send(form % (b"t caf\xe9 \xff " + bytes(range(0x80, 0xA0)) + b" \xe2\x82 end"))
    app.until("end")
    app.press("enter")
    app.until_gone("Note: Maria Delgado")
    app.end()
    (kept,) = raws(run)
    assert kept.startswith("t café ÿ €")
    assert kept.endswith("\u00e2\u201a end")


def test_what_names_nobody_waits_in_the_inbox(seat: Open, run: Run) -> None:
    done = run("note", "nobody at all", "-", stdin=b"first line\nsecond line\n")
    assert done.returncode == 2
    assert b"inbox" in done.stderr
    assert b"second line" in run("inbox").stdout
    assert raws(run) == []


@pytest.mark.parametrize("args", [(), ("show", "maria"), ("note", "maria", "kept all the same")])
def test_a_vault_that_others_can_read_is_refused_with_the_command_that_mends_it(
    seat: Open, run: Run, vault: Path, args: tuple[str, ...]
) -> None:
    vault.chmod(0o755)
    app = seat(*args)
    assert app.wait_end() != 0
    said = " ".join(app.text.split())
    assert "chmod" in said
    assert "Traceback" not in said
    assert "\x1b[?1049h" not in app.sent.decode()
    vault.chmod(0o700)
    assert run("show", "maria").returncode == 0
    if args[:1] == ("note",):
        assert b"kept all the same" in run("inbox").stdout


@pytest.mark.parametrize("tmux_like", [True, False])
def test_escape_and_the_key_after_it_are_two_keys_though_they_come_at_once(
    seat: Open, run: Run, tmux_like: bool
) -> None:
    app = seat()
    app.until("Next with Maria Delgado")
    app.press("n")
    app.until("Enter keep")
    app.type("they won't")
    app.until("they won't")
    for keys in ["\x1b2"] if tmux_like else ["\x1b", "2"]:
        app.type(keys)
    app.until("[2 Relationship]")
    app.press("n")
    app.until("they won't")
    app.press("enter")
    app.until("Notes 1")
    app.end()
    assert raws(run) == ["they won't"]
