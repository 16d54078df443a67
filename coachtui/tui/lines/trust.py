"""How the relationship stands, drawn small: a sparkline, a direction, a sign. Never a grade of the teacher."""

from collections.abc import Mapping, Sequence
from typing import Any

from coachtui.domain.readings.timeline import BARS
from coachtui.tui.signs import plain as as_ascii
from coachtui.tui.widgets.row import Parts


def sparkline(levels: Sequence[float], *, most: int = 12, plain: bool = False) -> str:
    """Return the last `most` levels (1 to 5) as bars, or as digits."""
    bars = "".join(BARS[min(max(round(level), 1), 5) - 1] for level in levels[-most:])
    return as_ascii(bars) if plain else bars


def trust_parts(row: Mapping[str, Any]) -> Parts:
    """Return a trust reading as one line: the dimension, its level, where it goes, and the sign she saw."""
    level = f" {row['level']}/5" if row.get("level") else ""
    return [
        (f"{row.get('dimension') or 'trust'}{level}", ""),
        (f" {row['direction']}" if row.get("direction") else "", "quiet"),
        (f": {' '.join(str(row['sign']).split())}" if row.get("sign") else "", "inference"),
    ]
