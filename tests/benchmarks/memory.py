"""What the app keeps in memory once all teachers have been read, beside a Textual app that shows one word."""

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.measure import Measure
from tests.benchmarks.screen import BARE
from tests.terminal import Terminal

QUIET = 3.0
"""Seconds without a byte written after which the app has read all there is."""


def memory(folder: Path, what: str, most: float) -> Measure:
    """Measure the resident memory of the app on this vault."""
    program = str(Path(sys.executable).with_name("coachtui"))
    ours, bare = _resident(folder, program), _resident(folder, sys.executable, "-c", BARE)
    return Measure(f"memory, {what}", "bare Textual app", ours, bare, most=most, unit="MB")


def _resident(folder: Path, *args: str) -> float:
    """Return the megabytes of a program once it is at rest."""
    env = os.environ | {"COACHTUI_HOME": str(folder), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    with Terminal(args, env) as terminal:
        terminal.wait_for("Caseload")
        terminal.settle(QUIET)
        said = subprocess.run(("ps", "-o", "rss=", "-p", str(terminal.pid)), capture_output=True, check=True)
        return int(said.stdout) / 1024
