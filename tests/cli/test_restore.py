"""`coachtui restore`, as a real process: shown first, done in one step, and nothing changed by what is no backup."""

import os
import shutil
import sys
import tarfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from coachtui.services.notes import add_line
from coachtui.services.pen import Pen
from coachtui.services.records import delete_records
from coachtui.services.session import Session
from coachtui.services.teachers import add_teacher
from coachtui.storage import archive, backups, inbox
from coachtui.storage.check import check
from coachtui.storage.codec import PlainCodec
from coachtui.storage.layout import Layout, store_text
from coachtui.storage.moments import clock_ms
from coachtui.storage.vault import Vault
from tests.terminal import Terminal

OLD = Path(__file__).parents[1] / "storage" / "vaults" / "schema-1"


def said(done):
    text = done.stderr.decode()
    assert "Traceback" not in text
    return text


def texts(vault, who="Maria Delgado"):
    store = Vault(vault)
    (id_,) = (each.id for each in store.names() if each.name == who)
    found = sorted(row["text"] for row in store.book(id_).rows("notes"))
    store.close(fold=False)
    return found


def note(vault, teachers, *lines, who="Maria Delgado"):
    store = Vault(vault)
    session = Session(store, Pen())
    for line in lines:
        session.do(add_line(session.pen, session.book(teachers[who]), line))
    store.close(fold=False)


