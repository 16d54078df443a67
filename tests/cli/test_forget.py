"""`coachtui forget`: what it shows, asks, refuses and proves, as real processes."""

import json
import os
import sys

import pytest

from coachtui.domain.change import Change, Op
from coachtui.domain.forgetting.asked import Asked
from coachtui.storage import inbox
from coachtui.storage.forgetting import run as running
from coachtui.storage.presence import present
from coachtui.storage.quick import commit
from coachtui.storage.vault import Vault
from tests.terminal import Terminal


def everything(vault):
    return b"\n".join(path.read_bytes() for path in sorted(vault.rglob("*")) if path.is_file()).lower()


@pytest.fixture
def noted(run, vault, teachers):
    """Three teachers, each with notes; a student; a text that waits."""
    for name in ("maria", "martin", "zoe"):
        run("note", name, f". the zebra of {name}")
        run("note", name, f'k3 "a walrus for {name}"')
    run("note", "maria", ". only @K3 and @K4 wrote a haiku")
    run("note", "martin", ". maria came by")
    inbox.keep(str(vault), "maria", ". the heron waits")
    run("note", "mariaa", ". the ibis waits")
    return teachers


def test_it_shows_what_will_go_and_does_nothing_without_a_yes(run, vault, noted):
    done = run("forget", "maria")
    assert done.returncode == 2
    assert b"--yes" in done.stderr
    shown = done.stdout.decode()
    assert "Maria Delgado goes for good" in shown
    assert "1 teacher, 3 notes and 2 students" in shown
    assert "the zebra of maria" in shown
    assert "1 record about another teacher says a word of her name" in shown
    assert "1 text in the inbox may be about her" in shown
    (files,) = [line for line in shown.splitlines() if "written anew" in line]
    assert "1 text in the inbox" in files
    assert b"zebra of maria" in everything(vault)
    assert b"Maria Delgado" in run("teachers").stdout


def test_a_teacher_is_gone_and_it_is_proved(run, vault, noted):
    run("teachers", "edit", "maria", "--alias", "ocelot")
    done = run("forget", "maria", "--yes")
    assert done.returncode == 0
    said = done.stderr.decode()
    files = [path for path in vault.rglob("*") if path.is_file()]
    assert f"{len(files)} files, {sum(path.stat().st_size for path in files):,} in all" in said
    assert "None of it is left." in said
    left = everything(vault)
    words = (
        b"delgado",
        b"ocelot",
        b"zebra of maria",
        b"walrus for maria",
        b"haiku",
        b"heron",
        b"%d" % noted["Maria Delgado"],
    )
    assert [word for word in words if word in left] == []
    assert b"zebra of martin" in left
    assert b"maria came by" in left
    assert run("check").returncode == 0
    assert b"Maria" not in run("teachers").stdout
    assert run("undo", "-n", "20").returncode == 0
    assert [word for word in words if word in everything(vault)] == []
    assert run("forget", "delgado", "--yes").returncode == 2


def test_a_student_is_gone_from_one_teacher_alone(run, vault, noted):
    done = run("forget", "--student", "k3", "maria", "--yes")
    assert done.returncode == 0
    assert b"goes for good" in done.stdout
    shown = {name: run("show", name).stdout for name in ("maria", "martin")}
    assert b"[forgotten] and @K4 wrote a haiku" in shown["maria"]
    assert b"walrus" not in shown["maria"]
    assert b"walrus for martin" in shown["martin"]
    assert run("forget", "--student", "K3", "maria", "--yes").returncode == 2


def test_what_is_older_than_a_day_goes(run, vault, noted):
    store = Vault(vault)
    store.close()
    text = '{"id":1,"text":"an old okapi","at":"2020-02-02T10:00:00Z","created":"2020-02-02T10:00:00Z"}'
    commit(str(vault), "note added", [(noted["Maria Delgado"], "notes", 1 << 60, text)])
    assert run("forget", "--before", "2020-02-02", "--yes").stderr.strip() == b"There is nothing to forget."
    done = run("forget", "--before", "2020-02-03", "maria", "--yes", "--json")
    assert done.returncode == 0
    made = json.loads(done.stdout)
    assert made["goes"] == {"notes": 1}
    assert made["left"] == []
    assert made["searched"]["files"] > 0
    assert b"okapi" not in everything(vault)
    assert b"zebra of maria" in everything(vault)


