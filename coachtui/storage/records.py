"""What every store does alike: it holds records in memory, answers, and commits. How they last differs."""

from collections.abc import Callable, Iterator, Mapping
from threading import RLock
from typing import TYPE_CHECKING, Any

from coachtui.domain.book import Book
from coachtui.domain.change import COMMON, Change, Row
from coachtui.domain.ids import new_id, to_text
from coachtui.domain.names import TeacherName
from coachtui.errors import StoreError
from coachtui.storage.merge import Key, Shard, version_text
from coachtui.storage.moments import clock_ms
from coachtui.storage.stamp import Stamped, stamped

if TYPE_CHECKING:
    from coachtui.domain.keeping import Problem
    from coachtui.storage.tables import TeacherDB

Touched = tuple[int, str, int]
"""A teacher, a table and an id."""


class _View(Mapping[str, Mapping[int, Row]]):
    """A teacher's tables with the groups of all; live."""

    def __init__(self, tables: dict[str, dict[int, Row]], common: dict[str, dict[int, Row]]) -> None:
        self._tables = tables
        self._common = common

    def __getitem__(self, name: str) -> Mapping[int, Row]:
        return self._common["groups"] if name == "groups" else self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._tables))

    def __len__(self) -> int:
        return len(self._tables)


class Records:
    """The part of a store that is the same in memory and on disk. Safe for use from several threads."""

    def __init__(self, clock: Callable[[], int] = clock_ms, writer: str = "", by: str = "") -> None:
        self.writer = writer or to_text(new_id())
        self.by = by
        self.read_only = False
        self.problems: list[Problem] = []
        self.trouble: StoreError | None = None
        self._clock = clock
        self._lock = RLock()
        self._shards: dict[int, Shard] = {}
        self._books: dict[int, Book] = {}
        self._touched: set[Touched] = set()
        self._newest = 0

    def book(self, teacher_id: int) -> Book:
        """Return a live view of a teacher's records; `COMMON` for what is not one teacher's."""
        with self._lock:
            known = self._books.get(teacher_id)
            if known is None:
                tables = self._shard(teacher_id).tables
                view = tables if teacher_id == COMMON else _View(tables, self._shard(COMMON).tables)
                known = self._books[teacher_id] = Book(teacher_id, view)
            return known

    def get(self, teacher: int, table: str, id_: int, /) -> Row | None:
        """Return one record as it is now, or None. Groups are everyone's."""
        return self.book(teacher).table(table).get(id_)

    def query(self, teacher: int, table: str, cond: Callable[[Row], Any], /) -> list[Row]:
        """Return the records for which `cond`, a TinyDB query or any predicate, holds."""
        with self._lock:
            return [row for row in self.book(teacher).rows(table) if cond(row)]

    def teacher_db(self, teacher: int, /) -> "TeacherDB":
        """Return a teacher's records, and the groups of all, as a TinyDB whose every write is a commit."""
        from coachtui.storage.tables import TeacherDB  # noqa: PLC0415 - the start does without TinyDB

        return TeacherDB(self, teacher)

    def commit(self, change: Change, /) -> Change:
        """Keep a change, all of it or nothing; durable on return. Returns it as kept, stamped, with the true before.

        A change that undoes or redoes another is kept even where nothing of it could be done: it has had its turn.
        Raises StoreError, and then nothing has happened.
        """
        with self._lock:
            if self.read_only:
                reading = StoreError("Not saved", "This vault is open for reading only.", "`coachtui check` says why.")
                raise (self.trouble or reading).with_traceback(None)
            made = stamped(change, self._shard, self._clock(), self._newest, self.writer, by=self.by)
            if made.ops or change.undoes or change.redoes:
                self._keep(made)
                self._newest = made.t
                self._take_in(made)
            return change._replace(
                label=made.label, ops=tuple(op for op, _ in made.ops), version=version_text(made.t, self.writer)
            )

    def lives(self, writer: str) -> bool:
        """Tell whether another session is known to go on; where locks do not work, none is."""
        del writer
        return False

    def try_saving(self) -> None:
        """Try whether what was in trouble works again; `trouble` then tells."""

    def changes(self) -> set[Touched]:
        """Take in what other sessions wrote since the last call, and return which records that touched."""
        with self._lock:
            touched, self._touched = self._touched, set()
            return touched

    def fold(self, *, quietly: bool = False) -> None:
        """Bring snapshots up to date with the journals."""

    def close(self, fold: bool = True) -> None:
        """End this session; with `fold`, bring the snapshots up to date first."""

    def _take_in(self, made: Stamped) -> None:
        for op, entry in made.ops:
            self._moved(op.teacher, self._shard(op.teacher).apply(entry))

    def _moved(self, teacher: int, keys: set[Key]) -> None:
        """Learn that records of a loaded teacher have moved."""

    def _shard(self, teacher: int) -> Shard:
        shard = self._shards.get(teacher)
        if shard is None:
            shard = self._shards[teacher] = self._load(teacher)
        return shard

    def _load(self, teacher: int) -> Shard:
        raise NotImplementedError

    def _keep(self, made: Stamped) -> None:
        raise NotImplementedError


def name_of(teacher_id: int, row: Row) -> TeacherName:
    """Return a teacher's name as lists show it, from her own record."""
    return TeacherName(teacher_id, str(row.get("name", "")), str(row.get("alias", "")), str(row.get("state", "")))


def by_name(names: list[TeacherName]) -> list[TeacherName]:
    """Return names in the order of the alphabet, case aside."""
    return sorted(names, key=lambda one: (one.name.casefold(), one.id))
