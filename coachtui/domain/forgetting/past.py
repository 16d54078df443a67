"""What was written before a day: which records are over by then, and what goes out of those that live on."""

from collections.abc import Callable, Mapping
from typing import Any

from coachtui.domain.change import Row
from coachtui.domain.forgetting.asked import Asked
from coachtui.domain.readings.due import is_open
from coachtui.domain.readings.lines import when_of
from coachtui.domain.words import BeliefStatus, EncounterState, PracticeStatus, Result

Over = Callable[[Row], str]
"""Gives the stored moment or day since which a record is over, "" where it lives on."""


def is_past(table: str, row: Row, asked: Asked) -> bool:
    """Tell whether a record of a table was over before the day. What says nothing of when lives on."""
    over = OVER.get(table)
    return over is not None and is_before(over(row), asked)


def is_before(when: object, asked: Asked) -> bool:
    """Tell whether a stored moment or day lies before the day; what is none does not."""
    if not isinstance(when, str) or not when:
        return False
    return when < (asked.before if len(when) == len(asked.before) else asked.midnight)


def pruned(table: str, row: Row, asked: Asked) -> Row:
    """Return a record that lives on without its steps, strokes and memberships from before the day, if it has any."""
    field, day = _PARTS.get(table, ("", ""))
    parts = row.get(field)
    if not isinstance(parts, list):
        return row
    left = [each for each in parts if not (isinstance(each, Mapping) and is_before(each.get(day), asked))]
    if len(left) == len(parts):
        return row
    return {key: value for key, value in row.items() if key != field} | ({field: left} if left else {})


_PARTS = {"beliefs": ("history", "on"), "tallies": ("marks", "at"), "students": ("groups", "until")}


def _encounter(row: Row) -> str:
    return "" if row.get("state") == EncounterState.LIVE else when_of("encounters", row)


def _tally(row: Row) -> str:
    marks = row.get("marks")
    moments = [_text(mark.get("at")) for mark in marks if isinstance(mark, Mapping)] if isinstance(marks, list) else []
    return max([_text(row.get("created")), *moments])


def _promise(row: Row) -> str:
    return "" if is_open(row) else _text(row.get("done_on")) or _changed(row)


def _decision(row: Row) -> str:
    return "" if row.get("result") in (None, "", Result.UNCLEAR) else _changed(row)


def _belief(row: Row) -> str:
    return _changed(row) if row.get("status") == BeliefStatus.RETIRED else ""


def _practice(row: Row) -> str:
    return _changed(row) if row.get("status") == PracticeStatus.DROPPED else ""


def _changed(row: Row) -> str:
    return _text(row.get("changed")) or _text(row.get("created"))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


OVER: Mapping[str, Over] = {
    "encounters": _encounter,
    "notes": lambda row: when_of("notes", row),
    "tallies": _tally,
    "trust_readings": lambda row: when_of("trust_readings", row),
    "promises": _promise,
    "beliefs": _belief,
    "practices": _practice,
    "inquiries": _changed,
    "learnings": lambda row: _text(row.get("done_on")),
    "decisions": _decision,
    "claims": lambda row: _text(row.get("let_go_on")),
    "evidence": lambda row: when_of("evidence", row),
    "drafts": _changed,
    "shares": lambda row: _text(row.get("on")),
}
"""Since when a record is over. What is not here lives on, what a newer program keeps too."""
LIVES_ON = frozenset({"teachers", "students", "groups", "retention"})
"""Tables of which no record is ever over."""
FALLS = frozenset({"links", "conflicts"})
"""Tables whose records go with those they belong to."""
