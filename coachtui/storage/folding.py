"""Folding: what the journals say goes into the snapshots, then the journals of ended sessions are put away.

Before the first fold of a day the vault is backed up. Each step leaves a vault that reads the same, so a crash anywhere
only means that it is folded again.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Lock
from time import sleep
from typing import TYPE_CHECKING

from coachtui.storage import backups, files, settling
from coachtui.storage.announced import Announced
from coachtui.storage.journal import SUFFIX
from coachtui.storage.moments import clock_ms
from coachtui.storage.settling import Settling

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coachtui.storage.vault import Vault


USUAL_SECONDS = 0.005
"""For how long Python lets a thread go on that others wait for."""
FOLDING_SECONDS = 0.0002
"""For how long while one of them folds: a key takes its turn a dozen times, and waits as often."""

GIVE_WAY_SECONDS = 0.001


class Folding:
    """Folds one vault. The vault's lock is held for one teacher at a time, so that saving goes on."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._running = Lock()
        self.wanted: set[int] = set()
        """Teachers whose file was damaged and is made anew."""
        self.barred: set[int] = set()
        """Teachers whose damaged file could not be kept aside: it is not written over."""
        self.renames: dict[Path, Path] = {}
        self._settling = Settling(vault.layout, vault.form, vault.feed)

    def run(self, *, quietly: bool = False) -> None:
        """Fold, unless another thread or session does; `quietly` what is known already. Raises OSError."""
        if not self._running.acquire(blocking=False):
            return
        try:
            with files.held(self._vault.layout.fold_lock) as free:
                if free:
                    with _giving_way(), Announced(self._vault.layout.journal) as announced:
                        self._fold(announced, quietly=quietly)
        finally:
            self._running.release()

    def _fold(self, announced: Announced, *, quietly: bool) -> None:
        vault = self._vault
        if not quietly:
            vault.poll_for_fold(self._settling.late())
        vault.names()  # those of the folder as it was before this
        seen, pending = vault.known_for_fold()
        written = [teacher for teacher in sorted(self.wanted - self.barred) if self._fold_teacher(teacher, quietly)]
        teachers = sorted((pending | self.wanted) - self.barred)
        if teachers and (vault.layout.snapshots() or not vault.sharing.on):  # else all of it came from elsewhere
            backups.keep_day(vault.layout, vault.form, clock_ms())
        written += [teacher for teacher in teachers if announced.stands() and self._fold_teacher(teacher, quietly)]
        moved: set[str] = set()
        taken: set[str] = set()
        if not self.barred and announced.is_alone() and all(map(vault.is_current, teachers)):
            moved = self._put_away(seen)
            taken = self._take_from_elsewhere(seen, moved) if vault.sharing.on else set()
        vault.put_away(moved | taken)
        if written or moved or taken:
            vault.write_names()
        vault.let_go(taken)

    def _fold_teacher(self, teacher: int, quietly: bool) -> bool:
        vault = self._vault
        if quietly:
            give_way()
        made = vault.folded(teacher, quietly=quietly)
        if made is not None and teacher not in self.barred:
            text, read = made
            path = vault.layout.snapshot(teacher)
            vault.note_folded(teacher, read, files.replace(path, text))
            self.wanted.discard(teacher)
        return made is not None

    def _put_away(self, seen: dict[str, int]) -> set[str]:
        """Put the journals of ended sessions away, and give those that have grown since their true names."""
        vault = self._vault
        layout = vault.layout
        for path, target in self.renames.items():
            files.move(path, target)
        self.renames.clear()
        moved = set()
        for stem, size in seen.items():
            path = layout.journal / (stem + SUFFIX)
            there = files.stamp_of(path)
            if there is None or not there.size:  # gone, or begun this moment
                continue
            if not (vault.sharing.is_own(stem) and files.ended(path) and vault.feed.is_read(path)):
                continue
            if files.move(path, layout.done / f"{stem}.{size}{SUFFIX}"):
                moved.add(stem)
        return moved

    def _take_from_elsewhere(self, seen: dict[str, int], moved: set[str]) -> set[str]:
        """Remember that the snapshots contain what was put away, here or elsewhere; return what came from there."""
        sharing = self._vault.sharing
        waiting = {stem: one.size for stem, one in sharing.waiting().items() if stem not in moved}
        if waiting or moved:
            sharing.taken.write(seen)
        return {stem for stem, size in waiting.items() if seen.get(stem, 0) >= size}

    def pruned(self, read: dict[str, int]) -> dict[str, int]:
        """Return how far a snapshot contains the journals, without those that nobody can read again."""
        live = self._vault.feed.covered
        return {stem: size for stem, size in read.items() if stem in live or _young(stem)}


def give_way() -> None:
    """Let a key that has come while she was taken to rest be answered first."""
    sleep(GIVE_WAY_SECONDS)


@contextmanager
def _giving_way() -> Iterator[None]:
    """Let a key that comes while the block runs have its turn at once."""
    sys.setswitchinterval(FOLDING_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(USUAL_SECONDS)


def _young(stem: str) -> bool:
    since = settling.born(stem)
    return since is None or clock_ms() - since < settling.REMEMBERED_MS
