"""What a key waits for while the open app folds, in a real terminal: the longest of many, letters and saves.

By the clock a key waits for all that the machine does. So what the other threads of the app computed meanwhile is taken
too, by the kernel's account of each thread: on a machine that has nothing else to do, a key waits no longer for them.
"""

import os
import select
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import monotonic
from typing import NamedTuple

from tests.benchmarks.measure import Measure
from tests.terminal import Terminal

WAIT_MS = 20
"""For how long folding may block a key."""
LINE = "lab sheet\r"
LINES = 20
"""How many lines are typed and saved, so that folds and keys meet in every way."""
GAP = 0.012
"""Seconds of silence between two keys: nobody types faster."""
NEVER = """
import sys
from coachtui.cli import main
from coachtui.storage.vault import Vault
from coachtui.tui import app, resting

app.POLL_SECONDS = 0.2
resting.REST_SECONDS = 1e9
sys.argv[0] = "coachtui"
"""
"""The app as it is, but that it looks after its vault five times a second, and never takes her to rest."""
ALWAYS = f"""{NEVER}
resting.REST_SECONDS = -1.0
fold = Vault.fold

def all_of_it(vault, *, quietly=False):
    vault._folding.wanted.update(each.id for each in vault.names())
    fold(vault, quietly=quietly)

Vault.fold = all_of_it
"""
"""The same, but that it takes her to rest at every look, and writes the file of every teacher anew with each fold."""


class Echo(NamedTuple):
    """A key, the milliseconds until something of it was on the screen, and those that other threads computed."""

    key: str
    waited: float
    computed: float


def waiting(folder: Path, what: str) -> Iterator[Measure]:
    """Measure what keys wait while one fold follows another, beside the same keys while there is none."""
    still, folding = _echoes(folder, NEVER), _echoes(folder, ALWAYS)
    beside = "the same keys, no fold"
    computed = (max(each.computed for each in echoes) for echoes in (folding, still))
    yield Measure(f"folds compute while a key waits, at most, {what}", beside, *computed, most=WAIT_MS)
    usual = {kind: median(each.waited for each in still if each.key == kind) for kind in set(LINE)}
    late = (max(each.waited - usual[each.key] for each in echoes) for echoes in (folding, still))
    yield Measure(f"the latest of {len(folding)} keys is late by, {what}", beside, *late)


def _echoes(folder: Path, program: str) -> list[Echo]:
    env = os.environ | {"COACHTUI_HOME": str(folder), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    args = sys.executable, "-c", f"{program}\nsys.exit(main())", "live", "teacher 0000"
    with Terminal(args, env, columns=100, rows=30) as terminal:
        terminal.wait_for("F4 end")
        terminal.settle(1.5)
        return [_echo(terminal, key) for key in LINE * LINES]


def _echo(terminal: Terminal, key: str) -> Echo:
    before, began = _computed(terminal.pid), monotonic()
    terminal.type(key)
    if not select.select([terminal.master], [], [], 10)[0]:
        raise AssertionError(f"{key!r} does nothing:\n{terminal.text}")
    waited, computed = (monotonic() - began) * 1000, _computed(terminal.pid) - before
    while select.select([terminal.master], [], [], GAP)[0]:
        terminal._read(0)
    return Echo(key, waited, computed)


def _computed(pid: int) -> float:
    """Return the milliseconds that all threads of a process but its first have had a processor."""
    tasks = [each for each in Path(f"/proc/{pid}/task").iterdir() if each.name != str(pid)]
    return sum(int((each / "schedstat").read_text().split()[0]) for each in tasks) / 1e6
