"""An encounter as a row, and as the heading of its notes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from coachtui.tui.lines.moments import clock_text, heading_text
from coachtui.tui.signs import plain as as_ascii
from coachtui.tui.widgets.row import Parts

STATES = {"planned": "planned", "live": "in progress", "needs_debrief": "no debrief"}
"""What there is to say of an encounter that is not done."""


def encounter_heading(row: Mapping[str, Any], now: datetime, plain: bool) -> Parts:
    """Return the heading over an encounter's notes: its day and kind."""
    start = str(row.get("start") or row.get("created") or "")
    kind = str(row.get("kind") or "encounter").replace("_", " ")
    text = " · ".join(part for part in (heading_text(start, now), clock_text(start, now), kind) if part)
    return [(as_ascii(text) if plain else text, "heading")]


def encounter_lacks(row: Mapping[str, Any]) -> Parts:
    """Return for the right edge what an encounter still lacks: its debrief, its end, its beginning."""
    state = STATES.get(str(row.get("state") or ""), "")
    return [(f"! {state}", "owed")] if state else []
