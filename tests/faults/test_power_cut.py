"""The power goes between any two steps: what was acknowledged is there, all else is there whole or not at all."""

import os
import shutil
from collections import Counter
from pathlib import Path
from random import Random
from time import localtime, strftime
from typing import Any, NamedTuple

import pytest

from coachtui.domain.change import COMMON, Change, Op
from coachtui.errors import StoreError
from coachtui.storage import backups, files, folding, inbox, picture, quick
from coachtui.storage.check import check
from coachtui.storage.codec import PlainCodec
from coachtui.storage.drafts import Drafts, Place
from coachtui.storage.layout import Layout
from coachtui.storage.vault import Vault
from tests.faults.power import Disk, Recorder

A, B, C = (1 << 40) + 1, (1 << 40) + 2, (1 << 40) + 3
TORN = {"A line was cut off"}
"""What may be told after a power cut: part of a save that nobody was told of."""
LEFT = {"A left-over file"}
DAY_MS = 24 * 3600 * 1000


class Kept(NamedTuple):
    """What a vault holds: the text of each record, the texts of the conflicts, the texts that wait."""

    rows: dict[tuple[int, str, int], str]
    conflicts: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


class Scene:
    """A coach at work on a recorded disk; `acts` says for each number of steps what was acknowledged by then."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.vault = root / "home" / "coachtui"
        self.recorder = Recorder(root)
        self.recorder.patch(monkeypatch.setattr)
        self.patch = monkeypatch
        self.kept = Kept({})
        self.acts: list[tuple[int, Kept]] = [(0, self.kept)]
        self.pictures: dict[str, Kept] = {}
        self.tellings: list[tuple[int, set[str]]] = [(0, TORN)]

    def acknowledged(self, **changes: Any) -> None:
        self.kept = self.kept._replace(**changes)
        self.acts.append((len(self.recorder.steps), self.kept))

    def open(self) -> Vault:
        vault = Vault(self.vault)
        self.acknowledged()
        return vault

    def put(self, vault: Vault, *texts: tuple[int, str, int, str | None], conflicts: tuple[str, ...] = ()) -> None:
        """Save one change of several records, or take them away where the text is None."""
        ops, rows = [], dict(self.kept.rows)
        for teacher, table, id_, text in texts:
            before = vault.get(teacher, table, id_)
            after = None if text is None else {**(before or {}), "id": id_, "text": text}
            ops.append(Op(teacher, table, id_, before, after))
            rows[teacher, table, id_] = text
        vault.commit(Change("put", tuple(ops)))
        kept = {key: text for key, text in rows.items() if text is not None}
        self.acknowledged(rows=kept, conflicts=(*self.kept.conflicts, *conflicts))

    def note(self, teacher: int, id_: int, text: str) -> None:
        quick.commit(str(self.vault), "note added", [(teacher, "notes", id_, f'{{"id":{id_},"text":"{text}"}}')])
        self.acknowledged(rows={**self.kept.rows, (teacher, "notes", id_): text})

    def wait(self, text: str) -> None:
        inbox.keep(str(self.vault), "nobody", text)
        self.acknowledged(waiting=(*self.kept.waiting, text))

    def damage(self, path: Path, data: bytes, *told: str) -> None:
        self.recorder.damage(path, data)
        self.tellings.append((len(self.recorder.steps), self.tellings[-1][1] | set(told)))
        self.acknowledged()

    def fold(self, vault: Vault) -> None:
        self._picture()
        vault.fold()
        self.acknowledged()

    def close(self, vault: Vault) -> None:
        self._picture()
        vault.close()
        self.acknowledged()

    def _picture(self) -> None:
        self.pictures.setdefault(strftime("%Y%m%d", localtime(folding.clock_ms() // 1000)), self.kept)


def told(root: Path) -> tuple[Kept, set[str]]:
    """Return what a vault holds, as a new session finds it, and what it tells."""
    vault = Vault(root)
    rows, conflicts = {}, []
    for teacher in (COMMON, A, B, C):
        tables = dict(vault.book(teacher).tables)
        conflicts += [row["data"]["text"] for row in tables.pop("conflicts").values()]
        for table, found in tables.items():
            if table != "groups" or teacher == COMMON:
                rows |= {(teacher, table, id_): row.get("text", "") for id_, row in found.items()}
    names = {name.id for name in vault.names()}
    assert names == {id_ for _, table, id_ in rows if table == "teachers"}
    waiting = tuple(each.text for each in inbox.waiting(str(root)) if not each.damaged)
    vault.close(fold=False)
    return Kept(rows, tuple(conflicts), waiting), {problem.title for problem in vault.problems}


def work(scene: Scene) -> None:
    """Save, fail to save, write at once, type drafts and shell notes, fold, damage, back up."""
    scene.wait("before there was a vault")
    one = scene.open()
    scene.put(one, (A, "teachers", A, "Ana"), (A, "notes", 11, "a"))
    scene.put(one, (B, "teachers", B, "Bo"), (COMMON, "groups", 5, "table two"))
    scene.put(one, (A, "notes", 11, "a2"), (B, "notes", 12, "b"))
    fail_once(scene, one)
    scene.put(one, (A, "notes", 13, "after the failure"))
    two = scene.open()
    two.book(A)
    scene.put(one, (A, "notes", 11, "a3"))
    scene.put(two, (A, "notes", 11, "at once"), conflicts=("a3",))
    scene.put(two, (B, "notes", 12, None))
    scene.close(two)
    type_draft(scene, one, "half a li")
    scene.note(A, 14, "six hands")
    scene.wait("for nobody")
    scene.fold(one)
    scene.put(one, (B, "notes", 15, "after the fold"), (C, "teachers", C, "Cy"))
    type_draft(scene, one, "half a line")
    scene.close(one)


def fail_once(scene: Scene, vault: Vault) -> None:
    """Save where the disk takes nine bytes and no more."""
    with scene.patch.context() as patch:
        patch.setattr(files, "write", lambda fd, data: os.write(fd, data[:3]))
        with pytest.raises(StoreError):
            vault.commit(Change("lost", (Op(A, "notes", 99, None, {"id": 99, "text": "never saved"}),)))
    scene.acknowledged()


def type_draft(scene: Scene, vault: Vault, text: str) -> None:
    drafts = Drafts(vault)
    drafts.typed(Place(A, "live"), text)
    drafts.flush()
    (row,) = vault.book(A).rows("drafts")
    scene.acknowledged(rows={**scene.kept.rows, (A, "drafts", row["id"]): text})


def repair(scene: Scene) -> None:
    """A line and a teacher's file are damaged, kept aside and made anew; on the next day the vault is backed up."""
    one = scene.open()
    scene.put(one, (A, "teachers", A, "Ana"), (B, "teachers", B, "Bo"), (A, "notes", 11, "a"))
    scene.put(one, (B, "notes", 12, "b"), (COMMON, "groups", 5, "table two"))
    scene.close(one)
    scene.note(A, 13, "on the way")
    two = scene.open()
    scene.put(two, (A, "notes", 14, "before"))
    path = two._journal.path
    scene.put(two, (A, "notes", 15, "after"))
    two._journal.close()
    bad = path.read_bytes().replace(b"}\n", b"}\nnot a line\n", 1)
    scene.damage(path, bad, "A line is damaged", "A backup is damaged")
    bad = two.layout.snapshot(A).read_bytes().replace(b"Ana", b"Eva")
    scene.damage(two.layout.snapshot(A), bad, "A teacher's file is damaged")
    for day in (1, 2, 3):
        scene.patch.setattr(folding, "clock_ms", lambda day=day: 1_800_000_000_000 + day * DAY_MS)
        later = scene.open()
        later.book(A)
        scene.put(later, (B, "notes", 20 + day, f"on day {day}"))
        scene.close(later)