def state(root):
    return {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def file(vault, teachers, tmp_path):
    """A backup in which Maria has two notes, and a text waits."""
    note(vault, teachers, ". hands up", ". second")
    inbox.keep(str(vault), "nobody", "waits")
    archive.write(Layout(vault), tmp_path / "b.tar.gz", clock_ms())
    return str(tmp_path / "b.tar.gz")


@pytest.fixture
def changed(vault, teachers, file):
    """What stands now: her notes are gone, a third one was written, and Tom is new."""
    store = Vault(vault)
    session = Session(store, Pen())
    book = session.book(teachers["Maria Delgado"])
    session.do(delete_records(session.pen, book, [("notes", id_) for id_ in book.table("notes")]))
    session.do(add_teacher(session.pen, "Tom"))
    store.close()
    note(vault, teachers, ". third")
    shutil.rmtree(vault / "inbox")
    return file


def test_what_comes_back_changes_and_goes_is_shown_and_done_in_one_step(run, vault, changed):
    assert texts(vault) == ["third"]
    run("teachers", "edit", "maria", "--alias", "other")
    done = run("restore", changed, "--yes")
    assert done.returncode == 0
    shown = done.stdout.decode()
    assert "Maria Delgado: 2 come back, 1 changes, 1 goes" in shown
    for line in ("+ note: . hands up", "+ note: . second", "- note: . third", "~ teacher: Maria Delgado  (alias)"):
        assert line in shown
    assert "1 text comes back" in shown
    assert "left as they are: 1 teacher" in said(done)
    assert texts(vault) == ["hands up", "second"]
    assert b"waits" in run("inbox").stdout
    assert b"Tom" in run("teachers").stdout
    assert b"restored from b.tar.gz" in run("undo", "--list").stdout
    assert run("undo").returncode == 0
    assert texts(vault) == ["third"]
    run("restore", changed, "--yes")
    assert run("check").returncode == 0
    assert "nothing to restore" in said(run("restore", changed, "--yes"))


def test_it_asks_at_a_terminal_and_nowhere_else(run, vault, changed):
    before = state(vault)
    done = run("restore", changed, stdin=b"y\n")
    assert done.returncode == 2
    assert "--yes" in said(done)
    assert state(vault) == before
    for answer, code in (("n\r", 1), ("\r", 1), ("y\r", 0)):
        with Terminal([sys.executable, "-m", "coachtui", "restore", changed], dict(os.environ)) as there:
            there.wait_for("Bring this back? [y/N]")
            there.type(answer)
            assert there.wait_end() == code
        assert (texts(vault) == ["third"]) == bool(code)


def test_only_what_is_missing_comes_back(run, vault, changed):
    assert run("restore", changed, "--missing", "--yes").returncode == 0
    assert texts(vault) == ["hands up", "second", "third"]
    assert b"waits" not in run("inbox").stdout


def test_only_one_teacher_comes_back(run, vault, teachers, changed):
    note(vault, teachers, ". hers", who="Zoë Núñez")
    assert run("restore", changed, "--teacher", "mar del", "--yes").returncode == 0
    assert texts(vault) == ["hands up", "second"]
    assert texts(vault, "Zoë Núñez") == ["hers"]
    done = run("restore", changed, "--teacher", "tom", "--yes")
    assert (done.returncode, "Tom" in said(done) or "called" in said(done)) == (2, True)


def test_a_teacher_who_is_gone_comes_back_whole(run, vault, teachers, file):
    store = Vault(vault)
    path = store.layout.snapshot(teachers["Maria Delgado"])
    store.close()
    for each in (*vault.rglob("*.jsonl"), *(vault / "backups").rglob("*.json"), path, vault / "names.tsv"):
        each.unlink(missing_ok=True)
    assert b"Maria" not in run("teachers").stdout
    shown = run("restore", file, "--yes").stdout.decode()
    assert "Maria Delgado comes back: " in shown
    assert texts(vault) == ["hands up", "second"]


def test_a_day_stands_for_what_was_before_its_first_change(run, vault, teachers):
    now = datetime(2026, 5, 20, 16, tzinfo=UTC)
    shutil.rmtree(vault / "backups")
    note(vault, teachers, ". before")
    for days in range(3):
        moment = now + timedelta(days)
        backups.keep_day(Layout(vault), PlainCodec(), int(moment.timestamp()) * 1000)
        note(vault, teachers, f". day {days}")
    listed = run("restore")
    assert (listed.returncode, listed.stdout.decode().split()[::3]) == (0, ["2026-05-22", "2026-05-21", "2026-05-20"])
    for word, hint in (
        ("2026-05-25", "restore 2026-05-22"),
        ("2020-01-01", "See: coachtui restore"),
        ("xyz", "A day is"),
    ):
        done = run("restore", word, "--yes")
        assert (done.returncode, hint in said(done)) == (2, True)
    assert run("restore", "2026-05-21", "--yes").returncode == 0
    assert texts(vault) == ["before", "day 0"]
    assert run("restore", "20260520", "--yes").returncode == 0
    assert texts(vault) == ["before"]
    assert run("undo", "-n", "2").returncode == 0
    assert len(texts(vault)) == 4


def test_on_a_new_machine_the_whole_vault_is_put_there_with_its_history(run, vault, file, tmp_path):
    home = ("--home", str(tmp_path / "new"))
    done = run(*home, "restore", file)
    assert (done.returncode, (tmp_path / "new").exists()) == (2, False)
    done = run(*home, "restore", file, "--yes")
    assert done.returncode == 0
    assert "Done: 3 teachers" in said(done)
    assert texts(tmp_path / "new") == ["hands up", "second"]
    assert run(*home, "undo", "--list").stdout == run("undo", "--list").stdout
    assert b"waits" in run(*home, "inbox").stdout
    assert run(*home, "check").returncode == 0
    assert {path.stat().st_mode & 0o77 for path in (tmp_path / "new").rglob("*")} == {0}
    assert run("--home", str(tmp_path / "other"), "restore", file, "--teacher", "maria", "--yes").returncode == 2


def test_a_damaged_vault_is_brought_back(run, vault, teachers, file):
    Vault(vault).close()
    for each in (*vault.rglob("*.jsonl"), *(vault / "backups").rglob("*.json")):
        each.unlink()
    (vault / "store.json").write_bytes(b"\0\0")
    for id_ in teachers.values():
        path = vault / "teachers" / f"{id_}.json"
        path.write_bytes(path.read_bytes()[:40])
    done = run("restore", file, "--yes")
    assert done.returncode == 0
    assert "store.json: Written anew; what stood there is kept in quarantine/" in said(done)
    assert texts(vault) == ["hands up", "second"]
    assert run("note", "maria", "on").returncode == 0
    assert run("check").returncode == 0


def test_what_is_no_backup_changes_nothing(run, vault, changed, tmp_path):
    whole = Path(changed).read_bytes()
    bad = {"cut.tar.gz": whole[: len(whole) // 2], "other.tar.gz": b"hello", "empty": b""}
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    for name, store in (("foreign.tar", b'{"format":"x","min_reader":1}'), ("newer.tar", store_text(9, 9))):
        (tmp_path / "store.json").write_bytes(store)
        with tarfile.open(tmp_path / name, "w") as tar:
            tar.add(tmp_path / "store.json", "v/store.json")
    before = state(vault)
    for name, code in {**dict.fromkeys([*bad, "foreign.tar", "newer.tar"], 1), "none.tar.gz": 2, "a/b": 2}.items():
        done = run("restore", str(tmp_path / name), "--yes")
        assert done.returncode == code, name
        assert "Nothing was restored" in said(done)
        assert len(done.stderr) < 400
    assert state(vault) == before
    (vault / "store.json").write_bytes(store_text(9, 9))
    done = run("restore", changed, "--yes")
    assert (done.returncode, "newer" in said(done)) == (1, True)


def test_a_damaged_file_in_a_backup_leaves_that_teacher_as_she_stands(run, vault, teachers, changed, tmp_path):
    with tarfile.open(changed) as tar:
        tar.extractall(tmp_path / "x", filter="data")
    (folder,) = (tmp_path / "x").iterdir()
    hers = folder / "teachers" / f"{teachers['Maria Delgado']}.json"
    hers.parent.mkdir(exist_ok=True)
    hers.write_bytes(b"{")
    done = run("restore", str(folder), "--yes")
    assert (done.returncode, "is damaged in this backup" in said(done)) == (1, True)
    assert texts(vault) == ["third"]
    assert b"waits" in run("inbox").stdout


def test_a_backup_of_an_older_version_is_restored_as_it_is_kept_today(run, tmp_path, vault):
    shutil.copytree(OLD, tmp_path / "old")
    ell = 844907308646400003
    with tarfile.open(tmp_path / "old.tar.gz", "w:gz") as tar:
        tar.add(tmp_path / "old", "old")
    for source, begun in (("old.tar.gz", True), ("old", False)):
        if begun:
            Vault(vault).close()
        assert run("restore", str(tmp_path / source), "--yes").returncode == 0
        store = Vault(vault)
        (maria,) = (each.id for each in store.names() if each.name == "Maria Delgado")
        groups = {row["code"]: row.get("groups") for row in store.book(maria).rows("students")}
        store.close()
        assert groups["K3"] == [{"group": ell}]
        assert check(vault) == []
        shutil.rmtree(vault)


def test_however_much_comes_back_it_is_shown_in_a_few_lines(run, vault, teachers, tmp_path):
    run("note", "maria", "-", stdin=b"\n".join(b". line %d" % each for each in range(300)))
    run("backup", str(tmp_path / "b"))
    run("undo")
    done = run("restore", str(tmp_path / "b"), "--yes")
    assert "+ … and 294 more" in done.stdout.decode()
    assert len(done.stdout.splitlines()) < 12
    assert len(texts(vault)) == 300


def test_where_nothing_is_kept_it_says_how_to_begin(run, vault):
    done = run("restore")
    assert (done.returncode, done.stdout, "coachtui backup" in said(done)) == (0, b"", True)
    done = run("restore", str(date(2026, 5, 21)))
    assert (done.returncode, vault.exists()) == (2, False)
