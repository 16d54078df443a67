"""What a coach waits for at the shell: `coachtui note`, against a Python that does nothing; `find`, against ripgrep."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which

from tests.benchmarks.measure import Measure, side_by_side
from tests.benchmarks.vaults import SELDOM

BARE = (sys.executable, "-c", "pass")
PROGRAM = str(Path(sys.executable).with_name("coachtui"))


def note(folder: Path, size: str, times: int) -> Measure:
    """Measure one note typed at the shell into a vault that has a teacher 0000."""
    ours = (PROGRAM, "note", "teacher 0000", "6 of 28 hands up")
    spent = side_by_side(lambda: _run(folder, ours), lambda: _run(folder, BARE), times=times)
    return Measure(f"coachtui note, {size}", "python -c pass", *spent, ratio=1.5)


def find(folder: Path, size: str, times: int) -> Iterator[Measure]:
    """Measure a whole `coachtui find` for a word that stands in a few notes."""
    searcher = which("rg") or which("grep")
    if searcher is None:
        return
    options = ("--ignore-case",) if searcher.endswith("rg") else ("-r", "-i")
    theirs = (searcher, *options, SELDOM, str(folder / "teachers"))
    spent = side_by_side(
        lambda: _run(folder, (PROGRAM, "find", SELDOM)), lambda: _run(folder, theirs), times=max(3, times // 2)
    )
    by_rg = searcher.endswith("rg")
    yield Measure(f"coachtui find, {size}", "ripgrep" if by_rg else "grep", *spent, ratio=3 if by_rg else None)


def _run(folder: Path, command: tuple[str, ...]) -> None:
    env = os.environ | {"COACHTUI_HOME": str(folder)}
    subprocess.run(command, env=env, check=True, capture_output=True)
