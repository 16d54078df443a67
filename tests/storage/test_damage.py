"""Damage: no traceback, nothing read as empty or written over; she is told what it was and what it is rebuilt from."""

import os

import pytest

from coachtui.domain.change import Change, Op
from coachtui.storage import files
from coachtui.storage.check import check
from coachtui.storage.merge import Shard
from coachtui.storage.snapshot import render
from coachtui.storage.vault import Vault

T = 1 << 22 | 7


def put(vault, id_, text, table="notes"):
    before = vault.get(T, table, id_)
    vault.commit(Change("put", (Op(T, table, id_, before, {**(before or {}), "text": text}),)))


@pytest.fixture
def root(tmp_path):
    for text in ("a", "b"):
        vault = Vault(tmp_path / "v")
        put(vault, 1, text)
        put(vault, T, "Ana", table="teachers")
        vault.close()
    return tmp_path / "v"


DAMAGE = {
    "half": lambda data: data[: len(data) // 2],
    "empty": lambda _: b"",
    "nul": lambda data: b"\0" * len(data),
    "tail": lambda data: data + b"\0" * 20,
    "wrong type": lambda _: b"[1,2]",
    "flipped": lambda data: data.replace(b'"text":"b"', b'"text":"c"'),
    "another program": lambda data: data.replace(b":", b": "),
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_snapshot_is_kept_aside_and_made_anew(root, how):
    path = root / "teachers" / f"{T}.json"
    bad = DAMAGE[how](path.read_bytes())
    path.write_bytes(bad)
    assert [one.path for one in check(root)][:1] == [f"teachers/{T}.json"]
    vault = Vault(root)
    assert vault.get(T, "notes", 1)["text"] == "b"
    (problem,) = vault.problems
    assert "saved states in the journals" in problem.message
    kept = [one.read_bytes() for one in vault.layout.quarantine.glob("*")]
    assert kept == ([bad] if bad else [])
    vault.close()
    assert check(root) == []
    assert Vault(root).get(T, "notes", 1)["text"] == "b"


def test_a_missing_snapshot_is_made_anew(root):
    (root / "teachers" / f"{T}.json").unlink()
    vault = Vault(root)
    assert vault.get(T, "notes", 1)["text"] == "b"
    assert "gone" in vault.problems[0].title


def test_without_journals_it_is_made_from_the_backup_and_the_file_itself(root):
    path = root / "teachers" / f"{T}.json"
    vault = Vault(root)
    put(vault, 2, "c")
    vault.close()
    for journal in vault.layout.done.iterdir():
        journal.unlink()
    path.write_bytes(path.read_bytes() + b" ")
    (root / "backups" / "20990101" / "teachers").mkdir(parents=True, mode=0o700)
    (root / "backups" / "20990101" / "teachers" / path.name).write_bytes(b"damaged")
    again = Vault(root)
    assert {row["text"] for row in again.book(T).rows("notes")} == {"a", "c"}
    assert "the backup of" in again.problems[0].message
    assert "1 records of the damaged file" in again.problems[0].message


def test_with_nothing_to_make_it_from_she_is_told(root):
    vault = Vault(root)
    for path in (*vault.layout.done.iterdir(), *vault.layout.backups.rglob("*.json*")):
        path.unlink()
    vault.layout.snapshot(T).write_bytes(b"\0")
    again = Vault(root)
    assert not again.book(T).table("notes")
    assert "Nothing was found" in again.problems[0].message


def test_a_damaged_file_that_cannot_be_kept_aside_is_not_written_over(root, monkeypatch):
    path = root / "teachers" / f"{T}.json"
    path.write_bytes(b"\0\0")
    vault = Vault(root)

    def full(*_):
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(files, "rename", full)
        assert vault.get(T, "notes", 1)["text"] == "b"
    put(vault, 2, "c")
    vault.close()
    assert path.read_bytes() == b"\0\0"
    assert Vault(root).get(T, "notes", 2)["text"] == "c"


def test_a_damaged_line_is_kept_aside_and_all_others_are_read(root):
    vault = Vault(root)
    for id_ in (5, 6, 7):
        put(vault, id_, f"note {id_}")
    path = vault._journal.path
    vault.close(fold=False)
    path.write_bytes(path.read_bytes().replace(b"note 6", b"note  6"))
    assert [one.title for one in check(root)] == ["A line is damaged"]
    again = Vault(root)
    assert {1, 5, 7} == set(again.book(T).table("notes"))
    assert [one.title for one in again.problems] == ["A line is damaged"]
    (kept,) = again.layout.quarantine.iterdir()
    assert b"note  6" in kept.read_bytes()
    again.close()
    assert Vault(root).problems == []


@pytest.mark.parametrize("tail", [b'{"c":"', b"\0" * 100])
def test_a_torn_tail_of_an_ended_session_is_kept_aside(root, tail):
    vault = Vault(root)
    put(vault, 5, "x")
    path = vault._journal.path
    vault.close(fold=False)
    with path.open("ab") as file:
        file.write(tail)
    assert [one.title for one in check(root)] == ["A line was cut off"]
    again = Vault(root)
    assert again.get(T, "notes", 5)
    assert [one.title for one in again.problems] == ["A line was cut off"]
    assert [one.read_bytes() for one in again.layout.quarantine.iterdir()] == [tail]
    again.fold()
    again.close()


def test_a_torn_tail_of_a_living_session_is_waited_for(root):
    one, two = Vault(root), Vault(root)
    put(one, 5, "x")
    line = one._journal.path.read_bytes().replace(b"x", b"y")
    os.write(one._journal._fd, line[:30])
    two.changes()
    assert two.problems == []
    os.write(one._journal._fd, b"\n")
    two.changes()
    assert [problem.title for problem in two.problems] == ["A line is damaged"]


def test_a_quarantine_that_cannot_be_written_stops_nothing(root, monkeypatch):
    vault = Vault(root)
    put(vault, 5, "x")
    path = vault._journal.path
    vault.close(fold=False)
    path.write_bytes(path.read_bytes() + b"bad\n")

    def full(*_):
        raise OSError(28, "full")

    monkeypatch.setattr(files, "make_folder", full)
    again = Vault(root)
    assert again.get(T, "notes", 5)
    assert "check" in again.problems[0].hint


def test_the_check_finds_nothing_wrong_with_a_sound_vault(root):
    assert check(root) == []


def test_the_check_tells_all_that_is_wrong(root):
    vault = Vault(root)
    (root / "teachers" / "odd.txt").write_text("x")
    (root / "teachers" / "x.json.1.tmp").write_text("x")
    (root / "names.tsv").write_text("x")
    (root / "store.json").write_text('{"format":"coachtui","min_reader":9}')
    vault.layout.snapshot(T).write_bytes(render(Shard(), {}))
    (day,) = vault.layout.backups.iterdir()
    (day / "store.json").write_bytes(b"x")
    (root / "quarantine").mkdir(mode=0o755)
    (root / "quarantine").chmod(0o755)
    assert {one.title for one in check(root)} == {
        "Others can read this",
        "A newer coachtui wrote this vault",
        "A file that is not ours",
        "A left-over file",
        "The index of names is damaged",
        "A backup is damaged",
        "Saves are missing from a teacher's file",
    }


def test_a_foreign_file_among_the_journals_is_one_damage_and_not_thousands(root):
    odd = root / "journal" / "photo.jsonl"
    odd.write_bytes(b"\x89PNG\r\n\x1a\n" * 3000 + b"tail")
    odd.chmod(0o600)
    vault = Vault(root)
    assert [one.title for one in vault.problems] == ["A line is damaged", "A line was cut off"]
    assert sum(len(one.read_bytes()) + 1 for one in vault.layout.quarantine.iterdir()) == odd.stat().st_size + 1
    assert vault.get(T, "notes", 1)["text"] == "b"
    vault.close()


def test_other_bytes_of_the_same_name_are_kept_beside_the_first(root):
    path = root / "teachers" / f"{T}.json"
    for bad in (b"one", b"two", b"one", b"two"):
        path.write_bytes(bad)
        vault = Vault(root, clock=lambda: 1_700_000_000_000)
        assert vault.get(T, "notes", 1)["text"] == "b"
        vault.close()
    assert sorted(one.read_bytes() for one in vault.layout.quarantine.iterdir()) == [b"one", b"two"]


def two_teachers(root):
    vault = Vault(root)
    for teacher, id_, text in ((T, 1, "a"), (T + 1, 2, "b")):
        vault.commit(
            Change(
                "put",
                (
                    Op(teacher, "teachers", teacher, None, {"id": teacher, "name": text}),
                    Op(teacher, "notes", id_, None, {"id": id_, "text": text}),
                ),
            )
        )
    return vault


def swapped(one, other):
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


@pytest.mark.parametrize("journals", [True, False])
def test_two_teachers_files_swapped_are_told_and_each_gets_her_own_back(tmp_path, journals):
    root = tmp_path / "v"
    two_teachers(root).close()
    one, other = (root / "teachers" / f"{teacher}.json" for teacher in (T, T + 1))
    before = one.read_bytes(), other.read_bytes()
    for path in () if journals else [*(root / "journal" / "done").iterdir(), *(root / "backups").rglob("*.json*")]:
        path.unlink()
    swapped(one, other)
    assert [name.name for name in Vault(root).names()] == ["a", "b"]
    vault = Vault(root)
    assert (vault.get(T, "notes", 1)["text"], vault.get(T + 1, "notes", 2)["text"]) == ("a", "b")
    assert ["it is the file of another" in problem.message for problem in vault.problems] == [True, True]
    assert {path.read_bytes() for path in vault.layout.quarantine.iterdir()} == set(before)
    vault.close()
    assert (one.read_bytes(), other.read_bytes()) != before[::-1]
    again = Vault(root)
    assert (again.get(T, "notes", 1)["text"], again.get(T + 1, "notes", 2)["text"]) == ("a", "b")
    assert again.problems == check(root) == []


def test_two_journals_swapped_hide_no_line_behind_what_was_folded_of_the_other(root):
    one, two = Vault(root), Vault(root)
    put(one, 5, "folded")
    one.fold()
    put(two, 6, "x")
    swapped(one._journal.path, two._journal.path)
    one._journal.close()
    two._journal.close()
    vault = Vault(root)
    assert vault.get(T, "notes", 6)["text"] == "x"
    vault.close()
    assert {1, 5, 6} == set(Vault(root).book(T).table("notes"))


def test_a_journal_and_a_teachers_file_swapped_lose_neither(tmp_path):
    root = tmp_path / "v"
    two_teachers(root).close()
    vault = Vault(root)
    vault.commit(
        Change("put", tuple(Op(teacher, "notes", 9, None, {"id": 9, "text": "new"}) for teacher in (T, T + 1)))
    )
    vault._journal.close()
    for path in [*(root / "journal" / "done").iterdir(), *(root / "backups").rglob("*.json*")]:
        path.unlink()
    swapped(vault._journal.path, root / "teachers" / f"{T}.json")
    for _ in range(3):
        vault = Vault(root)
        assert {1, 9} == set(vault.book(T).table("notes"))
        vault.changes()
        assert {2, 9} == set(vault.book(T + 1).table("notes"))
        vault.close()
    assert not Vault(root).problems


def test_a_journal_without_a_whole_line_is_told_once_and_put_away(root):
    path = root / "journal" / "sbejyg0qmjgb.jsonl"
    path.write_bytes(b'{"c":"070d99f1","r":{"s":2,"t":17956')
    first = Vault(root)
    first.close()
    assert [one.title for one in first.problems] == ["A line was cut off"]
    assert [kept.read_bytes() for kept in (root / "quarantine").iterdir()] == [b'{"c":"070d99f1","r":{"s":2,"t":17956']
    assert not path.exists()
    again = Vault(root)
    again.book(T)
    again.close()
    assert again.problems == []
