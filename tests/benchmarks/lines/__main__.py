"""Measures keys, tabs, scrolling and starts over thin lines, beside vim and nano: `python -m tests.benchmarks.lines`.

Through OpenSSH on loopback and a line of 9,600 and one of 128,000 bits a second, 150 ms there and back. It takes some
eight minutes; `--only NAME` measures one program.
"""

import argparse
import os
import platform
import shutil
import signal
import subprocess
import sys
from collections import defaultdict
from datetime import UTC, datetime
from importlib.metadata import version
from statistics import median

from tests.benchmarks.lines.far import Place
from tests.benchmarks.lines.programs import ACTS, FIRST, PROGRAMS, Program
from tests.benchmarks.lines.watched import Cost, Watched
from tests.lines.server import missing

BITS = (9_600, 128_000)
HEAD = (
    "what",
    "of",
    "bytes it writes",
    "bytes on the line",
    *(f"ms at {bits:,} bit/s" for bits in BITS),
    "ms, no line",
)
EDITORS = ("vim", "nano")

Costs = dict[str, Cost]
"""By act, the median of its milliseconds and of its bytes."""


def measured(terminal: Watched, program: Program, where: str) -> Costs:
    """Measure all that a program does in a terminal."""
    found: dict[str, list[Cost]] = defaultdict(list)
    for what, cost in terminal.measure(program):
        found[what].append(cost)
        print(where, program.name, what, f"{cost.ms:.0f} ms", cost.size, sep="  ", file=sys.stderr, flush=True)
    return {
        what: Cost(median(each.ms for each in costs), round(median(each.size for each in costs)))
        for what, costs in found.items()
    }


def rows(program: Program, near: Costs, far: list[Costs]) -> list[tuple[str, ...]]:
    """Return the rows of a program, in the order of what it does."""
    return [
        (
            what,
            program.name,
            f"{near[what].size:,}",
            "" if what == FIRST else f"{far[0][what].size:,}",  # more is under way by the time that something is seen
            *(f"{each[what].ms:,.0f}" for each in [*far, near]),
        )
        for what in ACTS
        if what in near
    ]


def table(found: list[tuple[str, ...]]) -> str:
    """Return all rows as a Markdown table, those of one act together."""
    ordered = sorted(found, key=lambda row: ACTS.index(row[0]))
    return "\n".join("| " + " | ".join(row) + " |" for row in [HEAD, ("---",) * 2 + ("--:",) * 5, *ordered])


def said() -> str:
    """Say when, on what and with which versions."""
    first = {
        name: subprocess.run(how, check=True, capture_output=True, text=True)
        for name, how in {"vim": ("vim", "--version"), "nano": ("nano", "--version"), "ssh": ("ssh", "-V")}.items()
    }
    versions = ", ".join((each.stdout or each.stderr).splitlines()[0].strip() for each in first.values())
    ours = f"coachtui {version('coachtui')}, Python {platform.python_version()}, Textual {version('textual')}"
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    return f"{datetime.now(UTC):%Y-%m-%d}; {ours}; {versions}; {machine}"


def main() -> int:
    """Print the table; return 1 where something that it needs is not installed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.lines", description=__doc__)
    parser.add_argument("--only", help="one program: coachtui, vim, nano")
    only = parser.parse_args().only
    lacks = missing() or ", ".join(each for each in EDITORS if shutil.which(each) is None)
    if lacks:
        print(f"this needs {lacks}: sh .ci/lines", file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # the user and her server go, however this ends
    found: list[tuple[str, ...]] = []
    with Place.made() as place:
        for program in (each for each in PROGRAMS if only in {None, each.name}):
            with place.near() as terminal:
                near = measured(terminal, program, "near")
            far: list[Costs] = []
            for bits in BITS:
                with place.far(bits) as terminal:
                    far.append(measured(terminal, program, f"{bits:,}"))
            found += rows(program, near, far)
    print(said())
    print(table(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
