"""The texts in a record that a person typed, and the same record with other texts in their place."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from coachtui.domain import words
from coachtui.domain.change import Row

NOT_TYPED = frozenset({"id", "created", "changed", "rev", "visibility", "table", "version"})
"""Fields that the program fills in."""

VOCABULARY = frozenset(
    str(each) for kind in vars(words).values() if isinstance(kind, type) and issubclass(kind, StrEnum) for each in kind
)
"""The words of the field, which say the same in every vault."""


def typed(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield the texts of a record, those within its objects and lists too."""
    for field, value in row.items():
        if field not in NOT_TYPED:
            yield from _typed(value)


def _typed(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value not in VOCABULARY and not _is_date(value):
            yield value
    elif isinstance(value, Mapping):
        yield from typed(value)
    elif isinstance(value, list):
        for each in value:
            yield from _typed(each)


def _is_date(text: str) -> bool:
    """Tell whether a text is a stored day or moment."""
    return text[:4].isdigit() and text[4:5] == "-" and not text.strip("0123456789-:TZ") and len(text) in (10, 20)


def retyped(row: Row, change: Callable[[str], str]) -> Row:
    """Return a record with each typed text as `change` makes it; the record itself where none is another."""
    made = {field: value if field in NOT_TYPED else _retyped(value, change) for field, value in row.items()}
    return row if made == row else made


def _retyped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return value if value in VOCABULARY or _is_date(value) else change(value)
    if isinstance(value, Mapping):
        return retyped(dict(value), change)
    return [_retyped(each, change) for each in value] if isinstance(value, list) else value
