"""What a key waits for while the open app folds, in a real terminal: the longest of many, letters and saves.

By the clock a key waits for all that the machine does. So the kernel's account of each thread is taken too: a key waits
for a fold no longer than the other threads computed meanwhile, nor longer than the first thread, which answers the key,
neither had a processor nor stood in line for one.
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
    """A key, the milliseconds until something of it was on the screen, and for other threads at most."""

    key: str
    waited: float
    blocked: float


def waiting(folder: Path, what: str) -> Iterator[Measure]:
    """Measure what keys wait while one fold follows another, beside the same keys while there is none."""
    still, folding = _echoes(folder, NEVER), _echoes(folder, ALWAYS)
    beside = "the same keys, no fold"
    blocked = (max(each.blocked for each in echoes) for echoes in (folding, still))
    yield Measure(f"a key waits for other threads at most, {what}", beside, *blocked, most=WAIT_MS)
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
    before, began = _spent(terminal.pid), monotonic()
    terminal.type(key)
    if not select.select([terminal.master], [], [], 10)[0]:
        raise AssertionError(f"{key!r} does nothing:\n{terminal.text}")
    waited = (monotonic() - began) * 1000
    busy, others = (after - then for after, then in zip(_spent(terminal.pid), before, strict=True))
    while select.select([terminal.master], [], [], GAP)[0]:
        terminal._read(0)
    return Echo(key, waited, min(others, max(waited - busy, 0.0)))


def _spent(pid: int) -> tuple[float, float]:
    """Return how long the first thread has had a processor or stood in line for one, and the others have had one."""
    found = {each.name: (each / "schedstat").read_text().split() for each in Path(f"/proc/{pid}/task").iterdir()}
    computed, in_line, _ = found.pop(str(pid))
    return (int(computed) + int(in_line)) / 1e6, sum(int(each[0]) for each in found.values()) / 1e6
