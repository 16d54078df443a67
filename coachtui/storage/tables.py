"""A teacher's records as a TinyDB: reads see the live records, writes are commits of the store.

TinyDB sends every write of a table through `_update_table`. Ours hands it an overlay that copies what is touched, so
that a write costs what it changes and not what the table holds, and commits what came of it.
"""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any, Protocol

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from coachtui.domain.book import Book
from coachtui.domain.change import COMMON, Change, Op, Row
from coachtui.domain.ids import new_id
from coachtui.storage import codec

_GONE: Any = object()


class Committer(Protocol):
    """What a database needs of its store."""

    def book(self, teacher_id: int) -> Book:
        """Return a live view of a teacher's records."""
        ...

    def commit(self, change: Change, /) -> Change:
        """Keep a change; durable on return."""
        ...


def home(teacher: int, table: str) -> int:
    """Return whose records a teacher's table really holds: groups are everyone's."""
    return COMMON if table == "groups" else teacher


class _Rows(Mapping[str, Row]):
    """A live table with its ids as text, as TinyDB reads it."""

    def __init__(self, rows: Mapping[int, Row]) -> None:
        self._rows = rows

    def __getitem__(self, key: str) -> Row:
        return self._rows[int(key)]

    def __iter__(self) -> Iterator[str]:
        return map(str, self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class Overlay(MutableMapping[int, Row]):
    """A table as a TinyDB updater alters it: `changed` holds what it touched, the table itself stays as it is."""

    def __init__(self, rows: Mapping[int, Row]) -> None:
        self._rows = rows
        self.changed: dict[int, Row] = {}

    def __getitem__(self, key: int) -> Row:
        if key not in self.changed:
            self.changed[key] = codec.loads(codec.dumps(self._rows[key]))
        row = self.changed[key]
        if row is _GONE:
            raise KeyError(key)
        return row

    def __setitem__(self, key: int, row: Row) -> None:
        self.changed[key] = row

    def __delitem__(self, key: int) -> None:
        if key not in self:
            raise KeyError(key)
        self.changed[key] = _GONE

    def __contains__(self, key: object) -> bool:
        return self.changed[key] is not _GONE if key in self.changed else key in self._rows

    def __iter__(self) -> Iterator[int]:
        yield from (key for key in self._rows if key in self)
        yield from (key for key in self.changed if key not in self._rows and key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Remove every record."""
        self.changed = dict.fromkeys(self._rows, _GONE)

    def ops(self, teacher: int, table: str) -> list[Op]:
        """Return what was changed, as operations."""
        made = []
        for id_, row in self.changed.items():
            before = self._rows.get(id_)
            after = None if row is _GONE else row
            if after != before:
                made.append(Op(teacher, table, id_, before, after))
        return made


class VaultStorage(Storage):
    """Reads a teacher's live records; writes commit how the tables differ from them."""

    def __init__(self, store: Committer, teacher: int) -> None:
        self.store = store
        self.teacher = teacher

    def read(self) -> dict[str, Any]:
        """Return the live tables, ids as text."""
        return {name: _Rows(rows) for name, rows in self.store.book(self.teacher).tables.items() if rows}

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Commit how `data` differs from what is kept; TinyDB calls it for dropped tables. Raises StoreError."""
        ops: list[Op] = []
        tables = self.store.book(self.teacher).tables
        for name in tables.keys() | data.keys():
            if home(self.teacher, name) != self.teacher:
                continue  # what belongs to all is not dropped with one teacher
            overlay = Overlay(tables.get(name, {}))
            overlay.clear()
            overlay.update({int(id_): dict(row) for id_, row in data.get(name, {}).items()})
            ops += overlay.ops(self.teacher, name)
        self.store.commit(Change("tables written", tuple(ops)))


class VaultTable(Table):
    """A table whose every write is one commit, and whose new records get ids of ours."""

    def __init__(self, storage: Storage, name: str, cache_size: int = 0, persist_empty: bool = False) -> None:
        super().__init__(storage, name, cache_size, persist_empty)  # no cache: records also change without TinyDB

    def _get_next_id(self) -> int:
        return new_id()

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        storage = self._storage
        if not isinstance(storage, VaultStorage):
            raise TypeError("a table of ours stands on a storage of ours")
        overlay = Overlay(storage.store.book(storage.teacher).table(self.name))
        updater(overlay)  # type: ignore[arg-type]  # it is used as a dict is
        teacher = home(storage.teacher, self.name)
        storage.store.commit(Change(f"{self.name} written", tuple(overlay.ops(teacher, self.name))))


class TeacherDB(TinyDB):
    """A teacher's records as a TinyDB. `db.table("notes").search(where("mode") == "said")`."""

    table_class = VaultTable

    def __init__(self, store: Committer, teacher: int) -> None:
        super().__init__(store, teacher, storage=VaultStorage)
