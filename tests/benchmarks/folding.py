"""Folding: how long it takes, and how long anybody else waits for it."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

from coachtui.storage.vault import Vault
from tests.benchmarks.measure import Measure, side_by_side
from tests.benchmarks.store import appending
from tests.benchmarks.vaults import adding, note

WAIT_MS = 20
"""For how long folding may block a key."""
ABOUT = 5
"""About how many teachers a day's notes are."""


class Watched:
    """A vault's lock that remembers for how long it was held at most, by a thread that is watched."""

    def __init__(self, thread: Callable[[], bool]) -> None:
        self._lock = threading.RLock()
        self._is_watched = thread
        self._depth = 0
        self._since = 0
        self.longest_ms = 0.0

    def __enter__(self) -> None:
        self._lock.acquire()
        self._depth += 1
        if self._depth == 1:
            self._since = time.perf_counter_ns()

    def __exit__(self, *_: object) -> None:
        self._depth -= 1
        if self._depth == 0 and self._is_watched():
            self.longest_ms = max(self.longest_ms, (time.perf_counter_ns() - self._since) / 1e6)
        self._lock.release()


def folding(folder: Path, teachers: list[int], size: str, times: int) -> Measure:
    """Measure a fold of new notes about a few teachers, against writing their files anew and nothing else."""
    vault = Vault(folder)
    vault.names()
    chosen = teachers[:ABOUT]
    beside = folder / "reference"
    beside.mkdir()

    def ours() -> None:
        vault.fold()

    def plain() -> None:
        for teacher in chosen:
            _write_anew(vault.layout.snapshot(teacher).read_bytes(), beside / f"{teacher}.json")

    def write() -> None:
        for teacher in chosen:
            vault.commit(adding(teacher, [note(at) for at in range(4)]))

    write()
    vault.fold()  # the first of a day keeps a copy of the vault
    _, folded, written = side_by_side(write, ours, plain, times=max(3, times // 2))
    vault.close()
    rmtree(beside)
    what = f"fold {4 * len(chosen)} notes about {len(chosen)}, {size}"
    return Measure(what, "their files written anew", folded, written)


def _write_anew(data: bytes, path: Path) -> None:
    other = path.with_suffix(".other")
    with other.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    other.rename(path)
    fd = os.open(path.parent, os.O_RDONLY)
    os.fsync(fd)
    os.close(fd)


def waiting(folder: Path, teacher: int, what: str) -> list[Measure]:
    """Measure for how long the lock is held by a fold while saving goes on, and the longest save beside it."""
    vault = Vault(folder)
    vault.names()
    vault.book(teacher)
    vault.commit(adding(teacher, [note(1)]))
    thread = threading.Thread(target=vault.fold)
    lock = Watched(lambda: threading.current_thread() is thread)
    vault._lock = lock  # type: ignore[assignment]
    longest = [0.0, 0.0]
    with appending(folder) as append:
        thread.start()
        while thread.is_alive():
            for at, call in enumerate((lambda: vault.commit(adding(teacher, [note(1)])), append)):
                began = time.perf_counter_ns()
                call()
                longest[at] = max(longest[at], (time.perf_counter_ns() - began) / 1e6)
        thread.join()
    vault.close()
    return [
        Measure(f"a fold holds the lock at most, {what}", "", lock.longest_ms, most=WAIT_MS),
        Measure(f"longest save meanwhile, {what}", "longest append + fdatasync", *longest),
    ]
