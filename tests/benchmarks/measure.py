"""What a measurement is, and the table of them. Ratios of one run on one machine, since milliseconds do not travel."""

import gc
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Measure:
    """A thing measured against its reference, in milliseconds, and its budget: a ratio, or milliseconds of its own."""

    what: str
    reference: str
    ours_ms: float
    reference_ms: float
    ratio: float | None = None
    most_ms: float | None = None

    @property
    def held(self) -> bool:
        """Whether the budget is kept."""
        by_ratio = self.ratio is None or self.ours_ms <= self.ratio * self.reference_ms
        return by_ratio and (self.most_ms is None or self.ours_ms <= self.most_ms)

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        budget = f"{self.ratio:g} x" if self.ratio is not None else f"{self.most_ms:g} ms"
        quotient = f"{self.ours_ms / self.reference_ms:.2f} x" if self.reference_ms else ""
        reference = f"{self.reference_ms:.2f}" if self.reference_ms else ""
        return (
            self.what,
            f"{self.ours_ms:.2f}",
            self.reference,
            reference,
            quotient,
            budget,
            "yes" if self.held else "NO",
        )


HEAD = ("what", "ours ms", "reference", "ms", "ratio", "budget", "held")


def table(measures: Iterable[Measure]) -> str:
    """Return the measures as a Markdown table."""
    rows = [HEAD, *(measure.cells for measure in measures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def side_by_side(
    ours: Callable[[], object], reference: Callable[[], object], *, times: int, warm: int = 1
) -> tuple[float, float]:
    """Return the median milliseconds of both, run in turns, so that whatever else the machine does hits both alike."""
    spent: tuple[list[float], list[float]] = ([], [])
    gc.disable()
    for turn in range(times + warm):
        for each, call in zip(spent, (ours, reference), strict=True):
            began = time.perf_counter_ns()
            call()
            if turn >= warm:
                each.append((time.perf_counter_ns() - began) / 1e6)
    gc.enable()
    return median(spent[0]), median(spent[1])
