"""Skims a whole vault for words in a few milliseconds: snapshots as bytes, and what the journals say beyond them.

It knows the usual case alone: a vault of this version, on one machine, in which each state in a journal follows the one
that stands. Of all else (another form, damage, two states of one record, journals of a shared vault, a file that others
can read) it says that it is not sure, and whoever asks opens the vault, which tells what is wrong.
"""

# ruff: noqa: PTH208 - pathlib would cost more than all that this module does

import os
from binascii import crc32

from coachtui.domain.readings.sought import NOT_SEARCHED
from coachtui.domain.summaries import KINDS
from coachtui.storage import scan
from coachtui.storage.quick import SCHEMA, bytes_of, read_names
from coachtui.storage.sift import is_of_today, record, records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from coachtui.domain.change import Row
    from coachtui.storage.quick import Index

    State = tuple[tuple[int, str], str, str, Row | None]
    Written = dict[int, list[tuple[str, int, str, int, State]]]

COMMON = 0
MOST_JOURNALS = 64
"""From how many journals on a command puts the snapshots in order when it ends: then the vault is opened anyway."""
OTHERS = 0o077
_LINE = b'{"c":"%08x","r":%s}'
_BODY = len(b'{"c":"01234567","r":')


class UnsureError(Exception):
    """What is there is not the usual case."""


class Skimmed:
    """The records of one teacher that may hold the words, by table and id, and how to get one of her notes."""

    __slots__ = ("note", "rows", "teacher")

    def __init__(self, teacher: int, rows: "dict[tuple[str, int], Row]", note: "Callable[[int], Row | None]") -> None:
        self.teacher = teacher
        self.rows = rows
        self.note = note


def skim(vault: str, words: "Sequence[str]") -> "tuple[Index, list[Skimmed]]":
    """Return the names, and of each teacher what may hold all words. Raises UnsureError."""
    try:
        index = read_names(vault)
        if index is None or index.machine or index.journals >= MOST_JOURNALS:
            raise UnsureError
        _check_closed(vault)
        written = _written(vault, index)  # before the snapshots: what is folded meanwhile is in them
        teachers = [*([COMMON] if index.common else []), *(name.id for name in index.names)]
        if written.keys() - {*teachers}:
            raise UnsureError
        return index, [_skimmed(vault, teacher, written.get(teacher, []), words) for teacher in teachers]
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise UnsureError from error


def _check_closed(vault: str) -> None:
    """Raise UnsureError where others can read a file: then nothing is read before she has heard of it."""
    for folder in (vault, f"{vault}/teachers", f"{vault}/journal"):
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.stat(follow_symlinks=False).st_mode & OTHERS and not entry.is_symlink():
                    raise UnsureError


def _written(vault: str, index: "Index") -> "Written":
    """Return by teacher what the journals say of records that are searched, each with its journal and where it ends."""
    found: Written = {}
    there = sorted(name for name in os.listdir(f"{vault}/journal") if name.endswith(".jsonl"))
    if index.covered.keys() - set(there):
        raise UnsureError
    for name in there:
        stem = name.removesuffix(".jsonl")
        end = 0
        *lines, torn = bytes_of(f"{vault}/journal/{name}").split(b"\n")
        if torn:
            raise UnsureError
        for line in lines:
            end += len(line) + 1
            for teacher, table, id_, state in _states(line, stem):
                if table in KINDS and table not in NOT_SEARCHED:
                    found.setdefault(teacher, []).append((stem, end, table, id_, state))
    return found


def _states(line: bytes, stem: str) -> "Iterator[tuple[int, str, int, State]]":
    body = line[_BODY:-1]
    if line != _LINE % (crc32(body), body):
        raise UnsureError
    said = scan.read(body.decode())
    if not isinstance(said, dict) or said["s"] != SCHEMA:
        raise UnsureError
    writer = said["w"]
    if stem != writer and not stem.startswith(f"{writer}-"):
        raise UnsureError
    for teacher, table, id_, row, *base in said["ops"]:
        yield teacher, table, id_, ((said["t"], writer), f"{said['t']}-{writer}", base[0] if base else "", row)


def _skimmed(
    vault: str, teacher: int, written: "list[tuple[str, int, str, int, State]]", words: "Sequence[str]"
) -> Skimmed:
    try:
        data = bytes_of(f"{vault}/teachers/{teacher}.json" if teacher != COMMON else f"{vault}/common.json")
    except FileNotFoundError:
        if not any(table == "teachers" and not state[2] for _, _, table, _, state in written):
            raise UnsureError from None  # it is gone
        data = b""
    if data and not is_of_today(data, b"%d" % teacher):
        raise UnsureError
    rows = {
        (table, row["id"]): row for table, row in records(data, words) if table in KINDS and table not in NOT_SEARCHED
    }
    newer = _newer(data, written) if written else {}
    for key, row in newer.items():
        rows.pop(key, None)
        if row is not None:
            rows[key] = row

    def note(id_: int) -> "Row | None":
        return newer["notes", id_] if ("notes", id_) in newer else _record_of(data, "notes", id_)

    return Skimmed(teacher, rows, note)


def _newer(data: bytes, written: "list[tuple[str, int, str, int, State]]") -> "dict[tuple[str, int], Row | None]":
    """Return the records that the journals say anew, None for one that was removed. Raises UnsureError."""
    read = _read_marks(data)
    states: dict[tuple[str, int], list[State]] = {}
    for stem, end, table, id_, state in written:
        if end > read.get(stem, 0):
            states.setdefault((table, id_), []).append(state)
    if states and (b'\n"conflicts":{\n' in data or b'\n"_same":{\n' in data):
        raise UnsureError
    newer: dict[tuple[str, int], Row | None] = {}
    for (table, id_), each in states.items():
        row = _record_of(data, table, id_)
        standing = "" if row is None else str(row["_v"])
        for _, version, base, after in sorted(each, key=lambda state: state[0]):
            if base != standing:
                raise UnsureError
            standing, newer[table, id_] = version, after
    return newer


def _read_marks(data: bytes) -> dict[str, int]:
    """Return how far a snapshot contains each journal."""
    if not data:
        return {}
    at = data.index(b'"read":') + len(b'"read":')
    said = scan.read(data[at : data.index(b"}", at) + 1].decode())
    if not isinstance(said, dict):
        raise UnsureError
    return said


def _record_of(data: bytes, table: str, id_: int) -> "Row | None":
    """Return a record as it stands in a snapshot, None where it does not. Raises UnsureError where it is told of."""
    at = data.find(b'\n"%d":{' % id_) + 1
    if not at:
        return None
    header = data.rfind(b'":{\n', 0, at)
    if data[data.rfind(b'"', 0, header) + 1 : header].decode() != table:
        raise UnsureError  # removed, or another of the same number
    return record(data[at : data.index(b"\n", at)])
