"""Which folded journals the snapshots of this machine contain, and how far.

Where only one machine writes, a journal is folded before it is put away. In a shared vault one may come that was put
away elsewhere: it waits until it is folded here. `teachers/taken.tsv` tells of each how far it is; losing that file
only costs reading all of them once more, and it is lost along with the snapshots that it speaks of.

Line 1 is `coachtui-taken 1`, number and time of the folder `done` when all in it was taken in, and whether common.json
was there; a line `file bytes` for each journal; tabs between.
"""

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from coachtui.domain.change import COMMON
from coachtui.storage import files
from coachtui.storage.journal import SUFFIX
from coachtui.storage.layout import Layout

FIRST = "coachtui-taken\t1"
PAST_NS = 10_000_000_000
"""How far back the folder's time is set when all in it was taken in: whatever comes then shows, on any disk's clock."""


class Folded(NamedTuple):
    """A journal that was put away: its file, and how many bytes of it were folded where it was written."""

    path: Path
    size: int


class _Said(NamedTuple):
    """What the file tells: the folder as it was when all in it was taken in, and the bytes of each journal."""

    folder: tuple[int, int]
    journals: dict[str, int]


class Taken:
    """Knows which folded journals are not contained in the snapshots yet."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._looked: tuple[files.Stamp | None, files.Stamp | None] | None = None
        self._waiting: dict[str, Folded] = {}

    def waiting(self) -> dict[str, Folded]:
        """Return the journals that wait, by their names without size and suffix. Raises OSError."""
        looked = files.stamp_of(self._layout.done), files.stamp_of(self._layout.taken)
        if looked != self._looked:
            self._waiting = self._look(looked[0])
            self._looked = looked if looked[0] is None or looked[0].is_settled else None
        return self._waiting

    def _look(self, folder: files.Stamp | None) -> dict[str, Folded]:
        said = self._read()
        if folder is None or said.folder == (folder.inode, folder.mtime_ns):
            return {}
        done, known = self._layout.done, said.journals
        return {
            stem: Folded(done / name, size)
            for stem, (name, size) in self._put_away().items()
            if size > known.get(stem, 0)
        }

    def _put_away(self) -> dict[str, tuple[str, int]]:
        """Return the file and the bytes of each journal; the longer of two that are one, as while a move travels."""
        found: dict[str, tuple[str, int]] = {}
        with os.scandir(self._layout.done) as entries:
            for entry in entries:
                if not entry.name.endswith(SUFFIX):
                    continue
                name = entry.name.removesuffix(SUFFIX)
                stem, _, size = name.rpartition(".")
                if not (stem and size.isdigit()):  # not as we name it, such as a copy that Syncthing set aside
                    stem, size = name, str(entry.stat().st_size)
                if stem not in found or found[stem][1] < int(size):
                    found[stem] = entry.name, int(size)
        return found

    def _read(self) -> _Said:
        try:
            first, *lines = self._layout.taken.read_text(encoding="utf-8").split("\n")
            head, _, rest = first.rpartition("\t")
            head, inode, mtime_ns = head.rsplit("\t", 2)
            gone = int(rest) and not self._layout.snapshot(COMMON).exists()
            if head != FIRST or gone or lines.pop():
                return _Said((0, 0), {})
            pairs = (line.split("\t") for line in lines)
            return _Said((int(inode), int(mtime_ns)), {name: int(size) for name, size in pairs})
        except (OSError, ValueError, IndexError):
            return _Said((0, 0), {})

    def write(self, contained: Mapping[str, int]) -> None:
        """Remember how far the snapshots contain journals, live and folded, besides what was known. Raises OSError."""
        files.set_time(self._layout.done, (time.time_ns() - PAST_NS) // 1_000_000_000 * 1_000_000_000)
        folder = files.stamp_of(self._layout.done)
        known = self._read().journals
        for stem, size in contained.items():
            known[stem] = max(known.get(stem, 0), size)
        there = self._put_away()
        whole = folder is not None and all(known.get(stem, 0) >= size for stem, (_, size) in there.items())
        inode, mtime_ns = (folder.inode, folder.mtime_ns) if folder is not None and whole else (0, 0)
        common = int(self._layout.snapshot(COMMON).exists())
        lines = [f"{FIRST}\t{inode}\t{mtime_ns}\t{common}"]
        lines += [f"{stem}\t{size}" for stem, size in sorted(known.items()) if stem in there or stem in contained]
        files.replace(self._layout.taken, ("\n".join(lines) + "\n").encode(), durable=False)

    def write_all(self) -> None:
        """Remember that the snapshots contain every journal that was put away. Raises OSError."""
        self.write({stem: size for stem, (_, size) in self._put_away().items()})
