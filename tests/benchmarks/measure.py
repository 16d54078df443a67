"""What a measurement is, and the table of them. Ratios of one run on one machine, since milliseconds do not travel."""

import gc
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Measure:
    """A thing measured beside its reference, in milliseconds or what `unit` says.

    Its budget is a `ratio` to the reference, or `most` of its own; one without a budget is told for comparison.
    """

    what: str
    reference: str
    ours: float
    beside: float = 0.0
    ratio: float | None = None
    most: float | None = None
    unit: str = "ms"

    @property
    def held(self) -> bool:
        """Whether the budget is kept."""
        by_ratio = self.ratio is None or self.ours <= self.ratio * self.beside
        return by_ratio and (self.most is None or self.ours <= self.most)

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        budgets = [f"{self.ratio:g} x"] if self.ratio is not None else []
        budgets += [f"{self.most:g} {self.unit}"] if self.most is not None else []
        quotient = f"{self.ours / self.beside:.2f} x" if self.beside else ""
        beside = f"{self.beside:.2f} {self.unit}" if self.beside else ""
        held = ("yes" if self.held else "NO") if budgets else ""
        return self.what, f"{self.ours:.2f} {self.unit}", self.reference, beside, quotient, ", ".join(budgets), held


HEAD = ("what", "ours", "reference", "it", "ratio", "budget", "held")


def table(measures: Iterable[Measure]) -> str:
    """Return the measures as a Markdown table."""
    rows = [HEAD, *(measure.cells for measure in measures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def side_by_side(
    *calls: Callable[[], object], times: int, warm: int = 1, clock: Callable[[], int] = time.perf_counter_ns
) -> list[float]:
    """Return the median milliseconds of each, run in turns, so that whatever else the machine does hits all alike.

    Of what only computes, `time.thread_time_ns` tells the same on a machine with much else to do as on an idle one.
    """
    spent: list[list[float]] = [[] for _ in calls]
    gc.disable()
    for turn in range(times + warm):
        for each, call in zip(spent, calls, strict=True):
            began = clock()
            call()
            if turn >= warm:
                each.append((clock() - began) / 1e6)
    gc.enable()
    return [median(each) for each in spent]
