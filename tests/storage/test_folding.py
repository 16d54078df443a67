"""Folding: whenever it stops, the vault reads the same, and folds to the same."""

import sys

import pytest

from coachtui.domain.change import Change, Op
from coachtui.storage import files, folding, settling
from coachtui.storage.check import check
from coachtui.storage.vault import Vault

T = 1 << 22 | 7
STEPS = ("write", "sync", "rename", "sync_folder", "open_file")


class Crash(BaseException):
    """The power goes."""


def put(vault, id_, text, table="notes", teacher=T):
    before = vault.get(teacher, table, id_)
    vault.commit(Change("put", (Op(teacher, table, id_, before, {**(before or {}), "text": text}),)))


def told(root):
    vault = Vault(root)
    found = {
        teacher: {name: dict(rows) for name, rows in vault.book(teacher).tables.items() if rows}
        for teacher in (T, T + 1)
    }
    assert not vault.problems
    vault.close(fold=False)
    return found


def busy(root):
    """Make a vault with a conflict, a removal, a folded past and unfolded journals of sessions that ended."""
    one = Vault(root)
    put(one, T, "Maria", "teachers")
    put(one, T + 1, "Tom", "teachers", teacher=T + 1)
    put(one, 1, "a")
    put(one, 2, "b", teacher=T + 1)
    one.close()
    one, two = Vault(root), Vault(root)
    one.book(T), two.book(T)
    put(one, 1, "one")
    put(two, 1, "two")
    put(two, 3, "c", teacher=T + 1)
    two.commit(Change("gone", (Op(T + 1, "notes", 2, two.get(T + 1, "notes", 2), None),)))
    one.close(fold=False)
    two.close(fold=False)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("done_first", [False, True])
def test_a_crash_at_any_step_changes_nothing_that_is_read(tmp_path, monkeypatch, step, done_first):
    for count in range(1, 40):
        root = tmp_path / str(count)
        busy(root)
        before = told(root)
        real = getattr(files, step)
        calls = []

        def dying(*args, real=real, calls=calls, count=count):
            calls.append(args)
            if len(calls) == count:
                if done_first:
                    real(*args)
                raise Crash
            return real(*args)

        vault = Vault(root)
        with monkeypatch.context() as patch:
            patch.setattr(files, step, dying)
            try:
                vault.fold()
            except Crash:
                pass
            else:
                break
        assert told(root) == before
        Vault(root).close()
        assert told(root) == before
        assert [one.title for one in check(root) if one.title != "A left-over file"] == []
    assert count > 1


def test_only_teachers_with_something_new_are_written(tmp_path):
    busy(tmp_path / "v")
    Vault(tmp_path / "v").close()
    vault = Vault(tmp_path / "v")
    before = {path: path.stat().st_mtime_ns for path in vault.layout.teachers.iterdir()}
    put(vault, 9, "x")
    vault.fold()
    changed = [path.stem for path, then in before.items() if path.stat().st_mtime_ns != then]
    assert changed == [str(T)]
    vault.fold()
    assert vault.is_loaded(T)
    assert not vault.is_loaded(T + 1)


def test_journals_of_ended_sessions_are_put_away_and_ours_stays(tmp_path):
    busy(tmp_path / "v")
    vault = Vault(tmp_path / "v")
    put(vault, 9, "x")
    vault.fold()
    assert [path.stem for path in vault.layout.journal.glob("*.jsonl")] == [vault.writer]
    vault.close()
    assert not list(vault.layout.journal.glob("*.jsonl"))
    assert [one.label for one in vault.history(T, "notes", 9)] == ["put"]


def test_nobody_folds_while_another_does(tmp_path):
    vault = Vault(tmp_path / "v")
    put(vault, 1, "a")
    with files.held(vault.layout.fold_lock) as free:
        assert free
        vault.fold()
        assert not list(vault.layout.teachers.iterdir())
    with vault._folding._running:
        vault.fold()
    assert not list(vault.layout.teachers.iterdir())
    vault.fold()
    assert list(vault.layout.teachers.iterdir())
    vault.close()


def without_locks(monkeypatch):
    monkeypatch.setattr(files, "try_lock", lambda _: True)


