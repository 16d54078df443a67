"""A machine drives sessions that write, fold, are killed and come back, against a model of plain dicts.

The model knows every state that was acknowledged and which state it was made from. Of a record stands the newest of
those that no other was made from; the others are shown as conflicts. Nothing else may be there, and nothing may miss.
"""

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, precondition, rule

from coachtui.domain.change import Change, Op
from coachtui.services.session import Session
from coachtui.storage.merge import order
from coachtui.storage.vault import Vault

T = 1 << 22 | 7
IDS = st.integers(1, 3)
GARBAGE = st.sampled_from([b'{"c":"00000000","r":{"s":1,"t":1', b"\x00" * 40, b"not a line"])


class Seat:
    """A session and where it writes."""

    def __init__(self, root: Path) -> None:
        self.vault = Vault(root)
        self.session = Session(self.vault)

    def stands(self, id_: int) -> str:
        """Return the version of a record that this session sees."""
        return self.vault._shard(T).version("notes", id_)

    def journal(self) -> Path:
        """Return the file that it wrote last."""
        return self.vault._journal.path


class Machine(RuleBasedStateMachine):
    """Sessions of one coach on one vault; `made` is version → (the version it was made from, its text or None)."""

    seats = Bundle("seats")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.root = self.folder / "v"
        self.made: dict[int, dict[str, tuple[str, str | None]]] = {1: {}, 2: {}, 3: {}}
        self.count = 0
        self.open: list[Seat] = []
        self.ended: list[Path] = []
        first = Vault(self.root)
        first.commit(Change("begun", (Op(T, "teachers", T, None, {"name": "Maria"}),)))
        first.close()

    @rule(target=seats)
    def opens(self) -> Seat:
        """A session begins."""
        seat = Seat(self.root)
        seat.vault.book(T)
        self.open.append(seat)
        return seat

    def _acknowledged(self, seat: Seat, id_: int, base: str) -> None:
        row = seat.vault.get(T, "notes", id_)
        version = seat.stands(id_)
        if version != base:
            self.made[id_][version] = base, None if row is None else row["text"]

    @rule(seat=seats, id_=IDS)
    def writes(self, seat: Seat, id_: int) -> None:
        """A record is written, or edited as this session sees it."""
        self.count += 1
        base, row = seat.stands(id_), seat.vault.get(T, "notes", id_)
        after = {**(row or {}), "text": f"text {self.count}"}
        seat.session.do(Change("written", (Op(T, "notes", id_, row, after),)))
        self._acknowledged(seat, id_, base)

    @rule(seat=seats, id_=IDS)
    def deletes(self, seat: Seat, id_: int) -> None:
        """A record is removed."""
        base, row = seat.stands(id_), seat.vault.get(T, "notes", id_)
        if row is not None:
            seat.session.do(Change("deleted", (Op(T, "notes", id_, row, None),)))
            self._acknowledged(seat, id_, base)

    @rule(seat=seats, again=st.booleans())
    def takes_back(self, seat: Seat, again: bool) -> None:
        """The last change is undone, or done again."""
        before = {id_: seat.stands(id_) for id_ in self.made}
        taken = seat.session.redo() if again else seat.session.undo()
        if taken:
            for id_, base in before.items():
                self._acknowledged(seat, id_, base)

    @rule(seat=seats)
    def looks(self, seat: Seat) -> None:
        """A session takes in what others wrote."""
        seat.session.poll()

    @rule(seat=seats)
    def folds(self, seat: Seat) -> None:
        """The snapshots are brought up to date."""
        seat.vault.fold()

    @rule(seat=consumes(seats), fold=st.booleans())
    def ends(self, seat: Seat, fold: bool) -> None:
        """A session ends as it should."""
        self.open.remove(seat)
        seat.vault.close(fold=fold)

    @rule(seat=consumes(seats))
    def is_killed(self, seat: Seat) -> None:
        """A session ends in the middle: its lock goes, nothing else happens."""
        self.open.remove(seat)
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

    @invariant()
    def what_was_acknowledged_stands_or_is_shown(self) -> None:
        """A fresh session sees what the model says; a second one sees the same."""
        seen = [self._seen(), self._seen()]
        assert seen[0] == seen[1]
        for id_, made in self.made.items():
            heads = sorted(made.keys() - {base for base, _ in made.values()}, key=order)
            stands = heads[-1] if heads else ""
            text = made[stands][1] if stands else None
            rivals = {made[head][1] for head in heads[:-1]} - {None, text}
            assert seen[0][id_] == (text, rivals)

    def _seen(self) -> dict[int, tuple[str | None, set[str]]]:
        vault = Vault(self.root)
        book = vault.book(T)
        found = {}
        for id_ in self.made:
            row = vault.get(T, "notes", id_)
            rivals = {each["data"]["text"] for each in book.rows("conflicts") if each["record"] == id_}
            found[id_] = None if row is None else row["text"], rivals
        vault.close(fold=False)
        return found

    def teardown(self) -> None:
        """End all, and take the folder away."""
        for seat in self.open:
            seat.vault.close(fold=False)
        shutil.rmtree(self.folder)


Machine.TestCase.settings = settings(
    max_examples=400 if os.environ.get("FAULTS") == "long" else 25,
    stateful_step_count=50 if os.environ.get("FAULTS") == "long" else 25,
    deadline=None,
    derandomize=os.environ.get("FAULTS") != "long",
)
TestMachine = Machine.TestCase
