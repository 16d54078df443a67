"""From the records of an older schema to those of today: what each schema changed, as pure functions, forward only.

A record is migrated when its bytes are read, by the schema that its snapshot or its line says: a session that still
runs an older version may write beside a newer one. So a function takes one record, and leaves alone one that is right.
"""

from collections.abc import Callable, Mapping

from coachtui.domain.change import Row
from coachtui.storage.quick import SCHEMA

Migrate = Callable[[Row], Row]

FIRST = 1
"""The schema of what says none."""


def migrated(table: str, row: Row, schema: int) -> Row:
    """Return a record of that schema as it is kept today; a state that waits in a conflict too."""
    for step in STEPS[max(schema, FIRST) - 1 : SCHEMA - 1]:
        if table in step:
            row = step[table](row)
    if table == "conflicts" and schema < SCHEMA and isinstance(row.get("data"), dict):
        return {**row, "data": migrated(str(row.get("table", "")), row["data"], schema)}
    return row


def _memberships(row: Row) -> Row:
    """Let a student belong to each group from a day on and up to a day, rather than simply belong to it."""
    groups = row.get("groups")
    if not isinstance(groups, list):
        return row
    return {**row, "groups": [{"group": each} if isinstance(each, int) else each for each in groups]}


STEPS: tuple[Mapping[str, Migrate], ...] = ({"students": _memberships},)
"""What leads from each schema to the next, by table; the first leads from schema 1 to 2."""
