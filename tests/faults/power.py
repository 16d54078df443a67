"""A disk whose power can go at any moment: records what is written, synced and renamed, gives what may be left of it.

What was not synced may be there, be gone, be torn at any byte, or be NULs of the right length; a name that was made,
altered or removed in a folder that was not synced since may be as before or as after; a rename is whole or not at all.
That is the least that POSIX promises: a disk that keeps more keeps one of these states.
"""

# ruff: noqa: PTH100, PTH120 - it stands in the place of the functions of `os`, and takes what they take

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

SYNCS = ("fsync", "fdatasync")
LATE = 8
"""How many of the last names that were not synced are tried each by itself."""


class Entry(NamedTuple):
    """What happens to names: each path gets what it stands for, an inode, 0 for a folder, None for nothing."""

    moves: tuple[tuple[str, int | None], ...]

    @property
    def folders(self) -> set[str]:
        """The folders it is written in."""
        return {os.path.dirname(path) for path, _ in self.moves}

    @property
    def paths(self) -> set[str]:
        """The names it touches."""
        return {path for path, _ in self.moves}


class Inode:
    """The bytes of a file: those that are on the disk, and what was done to them since."""

    def __init__(self) -> None:
        self.solid = b""
        self.pending: list[tuple[int, bytes | None]] = []

    def now(self) -> bytes:
        """Return the bytes as a program sees them."""
        return self.kept(None)

    @property
    def loose(self) -> int:
        """How many bytes were written and not synced."""
        return sum(len(data) for _, data in self.pending if data is not None)

    def kept(self, loose: int | None, *, zeros: bool = False) -> bytes:
        """Return what is left where `loose` bytes of what was not synced are, all of it for None."""
        if loose == 0:
            return self.solid
        data = bytearray(self.solid)
        for at, written in self.pending:
            if written is None:
                del data[at:]
                continue
            piece = written if loose is None else written[:loose]
            loose = None if loose is None else loose - len(piece)
            if piece or loose is None:
                data[at : at + len(piece)] = bytes(len(piece)) if zeros else piece
            if loose == 0:
                break
        return bytes(data)


Choice = tuple[dict[str, int], dict[int, int | str | None]]
"""Which names are there, and how many bytes of each inode that was not synced: all for None, or as many NULs."""


class State(NamedTuple):
    """One state in which a disk may be found: the files by path, None for a folder."""

    files: tuple[tuple[str, bytes | None], ...]

    def put(self, root: Path) -> None:
        """Make it so below a folder."""
        for name, data in self.files:
            path = root / name
            if data is None:
                path.mkdir(mode=0o700)
            else:
                path.touch(0o600)
                path.write_bytes(data)


class Disk:
    """The model: names and bytes, on the disk and on their way."""

    def __init__(self) -> None:
        self.inodes: dict[int, Inode] = {}
        self.names: dict[str, int] = {}
        self.solid: dict[str, int] = {}
        self.pending: list[Entry] = []
        self.written = 0
        """The inode that was written last, 0 where the last step was another."""

    def do(self, step: tuple[Any, ...]) -> None:
        """Do one recorded step."""
        kind, *args = step
        self.written = 0
        getattr(self, f"_{kind}")(*args)

    def _entry(self, entry: Entry, inode: int = 0) -> None:
        if inode:
            self.inodes.setdefault(inode, Inode())
        self.pending.append(entry)
        _apply(self.names, entry)

    def _write(self, inode: int, at: int, data: bytes | None) -> None:
        self.inodes[inode].pending.append((at, data))
        self.written = inode if data else 0

    def _sync(self, inode: int) -> None:
        file = self.inodes[inode]
        file.solid, file.pending = file.now(), []

    def _sync_folder(self, path: str) -> None:
        kept = self._closed(entry for entry in self.pending if path in entry.folders)
        for entry in kept:
            _apply(self.solid, entry)
        self.pending = [entry for entry in self.pending if not any(entry is each for each in kept)]

    def _damage(self, path: str, data: bytes) -> None:
        file = self.inodes[self.names[path]]
        file.solid, file.pending = data, []

    def _closed(self, wanted: Iterable[Entry]) -> list[Entry]:
        """Return entries with all earlier ones that touch the same names, in their order."""
        chosen = list(wanted)
        kept: list[Entry] = []
        paths: set[str] = set()
        for entry in reversed(self.pending):
            if any(entry is each for each in chosen) or entry.paths & paths:
                kept.append(entry)
                paths |= entry.paths
        return kept[::-1]

    def choices(self) -> Iterator[Choice]:
        """Yield what may be left of names and bytes, torn at any byte of what was written last."""
        loose = [inode for inode, file in self.inodes.items() if file.pending]
        for names in self._name_choices():
            there = sorted({inode for inode in names.values() if inode in loose})
            for choice in product((0, None, "zeros"), repeat=len(there)):
                yield names, dict(zip(there, choice, strict=True))
        torn = self.inodes[self.written].loose if self.written else 0
        for count in range(torn):
            yield self.names, {self.written: count}

    def _name_choices(self) -> Iterator[dict[str, int]]:
        late = self.pending[-LATE:]  # what is older went to the disk together, or not at all
        choices = [[], list(self.pending)]
        choices += [self.pending[:-count] for count in range(1, len(late))]
        choices += [self._closed([entry]) for entry in late]
        choices += [[each for each in self.pending if not each.paths & entry.paths] for entry in late]
        seen = set()
        for chosen in choices:
            names = dict(self.solid)
            for entry in chosen:
                _apply(names, entry)
            key = frozenset(names.items())
            if key not in seen:
                seen.add(key)
                yield names

    def state(self, choice: Choice) -> State:
        """Return the files of a choice."""
        names, loose = choice
        files: list[tuple[str, bytes | None]] = []
        folders = {""}
        for path, inode in sorted(names.items()):
            if os.path.dirname(path) not in folders:
                continue  # its folder is gone
            if not inode:
                folders.add(path)
                files.append((path, None))
                continue
            kept = loose.get(inode)
            file = self.inodes[inode]
            data = file.kept(None, zeros=True) if kept == "zeros" else file.kept(kept)  # type: ignore[arg-type]
            files.append((path, data))
        return State(tuple(files))


