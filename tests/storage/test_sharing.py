"""A vault on two machines: whatever travels when, in whatever order, both end with the same and nothing is lost."""

import os
import random
import shutil
from pathlib import Path

import pytest

from coachtui.domain.change import COMMON, Change, Op
from coachtui.domain.ids import new_id
from coachtui.errors import StoreError
from coachtui.storage import base, codec, machine, quick, share
from coachtui.storage.check import check
from coachtui.storage.codec import PlainCodec
from coachtui.storage.layout import Layout
from coachtui.storage.repair import repair
from coachtui.storage.vault import Vault

T = 1 << 22 | 7


def put(vault, id_, text, table="notes", teacher=T):
    before = vault.get(teacher, table, id_)
    after = {**(before or {}), "id": id_, "text": text, "name": text}
    vault.commit(Change("put", (Op(teacher, table, id_, before, after),)))


def remove(vault, id_):
    vault.commit(Change("gone", (Op(T, "notes", id_, vault.get(T, "notes", id_), None),)))


def told(root):
    """All that a vault says once it is opened, before it is folded and after; nothing is wrong with it either way."""
    found = []
    for _ in range(2):
        vault = Vault(root)
        teachers = [one.id for one in vault.names()]
        found.append(
            {
                teacher: {name: dict(rows) for name, rows in vault.book(teacher).tables.items() if rows}
                for teacher in (*teachers, COMMON)
            }
        )
        assert vault.problems == []
        vault.close()
        assert check(root) == []
    assert found[0] == found[1]
    return found[0]


def shared(root):
    """A vault with a past that is begun to be shared: a folded teacher, a group, something removed."""
    vault = Vault(root)
    put(vault, T, "Maria", "teachers")
    put(vault, 1, "one")
    put(vault, 2, "two")
    remove(vault, 2)
    put(vault, 6, "table two", "groups", COMMON)
    vault.close()
    vault = Vault(root)
    share.begin(vault)
    vault.close()
    return root


def travels(root):
    """The files that git or Syncthing would bring across."""
    found = [root / "store.json", *(root / "journal").rglob("*.jsonl"), *(root / "inbox").glob("*.json")]
    return {path.relative_to(root): path.read_bytes() for path in found if path.exists()}


class Wire:
    """Brings files across as Syncthing does: in any order, some half at first; never were both sides changed."""

    def __init__(self, one, two, chance, glance=lambda: None):
        self.roots = (one, two)
        self.chance = chance
        self.glance = glance
        self.known = {}

    def carry(self, share_of_files=1.0):
        sides = [travels(root) for root in self.roots]
        names_ = sorted(sides[0].keys() | sides[1].keys() | self.known.keys())
        self.chance.shuffle(names_)
        for name in names_:
            one, two = (side.get(name) for side in sides)
            known = self.known.get(name)
            if one == two:
                self.known[name] = one
            elif self.chance.random() < share_of_files:
                assert known in {one, two}, f"{name} was changed on both sides"
                self._bring(name, one if two == known else two, self.roots[1] if two == known else self.roots[0])
                self.known[name] = one if two == known else two

    def _bring(self, name, data, root):
        path = root / name
        if data is None:
            path.unlink()
            return
        path.parent.mkdir(0o700, parents=True, exist_ok=True)
        old = path.read_bytes() if path.exists() else b""
        if data.startswith(old) and self.chance.random() < 0.3:
            path.write_bytes(data[: self.chance.randint(len(old), len(data))])
            path.chmod(0o600)
            self.glance()
        temporary = path.with_name(f".syncthing.{path.name}.tmp")
        temporary.write_bytes(data)
        temporary.chmod(0o600)
        temporary.rename(path)


def copy_of(root, other):
    """What a fresh clone holds."""
    for name, data in travels(root).items():
        path = other / name
        path.parent.mkdir(0o700, parents=True, exist_ok=True)
        path.write_bytes(data)
        path.chmod(0o600)
    return other


def test_a_fresh_copy_of_what_travels_opens_with_everything(tmp_path):
    one = shared(tmp_path / "one")
    two = copy_of(one, tmp_path / "two")
    assert not (two / "teachers").exists()
    assert told(two) == told(one)
    assert Vault(two).history(T, "notes", 1)[0].row["text"] == "one"


