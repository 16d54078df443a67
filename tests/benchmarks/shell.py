"""Starting `coachtui note`, against starting a Python that does nothing."""

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.measure import Measure, side_by_side

BARE = (sys.executable, "-c", "pass")


def measure(folder: Path, size: str, times: int) -> Measure:
    """Measure one note typed at the shell into a vault that has a teacher 0000."""
    env = os.environ | {"COACHTUI_HOME": str(folder)}
    program = Path(sys.executable).with_name("coachtui")

    def ours() -> None:
        subprocess.run([program, "note", "teacher 0000", "6 of 28 hands up"], env=env, check=True, capture_output=True)

    def bare() -> None:
        subprocess.run(BARE, env=env, check=True, capture_output=True)

    return Measure(f"coachtui note, {size}", "python -c pass", *side_by_side(ours, bare, times=times), ratio=1.5)
