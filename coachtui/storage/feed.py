"""What the journals say beyond the snapshots: read piece by piece, kept by teacher until a snapshot contains it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from coachtui.storage import files, journal
from coachtui.storage.codec import Codec
from coachtui.storage.journal import SUFFIX, BadLine
from coachtui.storage.merge import Entry, order
from coachtui.storage.sharing import Sharing
from coachtui.storage.taken import Folded


class Pending(NamedTuple):
    """One state from a journal, and the offset behind its line."""

    stem: str
    end: int
    entry: Entry


class Damage(NamedTuple):
    """Bytes of a journal that say nothing: a bad line, or the torn tail of a session that has ended."""

    path: Path
    bad: BadLine
    torn: bool


class _Tail:
    """How far one journal is read, and how large it then was."""

    __slots__ = ("offset", "size")

    def __init__(self) -> None:
        self.offset = 0
        self.size = 0


class Feed:
    """Reads the journals of a folder. `pending` holds what was read: teacher → states, in each journal's order.

    Those of a shared vault that were put away elsewhere and are not folded here are read like the live ones.
    """

    def __init__(self, folder: Path, form: Codec, sharing: Sharing) -> None:
        self._folder = folder
        self._form = form
        self._sharing = sharing
        self._tails: dict[str, _Tail] = {}
        self.pending: dict[int, list[Pending]] = {}
        self.newest = 0
        self.damage: list[Damage] = []
        self.newer = False
        """Whether a newer program has written what was not taken in."""

    @property
    def covered(self) -> dict[str, int]:
        """How many bytes of each journal have been read."""
        return {stem: tail.offset for stem, tail in self._tails.items()}

    def is_read(self, path: Path) -> bool:
        """Tell whether a journal has been read to its end, as it now is."""
        tail = self._tails.get(path.name.removesuffix(SUFFIX))
        try:
            return tail is not None and path.stat().st_size == tail.size
        except FileNotFoundError:
            return False

    def poll(self) -> list[tuple[int, Pending]]:
        """Read what is new in all journals; return it with its teachers. Raises OSError."""
        found: list[tuple[int, Pending]] = []
        live = dict(self._sizes())
        put_away = {
            stem: one for stem, one in self._sharing.waiting().items() if stem not in live or live[stem] < one.size
        }
        there = live | {stem: one.size for stem, one in put_away.items()}
        for stem in self._tails.keys() - there.keys():  # folded away, so a snapshot contains it
            del self._tails[stem]
        for stem, size in sorted(there.items()):
            tail = self._tails.setdefault(stem, _Tail())
            if size < tail.offset:  # git writes a file anew, from its beginning
                tail.offset = 0
            if size != tail.size:
                found += self._read(stem, tail, size, put_away.get(stem))
        return found

    def _sizes(self) -> Iterator[tuple[str, int]]:
        with os.scandir(self._folder) as entries:
            for entry in entries:
                if entry.name.endswith(SUFFIX):
                    try:
                        yield entry.name.removesuffix(SUFFIX), entry.stat(follow_symlinks=False).st_size
                    except FileNotFoundError:
                        continue

    def _read(self, stem: str, tail: _Tail, size: int, put_away: Folded | None) -> list[tuple[int, Pending]]:
        path = put_away.path if put_away else self._folder / (stem + SUFFIX)
        try:
            batch = journal.read(path, tail.offset, self._form, put_away.size if put_away else None)
        except FileNotFoundError:
            return []
        tail.offset, tail.size = batch.offset, size if batch.newer else batch.offset + len(batch.torn)
        self.newer = self.newer or batch.newer
        self.damage += [Damage(path, bad, torn=False) for bad in batch.bad]
        # What came from elsewhere may be on its way still, and its writer sees to it.
        if batch.torn and not put_away and self._sharing.is_own(stem) and files.ended(path):
            self.damage.append(
                Damage(path, BadLine(batch.offset, batch.torn, "its session ended meanwhile"), torn=True)
            )
        return self._remember(stem, batch.lines)

    def _remember(self, stem: str, lines: list[journal.Line]) -> list[tuple[int, Pending]]:
        found = _pendings(stem, lines)
        self.remember(found)
        return found

    def remember(self, found: list[tuple[int, Pending]]) -> None:
        """Keep what was read until a snapshot contains it."""
        for teacher, pending in found:
            self.pending.setdefault(teacher, []).append(pending)
            self.newest = max(self.newest, order(pending.entry.version)[0])

    def put_away(self, path: Path, stem: str) -> list[tuple[int, Pending]]:
        """Read a folded journal; nothing of it is kept. Raises OSError."""
        try:
            return _pendings(stem, journal.read(path, 0, self._form).lines)
        except FileNotFoundError:  # it has grown, and got its true name
            return []

    def own(self, stem: str, end: int, ops: list[tuple[int, Entry]]) -> None:
        """Remember what this session wrote itself."""
        tail = self._tails.setdefault(stem, _Tail())
        tail.offset = tail.size = end
        for teacher, entry in ops:
            self.pending.setdefault(teacher, []).append(Pending(stem, end, entry))

    def grown(self, done: Path) -> Iterator[tuple[Path, Path, list[tuple[int, Pending]]]]:
        """Yield what folded journals gained since: each path, its true name, and what was read. Raises OSError."""
        with os.scandir(done) as entries:
            for entry in entries:
                stem, _, folded = entry.name.removesuffix(SUFFIX).rpartition(".")
                if not (stem and folded.isdigit() and entry.name.endswith(SUFFIX) and self._sharing.is_own(stem)):
                    continue
                path = done / entry.name
                try:
                    if entry.stat(follow_symlinks=False).st_size <= int(folded):
                        continue
                    batch = journal.read(path, int(folded), self._form)
                except FileNotFoundError:  # another session gave it its true name
                    continue
                if batch.lines:
                    yield path, path.with_name(f"{stem}.{batch.offset}{SUFFIX}"), _pendings(stem, batch.lines)

    def forget(self, stems: set[str]) -> None:
        """Let go of journals that were folded away."""
        for stem in stems:
            self._tails.pop(stem, None)

    def drop(self, stems: set[str]) -> None:
        """Let go of all that was read of journals, which the snapshots contain."""
        left = {teacher: [one for one in pending if one.stem not in stems] for teacher, pending in self.pending.items()}
        self.pending = {teacher: pending for teacher, pending in left.items() if pending}


def _pendings(stem: str, lines: list[journal.Line]) -> list[tuple[int, Pending]]:
    return [
        (teacher, Pending(journal.home(stem, line), line.end, entry)) for line in lines for teacher, entry in line.ops
    ]