def test_what_stood_in_snapshots_alone_travels_with_its_versions(tmp_path):
    one = tmp_path / "one"
    first, second = Vault(one), Vault(one)
    put(first, T, "Maria", "teachers")
    second.changes()
    put(first, 1, "a")
    second.changes()
    put(first, 1, "mine")
    put(second, 1, "yours")
    put(first, 2, "gone")
    remove(first, 2)
    first.close()
    second.close()
    for path in (one / "journal").rglob("*.jsonl"):
        path.unlink()
    vault = Vault(one)
    assert share.begin(vault) == 4  # her, the note, the state that lost, what is gone
    assert share.begin(vault) == 0
    vault.close()
    two = copy_of(one, tmp_path / "two")
    assert told(two) == told(one)
    assert told(two)[T]["conflicts"]
    after, before = (Vault(root)._shard(T).latest for root in (two, one))
    assert after == before
    for root in (one, two):  # nobody can take back what was once in a journal that is gone
        assert list(Vault(root).steps()) == []


class Machine:
    """One side: up to two sessions at once, shell notes, and what it was told is saved."""

    def __init__(self, root, chance):
        self.root = root
        self.chance = chance
        self.sessions = {}
        self.saved = set()
        Vault(root).close()

    @property
    def session(self):
        number = self.chance.randrange(2)
        if number not in self.sessions:
            self.sessions[number] = Vault(self.root)
        return self.sessions[number]

    def act(self):
        acts = (self.add, self.note, self.edit, self.rename, self.toggle, self.fold, self.look, self.end)
        self.chance.choice(acts)()

    def add(self):
        id_ = new_id()
        put(self.session, id_, f"note {id_}")
        self.saved.add(id_)

    def note(self):
        if index := quick.read_names(str(self.root)):
            id_ = new_id()
            quick.commit(str(self.root), "n", [(T, "notes", id_, f'{{"id":{id_},"text":"x"}}')], index.machine)
            self.saved.add(id_)

    def edit(self):
        put(self.session, 1, self.chance.choice("abc"))

    def rename(self):
        put(self.session, T, f"Maria {self.chance.random()}", "teachers")

    def toggle(self):
        vault = self.session
        put(vault, 3, str(self.chance.random())) if self.chance.random() < 0.5 else remove(vault, 3)

    def fold(self):
        self.session.fold()

    def look(self):
        self.session.changes()

    def look_everywhere(self):
        for vault in self.sessions.values():
            vault.changes()

    def end(self):
        for number in list(self.sessions)[:1]:
            self.sessions.pop(number).close(fold=self.chance.random() < 0.7)

    def stop(self):
        while self.sessions:
            self.end()


@pytest.mark.parametrize("seed", range(6))
def test_two_machines_that_write_and_fold_for_a_while_end_with_the_same(tmp_path, seed):
    chance = random.Random(seed)
    one = shared(tmp_path / "one")
    two = copy_of(one, tmp_path / "two")
    sides = [Machine(root, chance) for root in (one, two)]
    wire = Wire(one, two, chance, lambda: [side.look_everywhere() for side in sides])
    wire.known = travels(one)
    for _ in range(100):
        chance.choice(sides).act()
        if chance.random() < 0.2:
            wire.carry(0.6)
    for side in sides:
        side.stop()
    for _ in range(3):
        wire.carry()
    goal = told(one)
    assert told(two) == goal
    assert sides[0].saved | sides[1].saved <= set(goal[T]["notes"])
    for root in (one, two):
        owners = {machine.owner(path.name.partition(".")[0]) for path in (root / "journal").rglob("*.jsonl")}
        assert len(owners - {""}) == 2


def pair(tmp_path):
    """Two machines that have both opened the vault."""
    one = shared(tmp_path / "one")
    two = copy_of(one, tmp_path / "two")
    Vault(two).close()
    return one, two


def test_a_journal_is_put_away_by_the_machine_that_wrote_it_alone(tmp_path):
    one, two = pair(tmp_path)
    vault = Vault(one)
    put(vault, 5, "from one")
    copy_of(one, two)
    (journal,) = (two / "journal").glob("*.jsonl")
    there = Vault(two)
    there.fold()
    assert there.get(T, "notes", 5)["text"] == "from one"
    assert journal.exists()
    put(vault, 6, "later")
    vault.close()
    journal.unlink()
    there.changes()
    copy_of(one, two)
    assert there.changes() == {(T, "notes", 6)}
    there.close()
    assert told(two) == told(one)


