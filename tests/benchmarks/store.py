"""Saving and opening in a vault that is open, against what the disk itself takes."""

import os
from itertools import count
from pathlib import Path

from coachtui.storage.vault import Vault
from tests.benchmarks.measure import Measure, side_by_side
from tests.benchmarks.vaults import adding, note

OPEN_MS = 10


def saving(folder: Path, teacher: int, size: str, times: int) -> Measure:
    """Measure one note saved, durable on return, against the same bytes appended and flushed."""
    vault = Vault(folder)
    vault.book(teacher)
    numbers = count()
    line = b"x" * 420 + b"\n"
    plain = os.open(folder / "plain", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def ours() -> None:
        vault.commit(adding(teacher, [note(next(numbers))]))

    def append() -> None:
        os.write(plain, line)
        os.fdatasync(plain)

    spent = side_by_side(ours, append, times=times, warm=5)
    os.close(plain)
    (folder / "plain").unlink()
    vault.close()
    return Measure(f"save a note, {size}", "append + fdatasync", *spent, ratio=1.5)


def opening(folder: Path, teachers: list[int], size: str, times: int) -> Measure:
    """Measure one teacher opened that was not open yet."""
    vault = Vault(folder)
    turn = iter(teachers)
    ours, _ = side_by_side(
        lambda: len(vault.book(next(turn)).table("notes")), lambda: None, times=min(times, len(teachers) - 1)
    )
    vault.close(fold=False)
    return Measure(f"open one teacher, {size}", "", ours, 0, most_ms=OPEN_MS)
