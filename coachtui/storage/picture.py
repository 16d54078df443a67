"""A vault as it once stood: read from the files of a backup, wherever they are kept, without touching a disk."""

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from coachtui.domain.change import COMMON
from coachtui.storage import journal, snapshot
from coachtui.storage.codec import BadBytesError, Codec
from coachtui.storage.feed import Pending
from coachtui.storage.journal import SUFFIX
from coachtui.storage.merge import Shard

_JOURNAL = "journal/"
_TEACHERS = "teachers/"
_COMMON = "common.json"
_PATTERNS = (
    *("store.json", "names.tsv", _COMMON, "teachers/*.json", "inbox/*.json", "quarantine/*"),
    *(f"journal/*{SUFFIX}", f"journal/done/*{SUFFIX}"),
)
"""Which files of a folder are those of a vault."""


class Picture:
    """The files of a vault by their names in it, such as `teachers/7.json`; `read` returns the bytes of one."""

    def __init__(self, names: Iterable[str], read: Callable[[str], bytes], form: Codec) -> None:
        self.names = frozenset(names)
        self.read = read
        self._form = form

    @cached_property
    def teachers(self) -> frozenset[int]:
        """The teachers it knows, and `COMMON` where it holds something common."""
        named = (name.removeprefix(_TEACHERS).removesuffix(".json") for name in self.names if _is_teacher(name))
        common = {COMMON} if _COMMON in self.names else set()
        return frozenset({*map(int, named), *common, *self._pending})

    def shard(self, teacher: int) -> Shard:
        """Return a teacher's records: her snapshot, then what the journals say beyond it. Raises BadBytesError."""
        name = self.name_of(teacher)
        held = snapshot.Snapshot(Shard(), {})
        if name in self.names:
            held = snapshot.parse(self._form.unpack(self.read(name)), teacher)
        for one in self._pending.get(teacher, ()):
            if one.end > held.read.get(one.stem, 0):
                held.shard.apply(one.entry)
        return held.shard

    @staticmethod
    def name_of(teacher: int) -> str:
        """Return the name of a teacher's file."""
        return f"{_TEACHERS}{teacher}.json" if teacher != COMMON else _COMMON

    @cached_property
    def _pending(self) -> dict[int, list[Pending]]:
        found: dict[int, list[Pending]] = {}
        for name in sorted(each for each in self.names if _is_journal(each)):
            stem = name.removeprefix(_JOURNAL).removesuffix(SUFFIX)
            for line in journal.batch(self.read(name), 0, self._form).lines:
                home = journal.home(stem, line)
                for teacher, entry in line.ops:
                    found.setdefault(teacher, []).append(Pending(home, line.end, entry))
        return found


class Contents(NamedTuple):
    """What is in a picture: how many teachers, records, texts that wait, and which files are damaged."""

    teachers: int
    records: int
    texts: int
    damaged: tuple[str, ...]


def contents(picture: Picture) -> Contents:
    """Return what is in a picture; every byte of it is read."""
    records, damaged = 0, []
    for teacher in sorted(picture.teachers):
        try:
            shard = picture.shard(teacher)
        except BadBytesError:
            damaged.append(picture.name_of(teacher))
        else:
            records += sum(len(rows) for table, rows in shard.tables.items() if table != "drafts")
    texts = sum(name.startswith("inbox/") for name in picture.names)
    return Contents(len(picture.teachers - {COMMON}), records, texts, tuple(damaged))


def of_folder(folder: Path, form: Codec) -> Picture:
    """Return the picture in a folder: that of a backup, or a vault that nobody writes to."""
    found = (path for pattern in _PATTERNS for path in folder.glob(pattern))
    names = [path.relative_to(folder).as_posix() for path in found if path.is_file() and not path.is_symlink()]
    return Picture(names, lambda name: (folder / name).read_bytes(), form)


def _is_teacher(name: str) -> bool:
    return name.startswith(_TEACHERS) and name.removeprefix(_TEACHERS).removesuffix(".json").isdigit()


def _is_journal(name: str) -> bool:
    return name.startswith(_JOURNAL) and name.endswith(SUFFIX) and name.count("/") == 1
