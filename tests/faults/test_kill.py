"""`kill -9` at a moment that nobody chose: what was acknowledged is there, once, and the vault reads on."""

import json
import random
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from coachtui.domain.change import Change, Op
from coachtui.domain.ids import new_id
from coachtui.storage.vault import Vault
from tests.e2e.conftest import COMMAND, Open, Run, Seat, here

Rounds = Callable[[int, int], int]
BURST = 20
FOLD = """
import sys
from pathlib import Path
from coachtui.storage.vault import Vault

vault = Vault(Path(sys.argv[1]))
print("open", flush=True)
vault.fold()
"""


@pytest.fixture(autouse=True)
def maria() -> None:
    """One teacher."""
    here("teachers", "add", "Maria Delgado")


def kept(run: Run) -> Counter[str]:
    """Return the notes and how often each is there, as the next process reads them."""
    shown = run("show", "maria", "--json")
    assert shown.returncode == 0, shown.stderr
    return Counter(note["raw"] for note in json.loads(shown.stdout)["notes"])


def all_well(run: Run, acknowledged: set[str]) -> None:
    """See that what was acknowledged is there, nothing is twice, and every byte of the vault is sound.

    A kill may leave the file behind that was to take the place of another: it is told of, and harms nothing.
    """
    found = kept(run)
    assert acknowledged - set(found) == set()
    assert {line: count for line, count in found.items() if count > 1} == {}
    wrong = json.loads(run("check", "--json").stdout)
    assert {each["title"] for each in wrong} <= {"A left-over file"}, wrong


def killed(process: "subprocess.Popen[bytes]", after: float) -> int:
    """Kill a process after some seconds, unless it has ended by then; return how it ended."""
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.kill()
    return process.wait()


def test_the_shell(run: Run, rounds: Rounds) -> None:
    chance = random.Random(31)
    begun = monotonic()
    assert run("note", "maria", "first").returncode == 0
    longest = 1.2 * (monotonic() - begun)
    acknowledged = {"first"}
    ends: Counter[int] = Counter()
    for number in range(rounds(12, 34)):
        line = f". line {number}" + " @K3" * (number % 4 == 0)  # a student takes the way through the whole store
        process = subprocess.Popen([*COMMAND, "note", "maria", line], stderr=subprocess.DEVNULL)
        ended = killed(process, chance.uniform(0, longest))
        ends[ended] += 1
        if ended == 0:
            acknowledged.add(line)
    assert set(ends) <= {0, -signal.SIGKILL}
    assert ends[-signal.SIGKILL]
    all_well(run, acknowledged)


def test_the_app(seat: Open, run: Run, rounds: Rounds) -> None:
    chance = random.Random(32)
    acknowledged: set[str] = set()
    typed = 0
    for _ in range(rounds(2, 33)):
        app = seat()
        app.until("Maria Delgado")
        app.press("v")
        app.until_true(lambda app=app: "An encounter" in app.text or "Enter stamps it" in app.text, "no line")  # type: ignore[misc]
        if "An encounter" in app.text:
            app.press("v")
        app.until("Enter stamps it")
        app.type("".join(f"line {number}\r" for number in range(typed, typed + BURST)))
        read_for(app, chance.uniform(0.05, 1.0))
        app.kill(signal.SIGKILL)
        app.wait_end()
        seen = [int(number) for number in re.findall(r"\.  line (\d+)", app.text)]
        acknowledged |= {f"line {number}" for number in range(typed, max(seen, default=typed - 1) + 1)}
        typed += BURST
    assert acknowledged
    all_well(run, acknowledged)


def read_for(app: Seat, seconds: float) -> None:
    """Read what it draws for so long."""
    end = monotonic() + seconds
    while (left := end - monotonic()) > 0:
        app.settle(left)


def test_folding(run: Run, vault: Path, rounds: Rounds) -> None:
    chance = random.Random(33)
    (maria,) = (each.id for each in Vault(vault).names())
    acknowledged: set[str] = set()
    longest = 0.0
    for round_ in range(rounds(8, 33)):
        for journal in range(6):
            session = Vault(vault)
            for number in range(5):
                line = f"line {round_} {journal} {number}"
                note = {"id": (id_ := new_id()), "text": line, "raw": line, "mode": "saw", "at": "2026-05-18T14:42:00Z"}
                session.commit(Change("note added", (Op(maria, "notes", id_, None, note),)))
                acknowledged.add(line)
            session.close(fold=False)
        with subprocess.Popen([sys.executable, "-c", FOLD, str(vault)], stdout=subprocess.PIPE) as process:
            assert process.stdout
            assert process.stdout.readline() == b"open\n"
            begun = monotonic()
            ended = killed(process, chance.uniform(0, longest) if longest else 60)
            longest = longest or 1.2 * (monotonic() - begun)
        assert ended in {0, -signal.SIGKILL}
        again = Vault(vault)
        assert {row["text"] for row in again.book(maria).rows("notes")} == acknowledged
        assert again.problems == []
        again.close(fold=False)
    all_well(run, acknowledged)
