"""names.tsv: the teachers' names and how far each journal is contained in them, for who has no time to load more.

Line 1 `coachtui-names 1`; a line `J file bytes` for each journal; a line `T id state name alias` for each teacher;
tabs between.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from coachtui.domain.names import TeacherName
from coachtui.storage import files
from coachtui.storage.journal import SUFFIX

FIRST = "coachtui-names\t1"


class Index(NamedTuple):
    """The names, and the bytes of each journal that they contain, by its name without suffix."""

    names: dict[int, TeacherName]
    covered: dict[str, int]


def read(path: Path) -> Index | None:
    """Return what the index says; None where there is none, or it is damaged."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    lines = text.split("\n")
    if lines[0] != FIRST or lines[-1]:
        return None
    index = Index({}, {})
    try:
        for line in lines[1:-1]:
            _take(index, line.split("\t"))
    except (ValueError, IndexError):
        return None
    return index


def _take(index: Index, parts: list[str]) -> None:
    match parts:
        case ["J", file, size]:
            index.covered[file.removesuffix(SUFFIX)] = int(size)
        case ["T", id_, state, name, alias]:
            index.names[int(id_)] = TeacherName(int(id_), name, alias, state)
        case _:
            raise ValueError(parts)


def write(path: Path, names: Iterable[TeacherName], covered: Mapping[str, int]) -> None:
    """Write the index. It is derived, so nobody waits for the disk. Raises OSError."""
    lines = [FIRST]
    lines += [f"J\t{stem}{SUFFIX}\t{size}" for stem, size in sorted(covered.items())]
    lines += [f"T\t{one.id}\t{one.state}\t{one.name}\t{one.alias}" for one in map(flat, names)]
    files.replace(path, ("\n".join(lines) + "\n").encode(errors="replace"), durable=False)


def flat(one: TeacherName) -> TeacherName:
    """Return a name as the index holds it: each word one space apart."""
    return TeacherName(one.id, _flat(one.name), _flat(one.alias), _flat(one.state))


def _flat(text: str) -> str:
    return " ".join(text.split())
