"""Which of a teacher's records a command means: `--only TABLE`, `--where FIELD=VALUE`, as queries of TinyDB."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from operator import and_
from typing import Any

from tinydb import Query, TinyDB, where
from tinydb.queries import QueryInstance

from coachtui.domain.book import TABLES
from coachtui.domain.letters import mended
from coachtui.errors import UsageError, nearest
from coachtui.tui.dialogs.fields_names import FIELD_NAMES

Rows = list[dict[str, Any]]


def add_choosing(parser: ArgumentParser) -> None:
    """Take which tables, and what must hold of a record."""
    parser.add_argument(
        "--only", metavar="TABLE", action="append", default=[], help="this table alone; may be repeated"
    )
    parser.add_argument(
        "--where",
        metavar="FIELD=VALUE",
        action="append",
        default=[],
        type=mended,
        help="only records of which this holds, as mode=said or students=K3; may be repeated, and then all must hold",
    )


def chosen(db: TinyDB, only: Sequence[str], conditions: Sequence[str]) -> dict[str, Rows]:
    """Return the records that are meant, by table, as stored. Raises UsageError for a table or condition that is none.

    Without `only`, every table is meant, the empty ones too; without `conditions`, every record.
    """
    tables = [*TABLES, *sorted(name for name in db.tables() if name not in TABLES and not name.startswith("_"))]
    for name in only:
        if name not in tables:
            raise UsageError("Bad usage", f"There is no table {name!r}{nearest(name, tables)}.", _tables_hint(tables))
    query = _query(db, conditions)
    wanted = [name for name in tables if name in only] if only else tables
    _need_fields(db, wanted, conditions)
    return {name: _bare(db.table(name).search(query) if query else db.table(name).all()) for name in wanted}


def _query(db: TinyDB, conditions: Sequence[str]) -> QueryInstance | None:
    return reduce(and_, [_condition(db, each) for each in conditions]) if conditions else None


def _need_fields(db: TinyDB, tables: Iterable[str], conditions: Sequence[str]) -> None:
    """Raise UsageError for a field that no record of these tables has, nor ever can."""
    known = {"id", "created", "changed", "rev"}
    for table in tables if conditions else ():
        known |= {field.partition(".")[0] for field in FIELD_NAMES.get(table, ())}
        known |= {field for row in db.table(table) for field in row}
    for each in conditions:
        field = each.partition("=")[0].strip().partition(".")[0]
        if field not in known:
            said = f"There is no field {field!r}{nearest(field, sorted(known))}."
            raise UsageError("Bad usage", said, "See: coachtui show TEACHER --json")


def _condition(db: TinyDB, condition: str) -> QueryInstance:
    field, sign, value = condition.partition("=")
    if not sign or not field.strip():
        raise UsageError("Bad usage", f"{condition!r} is no condition.", "It is FIELD=VALUE, as: --where mode=said")
    path = reduce(lambda query, name: query[name], field.strip().split("."), Query())
    return path.test(_says(value.strip(), _people(db, value.strip())))


def _people(db: TinyDB, value: str) -> frozenset[int]:
    """Return who is called so, since records name students and groups by their ids."""
    named = _says(value.removeprefix("@").removeprefix("#"), frozenset())
    found = (
        *db.table("students").search(where("code").test(named)),
        *db.table("groups").search(where("label").test(named)),
    )
    return frozenset(row["id"] for row in found)


def _says(value: str, people: frozenset[int]) -> Callable[[object], bool]:
    """Return whether a field says a value, case aside; a list does where one of what stands in it does."""
    folded = value.casefold()

    def says(held: object) -> bool:
        if isinstance(held, list):
            return any(says(each) for each in held)
        if isinstance(held, bool):
            return folded == ("true" if held else "false")
        return str(held).casefold() == folded or (isinstance(held, int) and held in people)

    return says


def _bare(rows: Iterable[Mapping[str, Any]]) -> Rows:
    return [{key: value for key, value in row.items() if not key.startswith("_")} for row in rows]


def _tables_hint(tables: Sequence[str]) -> str:
    return f"There are: {', '.join(tables)}"
