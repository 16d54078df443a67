"""Small questions about a record that the rule asks."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from coachtui.domain.change import Row


def names(value: Any, id_: int) -> bool:
    """Tell whether an id stands anywhere in a value."""
    if isinstance(value, Mapping):
        return any(names(each, id_) for each in value.values())
    return any(names(each, id_) for each in value) if isinstance(value, list) else value == id_


def unquoted(row: Row, students: AbstractSet[int]) -> Row:
    """Return a tally without what the students said in it; their strokes still count."""
    marks = row.get("marks")
    if not isinstance(marks, list):
        return row
    left = [
        {key: value for key, value in mark.items() if key != "quote"}
        if isinstance(mark, Mapping) and mark.get("student") in students
        else mark
        for mark in marks
    ]
    return row if left == marks else {**row, "marks": left}


def wordless(row: Row, gone: AbstractSet[int]) -> bool:
    """Tell whether evidence had no words but those of a note that is gone."""
    return row.get("note") in gone and not row.get("text")
