"""A teacher's records, as the readings and services take them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from coachtui.domain.change import Row

TABLES = (
    "teachers",
    "encounters",
    "notes",
    "tallies",
    "trust_readings",
    "promises",
    "students",
    "groups",
    "beliefs",
    "practices",
    "links",
    "inquiries",
    "learnings",
    "decisions",
    "claims",
    "evidence",
    "drafts",
    "conflicts",
    "retention",
    "shares",
)
"""The tables of a vault, a table a kind of record."""

_NOTHING: Mapping[int, Row] = {}


class Book(NamedTuple):
    """All records of one teacher, and the groups, by table and id. Plain dicts; nobody who reads one alters it."""

    teacher_id: int
    tables: Mapping[str, Mapping[int, Row]]

    @property
    def teacher(self) -> Row:
        """The teacher's own record; empty where there is none."""
        return self.table("teachers").get(self.teacher_id, {})

    def table(self, name: str) -> Mapping[int, Row]:
        """Return one table by id; empty where nothing was written yet."""
        return self.tables.get(name, _NOTHING)

    def rows(self, name: str) -> Iterable[Row]:
        """Return the records of one table, in no promised order."""
        return self.table(name).values()

    def find(self, id_: int) -> tuple[str, Row] | None:
        """Return the table and the record of an id, wherever it stands; None where there is none."""
        for name, rows in self.tables.items():
            if id_ in rows and not name.startswith("_"):
                return name, rows[id_]
        return None
