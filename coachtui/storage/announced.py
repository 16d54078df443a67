"""Folders at work: each session that folds says so by a file, for disks where locks do nothing.

Two that fold at once may write over each other's snapshots, which loses nothing as long as the journals stay. So a
journal is put away only by who is alone: whoever begins later reads the snapshots as they then are.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Self

from coachtui.storage import files

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = f".folding{files.TEMPORARY}"
LEFT_OVER_NS = 600 * 1_000_000_000
"""After what time the file of a session that is still folding is taken for one that was killed."""


class Announced:
    """Says in a folder that somebody folds, while it is entered. All but leaving raises OSError."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{os.getpid()}.{os.urandom(4).hex()}{SUFFIX}"

    def __enter__(self) -> Self:
        os.close(files.open_file(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            files.remove(self._path)

    def stands(self) -> bool:
        """Tell whether nobody took this for left over: else others have put journals away meanwhile."""
        return self._path.exists()

    def is_alone(self) -> bool:
        """Tell whether nobody else folds; what is left over of those who were killed is removed."""
        if not self.stands():
            return False
        mine = self._path.stat().st_mtime_ns  # the disk's clock, as for the others
        for other in self._path.parent.glob(f"*{SUFFIX}"):
            with contextlib.suppress(FileNotFoundError):
                if other == self._path:
                    continue
                if abs(mine - other.stat().st_mtime_ns) < LEFT_OVER_NS:
                    return False
                files.remove(other)
        return True
