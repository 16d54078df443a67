"""Several sessions at once: what one saved, the others see, and nothing is lost."""

import os
import signal
import subprocess
import sys

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from coachtui.domain.change import Change, Op
from coachtui.domain.ids import new_id
from coachtui.storage import quick
from coachtui.storage.check import check
from coachtui.storage.vault import Vault

T = 1 << 22 | 7

WRITE = """
import sys
from pathlib import Path
from coachtui.domain.change import Change, Op
from coachtui.domain.ids import new_id
from coachtui.storage.vault import Vault
vault = Vault(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[2])):
    id_ = new_id()
    vault.commit(Change("note", (Op(4194311, "notes", id_, None, {"text": f"{vault.writer} {number}"}),)))
    print(id_, flush=True)
    if number % 7 == 3:
        vault.changes()
    if number % 10 == 5:
        vault.fold()
vault.close()
"""


def put(vault, id_, text, table="notes"):
    before = vault.get(T, table, id_)
    vault.commit(Change("put", (Op(T, table, id_, before, {**(before or {}), "text": text}),)))


def test_what_another_session_saved_appears(tmp_path):
    one, two = Vault(tmp_path / "v"), Vault(tmp_path / "v")
    book = two.book(T)
    put(one, 1, "a")
    assert two.changes() == {(T, "notes", 1)}
    assert two.changes() == set()
    assert book.table("notes")[1]["text"] == "a"
    put(one, T, "x", table="teachers")
    two.changes()
    assert [name.id for name in two.names()] == [T]


def test_what_another_session_saved_and_folded_between_two_looks_appears(tmp_path):
    one = Vault(tmp_path / "v")
    put(one, 1, "a")
    book = one.book(T)
    other = Vault(tmp_path / "v")
    put(other, 1, "b")
    put(other, T, "x", table="teachers")
    other.close()
    assert one.changes() >= {(T, "notes", 1)}
    assert book.table("notes")[1]["text"] == "b"
    assert [name.id for name in one.names()] == [T]
    put(one, 2, "c")
    one.close()
    assert {row["text"] for row in Vault(tmp_path / "v").book(T).rows("notes")} == {"b", "c"}


def test_an_edit_of_the_same_record_in_two_sessions_keeps_both(tmp_path):
    one, two = Vault(tmp_path / "v"), Vault(tmp_path / "v")
    put(one, 1, "a")
    two.changes()
    put(one, 1, "one")
    put(two, 1, "two")
    touched = one.changes()
    (conflict,) = one.book(T).rows("conflicts")
    assert touched == {(T, "notes", 1), (T, "conflicts", conflict["id"])}
    assert {one.get(T, "notes", 1)["text"], conflict["data"]["text"]} == {"one", "two"}
    for session in (one, two):
        session.close()
    third = Vault(tmp_path / "v")
    assert dict(third.book(T).table("conflicts")) == {conflict["id"]: conflict}


def start(root, count):
    return subprocess.Popen(
        [sys.executable, "-c", WRITE, str(root), str(count)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_processes_that_write_at_once_lose_nothing(tmp_path):
    watcher = Vault(tmp_path / "v")
    watcher.book(T)
    running = [start(tmp_path / "v", 25) for _ in range(2)]
    for one in running:
        assert one.stdout.readline() == "ready\n"
    said = [one.communicate("go\n", timeout=60)[0].split() for one in running]
    assert [one.returncode for one in running] == [0, 0]
    saved = {int(id_) for ids in said for id_ in ids}
    assert len(saved) == 50
    assert {id_ for _, _, id_ in watcher.changes()} >= saved
    assert set(watcher.book(T).table("notes")) == saved
    watcher.close()
    again = Vault(tmp_path / "v")
    assert set(again.book(T).table("notes")) == saved
    assert not again.book(T).table("conflicts")
    assert not again.problems


def test_a_killed_process_leaves_all_that_it_said_was_saved(tmp_path):
    running = start(tmp_path / "v", 100_000)
    running.stdin.write("go\n")
    running.stdin.flush()
    assert running.stdout.readline() == "ready\n"
    said = [int(running.stdout.readline()) for _ in range(40)]
    os.kill(running.pid, signal.SIGKILL)
    said += [int(line) for line in running.communicate()[0].splitlines(keepends=True) if line.endswith("\n")]
    kept = Vault(tmp_path / "v")
    assert set(said) <= set(kept.book(T).table("notes"))
    kept.close()


class Sessions(RuleBasedStateMachine):
    """Up to three sessions write, look, fold, end and start; at every end all agree with what was saved."""

    def __init__(self):
        super().__init__()
        self.root = None
        self.open = {}
        self.said = set()

    @initialize(root=st.uuids())
    def begin(self, root):
        import tempfile
        from pathlib import Path

        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name) / str(root)

    def session(self, number):
        if number not in self.open:
            self.open[number] = Vault(self.root)
        return self.open[number]

    @rule(number=st.integers(0, 2), id_=st.integers(1, 3), text=st.text(max_size=3))
    def write(self, number, id_, text):
        put(self.session(number), id_, f"{text}{new_id()}")
        self.said.add(id_)

    @rule(number=st.integers(0, 2), id_=st.integers(1, 3))
    def remove(self, number, id_):
        vault = self.session(number)
        vault.commit(Change("gone", (Op(T, "notes", id_, vault.get(T, "notes", id_), None),)))

    @rule(number=st.integers(0, 2))
    def look(self, number):
        self.session(number).changes()

    @rule(number=st.integers(0, 2))
    def fold(self, number):
        self.session(number).fold()

    @rule(number=st.integers(0, 2), fold=st.booleans())
    def end(self, number, fold):
        self.session(number).close(fold)
        del self.open[number]

    @invariant()
    def all_agree_once_they_have_looked(self):
        if self.root is None or not self.open:
            return
        fresh = Vault(self.root)
        goal = {name: dict(rows) for name, rows in fresh.book(T).tables.items() if rows}
        assert not fresh.problems
        for number, vault in self.open.items():
            if number == 0:
                vault.changes()
                assert {name: dict(rows) for name, rows in vault.book(T).tables.items() if rows} == goal

    def teardown(self):
        for vault in self.open.values():
            vault.close()
        if self.root is not None:
            self.folder.cleanup()


TestSessions = Sessions.TestCase
TestSessions.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)


def test_a_note_from_the_shell_appears_and_is_folded(tmp_path):
    vault = Vault(tmp_path / "v")
    put(vault, T, "x", table="teachers")
    quick.commit(str(tmp_path / "v"), "note added", [(T, "notes", 5, '{"id":5,"text":"six hands"}')])
    assert vault.changes() == {(T, "notes", 5)}
    vault.close()
    again = Vault(tmp_path / "v")
    assert again.get(T, "notes", 5)["text"] == "six hands"
    assert check(tmp_path / "v") == []
