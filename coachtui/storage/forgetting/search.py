"""The proof: every byte of every file of a vault is searched for what was forgotten."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from coachtui.storage.forgetting.gather import own
from coachtui.storage.forgetting.words import Wanted
from coachtui.storage.layout import Layout

GIT = ".git"


class Left(NamedTuple):
    """A file in which something is left, and the first of it that was found; empty where nobody can look inside."""

    path: Path
    what: str


class Proof(NamedTuple):
    """What was searched, for what, and where something was found."""

    files: int
    size: int
    wanted: Wanted
    left: list[Left]


def searched(layout: Layout, wanted: Wanted) -> Proof:
    """Read every file in the folder of the vault, names too; in those not its own, look for ids. Raises OSError.

    What git keeps of earlier states is packed, so it counts as something that is left.
    """
    count = size = 0
    left: list[Left] = []
    ours = set(own(layout))
    for path in _files(layout.root):
        data = path.read_bytes()
        count, size = count + 1, size + len(data)
        looked_for = (
            wanted
            if path in ours or not ours.isdisjoint(path.parents)
            else Wanted(wanted.ids, frozenset(), frozenset(), 0)
        )
        if what := looked_for.found_in(data) or looked_for.found_in(path.name.encode()):
            left.append(Left(path, what))
    git = layout.root / GIT
    return Proof(count, size, wanted, [*left, Left(git, "")] if git.exists() else left)


def _files(root: Path) -> Iterator[Path]:
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink() and root / GIT not in path.parents:
            yield path
