"""Several writers where locks do nothing, as on some network homes: every line is there once, every edit is kept."""

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from coachtui.domain.change import Change, Op
from coachtui.storage import files
from coachtui.storage.check import check
from coachtui.storage.vault import Vault

pytestmark = pytest.mark.usefixtures("no_waiting_for_the_disk")

T = 1 << 22 | 7
STEPS = ("open_file", "write", "sync", "sync_data", "rename", "truncate", "remove", "make_folder", "link")


@pytest.fixture(autouse=True)
def locks_that_do_nothing(monkeypatch):
    monkeypatch.setattr(files, "try_lock", lambda _: True)


def put(vault, id_, text, teacher=T, table="notes"):
    before = vault.get(teacher, table, id_)
    after = {**(before or {}), "id": id_, "text": text}
    return vault.commit(Change("put", (Op(teacher, table, id_, before, after),)))


def begun(root):
    """Make a vault with two teachers."""
    vault = Vault(root)
    for teacher in (T, T + 1):
        put(vault, teacher, "Ana", teacher, "teachers")
    vault.close()
    return root


def add(vault, id_, teacher=T):
    vault.commit(Change("added", (Op(teacher, "notes", id_, None, {"id": id_, "text": f"{id_}"}),)))


def told(root):
    """Return the notes of all teachers and the conflicts, each from a fresh look without a fold."""
    vault = Vault(root)
    notes = {teacher: dict(vault.book(teacher).table("notes")) for teacher in (T, T + 1)}
    conflicts = [row["data"]["text"] for row in vault.book(T).rows("conflicts")]
    assert not vault.problems
    vault.close(fold=False)
    return notes, conflicts


def on_step(monkeypatch, count, act):
    """Do `act` before the step of that number in the file layer, once."""
    seen = []

    def hooked(real):
        def step(*args):
            seen.append(None)
            if len(seen) == count:
                act()
            return real(*args)

        return step

    for name in STEPS:
        monkeypatch.setattr(files, name, hooked(getattr(files, name)))
    return seen


@pytest.mark.parametrize("ends", [True, False])
def test_a_session_at_work_between_any_two_steps_of_a_fold_loses_nothing(tmp_path, monkeypatch, ends, rounds):
    count = ends
    while True:
        count += rounds(3, 1)
        root = begun(tmp_path / str(count))
        one, two = Vault(root), Vault(root)
        add(one, 1)
        add(two, 2)
        one.book(T), two.book(T)
        add(two, 3, T + 1)

        def other(two=two):
            add(two, 4)
            add(two, 5, T + 1)
            two.close() if ends else two.fold()

        with monkeypatch.context() as patch:
            seen = on_step(patch, count, other)
            one.fold()
        if len(seen) < count:
            break
        add(one, 6)
        assert set(told(root)[0][T]) == {1, 2, 4, 6}, count
        assert set(told(root)[0][T + 1]) == {3, 5}, count
        for vault in (one, two):
            vault.close()
        assert set(told(root)[0][T]) == {1, 2, 4, 6}, count
        assert set(told(root)[0][T + 1]) == {3, 5}, count
        assert check(root) == []
    assert count > 20


def test_a_snapshot_that_another_wrote_over_while_it_was_folded_keeps_its_journals(tmp_path, monkeypatch):
    vault = Vault(begun(tmp_path / "v"))
    path = vault.layout.snapshot(T)
    stale, real = path.read_bytes(), files.replace
    add(vault, 1)

    def late(target, data, **how):
        made = real(target, data, **how)
        if target == path:
            real(path, stale)
        return made

    with monkeypatch.context() as patch:
        patch.setattr(files, "replace", late)
        vault.close()
    assert set(told(tmp_path / "v")[0][T]) == {1}
    Vault(tmp_path / "v").close()
    assert check(tmp_path / "v") == []


