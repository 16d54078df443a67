"""How a belief moves: each step dated, with its reason, kept in the belief itself."""

from collections.abc import Mapping
from typing import Any

from coachtui.domain.change import Row

TRACKED = ("statement", "status", "hold", "awareness", "rung")
"""The fields of a belief whose changes are its history."""


def moved(
    row: Mapping[str, Any], fields: Mapping[str, Any], on: str, why: str = "", encounter: int | None = None
) -> Row:
    """Return `fields` with the history they add to the belief `row`: one entry a tracked field that changes."""
    steps = []
    for field in TRACKED:
        old, new = row.get(field), fields.get(field)
        if field in fields and (old or None) != (new or None):
            step = {"on": on, "field": field, "old": old, "new": new, "why": why, "encounter": encounter}
            steps.append({key: value for key, value in step.items() if value not in (None, "")})
    if not steps:
        return dict(fields)
    return {**fields, "history": [*fields.get("history", row.get("history", [])), *steps]}


def steps_label(table: str, row: Mapping[str, Any], fields: Mapping[str, Any]) -> str:
    """Return what an edit is called: "belief: status hunch → heard"; long texts only by their field's name."""
    steps = []
    for field, new in fields.items():
        old = row.get(field)
        if (old or None) == (new or None) or field == "history":
            continue
        steps.append(f"{_words(field)} {_value(old)} → {_value(new)}" if _short(old) and _short(new) else _words(field))
    return f"{table}: {', '.join(steps)}" if steps else f"{table} edited"


def _short(value: object) -> bool:
    return value is None or isinstance(value, int) or (isinstance(value, str) and len(value) < 20 and " " not in value)


def _value(value: object) -> str:
    if value in (None, "", False):
        return "none"
    return "yes" if value is True else _words(str(value))


def _words(text: str) -> str:
    return text.replace("_", " ")
