"""Looking whether the snapshots contain what was put away, as they should: else it is folded once more.

Somebody may have put an older file in the place of a snapshot, or a disk may have mixed up the order of things. A
snapshot tells how far it contains a journal, so a session that folds for the first time looks at the journals of late.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from coachtui.domain.ids import born_ms, from_text
from coachtui.storage import snapshot
from coachtui.storage.codec import BadBytesError
from coachtui.storage.journal import SUFFIX
from coachtui.storage.moments import clock_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from coachtui.storage.codec import Codec
    from coachtui.storage.feed import Feed, Pending
    from coachtui.storage.layout import Layout

REMEMBERED_MS = 7 * 24 * 3600 * 1000
"""How long a snapshot tells that it contains a journal that was put away: longer than sessions live side by side."""


_OP = re.compile(rb'\[(\d{1,19}),"[a-z_]+",\d{1,19},')
"""Where an operation begins, with its teacher: in a text the quotation marks would be escaped."""


class _Marks(dict[int, dict[str, int]]):
    """How far the snapshot of each teacher contains each journal, read when it is asked for."""

    def __init__(self, read: Callable[[int], dict[str, int]]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, teacher: int) -> dict[str, int]:
        self[teacher] = self._read(teacher)
        return self[teacher]


class Settling:
    """Knows which journals that were put away have been looked at."""

    def __init__(self, layout: Layout, form: Codec, feed: Feed) -> None:
        self._layout = layout
        self._form = form
        self._feed = feed
        self._known: set[str] | None = None

    def late(self) -> list[tuple[int, Pending]]:
        """Return what no snapshot contains of the journals that were put away since the last look. Raises OSError."""
        with os.scandir(self._layout.done) as entries:
            names = {entry.name for entry in entries if entry.name.endswith(SUFFIX)}
        if self._known is None:
            self._known = {name for name in names if not _is_recent(name)}
        found = list(self._missing(sorted(names - self._known)))
        self._known = names
        return found

    def _missing(self, names: list[str]) -> Iterator[tuple[int, Pending]]:
        marks = _Marks(self._marks)
        for name in names:
            stem = name.removesuffix(SUFFIX).rpartition(".")[0]
            if self._is_contained(self._layout.done / name, stem, marks):
                continue
            for teacher, one in self._feed.put_away(self._layout.done / name, stem):
                if one.end > marks[teacher].get(one.stem, 0):
                    yield teacher, one

    def _is_contained(self, path: Path, stem: str, marks: _Marks) -> bool:
        """Tell by a look at the bytes whether the snapshots contain a journal: most do, and a large one takes long."""
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return False
        if data.count(b',"w":"%s",' % stem.partition("-")[0].encode()) != data.count(b"\n"):
            return False  # not all of it was written here
        last = {int(found[1]): found.end() for found in _OP.finditer(data)}
        return bool(last) and all(marks[teacher].get(stem, 0) > end for teacher, end in last.items())

    def _marks(self, teacher: int) -> dict[str, int]:
        try:
            return snapshot.marks(self._form.unpack(self._layout.snapshot(teacher).read_bytes()))
        except (FileNotFoundError, BadBytesError):
            return {}


def born(stem: str) -> int | None:
    """Return when the session of a journal began, in milliseconds since 1970; None where its name does not tell."""
    try:
        return born_ms(from_text(stem.partition("-")[0]))
    except ValueError:
        return None


def _is_recent(name: str) -> bool:
    since = born(name.partition(".")[0])
    return since is None or abs(clock_ms() - since) < REMEMBERED_MS
