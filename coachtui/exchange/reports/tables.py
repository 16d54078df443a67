"""Figures in words: what each draws, as a table with a head."""

from collections.abc import Sequence
from typing import NamedTuple

from coachtui.domain.readings.matrix import Mark
from coachtui.exchange.reports.model import Bars, Course, Figure, Grid

SIGNS = {Mark.WORKS: "+", Mark.PARTLY: "~", Mark.NOT: "-", Mark.UNKNOWN: "?"}
LEGEND = "What was said, then what the evidence in this copy shows: + works, ~ partly, - not, ? unknown."


class Table(NamedTuple):
    """A head and rows of as many cells; `said` explains the cells."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    said: str = ""


def table(figure: Figure) -> Table:
    """Return a figure as a table; what says nothing in it is left out."""
    if isinstance(figure, Bars):
        return Table(
            (figure.title, "time", "how often"), tuple((bar.label, *bar.said.split(", ")) for bar in figure.rows)
        )
    if isinstance(figure, Course):
        counted = ((name, counts) for name, counts in figure.rows if any(counts))
        return Table((figure.title, *figure.columns), tuple((name, *_counts(counts)) for name, counts in counted))
    return _grid(figure)


def _grid(figure: Grid) -> Table:
    rows = ((text, *(f"{SIGNS[said]} {SIGNS[shown]}" for said, shown in cells)) for text, cells in figure.rows)
    return Table((figure.title, *figure.columns), tuple(rows), LEGEND)


def _counts(counts: Sequence[int]) -> tuple[str, ...]:
    return tuple(str(count or "·") for count in counts)
