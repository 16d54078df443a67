"""How soon the app is there: its first frame, its first paint, the first key seen and answered, in a real terminal.

The first frame is beside a Python that does nothing, all else beside a Textual app that shows one word.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.measure import Measure, side_by_side
from tests.terminal import Terminal

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    BINDINGS = [("2", "answer", "")]
    def compose(self):
        yield Static("Caseload")
    def action_answer(self):
        self.query_one(Static).update("Answered")
Bare().run()
"""
FRAME_MS = 50


def start(folder: Path, size: str, times: int) -> Iterator[Measure]:
    """Measure from the start of the program until its first frame, until names are seen, until a key is answered."""
    env = os.environ | {"COACHTUI_HOME": str(folder), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    env |= {"XDG_CACHE_HOME": str(folder.with_name(f"{folder.name}-cache"))}
    env.pop("COLUMNS", None)
    program = str(Path(sys.executable).with_name("coachtui"))

    def until(said: str, *args: str, key: str = "", more: dict[str, str] | None = None) -> Callable[[], None]:
        def shown() -> None:
            with Terminal(args, env | (more or {})) as terminal:
                terminal.type(key)
                terminal.wait_for(said)

        return shown

    with Terminal((program,), env) as terminal:  # leaves a frame
        terminal.wait_for("Next with")
        terminal.settle(1.5)
    bare = (sys.executable, "-c", BARE)
    nothing = (sys.executable, "-c", "pass")
    spent = side_by_side(until("[1 Caseload]", program), lambda: subprocess.run(nothing, check=True), times=times)
    yield Measure(f"first frame, {size}", "python -c pass", *spent, most=FRAME_MS)
    spent = side_by_side(until("Next with", program), until("Caseload", *bare), times=times)
    yield Measure(f"first paint, {size}", "bare Textual app", *spent, ratio=1.3)
    spent = side_by_side(until("typed: n", program, key="n"), until("Answered", *bare, key="2"), times=times)
    yield Measure(f"first key seen, {size}", "bare Textual app", *spent, ratio=1.3)
    spent = side_by_side(until("Enter keep", program, key="n"), until("Answered", *bare, key="2"), times=times)
    yield Measure(f"first key answered, {size}", "bare Textual app", *spent, ratio=1.3)
