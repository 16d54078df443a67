"""Rows of the screen told in lines: every word of them, each record with what names it on a command line."""

from collections.abc import Iterable, Mapping

from coachtui.cli.voice import give
from coachtui.tui.widgets.row import Row

WIDE = 10_000
"""As wide as any row: nothing is cut, and each is one line, which the terminal breaks."""
GAP = "   "
"""What parts two columns of a row at the least."""


def give_rows(rows: Iterable[Row], refs: Mapping[int, str]) -> None:
    """Print rows that were made `WIDE`; behind each that is a record of `refs` stands its reference in brackets."""
    before = 0
    for row in rows:
        lines = [_closed_up("".join(text for text, _ in parts)) for parts in row.draw(WIDE)]
        here = row.ref.id if row.ref else 0
        if lines and here in refs and here != before:
            lines[-1] += f"  [{refs[here]}]"
        for line in lines:
            give(line)
        before = here


def _closed_up(line: str) -> str:
    """Return a line without the room between its columns; its indent stays."""
    words = line.strip()
    return line[: len(line) - len(line.lstrip())] + "  ".join(part.strip() for part in words.split(GAP) if part.strip())
