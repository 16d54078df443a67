"""What a note holds besides itself: a belief, a promise, a next skill, whether its mark or a key brings it out."""

from collections.abc import Mapping
from typing import Any

from coachtui.domain.change import Row
from coachtui.services.people import people_of
from coachtui.services.writing import Sheet

BORN: Mapping[str, Row] = {
    "promises": {"outcome": "open"},
    "beliefs": {"kind": "belief", "status": "hunch", "awareness": "unspoken"},
}
"""How such a record begins."""


def bear(sheet: Sheet, table: str, fields: Mapping[str, Any], note: int) -> int:
    """Write what a note holds as a record of its own, which names the note in `from`; return its id."""
    return sheet.add(table, {**BORN.get(table, {}), **fields, "from": note})


def hunch_of(note: Mapping[str, Any], statement: str = "") -> Row:
    """Return the belief that a note lets the coach suspect; what was said stands in it word for word."""
    said = note.get("mode") == "said"
    return {
        "statement": statement.strip() or note.get("text"),
        "verbatim": note.get("text") if said else None,
        "holder": "coach" if said and note.get("speaker") == "coach" else "teacher",
        "about": "students" if people_of(note) else None,
        "students": note.get("students"),
        "groups": note.get("groups"),
    }


def promise_of(note: Mapping[str, Any], text: str = "", *, who: str | None = None, due: str | None = None) -> Row:
    """Return the promise that a note holds: hers where she said it, else the coach's own. `due` is a stored day."""
    hers = note.get("mode") == "said" and note.get("speaker") == "teacher"
    return {"text": text.strip() or note.get("text"), "who": who or ("teacher" if hers else "coach"), "due": due}


def skill_of(note: Mapping[str, Any], next_skill: str = "") -> Row:
    """Return the next skill that a note points to, for those whom it is about."""
    return {"next_skill": next_skill.strip() or note.get("text"), "about": people_of(note)}
