"""`coachtui note`: fast, durable, and nothing that was typed is lost."""

import json
import os
import pty
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import datetime

import pytest

from coachtui.cli.noteline import read_lines
from coachtui.domain.grammar import MARKS
from coachtui.services.notes import add_line
from coachtui.services.pen import Pen
from coachtui.storage.memory import MemoryStore
from coachtui.storage.vault import Vault

FORBIDDEN = {"json", "orjson", "pydantic", "tinydb", "textual", "argparse", "re", "enum", "pathlib", "datetime"}
FORBIDDEN |= {"typing", "dataclasses", "collections", "contextlib", "difflib", "inspect"}


def notes_of(vault, teacher):
    store = Vault(vault)
    rows = sorted(store.book(teacher).rows("notes"), key=lambda row: row["id"])
    store.close(fold=False)
    return rows


def test_a_plain_line_is_written_and_told_and_stdout_is_quiet(run, vault, teachers):
    done = run("note", "maria", "t", '"they', "won't", 'try"')
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode().startswith("Maria Delgado · she said · they won't try · ")
    (note,) = notes_of(vault, teachers["Maria Delgado"])
    assert (note["mode"], note["speaker"], note["text"]) == ("said", "teacher", "they won't try")
    assert note["raw"] == 't "they won\'t try"'
    assert note["source"] == "captured"


