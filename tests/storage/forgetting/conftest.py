"""Vaults in which everything says whose it is, so that a plain search of their bytes shows what is left."""

import os
import random
import re
from pathlib import Path

import pytest

from coachtui.domain.change import COMMON, Change, Op
from coachtui.domain.ids import EPOCH_MS, RANDOM_BITS
from coachtui.storage import folding, inbox
from coachtui.storage.moments import clock_ms
from coachtui.storage.picture import of_folder
from coachtui.storage.quick import commit
from coachtui.storage.vault import Vault

EXAMPLES = 300 if os.environ.get("FAULTS") == "long" else 8
"""How many vaults are tried."""
DAY_MS = 24 * 3600 * 1000
START_MS = 1_767_600_000_000
"""5 January 2026."""
ANA, BO, CY = (START_MS - EPOCH_MS + each << RANDOM_BITS for each in (1, 2, 3))
NAMES = {ANA: "Anaqa Qaduran", BO: "Bobo Brand", CY: "Cyrus Crane"}
SIGNS = {ANA: "qa", BO: "qb", CY: "qc"}
KINDS = ("notes", "promises", "claims", "drafts")


class Coach:
    """Does what coaches do to a vault, by a seed, and remembers what she wrote. Every text has a word of its own."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.dice = random.Random(seed)
        self.ms = START_MS
        self.count = 0
        self.written: dict[str, int] = {}
        """When each word was written."""
        self.ids: dict[int, list[tuple[str, int]]] = {who: [] for who in NAMES}
        self.pupils: dict[int, int] = {}
        """The student K3 of each teacher."""

    def clock(self) -> int:
        return self.ms

    def word(self, who: int) -> str:
        self.count += 1
        word = f"{SIGNS[who]}{self.count}x"
        self.written[word] = self.ms
        return word

    def now(self, who: int) -> str:
        """Return a word of this very moment, of which the fast path has the only clock."""
        word = self.word(who)
        self.written[word] = clock_ms()
        return word

    def open(self) -> Vault:
        self.ms += self.dice.choice([1000, DAY_MS])
        return Vault(self.root, clock=self.clock)

    def id(self) -> int:
        self.count += 1
        return self.ms - EPOCH_MS + self.count << RANDOM_BITS

    def put(self, vault: Vault, who: int, table: str, id_: int, **fields) -> None:
        before = vault.get(who, table, id_)
        after = None if fields.get("gone") else {**(before or {}), **fields}
        # A removal tells its moment by its version alone, which runs ahead once a clock did: no word is hung on it.
        label = f"put {self.word(who)}" if after else "deleted"
        vault.commit(Change(label, (Op(who, table, id_, before, after),)))

    def begin(self) -> None:
        vault = self.open()
        for who, name in NAMES.items():
            self.put(vault, who, "teachers", who, name=name, state="active")
            self.pupils[who] = self.id()
            self.put(vault, who, "students", self.pupils[who], code="K3")
        vault.close()

    def sit(self) -> None:
        """Write a little in one sitting, or in two at once."""
        one = self.open()
        two = self.open() if self.dice.random() < 0.4 else one
        for vault in (one, two):
            for who in NAMES:
                vault.book(who)
        for _ in range(self.dice.randrange(1, 6)):
            self.act(self.dice.choice([one, two]))
            if self.dice.random() < 0.2:
                self.ms += DAY_MS
                self.dice.choice([one, two]).fold()
        if two is not one:
            two.close(fold=self.dice.random() < 0.5)
        one.close(fold=self.dice.random() < 0.5)
        if self.dice.random() < 0.3:
            who = self.dice.choice(list(NAMES))
            commit(str(self.root), "note added", [(who, "notes", self.id(), f'{{"id":1,"text":"{self.now(who)}"}}')])

    def act(self, vault: Vault) -> None:
        who = self.dice.choice(list(NAMES))
        known = self.ids[who]
        roll = self.dice.random()
        self.ms += 1000
        if not known or roll < 0.4:
            key = (self.dice.choice(KINDS), self.id())
            known.append(key)
            pupil = {"students": [self.pupils[who]]} if key[0] == "notes" and self.dice.random() < 0.4 else {}
            self.put(vault, who, *key, text=f"{self.word(who)} \n“é” {self.word(who)}", **pupil)
        elif roll < 0.75:
            self.put(vault, who, *self.dice.choice(known), text=self.word(who))
        elif roll < 0.85:
            self.put(vault, who, *self.dice.choice(known), gone=True)
        elif roll < 0.95:  # one act on a teacher and on what is common
            id_ = self.id()
            ops = [
                Op(who, "notes", id_, None, {"text": self.word(who)}),
                Op(COMMON, "groups", self.id(), None, {"label": f"group{self.count}"}),
            ]
            vault.commit(Change(f"both {self.word(who)}", tuple(ops)))
            known.append(("notes", id_))
        else:
            inbox.keep(str(self.root), NAMES[who].split()[0], self.now(who))

    def damage(self) -> None:
        """Tear what was written last by a session that had no time to fold."""
        vault = self.open()
        who = self.dice.choice(list(NAMES))
        self.put(vault, who, "notes", self.id(), text=self.word(who))
        self.put(vault, who, "notes", self.id(), text=self.word(who))
        vault.close(fold=False)
        path = vault.layout.journal / f"{vault.writer}.jsonl"
        data = bytearray(path.read_bytes())
        data[self.dice.randrange(20, len(data) // 2)] ^= 1
        path.write_bytes(bytes(data[:-9]))


@pytest.fixture
def coach(tmp_path, monkeypatch):
    """Give the maker of a vault that was written to for some days."""

    def made(seed: int, *, sittings: int = 4, name: str = "", sound: bool = False) -> Coach:
        one = Coach(tmp_path / (name or f"v{seed}"), seed)
        monkeypatch.setattr(folding, "clock_ms", one.clock)
        one.begin()
        for _ in range(sittings):
            one.sit()
        if not sound and one.dice.random() < 0.5:
            one.damage()
            one.open().close()
        return one

    return made


def everything(root: Path) -> bytes:
    """Return the bytes of all files below a folder, and their names, small."""
    files = [path for path in sorted(root.rglob("*")) if path.is_file()]
    return b"\n".join(str(path).encode() + b"\n" + path.read_bytes() for path in files).lower()


def signs(root: Path, sign: str) -> set[bytes]:
    """Return the words that begin with a sign, wherever they stand in a vault."""
    return set(re.findall(rf"\b{sign}\d+x\b".encode(), everything(root)))  # an id may hold such letters by chance


def told(root: Path, who: int) -> dict:
    """Return all that a vault tells of a teacher: her records, the history of each, what each backup holds of her."""
    vault = Vault(root)
    tables = {name: dict(rows) for name, rows in vault.book(who).tables.items() if rows}
    ids = {(name, id_) for name, rows in tables.items() for id_ in rows}
    history = {key: [(one.at, one.writer, one.row) for one in vault.history(who, *key)] for key in sorted(ids)}
    assert not vault.problems
    vault.close(fold=False)
    pictures = {each.name: of_folder(each, vault.form).shard(who).tables for each in vault.layout.backups.iterdir()}
    return {"records": tables, "history": history, "backups": pictures}
