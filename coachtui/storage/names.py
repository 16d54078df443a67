"""names.tsv: the teachers' names and how far each journal is contained in them, for who has no time to load more.

Line 1 is `coachtui-names 2 bytes crc` of what was written with it; then a line `F inode time` with number and time of
the folder of teachers that these names are of, a line `J file bytes` for each journal, a line `T id state name alias`
for each teacher, a line `C` where there is a file that all share, a line `M machine` where the vault is shared; tabs
between. Nobody waits for the disk here, so line 1 tells what a power cut left half written, line 2 that the folder has
changed. Notes append their `J` to all this.
"""

from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from coachtui.domain.names import TeacherName
from coachtui.storage import files
from coachtui.storage.journal import SUFFIX
from coachtui.storage.quick import NAMES_HEAD, is_sound


class Index(NamedTuple):
    """The names, and the bytes of each journal that they contain, by its name without suffix.

    `common` tells that there was a file that all teachers share, `machine` which one of a shared vault wrote this,
    `folder` of which state of the folder of teachers it is made.
    """

    names: dict[int, TeacherName]
    covered: dict[str, int]
    common: bool = False
    machine: str = ""
    folder: tuple[int, int] = (0, 0)


def read(path: Path) -> Index | None:
    """Return what the index says; None where there is none, or it is damaged."""
    try:
        data = path.read_bytes()
        if not is_sound(data):
            return None
        _, *lines, rest = data.decode().split("\n")
        index = Index({}, {})
        for line in lines:
            index = _with(index, line.split("\t"))
    except (OSError, ValueError, IndexError):
        return None
    return None if rest else index


def _with(index: Index, parts: list[str]) -> Index:
    match parts:
        case ["J", file, size]:
            index.covered[file.removesuffix(SUFFIX)] = int(size)
        case ["T", id_, state, name, alias]:
            index.names[int(id_)] = TeacherName(int(id_), name, alias, state)
        case ["F", inode, time]:
            return index._replace(folder=(int(inode), int(time)))
        case ["M", machine]:
            return index._replace(machine=machine)
        case ["C"]:
            return index._replace(common=True)
        case _:
            raise ValueError(parts)
    return index


def state_of(teachers: Path) -> tuple[int, int]:
    """Return the number and the time of the folder of teachers, by which an index is known to be of it; else zeros."""
    try:
        found = teachers.stat()
    except OSError:
        return 0, 0
    return found.st_ino, found.st_mtime_ns


def write(path: Path, index: Index) -> None:
    """Write the index. It is derived, so nobody waits for the disk. Raises OSError."""
    files.replace(path, rendered(index), durable=False)


def rendered(index: Index) -> bytes:
    """Return the bytes of an index."""
    lines = ["F\t{}\t{}".format(*index.folder)]
    lines += [f"J\t{stem}{SUFFIX}\t{size}" for stem, size in sorted(index.covered.items())]
    lines += [f"T\t{one.id}\t{one.state}\t{one.name}\t{one.alias}" for one in map(flat, index.names.values())]
    lines += ["C"] if index.common else []
    lines += [f"M\t{index.machine}"] if index.machine else []
    body = "".join(line + "\n" for line in lines).encode(errors="replace")
    return b"%s%d\t%08x\n%s" % (NAMES_HEAD, len(body), crc32(body), body)


def flat(one: TeacherName) -> TeacherName:
    """Return a name as the index holds it: each word one space apart."""
    return TeacherName(one.id, _flat(one.name), _flat(one.alias), _flat(one.state))


def _flat(text: str) -> str:
    return " ".join(text.split())
