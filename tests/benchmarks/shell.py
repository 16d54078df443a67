"""What a coach waits for at the shell: `coachtui note`, against a Python that does nothing; `find`, against ripgrep."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from shutil import which
from statistics import median

from tests.benchmarks.measure import Measure, side_by_side
from tests.benchmarks.vaults import SELDOM

BARE = (sys.executable, "-c", "pass")
PROGRAM = str(Path(sys.executable).with_name("coachtui"))


def note(folder: Path, size: str, times: int) -> Iterator[Measure]:
    """Measure one note typed at the shell into a vault that has a teacher 0000."""
    ours = (PROGRAM, "note", "teacher 0000", "6 of 28 hands up")
    yield from _beside(folder, f"coachtui note, {size}", ours, "python -c pass", BARE, times=times * 2, ratio=1.5)


def find(folder: Path, size: str, times: int) -> Iterator[Measure]:
    """Measure a whole `coachtui find` for a word that stands in a few notes."""
    searcher = which("rg") or which("grep")
    if searcher is None:
        return
    options = ("--ignore-case",) if searcher.endswith("rg") else ("-r", "-i")
    theirs = (searcher, *options, SELDOM, str(folder / "teachers"))
    by_rg = searcher.endswith("rg")
    name, ratio = ("ripgrep", 3) if by_rg else ("grep", None)
    yield from _beside(
        folder, f"coachtui find, {size}", (PROGRAM, "find", SELDOM), name, theirs, times=times, ratio=ratio
    )
    yield from _beside(folder, f"python -c pass, {size}", BARE, name, theirs, times=times)


def _beside(
    folder: Path,
    what: str,
    ours: tuple[str, ...],
    name: str,
    theirs: tuple[str, ...],
    *,
    times: int,
    ratio: float | None = None,
) -> Iterator[Measure]:
    """Measure a command beside another: by the clock, and what of a processor each took, whatever else went on."""
    took: dict[tuple[str, ...], list[float]] = {ours: [], theirs: []}
    spent = side_by_side(*(lambda each=each: took[each].append(_run(folder, each)) for each in took), times=times)
    yield Measure(what, name, *spent, ratio=ratio)
    yield Measure(f"{what}, of a processor", name, *map(median, took.values()))


def _run(folder: Path, command: tuple[str, ...]) -> float:
    """Run a command; return the milliseconds of a processor that it took."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, env=os.environ | {"COACHTUI_HOME": str(folder)}, check=True, capture_output=True)
    after = getrusage(RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
