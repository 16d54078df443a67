"""Measures the budgets in one run and prints the table: `python -m tests.benchmarks [--large] [--times N]`."""

import argparse
import compileall
import shutil
import sys
import tempfile
from pathlib import Path

import coachtui
from tests.benchmarks import screen, shell, store
from tests.benchmarks.measure import Measure, table
from tests.benchmarks.vaults import make

SIZES = {"1k notes": (10, 100), "10k notes": (100, 100)}
LARGE = {"100k notes": (1000, 100)}


def measures(folder: Path, sizes: dict[str, tuple[int, int]], times: int) -> list[Measure]:
    """Make a vault of each size and measure everything in it."""
    found = []
    for size, (teachers, notes) in sizes.items():
        place = folder / size.replace(" ", "-")
        ids = make(place, teachers=teachers, notes=notes)
        found += [
            shell.measure(place, size, times),
            store.opening(place, ids, size, times),
            store.saving(place, ids[0], size, times * 10),
            screen.first_paint(place, size, max(3, times // 3)),
        ]
    return found


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
        found = measures(folder, SIZES | (LARGE if args.large else {}), args.times)
    finally:
        shutil.rmtree(folder)
    print(table(found))
    return 0 if all(each.held for each in found) else 1


if __name__ == "__main__":
    sys.exit(main())