def _apply(names: dict[str, int], entry: Entry) -> None:
    for path, inode in entry.moves:
        if inode is None:
            names.pop(path, None)
        else:
            names[path] = inode


class Recorder:
    """Records all that is done to the files below a folder, while it stands in the place of the functions of `os`."""

    def __init__(self, root: Path) -> None:
        self.root = str(root)
        self.steps: list[tuple[Any, ...]] = []
        self._real = {name: getattr(os, name) for name in (*SYNCS, *_PATCHED)}
        self._fds: dict[int, tuple[str, int]] = {}
        self._sizes: dict[int, int] = {}
        self._names: dict[str, int] = {}

    def patch(self, setattr_: Callable[[Any, str, Any], None]) -> None:
        """Stand in the place of the functions of `os`."""
        for name in _PATCHED:
            setattr_(os, name, getattr(self, name))
        for name in SYNCS:
            setattr_(os, name, self.fsync)

    def damage(self, path: Path, data: bytes) -> None:
        """Let the bytes of a file be others, for good."""
        path.write_bytes(data)
        name = self._name(path)
        self._sizes[self._names[name]] = len(data)
        self.steps.append(("damage", name, data))

    def _name(self, path: Any) -> str:
        text = os.path.abspath(os.fspath(path))
        return text[len(self.root) + 1 :] if text.startswith(self.root + "/") else ""

    def _enter(self, *moves: tuple[str, int | None]) -> None:
        inode = next((inode for _, inode in moves if inode), 0)
        self.steps.append(("entry", Entry(moves), inode))
        _apply(self._names, Entry(moves))

    def open(self, path: Any, flags: int, mode: int = 0o777, **how: Any) -> int:
        new = flags & os.O_CREAT and not os.path.lexists(path)
        fd: int = self._real["open"](path, flags, mode, **how)
        name = self._name(path)
        if name and new:
            inode = len(self._sizes) + 1
            self._sizes[inode] = 0
            self._enter((name, inode))
        if name or os.path.abspath(path) == self.root:
            self._fds[fd] = (name, self._names.get(name, 0))
        return fd

    def close(self, fd: int) -> None:
        self._fds.pop(fd, None)
        self._real["close"](fd)

    def write(self, fd: int, data: Any) -> int:
        taken: int = self._real["write"](fd, data)
        if fd in self._fds:
            inode = self._fds[fd][1]
            self.steps.append(("write", inode, self._sizes[inode], bytes(data[:taken])))
            self._sizes[inode] += taken  # all that we write is written at the end
        return taken

    def ftruncate(self, fd: int, length: int) -> None:
        self._real["ftruncate"](fd, length)
        inode = self._fds[fd][1]
        self.steps.append(("write", inode, length, None))
        self._sizes[inode] = length

    def fsync(self, fd: int) -> None:
        name, inode = self._fds.get(fd, ("", -1))
        if inode > 0:
            self.steps.append(("sync", inode))
        elif inode == 0:
            self.steps.append(("sync_folder", name))

    def rename(self, source: Any, target: Any) -> None:
        self._real["rename"](source, target)
        self._enter((self._name(source), None), (self._name(target), self._names[self._name(source)]))

    def link(self, source: Any, target: Any, **how: Any) -> None:
        self._real["link"](source, target, **how)
        self._enter((self._name(target), self._names[self._name(source)]))

    def unlink(self, path: Any) -> None:
        self._real["unlink"](path)
        self._enter((self._name(path), None))

    def rmdir(self, path: Any) -> None:
        self._real["rmdir"](path)
        self._enter((self._name(path), None))

    def mkdir(self, path: Any, mode: int = 0o777) -> None:
        self._real["mkdir"](path, mode)
        if name := self._name(path):
            self._enter((name, 0))


_PATCHED = ("open", "close", "write", "ftruncate", "rename", "link", "unlink", "rmdir", "mkdir")