def test_what_is_still_coming_from_another_machine_is_no_damage(tmp_path):
    one, two = pair(tmp_path)
    vault = Vault(one)
    put(vault, 5, "a")
    put(vault, 6, "b")
    (journal,) = (one / "journal").glob("*.jsonl")
    data = journal.read_bytes()
    vault.close()
    for place in (two / "journal" / journal.name, two / "journal" / "done" / f"{journal.stem}.{len(data)}.jsonl"):
        place.write_bytes(data[:-5])
        place.chmod(0o600)
        there = Vault(two)
        assert there.problems == []
        assert there.get(T, "notes", 5)["text"] == "a"
        there.fold()
        assert check(two) == []
        place.write_bytes(data)
        there.changes()
        assert there.get(T, "notes", 6)["text"] == "b"
        there.close()
        place.unlink()
    assert not (two / "quarantine").exists()


def test_a_file_that_git_writes_anew_is_read_anew(tmp_path):
    one, two = pair(tmp_path)
    vault = Vault(one)
    put(vault, 5, "a")
    copy_of(one, two)
    there = Vault(two)
    (journal,) = (two / "journal").glob("*.jsonl")
    for id_ in (6, 7, 8):
        put(vault, id_, "b")
    first, *_, last = lines = (one / "journal" / journal.name).read_bytes().splitlines(keepends=True)
    for data in (b"", first[:9], first, b"".join(lines[:3]), first + last):
        journal.write_bytes(data)
        there.changes()
    assert {6, 7, 8} == {id_ for id_ in (6, 7, 8) if there.get(T, "notes", id_)}
    assert there.problems == []


def test_another_session_sees_what_came_though_nothing_is_folded_yet(tmp_path):
    one = tmp_path / "one"
    vault = Vault(one)
    put(vault, 1, "one")
    put(vault, T, "Maria", "teachers")
    put(vault, T, "Marta", "teachers")
    vault.close()
    for path in (one / "journal").rglob("*.jsonl"):  # only the last state of her record is left
        path.unlink()
    vault = Vault(one)
    share.begin(vault)
    vault.close()
    two = copy_of(one, tmp_path / "two")
    first = Vault(two)
    put(first, 9, "x")
    put(first, T + 1, "Tom", "teachers", T + 1)
    second = Vault(two)
    assert [name.name for name in second.names()] == ["Marta", "Tom"]
    assert second.get(T, "notes", 1)["text"] == "one"
    assert second.problems == []
    second.close()
    first.close()
    assert told(two)[T]["notes"].keys() == {1, 9}


def test_a_lost_list_of_what_was_taken_in_only_costs_reading_it_again(tmp_path):
    _, two = pair(tmp_path)
    goal = told(two)
    for name in ("teachers/taken.tsv", "common.json", "names.tsv", "machine", f"teachers/{T}.json"):
        (two / name).unlink()
        vault = Vault(two)
        vault.names()
        vault.book(T), vault.book(COMMON)
        vault.close()
        assert told(two) == goal
    (two / "teachers" / "taken.tsv").write_text("damaged")
    assert told(two) == goal
    for path in [*(two / "teachers").iterdir(), two / "common.json", two / "names.tsv"]:
        path.unlink()
    assert told(two) == goal


def test_a_copy_of_the_whole_folder_is_another_machine(tmp_path):
    one = shared(tmp_path / "one")
    shutil.copytree(one, tmp_path / "copy")
    names_ = set()
    for root in (one, tmp_path / "copy"):
        vault = Vault(root)
        put(vault, new_id(), "x")
        names_.add(machine.owner(vault._journal.stem))
        vault.close()
        assert quick.read_names(str(root)).machine in names_
    assert len(names_) == 2
    assert told(one)[T].keys() == told(tmp_path / "copy")[T].keys()


def test_a_session_that_was_open_before_shares_too_and_its_journal_is_put_away_here(tmp_path):
    vault = Vault(tmp_path / "v")
    put(vault, T, "Maria", "teachers")
    idle = Vault(tmp_path / "v")
    other = Vault(tmp_path / "v")
    share.begin(other)
    other.close()
    put(vault, 1, "a")
    idle.changes()
    put(idle, 2, "b")
    assert machine.owner(vault._journal.stem) == ""
    assert machine.owner(idle._journal.stem) == idle.sharing.machine() != ""
    vault.close()
    idle.close()
    assert not list((tmp_path / "v" / "journal").glob("*.jsonl"))
    assert told(tmp_path / "v")[T]["notes"].keys() == {1, 2}


def test_a_shell_note_is_marked_and_waits_for_what_has_come(tmp_path):
    one, two = pair(tmp_path)
    index = quick.read_names(str(two))
    quick.commit(str(two), "n", [(T, "notes", 5, '{"id":5,"text":"x"}')], index.machine)
    (journal,) = (two / "journal").glob("*.jsonl")
    assert machine.owner(journal.stem) == index.machine
    assert len(quick.read_names(str(two)).covered) == 1
    vault = Vault(one)
    put(vault, T, "Marta", "teachers")
    vault.close()
    copy_of(one, two)
    assert quick.read_names(str(two), "maria") is None
    Vault(two).close()
    assert [one.name for one in quick.read_names(str(two)).names] == ["Marta"]