def test_without_locks_a_living_session_whose_journal_was_moved_loses_nothing(tmp_path, monkeypatch):
    without_locks(monkeypatch)
    one, two = Vault(tmp_path / "v"), Vault(tmp_path / "v")
    put(one, T, "Maria", "teachers")
    put(one, 1, "a")
    two.fold()
    assert not list(two.layout.journal.glob("*.jsonl"))
    put(one, 1, "b")
    put(one, 2, "c")
    two.changes()
    assert two.get(T, "notes", 1)["text"] == "b"
    one.close()
    two.close()
    assert told(tmp_path / "v")[T]["notes"][2]["text"] == "c"
    assert check(tmp_path / "v") == []


def test_a_journal_that_grew_after_it_was_put_away_is_read(tmp_path):
    vault = Vault(tmp_path / "v")
    put(vault, 1, "a")
    put(vault, 2, "b")
    vault.close()
    (path,) = vault.layout.done.iterdir()
    first, second = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first)
    path.rename(path.with_name(f"{vault.writer}.{len(first)}.jsonl"))
    vault.layout.snapshot(T).unlink()
    again = Vault(tmp_path / "v")
    again.fold()
    (path,) = vault.layout.done.iterdir()
    with path.open("ab") as file:
        file.write(second + b"torn")
    put(again, 3, "c")
    again.fold()
    assert again.get(T, "notes", 2)["text"] == "b"
    assert {(T, "notes", 2)} <= again.changes()
    assert f"{vault.writer}.{len(first) + len(second)}.jsonl" in {one.name for one in vault.layout.done.iterdir()}
    again.close()
    assert told(tmp_path / "v")[T]["notes"][2]["text"] == "b"


def test_a_snapshot_remembers_a_folded_journal_for_a_while_only(monkeypatch, tmp_path):
    vault = Vault(tmp_path / "v")
    put(vault, 1, "a")
    young = {vault.writer: 5, "odd!": 6}
    assert vault._folding.pruned({**young, "0": 7}) == young
    monkeypatch.setattr(settling, "REMEMBERED_MS", -1)
    assert vault._folding.pruned({"zzz": 5}) == {}
    vault.close()


def test_folded_quietly_the_records_stay_as_they_are_and_what_others_wrote_waits(tmp_path):
    busy(tmp_path / "v")
    vault, other = Vault(tmp_path / "v"), Vault(tmp_path / "v")
    vault.book(T)
    put(vault, 9, "mine")
    put(other, 10, "theirs")
    vault.fold(quietly=True)
    assert b"mine" in vault.layout.snapshot(T).read_bytes()
    assert vault.get(T, "notes", 10) is None
    assert [path.stem for path in vault.layout.journal.glob("*.jsonl")].count(other.writer) == 1
    other.close()
    put(vault, 11, "mine too")
    vault.fold(quietly=True)
    assert vault.get(T, "notes", 10) is None
    assert b"mine too" not in vault.layout.snapshot(T).read_bytes()
    assert vault.changes() >= {(T, "notes", 10)}
    vault.fold(quietly=True)
    assert b"mine too" in vault.layout.snapshot(T).read_bytes()
    vault.close()
    assert {"mine", "theirs", "mine too"} <= {row["text"] for row in told(tmp_path / "v")[T]["notes"].values()}
    assert check(tmp_path / "v") == []


def test_a_fold_while_she_rests_lets_others_in_between_and_leaves_their_turns_as_they_were(tmp_path, monkeypatch):
    usual = sys.getswitchinterval()
    turns = []
    monkeypatch.setattr(folding, "sleep", lambda _: turns.append(sys.getswitchinterval()))
    vault = Vault(tmp_path / "v")
    vault.commit(Change("x", tuple(Op(T, "notes", id_, None, {"text": "a"}) for id_ in range(1, 400))))
    vault.fold(quietly=True)
    assert len(turns) > 3
    assert max(turns) < usual == sys.getswitchinterval()
    turns.clear()
    vault.commit(Change("x", (Op(T, "notes", 1, None, {"text": "b"}),)))
    vault.close()  # she waits for this one
    assert not turns
