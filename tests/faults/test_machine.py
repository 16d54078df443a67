"""A machine drives sessions that write, fold, are killed and come back, against a model of plain dicts.

They back up, restore, mend and forget too. The model knows every state that was acknowledged and which state it was
made from. Of a record stands the newest of those that no other was made from; the others are shown as conflicts, unless
one was settled or brought back by itself. Nothing else may be there, and nothing may miss.
"""

import shutil
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from coachtui.cli.bringing_back import Wanted, plan
from coachtui.domain.change import Change, Op
from coachtui.domain.forgetting.asked import Asked
from coachtui.services.session import Session
from coachtui.storage import archive, unpack
from coachtui.storage.check import check
from coachtui.storage.codec import PlainCodec
from coachtui.storage.forgetting.run import forget
from coachtui.storage.layout import Layout
from coachtui.storage.merge import Entry, conflict_row, order
from coachtui.storage.repair import repair
from coachtui.storage.vault import Vault
from tests.faults.conftest import LONG, RAM

FIRST = 1 << 22 | 7
SEATS = st.integers(0, 3)
IDS = st.integers(1, 2)
GARBAGE = st.sampled_from([b'{"c":"00000000","r":{"s":1,"t":1', b"\x00" * 40, b"not a line"])


Seen = dict[int, tuple[str | None, tuple[str, ...]]]
"""Of each record what stands, None for nothing, and the texts of its conflicts."""


class Seat:
    """A session on one teacher, and where it writes."""

    def __init__(self, root: Path, teacher: int) -> None:
        self.vault = Vault(root)
        self.session = Session(self.vault)
        self.book = self.vault.book(teacher)

    def stands(self, id_: int) -> str:
        """Return the version of a record that this session sees."""
        return self.vault.version(self.book.teacher_id, "notes", id_)

    def settled(self) -> dict[int, Entry]:
        """Return the conflicts that somebody settled or brought back, each with its newest state."""
        latest = self.vault.shard(self.book.teacher_id).latest
        return {id_: entry for (table, id_), entry in latest.items() if table == "conflicts"}

    def journal(self) -> Path:
        """Return the file that it wrote last."""
        return self.vault._journal.path


class Backup(NamedTuple):
    """A file, whose vault it holds, and what was to be seen then."""

    path: Path
    teacher: int
    seen: Seen


