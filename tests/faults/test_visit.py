"""A visit typed at a terminal: every line is there with its second, and `kill -9` in mid-line costs a blink of it."""

import json
import random
import re
import signal
import sys
from datetime import datetime
from pathlib import Path
from statistics import median
from time import monotonic, time
from typing import NamedTuple

import pytest

from coachtui.storage.drafts import PAUSE
from tests.e2e.conftest import Open, Run, Seat
from tests.faults.conftest import LONG
from tests.faults.test_endings import in_journals

LINES = 120
MINUTES = 15
KEYS_A_SECOND = 8
AT_MOST_LOST = 0.3
"""Seconds of typing that a kill may cost."""
KILLS = 20
"""How often the long form kills in mid-line."""
WAYS = (
    't {} "who can tell me what we said about it on Monday"',
    ". {} six hands up, none of them from the row by the window",
    "k3 {} I was spacing out, can you say that again please",
    "# {} 6/28 hands, the same six as in the warm-up today",
    "{} she waits at the back table and looks at the clock",
    "~ {} this is where the six from sixth period fall out",
    "S2: {} we were talking about shapes, I think, or area",
    "? {} what would happen if nobody put a hand up for it",
)
"""How the lines of the visit go, marked and not; {} is the number of the line."""
SHORT = 14
"""How many letters of each line are typed where it is about the lines and not about the time."""
HALF = "zigzags between the rows, then stops at the back and waits"


def visit() -> list[str]:
    """Return the lines of the visit: about sixty letters each, where it takes its whole time."""
    whole = (WAYS[number % len(WAYS)].format(f"no{number:03}") for number in range(LINES))
    return [line if LONG else line[:SHORT] for line in whole]


class Entered(NamedTuple):
    """When Enter was sent, and when the line was seen in the script, in seconds since 1970."""

    sent: float
    seen: float


@pytest.fixture(autouse=True)
def maria(run: Run) -> None:
    """One teacher."""
    assert run("teachers", "add", "Maria Delgado").returncode == 0


def in_the_line(seat: Open) -> Seat:
    """Open the app in the visit that goes on, or in one that begins, at its line."""
    app = seat("live", "maria", rows=24 if LONG else 10)
    app.until("F4 end")
    return app


def stands(app: Seat, number: int) -> bool:
    """Whether a line stands in the script: there, and not where it is typed, a clock time is in its row."""
    return any(f"no{number:03}" in row and re.search(r"\d\d:\d\d", row) for row in app.text.splitlines())


def type_on(app: Seat, keys: str, since: float) -> None:
    """Type keys, the first at `since` by the clock of this machine; in the long form no more a second than she does."""
    for at, key in enumerate(keys):
        while LONG and (left := since + at / KEYS_A_SECOND - monotonic()) > 0:
            app._read(left)
        app.type(key)


def enter(app: Seat, number: int, line: str, since: float) -> Entered:
    """Type a line, send Enter, and wait until it stands in the script."""
    type_on(app, line, since)
    sent = time()
    app.type("\r")
    app.until_true(lambda: stands(app, number), f"line {number} is not there")
    return Entered(sent, time())


def test_a_visit_of_a_hundred_and_twenty_lines_is_whole_and_on_time_and_its_last_half_line_is_offered_again(
    seat: Open, run: Run, vault: Path
) -> None:
    app, lines, begun = in_the_line(seat), visit(), monotonic()
    slot = MINUTES * 60 / LINES
    entered = [enter(app, number, line, begun + number * slot) for number, line in enumerate(lines)]
    typed = HALF[:-8]
    type_on(app, typed, monotonic())
    app.until_true(lambda: in_journals(vault, typed), "the half line is not kept")
    app.type(HALF[-8:])
    app.kill(signal.SIGKILL)
    assert app.wait_end() == -signal.SIGKILL
    in_the_line(seat).until(typed)
    notes = json.loads(run("show", "maria", "--json").stdout)["notes"]
    notes.sort(key=lambda note: note["id"])
    assert [note["raw"] for note in notes] == lines
    stamps = [int(datetime.fromisoformat(note["at"]).timestamp()) for note in notes]
    both = list(zip(entered, stamps, strict=True))
    assert [(one, at) for one, at in both if not int(one.sent) <= at <= one.seen] == []
    if LONG:
        lags = [one.seen - one.sent for one in entered]
        late = sum(at > int(one.sent) for one, at in both)
        say(f"Enter to script: median {median(lags):.3f} s, longest {max(lags):.3f} s; {late} stamped a second later")
        assert max(lags) < 1


def say(figures: str) -> None:
    """Write what was measured; `-s` shows it."""
    sys.stdout.write(f"{figures}\n")


def test_what_is_kept_of_a_line_is_kept_soon() -> None:
    assert PAUSE < AT_MOST_LOST


@pytest.mark.skipif(not LONG, reason="it is about time, which a machine that tests much has not got")
def test_a_kill_costs_less_than_a_third_of_a_second(seat: Open) -> None:
    chance, worst = random.Random(34), 0.0
    for _ in range(KILLS):
        app = in_the_line(seat)
        app.press("ctrl+u")
        app.until_true(lambda app=app: HALF[:1] not in app.text, "the line is not empty")  # type: ignore[misc]
        echoed, begun, end = [], monotonic(), monotonic() + chance.uniform(1, 6)
        while monotonic() < end:
            if len(echoed) < len(HALF) and monotonic() >= begun + len(echoed) / KEYS_A_SECOND:
                app.type(HALF[len(echoed)])
                app.until(HALF[: len(echoed) + 1].rstrip())
                echoed.append(monotonic())
            app._read(0.01)
        app.kill(signal.SIGKILL)
        killed = monotonic()
        app.wait_end()
        again = in_the_line(seat)
        again.settle()
        kept = next(length for length in range(len(HALF), -1, -1) if HALF[:length].rstrip() in again.text)
        lost = killed - echoed[kept] if kept < len(echoed) else 0.0
        worst = max(worst, lost)
        again.kill(signal.SIGKILL)
        again.wait_end()
        assert lost <= AT_MOST_LOST, f"{len(echoed) - kept} keys"
    say(f"{KILLS} kills: at most {worst:.3f} s of typing lost")
