"""A record as it may leave: the fields on a list, each only where it is what the list says."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from coachtui.domain.change import Row
from coachtui.domain.moment import stored
from coachtui.exchange.reports.allowed import As, Fields

JOINERS = "\u200c\u200d"
"""What joins or parts letters within a word, as in Persian."""
UNKNOWN = "\ufffd"


def picked(table: str, row: Mapping[str, Any], lists: Mapping[str, Fields]) -> Row:
    """Return the fields of a record that a list allows; those within an object too, and nothing that is empty."""
    made: Row = {}
    for name, kind in lists.get(table, {}).items():
        head, _, part = name.partition(".")
        found = row.get(head)
        value = found.get(part) if part and isinstance(found, Mapping) else None if part else found
        if kind is As.PARTS:
            parts = value if isinstance(value, list) else []
            value = [picked(f"{table}.{name}", each, lists) for each in parts if isinstance(each, Mapping)]
        else:
            value = _read(value, kind)
        if value in (None, "", []):
            continue
        if part:
            made.setdefault(head, {})[part] = value
        else:
            made[name] = value
    return made


def clean(text: str) -> str:
    """Return a text on one line, without what would steer a terminal or a page, or turn the direction of writing."""
    spaced = " ".join(text.split())
    if spaced.isprintable():
        return spaced
    return "".join(sign if sign.isprintable() or sign in JOINERS else UNKNOWN for sign in spaced)


def _read(value: object, kind: As | type[StrEnum]) -> object:
    if isinstance(value, list):
        one = _ONE.get(kind) if isinstance(kind, As) else None
        return [read for each in value if (read := _read(each, one))] if one else None
    if kind is As.ID:
        return value if isinstance(value, int) and not isinstance(value, bool) else None
    if not isinstance(value, str):
        return None
    if not isinstance(kind, As):
        return value if value in set(kind) else None
    return clean(value) if kind is As.TEXT else value if _is_date(value, kind) else None


_ONE = {As.IDS: As.ID, As.TEXTS: As.TEXT}
"""As what each of several values is read."""


def _is_date(text: str, kind: As) -> bool:
    try:
        if kind is As.DAY:
            return date.fromisoformat(text).isoformat() == text
        return kind is As.MOMENT and stored(datetime.fromisoformat(text)) == text
    except ValueError:
        return False
