"""Measures the budgets in one run and prints the table: `python -m tests.benchmarks [--large] [--times N]`."""

import argparse
import compileall
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import coachtui
from tests.benchmarks import boards, folding, keys, maps, memory, screen, shell, store, wire
from tests.benchmarks.measure import Measure, table
from tests.benchmarks.vaults import make

SIZES = {"1k notes": (10, 100), "10k notes": (100, 100)}
LARGE = {"100k notes": (1000, 100)}
LARGE_MB = 250
CASELOAD = (40, 500)
CASELOAD_MB = 80
ONE = (1, 20_000)
"""A teacher of whom more is kept than of any."""


def measures(folder: Path, sizes: dict[str, tuple[int, int]], times: int) -> Iterator[Measure]:
    """Make a vault of each size and measure everything in it."""
    made: list[tuple[Path, int]] = []
    for size, (teachers, notes) in sizes.items():
        place = folder / size.replace(" ", "-")
        ids = make(place, teachers=teachers, notes=notes)
        made.append((place, ids[0]))
        yield from shell.note(place, size, times)
        yield from store.saving(place, ids[0], teachers * notes, size, times * 10)
        yield from store.opening(place, ids, teachers * notes, size, times)
        yield folding.folding(place, ids, size, times)
        yield from store.noticing(place, ids[0], size, times)
        yield from store.finding(place, ids, size, times)
        yield from shell.find(place, size, times)
        yield from screen.start(place, size, max(3, times // 3))
        if size in LARGE:
            yield memory.memory(place, size, LARGE_MB)
    yield store.flat(
        made[0], made[-1], " against ".join(size for size in (list(sizes)[-1], next(iter(sizes)))), times * 10
    )
    yield from special(folder)
    yield from maps.measure(times)
    yield from boards.measure(times)
    yield from wire.measure(folder)


def special(folder: Path) -> Iterator[Measure]:
    """Measure a usual caseload, and one very large teacher."""
    make(folder / "caseload", teachers=CASELOAD[0], notes=CASELOAD[1])
    yield memory.memory(folder / "caseload", "40 teachers x 500 notes", CASELOAD_MB)
    yield from keys.waiting(folder / "caseload", "40 teachers x 500 notes")
    (teacher,) = make(folder / "one", teachers=ONE[0], notes=ONE[1])
    yield from folding.waiting(folder / "one", teacher, "20k notes about one")


def main() -> int:
    """Print the table; return 1 where a budget is not held."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--large", action="store_true", help="the large vault too: 1,000 teachers, 100,000 notes")
    parser.add_argument("--times", type=int, default=15, help="how often each is run (15)")
    parser.add_argument("--folder", help="where the vaults are made: a disk, since a RAM disk flushes in no time")
    args = parser.parse_args()
    # An installed program is compiled; a checkout that was just edited is not.
    compileall.compile_dir(Path(coachtui.__file__).parent, quiet=1)
    folder = Path(tempfile.mkdtemp(prefix="coachtui-benchmarks-", dir=args.folder))
    try:
        found = []
        for each in measures(folder, SIZES | (LARGE if args.large else {}), args.times):
            found.append(each)
            print(*each.cells, sep="  ", file=sys.stderr, flush=True)
    finally:
        shutil.rmtree(folder)
    print(table(found))
    return 0 if all(each.held for each in found) else 1


if __name__ == "__main__":
    sys.exit(main())
