"""What can still be read of a damaged snapshot: all where it is JSON, else each line that is."""

import re
from operator import ne
from typing import Any, NamedTuple

from coachtui.domain.book import TABLES
from coachtui.domain.change import Row
from coachtui.storage import codec
from coachtui.storage.codec import BadBytesError
from coachtui.storage.merge import Entry, order
from coachtui.storage.migrations import FIRST, migrated
from coachtui.storage.snapshot import FOLD, GONE, PAST, SAME, owner_of

_TABLE = re.compile(rb'"([a-z_]+)":\{$')
"""The end of a line behind which the records of a table stand."""
_RECORD = re.compile(rb'(?:^|\},.)"(\d{1,19})":\{', re.MULTILINE)


class Salvaged(NamedTuple):
    """The records that were read, and the ids of those that were not."""

    entries: list[Entry]
    unread: set[int]


def salvage(text: bytes, teacher: int) -> Salvaged:
    """Return what can be read of a damaged snapshot of `teacher`; nothing where it is that of another."""
    try:
        tables: Any = codec.loads(text)
    except BadBytesError:
        tables = _by_lines(text)
    found = [
        entry
        for name, rows in (tables.items() if isinstance(tables, dict) else ())
        if name not in {FOLD, PAST, SAME, "conflicts"} and isinstance(rows, dict)
        for id_, row in rows.items()
        if (entry := _entry(_known(name), id_, row))
    ]
    teachers = {entry.id for entry in found if entry.table == "teachers"}
    if not found or (teacher not in teachers if teachers else owner_of(text) not in {None, teacher}):
        return Salvaged([], set())
    return Salvaged(found, {int(id_) for id_ in _RECORD.findall(text)} - {entry.id for entry in found})


def _by_lines(text: bytes) -> dict[str, dict[str, Any]]:
    """Return the tables of a text that is no JSON as a whole: a record stands on a line of its own."""
    tables: dict[str, dict[str, Any]] = {}
    rows: dict[str, Any] = {}
    for line in text.splitlines():
        if table := _table(line):
            rows = tables.setdefault(table, {})
        elif _RECORD.match(line):
            try:
                rows |= codec.loads(b"{" + line.rstrip(b",") + b"}")
            except BadBytesError:
                continue
        else:
            rows = {}  # a table has ended, or its name is damaged
    return tables


def _table(line: bytes) -> str:
    """Return which table begins with a line, in which one byte may be damaged; "" for none."""
    begun = _TABLE.search(line)
    name = begun[1].decode() if begun else line[1:-3].decode("ascii", "replace")
    return _known(name) if begun or _known(name) in TABLES else ""


def _known(name: str) -> str:
    """Return the table that a name with one damaged letter means; the name itself where it means none."""
    if name in {*TABLES, FOLD, GONE, PAST, SAME}:
        return name
    return next((one for one in TABLES if len(one) == len(name) and sum(map(ne, one, name)) == 1), name)


def _entry(table: str, key: str, row: Any) -> Entry | None:
    """Return the state that a row holds; None where the row contradicts itself, or no program of ours wrote it."""
    if not (isinstance(row, dict) and key.isdigit() and "_v" in row):
        return None
    if table == GONE:
        return _gone(row)
    if row.get("id", int(key)) != int(key):
        return None
    content = {name: value for name, value in row.items() if name not in {"_v", "_b"}}
    return Entry(_version(row), table, int(key), migrated(table, content, FIRST))


def _gone(row: Row) -> Entry | None:
    name, id_ = row.get("table"), row.get("id")
    return Entry(_version(row), name, id_, None) if isinstance(name, str) and isinstance(id_, int) else None


def _version(row: Row) -> str:
    version = str(row.get("_v", ""))
    try:
        order(version)
    except ValueError:
        return "0-"
    return version
