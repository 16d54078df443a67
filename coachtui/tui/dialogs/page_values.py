"""The value of a field in a coach's words: codes instead of ids, her own clock, no underscores."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.kinds import KINDS, REFS, summary
from coachtui.domain.moment import parsed
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.listed import MARK, from_a_list
from coachtui.tui.lines.membership import groups_text

DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
WORD = re.compile(r"[a-z]+(_[a-z]+)+")
PEOPLE = ("students", "groups")


def said_value(book: Book, table: str, key: str, value: Any, now: datetime) -> str:
    """Return the value at a path of a record as it is read."""
    if isinstance(value, list):
        return _said_list(book, table, key, value, now)
    if isinstance(value, Mapping):
        return " · ".join(said_value(book, table, f"{key}.{name}", each, now) for name, each in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) and any(ref.field == key for ref in REFS.get(table, ())):
        return record_said(book, value)
    return _said_text("" if value is None else str(value), now)


def record_said(book: Book, id_: int) -> str:
    """Return a record in its words, a student as a code."""
    found = book.find(id_)
    if found is None:
        return "(no longer there)"
    table, row = found
    if table in PEOPLE:
        return str(row.get(KINDS[table].text, ""))
    mark = f" {MARK}" if table == "practices" and id_ in from_a_list(book) else ""
    return " ".join((text_of(book, table, row) or summary(table, row)).split()) + mark


def moment_said(text: str, now: datetime) -> str:
    """Return a stored moment in her own clock, in full: "Thu 21 May 2026, 10:42"."""
    return f"{parsed(text).astimezone(now.tzinfo):%a %-d %b %Y, %H:%M}"


def _said_list(book: Book, table: str, key: str, value: list[Any], now: datetime) -> str:
    said = [said_value(book, table, key, each, now) for each in value]
    if (table, key) == ("students", "groups"):
        return groups_text(book, {"groups": value}, now)
    if key == "history":
        return "\n".join(_step(each, now) for each in value)
    codes = all((found := book.find(each)) and found[0] in PEOPLE for each in value if isinstance(each, int))
    short = (all(isinstance(each, int) for each in value) and codes) or key in {"tags", "grades", "subjects"}
    return ", ".join(said) if short else "\n".join(said)


def _step(step: Row, now: datetime) -> str:
    """Return one step in how a belief moved."""
    day = _said_text(str(step.get("on", "")), now)
    field = str(step.get("field", "")).replace("_", " ")
    old, new = (_said_text(str(step.get(end) or "nothing"), now) for end in ("old", "new"))
    why = f" ({step['why']})" if step.get("why") else ""
    return f"{day}: {field} {old} → {new}{why}"


def _said_text(text: str, now: datetime) -> str:
    try:
        if MOMENT.fullmatch(text):
            return moment_said(text, now)
        if DAY.fullmatch(text):
            return f"{date.fromisoformat(text):%a %-d %b %Y}"
    except ValueError:
        return text
    return text.replace("_", " ") if WORD.fullmatch(text) else text