def test_a_plain_line_loads_nothing_heavy(teachers):
    command = [sys.executable, "-X", "importtime", "-m", "coachtui", "note", "md", ". six hands"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = [line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time")]
    own = loaded[loaded.index("coachtui") :] if "coachtui" in loaded else loaded
    assert "coachtui.storage.quick" in own
    started_by_runpy = {"re", "enum", "collections", "typing", "contextlib", "inspect", "pathlib"} & set(
        loaded[: len(loaded) - len(own)]
    )
    assert set(own) & FORBIDDEN - started_by_runpy == set()


@pytest.mark.parametrize("line", [mark.example for mark in MARKS] + ["=cares t safe", "plain #tag", "# 6/28 @K3"])
def test_the_shell_writes_what_the_services_write(run, vault, teachers, line):
    teacher = teachers["Maria Delgado"]
    assert run("note", "maria", line).returncode == 0
    (got,) = notes_of(vault, teacher)
    store = MemoryStore()
    store.commit(add_line(Pen(), store.book(teacher), line, source="captured"))
    (wanted,) = store.book(teacher).rows("notes")
    changing = {"id", "created", "changed", "at", "students", "groups"}
    assert {k: v for k, v in got.items() if k not in changing} == {k: v for k, v in wanted.items() if k not in changing}
    assert len(got.get("students", [])) == len(wanted.get("students", []))


def test_lines_of_a_pipe_are_one_change_and_take_their_times(run, vault, teachers):
    script = b"\xef\xbb\xbf9:50 AM\n\nT- asks who remembers\r\n10:42 S1: hi @k2\n~ tired\n"
    done = run("note", "--json", "maria", "-", stdin=script)
    assert done.returncode == 0, done.stderr
    assert [each["text"] for each in json.loads(done.stdout)] == ["asks who remembers", "hi @k2", "tired"]
    rows = notes_of(vault, teachers["Maria Delgado"])
    assert [row["text"] for row in rows] == ["asks who remembers", "hi @k2", "tired"]
    assert rows[0]["at"] != rows[1]["at"] == rows[2]["at"]
    assert len(rows[1]["students"]) == 2
    assert len(list((vault / "journal").glob("*.jsonl"))) == 1


@pytest.mark.parametrize(("query", "said"), [("mar", "Martin O'Brien"), ("marai", "Maria Delgado"), ("xyz", "Nobody")])
def test_where_no_teacher_fits_the_text_waits(run, vault, teachers, query, said):
    done = run("note", query, "~ a thought")
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert "inbox file 1" in done.stderr.decode()
    assert json.loads(run("inbox", "--json").stdout)[0]["text"] == "~ a thought"
    assert run("inbox", "file", "1", "zoe").returncode == 0
    assert notes_of(vault, teachers["Zoë Núñez"])[0]["mode"] == "think"
    assert json.loads(run("inbox", "--json").stdout) == []


def test_without_a_vault_the_text_waits(run, vault):
    done = run("note", "maria", "hello")
    assert done.returncode == 2
    assert b"teachers add" in done.stderr
    assert run("teachers", "add", "Maria").returncode == 0
    assert run("inbox", "file", "1", "maria").returncode == 0


def test_a_vault_that_others_can_enter_is_refused_and_the_text_waits(run, vault, teachers):
    vault.chmod(0o750)
    done = run("note", "maria", "hello")
    assert done.returncode == 1
    assert b"chmod -R go-rwx" in done.stderr
    vault.chmod(0o700)
    assert json.loads(run("inbox", "--json").stdout)[0]["text"] == "hello"


def test_a_name_given_by_a_running_session_is_known_at_once(run, vault, teachers):
    store = Vault(vault)
    (vault / "names.tsv").unlink()
    assert run("note", "delgado", "x").returncode == 0
    store.close()
    assert len(notes_of(vault, teachers["Maria Delgado"])) == 1


def test_a_newer_vault_is_not_written(run, vault, teachers):
    (vault / "store.json").write_text('{"format":"coachtui","schema":9,"min_reader":9}\n')
    done = run("note", "maria", "hello")
    assert done.returncode == 1
    assert not list((vault / "journal").glob("*.jsonl"))
    assert len(list((vault / "inbox").iterdir())) == 1


def test_bytes_of_any_kind_have_a_clear_outcome(run, vault, teachers):
    assert run("note", "maria", b"caf\xe9 \x1b[31m").returncode == 0
    done = run("note", "maria", "-", stdin=b"a\x00b \xff\n")
    assert done.returncode == 0
    assert b"UTF-8" in done.stderr
    assert b"\x1b" not in done.stderr
    assert [row["text"] for row in notes_of(vault, teachers["Maria Delgado"])] == ["café \x1b[31m", "a\x00b ÿ"]


def test_a_line_of_a_megabyte_is_kept_whole(run, vault, teachers):
    line = 'she said “é” \\ " ' * 50_000
    assert run("note", "maria", "-", stdin=line.encode()).returncode == 0
    assert notes_of(vault, teachers["Maria Delgado"])[0]["raw"] == line


@pytest.mark.parametrize(
    "args",
    [
        ["--json", "note", "maria", "% they cannot"],
        ["note", "--json", "maria", "% they cannot"],
        ["note", "maria", "--json", "% they cannot"],
        ["note", "maria", "% they cannot", "--json"],
    ],
)
def test_json_stands_wherever_options_may(run, vault, teachers, args):
    done = run(*args)
    assert (done.returncode, json.loads(done.stdout)["text"]) == (0, "they cannot")
    assert [note["raw"] for note in notes_of(vault, teachers["Maria Delgado"])] == ["% they cannot"]


@pytest.mark.parametrize("place", [1, 2, 3])
def test_home_stands_wherever_options_may(run, tmp_path, place):
    home = str(tmp_path / "other")
    assert run("--home", home, "teachers", "add", "Ama Boateng").returncode == 0
    words = ["note", "ama", ". six hands"]
    assert run(*words[: place - 1], "--home", home, *words[place - 1 :]).returncode == 0
    assert b"six hands" in run("show", "ama", "--home", home).stdout


@pytest.mark.parametrize("args", [["--bogus", "note", "maria"], ["note", "--bogus", "maria"], ["-x", "note", "maria"]])
@pytest.mark.parametrize("text", [". six hands", "-"])
def test_an_option_that_is_none_is_told_and_the_text_waits(run, args, text):
    done = run(*args, text, stdin=b". six hands")
    assert done.returncode == 2
    assert b"There is no option" in done.stderr
    assert [(each["teacher"], each["text"]) for each in json.loads(run("inbox", "--json").stdout)] == [
        ("maria", ". six hands")
    ]


@pytest.mark.parametrize(
    ("args", "text"),
    [
        (["--bogus", "x"], "--bogus x"),
        (["--json x"], "--json x"),
        (["--", "she sighed"], "-- she sighed"),
        (["--", "--json", "x"], "--json x"),
        (["-", "a dash"], "- a dash"),
        (["a", "--home", "visit"], "a --home visit"),
        (["-2m", "six hands"], "-2m six hands"),
    ],
)
def test_behind_the_teacher_all_that_is_no_option_is_text(run, vault, teachers, args, text):
    done = run("note", "maria", *args)
    assert (done.returncode, done.stdout) == (0, b"")
    assert [note["raw"] for note in notes_of(vault, teachers["Maria Delgado"])] == [text]
    assert (b"is no option" in done.stderr) == (args[0] == "--bogus")


@pytest.mark.parametrize(
    "args", [[], ["maria"], ["maria", ""], ["maria", "  "], ["maria", "--json"], ["--bogus"], ["--bogus", "maria"]]
)
def test_bad_usage_is_told(run, teachers, args):
    done = run("note", *args)
    assert done.returncode == 2
    assert done.stderr
    assert not done.stdout


def test_nothing_in_a_pipe_is_told(run, teachers):
    assert run("note", "maria", "-", stdin=b"\n10:42\n").returncode == 2


def test_home_without_a_folder_is_told(run):
    assert b"--home takes a folder" in run("note", "--home").stderr


def test_where_nothing_can_be_kept_the_text_is_given_back_with_the_reason(run):
    done = run("--home", "/proc/none", "note", "maria", "hello")
    assert done.returncode in (1, 2)
    assert b"inbox either: No such file or directory. Here is your text again:\nhello\n" in done.stderr


def test_at_a_terminal_she_is_told_how_lines_end(teachers):
    pid, terminal = pty.fork()
    if not pid:
        os.execv(sys.executable, [sys.executable, "-m", "coachtui", "note", "maria", "-"])
    said = b""
    with suppress(OSError):  # Linux says so that the other side is gone
        while piece := os.read(terminal, 1000):
            if b"ctrl+d" in piece:
                os.write(terminal, b"one\n. two\n\x04")
            said += piece
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert b"Maria Delgado \xc2\xb7 saw \xc2\xb7 two" in said


def test_the_line_in_which_ctrl_c_is_pressed_is_kept_too(run, teachers):
    pid, terminal = pty.fork()
    if not pid:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever started the tests may have had it ignored
        os.execv(sys.executable, [sys.executable, "-m", "coachtui", "note", "maria", "-"])
    said = b""
    with suppress(OSError):
        while piece := os.read(terminal, 1000):
            if b"ctrl+d" in piece:
                os.write(terminal, b"one\nhalf a line")
            said += piece
            if said.endswith(b"half a line"):
                os.write(terminal, b"\x03")
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 130
    (waiting,) = json.loads(run("inbox", "--json").stdout)
    assert waiting["text"] == "one\nhalf a line"


def test_help_holds_every_mark(run):
    done = run("note", "--help")
    assert done.returncode == 0
    assert all(mark.example in done.stdout.decode() for mark in MARKS)


def test_what_looks_like_a_child_gets_a_hint(run, teachers):
    assert b"looks like a name" in run("note", "maria", "then Jaylen Brown left").stderr
    assert b"looks like a name" not in run("note", "maria", "then Maria Delgado left").stderr


def test_a_student_whom_a_line_begins_is_told_and_what_looks_like_a_name_after_the_sign_too(run, vault, teachers):
    told = run("note", "maria", "@K9 drew it, @ell listened").stderr.decode()
    assert "K9, ell are new here." in told
    assert "looks like a name" not in told
    assert "new here" not in run("note", "maria", "@K9 again").stderr.decode()
    told = run("note", "maria", "@Jennifer drew it").stderr.decode()
    assert "“Jennifer” looks like a name: students are codes" in told
    command = told.splitlines()[-1].rpartition("coachtui ")[2].split()
    assert run(*command).returncode == 0
    assert {"K9", "ell", "K3"} == {row["code"] for row in json.loads(run("show", "maria", "--json").stdout)["students"]}
    assert texts_of(run, "maria")[-1] == "@Jennifer drew it"
    assert run("undo").returncode == 0
    assert run("undo").returncode == 0
    assert b"Jennifer" not in run("show", "maria").stdout


LONG, SHORT = "the third row looks down for the whole of the warm-up and then", "somebody laughs"
FORMS = [LONG, SHORT, "  further in", "(in brackets", "all of it)"]


def texts_of(run, who):
    return [note["text"] for note in json.loads(run("show", who, "--json").stdout)["notes"]]


def test_a_pipe_joins_only_what_its_form_says_goes_on_and_tells_how_many_lines_it_was(run, teachers):
    told = run("note", "maria", "-", stdin="\n".join(FORMS).encode()).stderr.decode()
    assert "3 notes of 5 lines: " in told
    assert texts_of(run, "maria") == [LONG, f"{SHORT} further in", "in brackets all of it"]
    assert b" lines" not in run("note", "martin", "-", stdin=f"{LONG}\n{SHORT}\n. other".encode()).stderr
    assert texts_of(run, "martin") == [LONG, SHORT, "other"]


@pytest.mark.parametrize("end", ["\x04", "\x03"])
def test_each_line_typed_at_a_terminal_is_a_note_of_its_own_also_by_way_of_the_inbox(run, teachers, end):
    pid, terminal = pty.fork()
    if not pid:
        os.execv(sys.executable, [sys.executable, "-m", "coachtui", "note", "zoë", "-"])
    said = b""
    with suppress(OSError):
        while piece := os.read(terminal, 1000):
            asked = b"ctrl+d" in said
            said += piece
            if b"ctrl+d" in said and not asked:  # it may come in parts
                os.write(terminal, ("\n".join(FORMS) + f"\n{end}").encode())
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == (130 if end == "\x03" else 0)
    if end == "\x03":
        assert run("inbox", "file", "1", "zoë").returncode == 0
    assert texts_of(run, "zoë") == [line.strip() for line in FORMS]


@pytest.mark.parametrize("text", ["she asked", "@K3 asked"])
def test_a_name_of_two_words_needs_no_quotes(run, vault, teachers, text):
    assert run("note", "Maria", "delgado", *text.split()).returncode == 0
    assert run("note", "maria", f"Delgado {text}").returncode == 0
    run("teachers", "add", "Maria Del Rio")
    assert run("note", "maria", "del", "rio", text).returncode == 0
    assert [note["text"] for note in json.loads(run("show", "delgado", "--json").stdout)["notes"]] == [
        text, f"Delgado {text}"
    ]  # fmt: skip
    assert [note["text"] for note in json.loads(run("show", "rio", "--json").stdout)["notes"]] == [text]


@pytest.mark.parametrize("indexed", [True, False])
def test_behind_a_name_of_two_words_lines_come_through_a_pipe_and_json_is_an_option(run, vault, teachers, indexed):
    run("note", "md", "at first")
    if not indexed:
        (vault / "names.tsv").unlink()
    assert run("note", "Maria", "Delgado", "-", stdin=b"one\ntwo\n").returncode == 0
    if not indexed:
        (vault / "names.tsv").unlink()
    told = json.loads(run("note", "maria", "delgado", "--json", ". three").stdout)
    assert (told["text"], told["mode"]) == ("three", "saw")
    assert run("note", "maria", "counted", "3", "-", stdin=b"not this").returncode == 0
    assert [note["text"] for note in notes_of(vault, teachers["Maria Delgado"])] == [
        "at first", "one", "two", "three", "counted 3 -"
    ]  # fmt: skip


@pytest.mark.parametrize("indexed", [True, False])
def test_a_name_of_two_words_is_no_note_of_its_second(run, vault, teachers, indexed):
    run("note", "md", "at first")
    if not indexed:
        (vault / "names.tsv").unlink()
    done = run("note", "Maria", "Delgado")
    assert (done.returncode, b"what does the note say?" in done.stderr) == (2, True)
    assert [note["text"] for note in notes_of(vault, teachers["Maria Delgado"])] == ["at first"]
    assert json.loads(run("inbox", "--json").stdout) == []


def test_all_that_is_written_is_hers_alone(run, vault, teachers):
    run("note", "maria", "x")
    run("note", "nobody", "x")
    modes = {path.stat().st_mode & 0o777 for path in vault.rglob("*")}
    assert modes == {0o600, 0o700}


def test_a_full_disk_shows_the_text_again(run, vault, teachers):
    limited = f"ulimit -f 0; exec '{sys.executable}' -m coachtui note maria hello"
    done = subprocess.run(["sh", "-c", limited], capture_output=True, check=False, env=dict(os.environ))
    assert done.returncode in (1, -25)
    if done.returncode == 1:
        assert b"hello" in done.stderr


def test_only_a_pipe_takes_clock_times():
    assert read_lines("10:42 x", 0, piped=False)[0].parts.text == "10:42 x"
    assert read_lines("10:42 x", 0, piped=True)[0].parts.text == "x"


@pytest.mark.parametrize("line", ["-2m . six hands", "-2m @K3 waited"])
def test_how_long_ago_it_was_is_told_and_kept_on_both_ways(run, vault, teachers, line):
    done = run("note", "--json", "maria", line)
    note = json.loads(done.stdout)
    ago = datetime.fromisoformat(note["created"]) - datetime.fromisoformat(note["at"])
    assert abs(ago.total_seconds() - 120) <= 1
    assert note["raw"] == line
    (kept,) = notes_of(vault, teachers["Maria Delgado"])
    assert kept["at"] == note["at"]
    assert read_lines(line, 1000, piped=False)[0].at == read_lines(line, 1000, piped=True)[0].at == 880
