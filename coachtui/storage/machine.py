"""Which machine wrote a journal of a shared vault: only that one puts it away, so that no two ever move the same file.

Each copy of a shared vault has a name of its own, five letters in its file `machine`, which does not travel; the names
of its journals carry it: `<writer>-<machine>.jsonl`. The file also tells the number of the vault's folder, by which a
copy of the whole folder is known for what it is, and the journals that it wrote before the vault was shared.
"""

from collections.abc import Iterable
from os import urandom
from typing import NamedTuple

from coachtui.domain.ids import ALPHABET
from coachtui.storage import files
from coachtui.storage.layout import Layout

LETTERS = 5


class Machine(NamedTuple):
    """The name of this machine, and the journals without one that are its own."""

    name: str
    older: frozenset[str] = frozenset()

    def wrote(self, stem: str) -> bool:
        """Tell whether a journal is of this machine."""
        return owner(stem) == self.name or stem in self.older


def owner(stem: str) -> str:
    """Return which machine wrote a journal, "" where its name does not tell."""
    parts = stem.split("-")
    return parts[1] if len(parts) > 1 and len(parts[1]) == LETTERS else ""


def read(layout: Layout) -> Machine | None:
    """Return what this copy of the vault is called; None where nothing says so, or it was said of another copy."""
    try:
        first, *older = layout.machine.read_text(encoding="utf-8").split("\n")
        name, _, number = first.partition("\t")
        here = str(layout.root.stat().st_ino)
    except (OSError, UnicodeDecodeError):
        return None
    return Machine(name, frozenset(filter(None, older))) if len(name) == LETTERS and number == here else None


def invent(older: Iterable[str] = ()) -> Machine:
    """Return a machine with a name that no other has; the journals `older` are its own too."""
    return Machine("".join(ALPHABET[byte & 31] for byte in urandom(LETTERS)), frozenset(older))


def write(layout: Layout, made: Machine) -> None:
    """Say what this copy of the vault is called. Raises OSError."""
    first = f"{made.name}\t{layout.root.stat().st_ino}"
    files.replace(layout.machine, "\n".join([first, *sorted(made.older), ""]).encode())
