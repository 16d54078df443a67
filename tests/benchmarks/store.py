"""Saving, opening, loading, noticing and finding in a vault that is open, against what else keeps such notes."""

import json
import os
import sqlite3
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from time import thread_time_ns

from tinydb import TinyDB

from coachtui.domain.readings.find import Hit, matches
from coachtui.storage.vault import Vault
from tests.benchmarks.measure import Measure, side_by_side
from tests.benchmarks.vaults import OFTEN, SELDOM, adding, note

OPEN_MS = 10
OPEN_MB = 5
FIRST_HITS = 50
FIRST_HITS_MS = 5
LINE = b"x" * 420 + b"\n"
SLOW_TIMES = 3
"""How often stock TinyDB is run: it writes all of its file each time."""


@contextmanager
def appending(folder: Path) -> Iterator[Callable[[], None]]:
    """Give what appends as much as a note to a file and flushes it."""
    path = folder / "plain"
    fd = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def append() -> None:
        os.write(fd, LINE)
        os.fdatasync(fd)

    yield append
    os.close(fd)
    path.unlink()


@contextmanager
def _sqlite(folder: Path, notes: int) -> Iterator[Callable[[], None]]:
    """Give what saves a note in SQLite as durably as we do."""
    path = folder / "reference.sqlite"
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, teacher INTEGER, body TEXT)")
    base.execute("BEGIN")
    base.executemany("INSERT INTO notes VALUES (?, 1, ?)", ((at, json.dumps(note(at))) for at in range(notes)))
    base.execute("COMMIT")
    numbers = count(notes)

    def save() -> None:
        base.execute("INSERT INTO notes VALUES (?, 1, ?)", (next(numbers), json.dumps(note(1))))

    yield save
    base.close()
    for each in folder.glob("reference.sqlite*"):
        each.unlink()


@contextmanager
def _tinydb(folder: Path, notes: int) -> Iterator[TinyDB]:
    """Give a stock TinyDB of as many notes in one file."""
    path = folder / "reference.json"
    path.write_text(json.dumps({"_default": {str(at + 1): note(at) for at in range(notes)}}))
    with TinyDB(path) as base:
        yield base
    path.unlink()


def saving(folder: Path, teacher: int, notes: int, size: str, times: int) -> Iterator[Measure]:
    """Measure one note saved, durable on return."""
    vault = Vault(folder)
    vault.book(teacher)
    numbers = count()

    def ours() -> None:
        vault.commit(adding(teacher, [note(next(numbers))]))

    what = f"save a note, {size}"
    with appending(folder) as append, _sqlite(folder, notes) as insert:
        mine, plain, lite = side_by_side(ours, append, insert, times=times, warm=5)
    yield Measure(what, "append + fdatasync", mine, plain, ratio=1.5)
    yield Measure(what, "SQLite, WAL, FULL", mine, lite)
    with _tinydb(folder, notes) as base:
        mine, tiny = side_by_side(ours, lambda: base.insert(note(1)), times=SLOW_TIMES)
    yield Measure(what, "stock TinyDB", mine, tiny)
    vault.close()


def flat(small: tuple[Path, int], large: tuple[Path, int], sizes: str, times: int) -> Measure:
    """Measure saving in a large vault against saving in a small one."""
    vaults = [(Vault(folder), teacher) for folder, teacher in (large, small)]
    for vault, teacher in vaults:
        vault.book(teacher)

    def save(vault: Vault, teacher: int) -> None:
        vault.commit(adding(teacher, [note(1)]))

    spent = side_by_side(*(lambda pair=pair: save(*pair) for pair in vaults), times=times, warm=5)
    for vault, _ in vaults:
        vault.close()
    return Measure(f"save a note, {sizes}", "the smallest vault", *spent, ratio=1.5)


def opening(folder: Path, teachers: list[int], notes: int, size: str, times: int) -> Iterator[Measure]:
    """Measure a vault opened up to the names, one teacher opened that was not open yet, and all of them."""
    with _tinydb(folder, notes) as base:
        ours, tiny = side_by_side(lambda: Vault(folder).names(), base.all, times=SLOW_TIMES)
        yield Measure(f"open a vault, {size}", "stock TinyDB, all notes", ours, tiny)
    turn = iter(teachers)
    vault = Vault(folder)
    (one,) = side_by_side(
        lambda: len(vault.book(next(turn)).table("notes")), times=min(times, len(teachers) - 1), warm=1
    )
    yield Measure(f"open one teacher, {size}", "", one, most=OPEN_MS)
    yield _memory_of_one(folder, teachers[-1], size)
    yield _loading(folder, teachers, size)


def _memory_of_one(folder: Path, teacher: int, size: str) -> Measure:
    vault = Vault(folder)
    tracemalloc.start()
    vault.book(teacher)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return Measure(f"open one teacher, {size}", "", peak / 1e6, most=OPEN_MB, unit="MB")


def _loading(folder: Path, teachers: list[int], size: str) -> Measure:
    def ours() -> None:
        vault = Vault(folder)
        for teacher in teachers:
            vault.book(teacher)

    def stock() -> None:
        for teacher in teachers:
            with TinyDB(folder / "teachers" / f"{teacher}.json") as base:
                base.table("notes").all()

    return Measure(f"load all teachers, {size}", "stock TinyDB, the same files", *side_by_side(ours, stock, times=3))


def noticing(folder: Path, teacher: int, size: str, times: int) -> Iterator[Measure]:
    """Measure a look for what other sessions wrote, where there is nothing and where there is a note."""
    one, other = Vault(folder), Vault(folder)
    one.book(teacher)
    other.commit(adding(teacher, [note(1)]))
    one.changes()
    journals = [*one.layout.journal.iterdir(), one.layout.teachers]

    def stats() -> None:
        for path in journals:
            os.stat(path)  # noqa: PTH116 - the bare call is the reference

    spent = side_by_side(one.changes, stats, times=times * 5, warm=5)
    yield Measure(f"look for others' notes, none, {size}", "stat of the same files", *spent)
    spent = side_by_side(
        lambda: other.commit(adding(teacher, [note(1)])), lambda: _noticed(one), times=times * 5, warm=5
    )
    yield Measure(f"take in another's note, {size}", "saving it", spent[1], spent[0])
    one.close(fold=False)
    other.close(fold=False)


def _noticed(vault: Vault) -> None:
    if not vault.changes():
        raise AssertionError("the note of the other session was not noticed")


def finding(folder: Path, teachers: list[int], size: str, times: int) -> Iterator[Measure]:
    """Measure the first hits of a word that is in many notes, and all of one that is in a few."""
    vault = Vault(folder)
    books = [vault.book(teacher) for teacher in teachers]

    def first(words: str) -> list[Hit]:
        hits: list[Hit] = []
        for book in books:
            hits += matches(book, words)
            if len(hits) >= FIRST_HITS:
                break
        return hits

    (many,) = side_by_side(lambda: first(OFTEN), times=times, clock=thread_time_ns)
    yield Measure(f"find, first {FIRST_HITS} of many, {size}", "", many, most=FIRST_HITS_MS)
    (few,) = side_by_side(lambda: first(SELDOM), times=SLOW_TIMES, clock=thread_time_ns)
    yield Measure(f"find, all of a few, {size}", "", few)
    vault.close(fold=False)
