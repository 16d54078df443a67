"""The journal: one append-only file a writing session, one line a change, on the disk before anyone is told "saved"."""

import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from coachtui.storage import codec, files
from coachtui.storage.codec import BadBytesError, Codec
from coachtui.storage.merge import Entry, order, version_text
from coachtui.storage.migrations import migrated
from coachtui.storage.quick import SCHEMA

SUFFIX = ".jsonl"


class Line(NamedTuple):
    """One change as a session wrote it, and the offset behind its line.

    `by` is "shell" where a command wrote it; `undoes` or `redoes` names the version of a change that it takes back, or
    does again. `base` is the journal in which it was written down later, since snapshots alone held it.
    """

    end: int
    t: int
    writer: str
    label: str
    ops: tuple[tuple[int, Entry], ...]
    by: str = ""
    undoes: str = ""
    redoes: str = ""
    base: str = ""

    @property
    def version(self) -> str:
        """The version of all that it says."""
        return version_text(self.t, self.writer)


class BadLine(NamedTuple):
    """A line that fails its check, or all such in a row: the offset, the bytes, and why the first of them fails."""

    start: int
    data: bytes
    why: str


class Batch(NamedTuple):
    """What was read from a journal: whole lines, bad ones, the torn tail behind `offset`.

    `newer` says that a newer program wrote what stands at `offset`: it is left for such a one to read.
    """

    lines: list[Line]
    bad: list[BadLine]
    torn: bytes
    offset: int
    newer: bool = False


class NewerError(BadBytesError):
    """A sound line of a newer program."""


def parse(data: bytes, form: Codec, end: int = 0) -> Line:
    """Return what a line says; `data` is without its newline. Raises BadBytesError."""
    said = codec.loads(form.body(data))
    try:
        schema = _whole(said["s"])
        if schema > SCHEMA:
            raise NewerError("a newer coachtui wrote it")
        version = version_text(_whole(said["t"]), _text(said["w"]))
        ops = tuple((_whole(op[0]), _entry(version, *op[1:])) for op in said["ops"])
        if schema < SCHEMA:
            ops = tuple((teacher, _of_today(entry, schema)) for teacher, entry in ops)
        label, by, base = str(said.get("l", "")), _text(said.get("by", "")), _text(said.get("base", ""))
        undoes, redoes = (_version(said.get(key, "")) for key in ("undoes", "redoes"))
        return Line(end, int(said["t"]), said["w"], label, ops, by, undoes, redoes, base)
    except (TypeError, KeyError, IndexError, AttributeError, OverflowError) as error:
        raise BadBytesError("it has not the form of a change") from error


def _entry(version: str, table: Any, id_: Any, row: Any, base: Any = "") -> Entry:
    if not (isinstance(table, str) and isinstance(row, dict | None) and isinstance(base, str)):
        raise BadBytesError("it has not the form of a change")
    return Entry(version, table, _whole(id_), row, base)


def _of_today(entry: Entry, schema: int) -> Entry:
    return entry if entry.row is None else entry._replace(row=migrated(entry.table, entry.row, schema))


def _text(word: object) -> str:
    if not isinstance(word, str):
        raise BadBytesError("it has not the form of a change")
    return word


def _version(word: object) -> str:
    """Return what names another line, "" for none."""
    try:
        return _text(word) and version_text(*order(_text(word)))
    except ValueError as error:
        raise BadBytesError("it has not the form of a change") from error


def _whole(number: object) -> int:
    if not isinstance(number, int):
        raise BadBytesError("it has not the form of a change")
    return number


def home(stem: str, line: Line) -> str:
    """Return what the place of a line is counted by: its journal's name without suffix.

    A line that another writer wrote than the name says stands in a file that took the place of the true one, so what is
    known of that says nothing of it.
    """
    is_own = stem in {line.writer, line.base} or stem.startswith(f"{line.writer}-")
    return stem if is_own else f"{line.base or line.writer}-{stem}"