class Machine(RuleBasedStateMachine):
    """Sessions of one coach on one vault; `made` is version → (the version it was made from, its text or None)."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="coachtui-faults-", dir=RAM))
        self.root = self.folder / "v"
        self.count = 0
        self.open: list[Seat] = []
        self.ended: list[Path] = []
        self.backups: list[Backup] = []
        self.begin(FIRST)

    def begin(self, teacher: int) -> None:
        """Begin with a teacher of whom nothing is known."""
        self.teacher = teacher
        self.made: dict[int, dict[str, tuple[str, str | None]]] = {1: {}, 2: {}}
        self.settled: dict[int, Entry] = {}
        vault = Vault(self.root)
        vault.commit(Change("begun", (Op(teacher, "teachers", teacher, None, {"name": f"Maria {teacher}"}),)))
        vault.close()
        self.open += [Seat(self.root, teacher), Seat(self.root, teacher)]

    @precondition(lambda self: len(self.open) < 4)
    @rule()
    def opens(self) -> None:
        """A session begins."""
        self.open.append(Seat(self.root, self.teacher))

    def does(self, at: int, act: Any) -> Any:
        """Let one of the sessions do something, and take down what it has acknowledged by that."""
        seat = self.open[at % len(self.open)]
        before = {id_: seat.stands(id_) for id_ in self.made}
        done = act(seat)
        for id_, base in before.items():
            row, version = seat.vault.get(self.teacher, "notes", id_), seat.stands(id_)
            if version != base and version not in self.made[id_]:
                self.made[id_][version] = base, None if row is None else row["text"]
        for id_, entry in seat.settled().items():
            known = self.settled.get(id_)
            if known is None or order(known.version) < order(entry.version):
                self.settled[id_] = entry
        return done

    @precondition(lambda self: self.open)
    @rule(at=SEATS, id_=IDS)
    def writes(self, at: int, id_: int) -> None:
        """A record is written, or edited as this session sees it."""
        self.count += 1
        self.does(at, lambda seat: self._put(seat, id_, f"text {self.count}"))

    @precondition(lambda self: self.open)
    @rule(at=SEATS, id_=IDS)
    def deletes(self, at: int, id_: int) -> None:
        """A record is removed."""
        self.does(at, lambda seat: self._put(seat, id_, None))

    def _put(self, seat: Seat, id_: int, text: str | None) -> None:
        row = seat.vault.get(self.teacher, "notes", id_)
        if row is not None or text is not None:
            after = None if text is None else {**(row or {}), "text": text}
            seat.session.do(Change("put", (Op(self.teacher, "notes", id_, row, after),)))

    @precondition(lambda self: self.open)
    @rule(at=SEATS, again=st.booleans())
    def takes_back(self, at: int, again: bool) -> None:
        """The last change is undone, or done again."""
        self.does(at, lambda seat: seat.session.redo() if again else seat.session.undo())

    @precondition(lambda self: self.open)
    @rule(at=SEATS)
    def looks(self, at: int) -> None:
        """A session takes in what others wrote."""
        self.open[at % len(self.open)].session.poll()

    @precondition(lambda self: self.open)
    @rule(at=SEATS, quietly=st.booleans())
    def folds(self, at: int, quietly: bool) -> None:
        """The snapshots are brought up to date."""
        self.open[at % len(self.open)].vault.fold(quietly=quietly)

    @precondition(lambda self: self.open)
    @rule(at=SEATS, fold=st.booleans())
    def ends(self, at: int, fold: bool) -> None:
        """A session ends as it should."""
        self.open.pop(at % len(self.open)).vault.close(fold=fold)

    @precondition(lambda self: self.open)
    @rule(at=SEATS)
    def is_killed(self, at: int) -> None:
        """A session ends in the middle: its lock goes, nothing else happens."""
        seat = self.open.pop(at % len(self.open))
        seat.vault._journal.close()
        self.ended.append(seat.journal())

    @precondition(lambda self: any(path.exists() for path in self.ended))
    @rule(tail=GARBAGE, whole=st.booleans())
    def leaves_damage(self, tail: bytes, whole: bool) -> None:
        """Behind what a killed session acknowledged stands half a line, or a damaged one."""
        path = next(path for path in self.ended if path.exists())
        with path.open("ab") as file:
            file.write(tail + (b"\n" if whole else b""))
        self.ended.remove(path)

    @rule()
    def mends(self) -> None:
        """All is mended while sessions are at work; they go on."""
        repair(self.root)
        assert check(self.root) == []

    @rule()
    def backs_up(self) -> None:
        """The whole vault is put into a file."""
        path = self.folder / f"{len(self.backups)}.tar.gz"
        archive.write(Layout(self.root), path, 0)
        self.backups.append(Backup(path, self.teacher, self.expected()))

    @precondition(lambda self: self.open and self.backups)
    @rule(at=SEATS, which=st.integers(0, 3))
    def restores(self, at: int, which: int) -> None:
        """A session brings back what stood in a backup; of a teacher who was forgotten since, nothing."""
        backup = self.backups[which % len(self.backups)]
        source = unpack.read(backup.path, PlainCodec())
        seat = self.open[at % len(self.open)]
        found = plan(seat.session, source, Wanted(backup.teacher), self.root / "inbox")
        if backup.teacher != self.teacher:
            assert found.is_empty
            assert found.forgotten == 1
            return
        if not found.is_empty:
            self.does(at, lambda seat: seat.session.do(found.change("brought back")))
        stands = {id_: (row or {}).get("text") for id_, row in self._rows(seat.vault).items()}
        assert stands == {id_: text for id_, (text, _) in backup.seen.items()}

    @precondition(lambda self: any(self.made.values()))
    @rule()
    def forgets(self) -> None:
        """The teacher is forgotten once all sessions have ended, and nothing of her is left; another one comes."""
        while self.open:
            self.open.pop().vault.close(fold=False)
        assert not forget(self.root, Asked(self.teacher)).proof.left
        assert self.teacher not in {name.id for name in Vault(self.root).names()}
        self.begin(self.teacher + 1)

    @invariant()
    def what_was_acknowledged_stands_or_is_shown(self) -> None:
        """A fresh session sees what the model says; a second one sees the same."""
        assert self._seen() == self._seen() == self.expected()

    def expected(self) -> Seen:
        """Return what the model says."""
        found: Seen = {}
        for id_, made in self.made.items():
            heads = sorted(made.keys() - {base for base, _ in made.values()}, key=order)
            text = made[heads[-1]][1] if heads else None
            lost = [Entry(head, "notes", id_, {"text": made[head][1]}) for head in heads[:-1]]
            lost = [each for each in lost if each.row and each.row["text"] not in {None, text}]
            rivals = [each.row["text"] for each in lost if conflict_row(("notes", id_), each)["id"] not in self.settled]
            again = [entry.row for entry in self.settled.values() if entry.row and entry.row["record"] == id_]
            found[id_] = text, tuple(sorted([*rivals, *(row["data"]["text"] for row in again)]))
        return found

    def _seen(self) -> Seen:
        vault = Vault(self.root)
        conflicts = list(vault.book(self.teacher).rows("conflicts"))
        found = {
            id_: (
                None if row is None else row["text"],
                tuple(sorted(each["data"]["text"] for each in conflicts if each["record"] == id_)),
            )
            for id_, row in self._rows(vault).items()
        }
        vault.close(fold=False)
        return found

    def _rows(self, vault: Vault) -> dict[int, Any]:
        return {id_: vault.get(self.teacher, "notes", id_) for id_ in self.made}

    def teardown(self) -> None:
        """End all, and take the folder away."""
        for seat in self.open:
            seat.vault.close(fold=False)
        shutil.rmtree(self.folder)


Machine.TestCase.settings = settings(
    max_examples=400 if LONG else 8, stateful_step_count=50, deadline=None, derandomize=not LONG
)


@pytest.mark.usefixtures("no_waiting_for_the_disk")
class TestMachine(Machine.TestCase):  # type: ignore[misc, name-defined]
    """Each example is a vault of its own."""
