"""Records without the ids of what is gone: nothing names what is not there."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from coachtui.domain.change import Row
from coachtui.domain.refs import REFS, ids_in


def untied(table: str, row: Row, gone: AbstractSet[int]) -> Row:
    """Return a record whose ties name none of the ids in `gone`; the record itself where none of them did."""
    for ref in REFS.get(table, ()):
        if any(id_ in gone for id_ in ids_in(row, ref.field)):
            row = _without(row, ref.field, gone)
    return row


def _without(row: Mapping[str, Any], field: str, gone: AbstractSet[int]) -> Row:
    """Return an object without ids in a field, which may be a path; what then says nothing is left out."""
    head, _, rest = field.partition(".")
    value = _left(row[head], rest, gone)
    left = {key: each for key, each in row.items() if key != head}
    return {key: value if key == head else left[key] for key in row if key != head or value not in (None, [], {})}


def _left(value: Any, rest: str, gone: AbstractSet[int]) -> Any:
    if isinstance(value, list):
        return [_left(each, rest, gone) for each in value if rest or each not in gone]
    if rest:
        named = isinstance(value, Mapping) and any(id_ in gone for id_ in ids_in(value, rest))
        return _without(value, rest, gone) if named else value
    return None if value in gone else value
