"""The verbs, as real processes."""

import fcntl
import json
import os
import re
import signal
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from coachtui.cli.shell import VERBS


@pytest.fixture
def run(run_anew):
    """Start each verb from nothing."""
    return run_anew


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_examples(run, verb):
    done = run(verb, "--help")
    assert done.returncode == 0
    assert b"Examples:" in done.stdout
    assert b"coachtui" in done.stdout


@pytest.mark.parametrize("verb", ["teachers", "inbox"])
def test_every_act_of_a_verb_has_help_with_examples(run, verb):
    acts = re.findall(r"^    (\w+) ", run(verb, "--help").stdout.decode(), re.MULTILINE)
    assert acts
    for act in acts:
        said = run(verb, act, "--help").stdout.decode()
        assert f"coachtui {verb} {act}" in said.partition("Examples:")[2]


def test_home_and_json_are_taken_before_and_after_every_verb_and_act(run, tmp_path):
    home = ["--home", str(tmp_path / "other")]
    for args in (
        [*home, "--json", "teachers", "add", "Ama"],
        ["--json", *home, "teachers", "edit", "ama", "--alias", "a"],
        ["teachers", *home, "--json", "edit", "ama", "--school", "Lincoln"],
        ["teachers", "edit", "--json", "ama", *home, "--every", "7"],
    ):
        assert json.loads(run(*args).stdout)["name"] == "Ama"
    for args in (["--json", *home, "teachers"], ["teachers", *home, "list", "--json"], ["teachers", "--json", *home]):
        assert [each["alias"] for each in json.loads(run(*args).stdout)] == ["a"]
    assert json.loads(run("--json", "show", *home, "ama").stdout)["teachers"][0]["cadence_days"] == 7
    assert run("teachers", "--json").stdout.strip() == b"[]"
    assert b"--json" in run("--json", "schema").stderr
    for args in (["--json", "inbox", "file", "1", "ama"], ["inbox", "drop", "1", "--json"]):
        run("note", *home, "nobody", "hello")
        assert [each["text"] for each in json.loads(run(*args, *home).stdout)] == ["hello"]


def test_help_is_a_verb_too(run):
    assert run("help").stdout == run("--help").stdout
    assert run("help", "find").stdout == run("find", "--help").stdout
    assert run("help", "note").stdout == run("note", "--help").stdout


def test_the_help_names_every_verb(run):
    done = run("--help")
    assert done.returncode == 0
    assert all(verb in done.stdout.decode() for verb in VERBS)
    assert run("--version").stdout.startswith(b"coachtui ")


@pytest.mark.parametrize("args", [["foo"], ["--foo"], ["find"], ["show"], ["teachers", "add"], ["inbox", "drop", "9"]])
def test_bad_usage_is_two(run, args):
    done = run(*args)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_looking_makes_nothing(run, vault):
    for args in (["teachers"], ["show", "x"], ["find", "x"], ["where"], ["inbox"], ["check"], ["keys"], ["themes"]):
        assert b"Traceback" not in run(*args).stderr
    assert not vault.exists()


def test_teachers_are_added_listed_edited_and_archived(run):
    add = ["teachers", "add", "Maria Delgado", "--alias", "md", "--school", "Lincoln", "--grade", "7"]
    assert run(*add, "--subject", "math", "--entry", "assigned").returncode == 0
    assert run("teachers", "edit", "md", "--every", "14", "--name", "Maria Lopez").returncode == 0
    (listed,) = json.loads(run("teachers", "--json").stdout)
    assert listed["name"] == "Maria Lopez"
    assert isinstance(listed["id"], int)
    (teacher,) = json.loads(run("show", "md", "--json").stdout)["teachers"]
    assert teacher["cadence_days"] == 14
    assert (teacher["entry"], teacher["grades"], teacher["subjects"]) == ("assigned", ["7"], ["math"])
    assert run("teachers", "archive", "md").returncode == 0
    assert b"archived" in run("teachers").stdout
    assert run("teachers", "edit", "md").returncode == 2
    assert run("teachers", "add", "X", "--entry", "bogus").returncode == 2


