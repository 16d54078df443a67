"""The first paint of the app, against a Textual app that shows one word, both in a real terminal."""

import os
import sys
from pathlib import Path

from tests.benchmarks.measure import Measure, side_by_side
from tests.terminal import Terminal

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("Caseload")
Bare().run()
"""


def first_paint(folder: Path, size: str, times: int) -> Measure:
    """Measure the time from the start of the program until the caseload, or the word, is on the screen."""
    env = os.environ | {"COACHTUI_HOME": str(folder), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    program = str(Path(sys.executable).with_name("coachtui"))

    def shown(*args: str) -> None:
        with Terminal(args, env) as terminal:
            terminal.wait_for("Caseload")

    spent = side_by_side(lambda: shown(program), lambda: shown(sys.executable, "-c", BARE), times=times)
    return Measure(f"first paint, {size}", "bare Textual app", *spent, ratio=1.3)
