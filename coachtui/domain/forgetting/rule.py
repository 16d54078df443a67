"""What is left of every state of every record when something is forgotten."""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from coachtui.domain.change import Row
from coachtui.domain.forgetting.alone import ends, is_alone, of_gone
from coachtui.domain.forgetting.asked import FORGOTTEN, Asked
from coachtui.domain.forgetting.codes import Codes
from coachtui.domain.forgetting.past import is_past, pruned
from coachtui.domain.forgetting.pieces import names, unquoted, wordless
from coachtui.domain.forgetting.texts import retyped, typed
from coachtui.domain.forgetting.untied import untied
from coachtui.domain.names import fold

Tables = Mapping[str, Mapping[int, Row]]
"""The records of one teacher, each in its last state, by table and id; those that were deleted too."""
Key = tuple[int, str, int]
"""A teacher, a table and an id."""

KEPT_COMMON = frozenset({"groups", "retention"})
"""Tables of what is common that name nobody: they stay with every teacher who goes."""
QUOTED = 12
"""From how many letters on the words of a note that goes are looked for in what came of it."""


class Forgetting:
    """Decides what goes. `books` hold the last states of all records of the teachers that are concerned.

    `names` and `codes` are what the teacher or the student was ever called; `gone` had been deleted before the day.
    """

    def __init__(
        self,
        asked: Asked,
        books: Mapping[int, Tables],
        *,
        names: AbstractSet[str] = frozenset(),
        codes: AbstractSet[str] = frozenset(),
        gone: AbstractSet[Key] = frozenset(),
    ) -> None:
        self.asked = asked
        self.names = frozenset(fold(name) for name in names if fold(name))
        self.codes = Codes(codes)
        self._books = books
        self._deleted = gone
        self._gone = {teacher: set(self._going(teacher, tables)) for teacher, tables in books.items()}
        self._ids = {teacher: {id_ for _, id_ in gone} | asked.students for teacher, gone in self._gone.items()}

    @property
    def gone(self) -> list[tuple[Key, Row]]:
        """The records that go, each as it last was."""
        return [
            ((teacher, table, id_), self._books[teacher][table][id_])
            for teacher, keys in self._gone.items()
            for table, id_ in sorted(keys)
        ]

    def goes(self, teacher: int, table: str, id_: int) -> bool:
        """Tell whether a record goes, in all its states."""
        if self.asked.whole and teacher == self.asked.teacher:
            return True
        return (table, id_) in self._gone.get(teacher, ())

    def left(self, teacher: int, table: str, id_: int, row: Row) -> Row | None:
        """Return what is left of one state of a record: itself where nothing goes, None where all does."""
        if self.goes(teacher, table, id_):
            return None
        if not self.asked.concerns(teacher):
            return row
        if table == "conflicts":
            return self._conflict(teacher, row)
        if self.asked.students and table == "drafts":
            row = self._draft(row)
            return row if row.get("text") else None
        return self._cleaned(teacher, table, row)

    def _conflict(self, teacher: int, row: Row) -> Row | None:
        table, id_, data = row.get("table"), row.get("record"), row.get("data")
        if not (isinstance(table, str) and isinstance(id_, int) and isinstance(data, dict)):
            return row
        left = self.left(teacher, table, id_, data)
        return row if left is data else None if left is None else {**row, "data": left}

    def _draft(self, row: Row) -> Row:
        text = row.get("text")
        left = self.codes.left_of(text) if isinstance(text, str) else text
        return row if left == text else {**row, "text": left}

    def _cleaned(self, teacher: int, table: str, row: Row) -> Row:
        if self.asked.before:
            row = pruned(table, row, self.asked)
        if self.asked.students:
            row = retyped(row, self._retold(teacher, row))
            row = unquoted(row, self.asked.students) if table == "tallies" else row
        return untied(table, row, self._ids.get(teacher, frozenset()))

    def _retold(self, teacher: int, row: Row) -> Callable[[str], str]:
        """Return what a text becomes: without the code, and without the words of a note it came from that goes."""
        quotes = self._quotes(teacher, row.get("from"))

        def change(text: str) -> str:
            for quote in quotes:
                text = text.replace(quote, FORGOTTEN)
            return self.codes.without(text)

        return change

    def _quotes(self, teacher: int, source: Any) -> list[str]:
        if source not in self._ids.get(teacher, ()):
            return []
        rows = [self._books[teacher][table][id_] for table, id_ in self._gone[teacher] if id_ == source]
        said = {text for row in rows for text in typed(row) if len(text) >= QUOTED}
        return sorted(said, key=lambda text: (-len(text), text))

    def _going(self, teacher: int, tables: Tables) -> Iterator[tuple[str, int]]:
        """Yield what goes: what does so by itself, then what is nothing without it."""
        if self.asked.whole:
            for table, rows in tables.items():
                yield from ((table, id_) for id_, row in rows.items() if teacher or self._common(table, row))
            return
        gone = {
            (table, id_) for owner, table, id_ in self._deleted if owner == teacher and id_ in tables.get(table, {})
        }
        ids = {*self.asked.students, *(id_ for _, id_ in gone)}
        more = True
        while more:
            found = {
                (table, id_)
                for table, rows in tables.items()
                for id_, row in rows.items()
                if (table, id_) not in gone and self._falls(table, row, ids)
            }
            gone |= found
            ids |= {id_ for _, id_ in found}
            more = bool(found)
        yield from gone

    def _falls(self, table: str, row: Row, gone: AbstractSet[int]) -> bool:
        if self.asked.students:
            return is_alone(table, row, gone) or (table == "drafts" and not self._draft(row).get("text"))
        falls_with = _FALLS_WITH.get(table)
        return is_past(table, row, self.asked) or (falls_with is not None and falls_with(row, gone))

    def _common(self, table: str, row: Row) -> bool:
        """Tell whether something that is common is about the teacher who goes."""
        if table in KEPT_COMMON:
            return False
        if names(row, self.asked.teacher):
            return True
        return table == "drafts" and any(fold(text) in self.names for text in typed(row))


_FALLS_WITH: Mapping[str, Callable[[Row, AbstractSet[int]], bool]] = {
    "links": ends,
    "evidence": wordless,
    "drafts": of_gone,
    "conflicts": of_gone,
}
"""What is nothing any more when that which it belongs to was written before the day."""