def test_what_git_wrote_for_all_to_read_is_closed_within_a_closed_folder_and_an_open_one_is_refused(tmp_path):
    _, two = pair(tmp_path)
    (two / ".git").mkdir()
    spread = [two / "store.json", two / "journal", two / "journal" / "done", two / ".git"]
    for path in spread:
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert check(two) == []
    Vault(two).close()
    assert {path.stat().st_mode & 0o077 for path in spread} == {0}
    two.chmod(0o755)
    with pytest.raises(StoreError) as caught:
        Vault(two)
    assert caught.value.hint == f"chmod -R go-rwx {two}"
    assert "Others can read this" in {one.title for one in check(two)}
    two.chmod(0o700)
    Vault(two).close()


def test_the_files_of_git_and_syncthing_disturb_nothing(tmp_path):
    one, two = pair(tmp_path)
    vault = Vault(one)
    put(vault, 5, "a")
    (journal,) = (one / "journal").glob("*.jsonl")
    put(vault, 5, "b")
    goal = vault.get(T, "notes", 5)
    copy_of(one, two)
    for root in (one, two):
        (root / ".stfolder").mkdir(0o700)
        (root / ".git" / "objects").mkdir(0o700, parents=True)
        for name in (".stignore", ".gitignore", ".git/objects/x.tmp", "journal/.syncthing.a.jsonl.tmp"):
            (root / name).touch(0o600)
        for name in (f"journal/{journal.stem}", f"journal/done/{journal.stem}.100"):
            copy = root / f"{name}.sync-conflict-20260521-101112-ABCDEFG.jsonl"
            copy.write_bytes(journal.read_bytes())
            copy.chmod(0o600)
        assert check(root) == []
        there = Vault(root)
        assert there.get(T, "notes", 5) == goal
        assert there.problems == []
        there.close()
        assert not told(root)[T].get("conflicts")


def test_what_cannot_be_read_cannot_be_shared(tmp_path):
    root = shared(tmp_path / "v")
    Layout(root).snapshot(T).write_text("x")
    with pytest.raises(StoreError, match="check"):
        base.complete(Layout(root), PlainCodec(), "abcde")
    (root / "store.json").write_text("x")
    with pytest.raises(StoreError, match="reading only"):
        share.begin(Vault(root))


def test_what_was_forgotten_elsewhere_is_not_written_down_again(tmp_path):
    _, two = pair(tmp_path)
    for path in (two / "journal" / "done").iterdir():
        path.unlink()
    vault = Vault(two)
    assert share.begin(vault) == 0
    vault.close()
    assert not list((two / "journal").rglob("*.jsonl"))


def test_how_it_stands_is_told(tmp_path):
    one, two = pair(tmp_path)
    for root in (one, two):
        vault = Vault(root)
        put(vault, new_id(), "a")
        vault.close()
    copy_of(one, two), copy_of(two, one)
    Vault(two).close()
    here, there = share.state(Layout(one)), share.state(Layout(two))
    assert here.shared
    assert here.machine != there.machine
    assert here.machines.keys() == there.machines.keys() == {here.machine, there.machine}
    assert (here.waiting, there.waiting) == (1, 0)
    assert share.state(Layout(tmp_path / "none")) == (False, "", {}, 0)


def test_what_another_machine_wrote_is_mended_there_and_the_vault_stays_shared(tmp_path):
    one, two = pair(tmp_path)
    vault = Vault(one)
    put(vault, 5, "a")
    put(vault, 6, "b")
    vault.close()
    (journal,) = (path for path in (one / "journal" / "done").iterdir() if machine.owner(path.stem.partition(".")[0]))
    first, second = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(first + second.replace(b'"b"', b'"c"'))
    copy_of(one, two)
    (two / ".git").mkdir(0o700)
    for path in (two / ".git" / "pack.tmp", two / "journal" / ".syncthing.a.jsonl.tmp"):
        path.touch(0o600)
        os.utime(path, (1, 1))
    (two / "store.json").write_text("damaged")
    before = travels(two)
    repair(two)
    assert (two / ".git" / "pack.tmp").exists()
    assert before.items() - travels(two).items() == {(Path("store.json"), b"damaged")}
    assert codec.loads((two / "store.json").read_bytes())["shared"] is True
    repair(one)
    assert not journal.exists()
    assert check(one) == []
