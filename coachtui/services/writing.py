"""What every verb writes on: a sheet over a book, which gathers the operations of one act."""

from collections.abc import Iterable, Mapping
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import COMMON, Change, Op, Row
from coachtui.domain.moment import stored
from coachtui.services.pen import Pen
from coachtui.services.refused import gone

KEPT_EMPTY = frozenset({"id", "created", "changed", "rev", "visibility"})
COMMON_TABLES = frozenset({"groups"})
"""Tables that belong to no single teacher."""


def sparse(row: Mapping[str, Any]) -> Row:
    """Return a record without the keys that say nothing: None, empty text, list or object, and False."""
    return {key: value for key, value in row.items() if key in KEPT_EMPTY or not says_nothing(value)}


def says_nothing(value: object) -> bool:
    """Return whether a value is left out of a stored record."""
    return value is None or value is False or value in ("", [], {})


def owner_of(book: Book, table: str) -> int:
    """Return whose file a table of this book is kept in: the teacher's, or the common one."""
    return COMMON if table in COMMON_TABLES else book.teacher_id


def main_id(change: Change) -> int:
    """Return the id of the record a change is about: that of its first operation."""
    return change.ops[0].id


def merged(change: Change) -> Change:
    """Return the change with one operation a record: from what stood before the first to what stands after the last."""
    ops: dict[tuple[int, str, int], Op] = {}
    for op in change.ops:
        key = (op.teacher, op.table, op.id)
        before = ops[key].before if key in ops else op.before
        ops[key] = Op(*key, before, op.after)
    return Change(change.label, tuple(op for op in ops.values() if op.before != op.after))


def together(label: str, changes: Iterable[Change]) -> Change:
    """Return several changes as one act, such as the same verb on all marked records."""
    return merged(Change(label, tuple(op for change in changes for op in change.ops)))


def keys(fields: Mapping[str, Any]) -> Row:
    """Return fields given as Python names under their JSON keys: `from_`, `with_` as `from`, `with`."""
    return {key.removesuffix("_"): value for key, value in fields.items()}


class Sheet:
    """Gathers what one act writes. Reads see the book with what was written so far on top."""

    def __init__(self, pen: Pen, book: Book) -> None:
        self.book = book
        self._pen = pen
        self.now = pen.now()
        self._ops: dict[tuple[str, int], Op] = {}

    @property
    def today(self) -> str:
        """Her day, as it is stored."""
        return self.now.date().isoformat()

    @property
    def moment(self) -> str:
        """This moment, as it is stored."""
        return stored(self.now)

    def get(self, table: str, id_: int) -> Mapping[str, Any] | None:
        """Return a record as this act leaves it."""
        op = self._ops.get((table, id_))
        return op.after if op else self.book.table(table).get(id_)

    def need(self, table: str, id_: int) -> Mapping[str, Any]:
        """Return a record as this act leaves it. Raises RefusedError where there is none."""
        row = self.get(table, id_)
        if row is None:
            raise gone(table)
        return row

    def find(self, id_: int) -> tuple[str, Mapping[str, Any]] | None:
        """Return the table and the record of an id, as this act leaves it; None where there is none."""
        for (table, key), op in self._ops.items():
            if key == id_ and op.after is not None:
                return table, op.after
        found = self.book.find(id_)
        return found if found and self.get(found[0], id_) is not None else None

    def rows(self, table: str) -> list[Mapping[str, Any]]:
        """Return all records of a table as this act leaves them."""
        ids = dict.fromkeys([*self.book.table(table), *(id_ for name, id_ in self._ops if name == table)])
        return [row for id_ in ids if (row := self.get(table, id_)) is not None]

    def add(self, table: str, fields: Mapping[str, Any], id_: int | None = None) -> int:
        """Write a new record and return its id."""
        id_ = self._pen.new_id() if id_ is None else id_
        head = {"id": id_, "created": self.moment, "changed": self.moment, "rev": 0, "visibility": "me"}
        self._write(table, id_, sparse({**head, **fields, "id": id_}))
        return id_

    def edit(self, table: str, id_: int, fields: Mapping[str, Any]) -> None:
        """Change some fields of a record; the others stay. Raises RefusedError where there is no such record."""
        row = self.need(table, id_)
        fields = {**fields, "id": id_}
        kept = {key: value for key, value in row.items() if key not in fields}
        self._write(table, id_, kept | sparse(fields))

    def replace(self, table: str, id_: int, row: Mapping[str, Any]) -> None:
        """Put a whole other state in the place of a record."""
        self.need(table, id_)
        self._write(table, id_, {**row, "id": id_})

    def remove(self, table: str, id_: int) -> None:
        """Remove a record; nothing happens where there is none."""
        if self.get(table, id_) is not None:
            self._write(table, id_, None)

    def change(self, label: str, first: tuple[str, int] | None = None) -> Change:
        """Return what was written as one change; the record `first` is the one it is about."""
        ops = [op for op in self._ops.values() if op.before != op.after]
        if first is not None:
            ops.sort(key=lambda op: (op.table, op.id) != first)
        return Change(label, tuple(ops))

    def _write(self, table: str, id_: int, after: Row | None) -> None:
        known = self._ops.get((table, id_))
        before = known.before if known else self.book.table(table).get(id_)
        self._ops[table, id_] = Op(owner_of(self.book, table), table, id_, before, after)