def test_what_is_left_is_named_and_the_exit_code_says_so(run, vault, noted):
    copy = vault / "copy of mine"
    copy.write_bytes(b"%d" % noted["Maria Delgado"])
    done = run("forget", "maria", "--yes")
    assert done.returncode == 1
    assert b"copy of mine" in done.stdout
    assert copy.exists()


def test_it_is_refused_while_another_session_is_open(run, vault, noted):
    with present(vault):
        done = run("forget", "maria", "--yes")
    assert done.returncode == 1
    assert b"Another coachtui is open" in done.stderr
    store = Vault(vault)
    store.commit(Change("x", (Op(noted["Zoë Núñez"], "notes", 5, None, {"text": "x"}),)))
    assert run("forget", "maria", "--yes").returncode == 1
    store.close()
    assert b"zebra of maria" in everything(vault)
    assert run("forget", "maria", "--yes").returncode == 0


def test_a_note_that_comes_in_between_is_forgotten_too(vault, noted, run, monkeypatch):
    maria = noted["Maria Delgado"]
    index, late = running._index, []

    def slow(root):
        if not late:
            late.append(1)
            commit(str(vault), "note added", [(maria, "notes", 1 << 60, '{"id":1,"text":"a late lynx"}')])
        return index(root)

    monkeypatch.setattr(running, "_index", slow)
    assert running.forget(vault, Asked(maria)).proof.left == []
    assert b"lynx" not in everything(vault)
    assert run("check").returncode == 0


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["nobody"],
        ["--student", "K3"],
        ["--student", "K9", "maria"],
        ["--student", "K3", "--before", "2020-01-01", "maria"],
        ["--before", "someday"],
        ["--before", "2999-01-01"],
    ],
)
def test_what_is_not_clear_is_refused(run, vault, noted, args):
    before = everything(vault)
    done = run("forget", *args, "--yes")
    assert (done.returncode, b"Traceback" in done.stderr) == (2, False)
    assert b"zebra of maria" in before


def test_there_is_nothing_to_forget_where_there_is_no_vault(run, vault):
    assert run("forget", "maria", "--yes").returncode == 2
    assert not vault.exists()


@pytest.mark.parametrize(("answer", "code"), [("n", 1), ("", 1), ("y", 0)])
def test_at_a_terminal_it_asks(vault, noted, answer, code):
    command = [sys.executable, "-m", "coachtui", "forget", "maria"]
    with Terminal(command, dict(os.environ)) as terminal:
        terminal.wait_for("Forget it for good? [y/N]")
        terminal.type(f"{answer}\r")
        assert terminal.wait_end() == code
    assert (b"delgado" in everything(vault)) == (code == 1)


def test_a_backup_that_was_made_before_brings_nothing_back(run, vault, noted, tmp_path):
    file = str(tmp_path / "before.tar.gz")
    assert run("backup", file).returncode == 0
    assert run("forget", "--student", "K3", "zoe", "--yes").returncode == 0
    assert run("forget", "maria", "--yes").returncode == 0
    run("note", "martin", ". the newest")
    done = run("restore", file, "--yes")
    assert done.returncode == 0
    assert b"Forgotten for good since, and not brought back: 1 teacher." in done.stderr
    left = everything(vault)
    assert [word for word in (b"zebra of maria", b"delgado", b"walrus for zoe") if word in left] == []
    assert run("restore", file, "--teacher", "maria", "--yes").returncode != 0 or b"delgado" not in everything(vault)
    assert b"Maria" not in run("teachers").stdout
    assert run("check").returncode == 0


def test_what_was_forgotten_before_a_day_is_not_brought_back(run, vault, noted, tmp_path):
    text = '{"id":1,"text":"an old okapi","at":"2020-02-02T10:00:00Z","created":"2020-02-02T10:00:00Z"}'
    commit(str(vault), "note added", [(noted["Maria Delgado"], "notes", 1 << 60, text)])
    file = str(tmp_path / "before.tar.gz")
    assert run("backup", file).returncode == 0
    assert run("forget", "--before", "2020-02-03", "--yes").returncode == 0
    run("undo")
    assert run("restore", file, "--yes").returncode == 0
    assert b"okapi" not in everything(vault)
    assert b"zebra of maria" in everything(vault)