def test_the_sample_is_copied_shown_found_and_sound(run, tmp_path):
    home = str(tmp_path / "sample")
    assert run("demo", "--copy", home).returncode == 0
    assert run("demo", "--copy", home).returncode == 2
    assert run("--home", home, "check").returncode == 0
    shown = json.loads(run("--home", home, "show", "maria", "--json").stdout)
    assert all(isinstance(rows, list) for rows in shown.values())
    assert not any(key.startswith("_") for rows in shown.values() for row in rows for key in row)
    assert b"Who she is" in run("show", "maria", "--home", home).stdout
    hits = json.loads(run("--home", home, "find", "--json", "EXIT", "tickets").stdout)
    assert hits
    assert all("exit" in hit["text"].lower() or hit["table"] for hit in hits)
    assert [hit["when"] for hit in hits] == sorted((hit["when"] for hit in hits), reverse=True)
    assert run("--home", home, "find", "zzzqqq").returncode == 1


def test_show_gives_the_tables_and_the_records_that_are_meant(run, teachers):
    run("note", "maria", 'k3 "it is wrong here"')
    run("note", "maria", 't "they will not try"')
    run("note", "maria", ". quiet #warmup @K9")

    def shown(*args):
        done = run("show", "maria", "--json", *args)
        tables = json.loads(done.stdout)
        return done.returncode, {name: [row.get("text") for row in rows] for name, rows in tables.items() if rows}

    assert shown("--only", "notes", "--where", "mode=said", "--where", "students=k3") == (
        0,
        {"notes": ["it is wrong here"]},
    )
    quiet = shown("--where", "tags=warmup")
    assert (quiet[0], len(quiet[1]["notes"])) == (0, 1)
    assert shown("--where", "students=@k9") == quiet
    assert shown("--where", "text=nothing like it") == (1, {})
    told = run("show", "maria", "--only", "notes", "--where", "speaker=TEACHER").stdout.decode()
    assert told.startswith("Notes\n")
    assert 'she said: "they will not try"  [' in told.splitlines()[-1]
    wrong = run("show", "maria", "--only", "note")
    assert (wrong.returncode, b"'notes'" in wrong.stderr) == (2, True)
    assert run("show", "maria", "--where", "mode").returncode == 2


def test_find_sees_what_is_only_in_a_journal_and_minds_no_accents(run, teachers):
    run("note", "zoe", "t «Ça va» naïve plan")
    assert len(json.loads(run("find", "--json", "NAIVE", "ca").stdout)) == 1
    assert len(json.loads(run("find", "--json", "naïve").stdout)) == 1
    assert run("find", "nunez").stdout.count(b"\n") == 1


def test_find_looks_into_the_inbox_and_tells_records_by_their_own_words(run, teachers):
    run("note", "nobody", "! mon bring exit tickets")
    run("note", "maria", "! fri bring exit tickets")
    run("note", "maria", "k3 asked why")
    said = run("find", "tickets").stdout.decode()
    assert "“nobody”  inbox: ! mon bring exit tickets\n" in said
    assert "Maria Delgado  note: ! bring exit tickets  [" in said
    hits = json.loads(run("find", "tickets", "--json").stdout)
    assert {hit["table"] for hit in hits} == {"inbox", "notes", "promises"}
    assert all("bring exit tickets" in hit["said"] for hit in hits)
    assert len(json.loads(run("find", "tickets", "--json", "--limit", "1").stdout)) == 1
    for word in ("promise", "student", "open"):
        assert run("find", word).returncode == 1


def test_find_looks_into_the_inbox_where_there_is_no_teacher_yet(run):
    run("note", "nobody", "six hands")
    assert b"six hands" in run("find", "hands").stdout


def test_check_tells_what_is_wrong(run, vault, teachers):
    assert run("check").returncode == 0
    path = next((vault / "teachers").iterdir())
    path.write_bytes(path.read_bytes()[:-20])
    done = run("check", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)