def read(path: Path, offset: int, form: Codec, until: int | None = None) -> Batch:
    """Read a journal from `offset` on, line by line; a bad one hides none behind it. Raises OSError."""
    with path.open("rb") as file:
        file.seek(offset)
        data = file.read() if until is None else file.read(max(until - offset, 0))
        return batch(data, offset, form)


def batch(data: bytes, offset: int, form: Codec) -> Batch:
    """Return what the bytes of a journal from `offset` on say."""
    lines: list[Line] = []
    bad: list[BadLine] = []
    start = 0
    while (newline := data.find(b"\n", start)) >= 0:
        piece = data[start:newline]
        try:
            lines.append(parse(piece, form, offset + newline + 1))
        except NewerError:
            return Batch(lines, list(_in_rows(bad)), b"", offset + start, newer=True)
        except BadBytesError as error:
            bad.append(BadLine(offset + start, piece, str(error)))
        start = newline + 1
    return Batch(lines, list(_in_rows(bad)), data[start:], offset + start)


def _in_rows(bad: list[BadLine]) -> Iterator[BadLine]:
    """Yield bad lines, those that stand one behind the other as one: a foreign file is one damage, not thousands."""
    row: list[BadLine] = []
    for each in [*bad, None]:
        if row and (each is None or each.start != row[-1].start + len(row[-1].data) + 1):
            yield row[0]._replace(data=b"\n".join(one.data for one in row))
            row = []
        row += [each] if each else []


class Writer:
    """Writes one session's journal. A file that failed, or was moved away, is never written again: another follows.

    `named` makes of `name` what each file is called, when it is begun.
    """

    def __init__(self, folder: Path, name: str, form: Codec, named: Callable[[str], str] = str) -> None:
        self._folder = folder
        self._name = name
        self._form = form
        self._named = named
        self._fd = -1
        self._count = 0
        self.size = 0
        self.path = folder / (name + SUFFIX)

    @property
    def stem(self) -> str:
        """The name of the file being written, without its suffix."""
        return self.path.name.removesuffix(SUFFIX)

    def append(self, body: bytes) -> int:
        """Write one line; it is on the disk when this returns the offset behind it. Raises StoreError, nothing kept."""
        line = self._form.line(body)
        try:
            while self._fd < 0 or not self._write(line):
                self._open_next()
        except OSError as error:
            self._give_up()
            raise files.explained(error, "Not saved", self._folder.parent) from error
        self.size += len(line)
        return self.size

    def close(self) -> None:
        """End this session's journal."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _write(self, line: bytes) -> bool:
        """Write a line; tell whether it stands where it is looked for, and was not folded away under us meanwhile."""
        if self._moved():
            return False
        taken = files.write(self._fd, line)
        if taken < len(line) and files.write(self._fd, line[taken:]) != len(line) - taken:  # it tells why, most often
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        files.sync_data(self._fd)
        if not self.size:
            files.sync_folder(self._folder)
        return not self._moved()

    def _moved(self) -> bool:
        """Tell whether the file was folded away under us, as happens where locks do not work."""
        mine = os.fstat(self._fd)
        try:
            there = self.path.stat()
        except FileNotFoundError:
            return True
        return (mine.st_ino, mine.st_dev) != (there.st_ino, there.st_dev)

    def _open_next(self) -> None:
        self.close()
        name = self._named(self._name)
        while True:
            self._count += 1
            suffix = SUFFIX if self._count == 1 else f"-{self._count}{SUFFIX}"
            self.path = self._folder / (name + suffix)
            self.size = 0
            with contextlib.suppress(FileExistsError):
                self._fd = files.open_file(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND)
                files.try_lock(self._fd)
                return

    def _give_up(self) -> None:
        if self._fd < 0:
            return
        with contextlib.suppress(OSError):
            files.truncate(self._fd, self.size)
            if self.size == 0:
                files.remove(self.path)
        self.close()