def cuts(scene: Scene, most: int, stride: int):
    """Yield states after a power cut: after how many steps, and what was and what was about to be acknowledged."""
    disk, seen = Disk(), set()
    steps = scene.recorder.steps
    for count in range(len(steps) + 1):
        if count:
            disk.do(steps[count - 1])
        if count % stride:
            continue
        before = [kept for at, kept in scene.acts if at <= count][-1]
        after = next((kept for at, kept in scene.acts if at > count), before)
        titles = [titles for at, titles in scene.tellings if at <= count][-1]
        found = list(disk.choices())
        for choice in Random(count).sample(found, min(most, len(found))):
            state = disk.state(choice)
            if (state, str(before)) not in seen:
                seen.add((state, str(before)))
                yield count, state, (before, after), titles


@pytest.mark.parametrize("scene_of", [work, repair])
@pytest.mark.usefixtures("no_waiting_for_the_disk")
def test_every_state_that_a_power_cut_may_leave_holds_what_was_acknowledged(
    tmp_path, monkeypatch, in_memory, rounds, scene_of
):
    with monkeypatch.context() as patch:
        scene = Scene(tmp_path / "disk", patch)
        (tmp_path / "disk").mkdir()
        scene_of(scene)
    assert told(scene.vault)[0] == scene.kept
    kinds = Counter(step[0] for step in scene.recorder.steps)
    assert min(kinds[kind] for kind in ("entry", "write", "sync", "sync_folder")) > 20
    tried = 0
    for count, state, kept, titles in cuts(scene, rounds(1, 10_000), rounds(2, 1)):
        tried += 1
        root = in_memory / f"cut{tried}"
        root.mkdir()
        state.put(root)
        when = f"after {count} of {len(scene.recorder.steps)} steps"
        pictures_hold(root / "home" / "coachtui", scene.pictures, when)
        holds(root / "home" / "coachtui", kept, titles, when)
        shutil.rmtree(root)
    assert tried > len(scene.recorder.steps) // 3


def after_a_note(root: Path, kept: tuple[Kept, Kept]) -> tuple[Kept, Kept]:
    """Note a line by the shortest way, if that is open, before anybody else looks; return what then is kept."""
    index = quick.read_names(str(root)) if quick.check_private(str(root)) else None
    if index is None or A not in {name.id for name in index.names}:
        return kept
    quick.commit(str(root), "note added", [(A, "notes", 98, '{"id":98,"text":"after the cut"}')])
    return tuple(each._replace(rows={**each.rows, (A, "notes", 98): "after the cut"}) for each in kept)


def holds(root: Path, kept: tuple[Kept, Kept], titles: set[str], when: str) -> None:
    kept = after_a_note(root, kept)
    found, said = told(root)
    assert found in kept, when
    assert said <= titles, when
    vault = Vault(root)
    vault.fold()
    vault.close()
    again, _ = told(root)
    assert again == found, when
    assert {problem.title for problem in check(root)} <= titles | LEFT, when


def pictures_hold(root: Path, pictures: dict[str, Kept], when: str) -> None:
    for day, each in backups.pictures(Layout(root)).items():
        pictured = picture.of_folder(each.root, PlainCodec())
        for (teacher, table, id_), text in pictures[day].rows.items():
            row = pictured.shard(teacher).get(table, id_)
            assert row, f"{when}: {teacher}/{table}/{id_} is not in the backup"
            assert row["text"] == text, when