def test_keys_are_checked(run, nobodys_machine):
    assert run("keys", "--check").returncode == 0
    config = nobodys_machine / "config" / "coachtui"
    config.mkdir(parents=True)
    config.joinpath("config.toml").write_text('keymap = "plain"\n[keys]\n"note.captur" = "n"\nedit = "f5"\n', "utf-8")
    done = run("keys", "--check")
    assert done.returncode == 1
    assert b"note.capture" in done.stderr
    assert b"F5 is asked for by edit and by note.capture" in done.stderr


def test_keys_themes_schema_where_give_data(run, nobodys_machine):
    assert {each["id"] for each in json.loads(run("keys", "--json").stdout)} >= {"quit", "note.capture"}
    assert len(json.loads(run("themes", "--json").stdout)) >= 6
    assert "$defs" in json.loads(run("schema").stdout)
    assert json.loads(run("where", "--json").stdout)["vault"].startswith(str(nobodys_machine))
    assert b"(not there yet)" in run("where").stdout


def test_a_bad_theme_file_is_told(run, nobodys_machine):
    folder = nobodys_machine / "config" / "coachtui" / "themes"
    folder.mkdir(parents=True)
    (folder / "bad.toml").write_text("= nothing")
    done = run("themes")
    assert done.returncode == 1
    assert b"bad.toml" in done.stderr


def test_a_theme_that_is_not_there_is_told_and_the_one_in_use_has_the_star(run, monkeypatch):
    assert b"* dark " in run("themes").stdout
    monkeypatch.setenv("COACHTUI_THEME", "nope")
    done = run("themes")
    assert (done.returncode, b"* dark " in done.stdout) == (1, True)
    assert b"there is no theme 'nope'" in done.stderr
    assert [each["name"] for each in json.loads(run("themes", "--json").stdout) if each["chosen"]] == ["dark"]


def test_where_tells_the_settings_of_the_machine(run, nobodys_machine):
    site = str(nobodys_machine / "site" / "coachtui" / "config.toml")
    assert json.loads(run("where", "--json").stdout)["machine"] == [site]
    assert site in run("where").stdout.decode()


def test_a_shipped_theme_can_be_found_to_be_copied(run, nobodys_machine):
    shipped = Path(json.loads(run("where", "--json").stdout)["shipped"])
    folder = nobodys_machine / "config" / "coachtui" / "themes"
    folder.mkdir(parents=True)
    mine = (shipped / "light.toml").read_text("utf-8").replace('name = "light"', 'name = "mine"')
    (folder / "mine.toml").write_text(mine, "utf-8")
    assert {"light", "mine"} <= {each["name"] for each in json.loads(run("themes", "--json").stdout)}


def test_the_app_needs_a_terminal(run):
    for args in ([], ["demo"]):
        done = run(*args)
        assert done.returncode == 2
        assert b"terminal" in done.stderr


def test_a_closed_pipe_ends_quietly():
    command = f"'{sys.executable}' -m coachtui schema | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, env=dict(os.environ))
    assert done.stderr == b""


def unread(pipe):
    """Return how many bytes of a pipe nobody has read yet."""
    return struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, b"\0" * 4))[0]


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("typed", [b"a line\n. half a li", b""])
def test_what_was_typed_waits_in_the_inbox_when_a_signal_ends_it(run, teachers, ending, typed):
    command = [sys.executable, "-m", "coachtui", "note", "maria", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ)) as child:
        wait_until_it_reads(child, typed or b"\n")
        child.send_signal(ending)
        _, said = child.communicate(timeout=20)
    assert child.returncode == 128 + ending
    assert said.startswith(b"Stopped.")
    kept = json.loads(run("inbox", "--json").stdout)
    assert [each["text"] for each in kept] == ([typed.decode()] if typed else [])
    if typed:
        assert b"inbox file 1" in said
        assert run("inbox", "file", "1", "maria").returncode == 0
        assert len(json.loads(run("show", "maria", "--json").stdout)["notes"]) == 2


def wait_until_it_reads(child, typed):
    child.stdin.write(typed)
    child.stdin.flush()
    while child.poll() is None and unread(child.stdin):
        os.sched_yield()