def test_a_journal_that_is_moved_between_any_two_steps_of_a_save_still_holds_what_was_saved(tmp_path, monkeypatch):
    for count in (1, 2, 3, 4):
        root = tmp_path / str(count)
        one, two = Vault(root), Vault(root)
        add(one, 1)
        with monkeypatch.context() as patch:
            seen = on_step(patch, count, two.fold)
            add(one, 2)
        assert set(told(root)[0][T]) == {1, 2}
        assert len(seen) >= 2
        two.close()
        assert set(told(root)[0][T]) == {1, 2}
        one.close()


def test_a_session_that_was_killed_after_it_wrote_over_anothers_snapshot_is_made_up_for_by_the_next(tmp_path):
    root = begun(tmp_path / "v")
    one = Vault(root)
    add(one, 1)
    one.close()
    stale = one.layout.snapshot(T).read_bytes()
    two = Vault(root)
    add(two, 2)
    two.close()
    files.replace(two.layout.snapshot(T), stale)
    Vault(root).close()
    assert set(told(root)[0][T]) == {1, 2}
    assert check(root) == []


def test_sessions_that_edit_one_record_at_once_keep_the_newest_and_show_the_others(tmp_path, rounds):
    writers = rounds(4, 8)
    for _ in range(rounds(3, 40)):
        root = tmp_path / f"{_}"
        first = Vault(root)
        put(first, 1, "before")
        first.close()
        sessions = [Vault(root) for _ in range(writers)]
        for session in sessions:
            session.book(T)

        def edit(session):
            kept = put(session, 1, f"by {session.writer}")
            session.close()
            return kept.ops[0].after["text"]

        with ThreadPoolExecutor(writers) as pool:
            said = list(pool.map(edit, sessions))
        Vault(root).close()
        notes, conflicts = told(root)
        assert sorted([notes[T][1]["text"], *conflicts]) == sorted(said)


def test_threads_that_write_look_and_fold_at_once_have_every_line_once(tmp_path, rounds):
    writers, lines = rounds(3, 8), rounds(12, 60)
    root = begun(tmp_path / "v")
    watcher = Vault(root)
    watcher.book(T)

    def work(number):
        chance = random.Random(number)
        vault = Vault(root)
        for line in range(lines):
            add(vault, number * 1000 + line + 1, T + line % 2)
            chance.choice([vault.fold, vault.changes, vault.names, lambda: None])()
        vault.close()

    with ThreadPoolExecutor(writers) as pool:
        list(pool.map(work, range(writers)))
    saved = {T + odd: {n * 1000 + line + 1 for n in range(writers) for line in range(odd, lines, 2)} for odd in (0, 1)}
    watcher.changes()
    assert {teacher: set(watcher.book(teacher).table("notes")) for teacher in saved} == saved
    watcher.close()
    notes, conflicts = told(root)
    assert {teacher: set(rows) for teacher, rows in notes.items()} == saved
    assert not conflicts
    assert check(root) == []


WRITE = """
import sys
from pathlib import Path
from coachtui.storage import files, quick
from coachtui.domain.change import Change, Op
from coachtui.domain.ids import new_id
from coachtui.storage.vault import Vault
files.try_lock = lambda _: True
vault = Vault(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[2])):
    id_ = new_id()
    if number % 3 == 2:
        quick.commit(sys.argv[1], "note", [(4194311, "notes", id_, '{"id":%d}' % id_)])
    else:
        vault.commit(Change("note", (Op(4194311, "notes", id_, None, {"text": "x"}),)))
    print(id_, flush=True)
    if number % 5 == 3:
        vault.fold()
vault.close()
"""


def test_processes_that_write_and_fold_at_once_have_every_line_once(tmp_path, rounds):
    root, count = begun(tmp_path / "v"), rounds(12, 60)
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WRITE, str(root), str(count)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(rounds(2, 8))
    ]
    for one in running:
        assert one.stdout.readline() == "ready\n"
    for one in running:
        one.stdin.write("go\n")
        one.stdin.flush()
    said = [one.communicate(timeout=120)[0].split() for one in running]
    assert [one.returncode for one in running] == [0] * len(running)
    saved = {int(id_) for ids in said for id_ in ids}
    assert len(saved) == len(running) * count
    assert set(told(root)[0][T]) == saved
    assert not told(root)[1]
    assert check(root) == []
