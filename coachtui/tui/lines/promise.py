"""A promise as a row: overdue by a sign, whose it is, and by when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from coachtui.domain.readings.lines import age
from coachtui.tui.lines.moments import day_text
from coachtui.tui.widgets.row import Part, Parts

WHOSE = {"teacher": "she: ", "other": "other: "}


def promise_parts(row: Mapping[str, Any], now: datetime) -> Parts:
    """Return a promise as one line; `!` where its day is past, `x` where it is settled."""
    sign, style = _sign(row, now)
    words = " ".join(str(row.get("text") or "").split())
    return [(f"{sign} ", style), (WHOSE.get(str(row.get("who") or ""), ""), "quiet"), (words, "")]


def promise_due(row: Mapping[str, Any], now: datetime) -> Parts:
    """Return by when, for the right edge: "by Fri", "overdue 3 d", or what came of it."""
    outcome = str(row.get("outcome") or "open")
    if outcome != "open":
        return [(outcome, "quiet")]
    late = age(row.get("due"), now)
    if late is None:
        return []
    if late > 0:
        return [(f"overdue {late} d", _late_style(row))]
    return [(f"by {day_text(str(row['due']), now)}", "quiet")]


def _sign(row: Mapping[str, Any], now: datetime) -> Part:
    if str(row.get("outcome") or "open") != "open":
        return "x", "quiet"
    late = age(row.get("due"), now)
    return ("!", _late_style(row)) if late is not None and late > 0 else (" ", "")


def _late_style(row: Mapping[str, Any]) -> str:
    """Her own promises press; those of others are only told."""
    return "owed" if row.get("who", "coach") == "coach" else "quiet"
