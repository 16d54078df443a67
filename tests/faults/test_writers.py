"""Several apps and shells write at once, with locks and without: each line is there once, and nothing is lost."""

import json
import os
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.e2e.conftest import COMMAND, Open, Run, Seat, here, until_all
from tests.faults.conftest import LONG
from tests.faults.seams import LOCKS, seam

Rounds = Callable[[int, int], int]
LINES = 5 if LONG else 3
APPS = 4
"""The most that are opened at once; all others are shells."""
SHELL = 'for number in $(seq 0 {last}); do "$@" note "{teacher}" ". {name} line $number" || exit 1; done'


@pytest.fixture(params=[True, False], ids=["locks", "no locks"], autouse=True)
def teachers(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """About whom each app writes, in a home where locks work, or do not.

    Where no lock tells whether a window is still open, a line begun in it is offered in the next one about the same
    teacher. So each window then has a teacher of its own.
    """
    if not request.param:
        for name, value in seam(tmp_path, LOCKS).items():
            monkeypatch.setenv(name, value)
    names = [f"Maria {number}" for number in range(1 if request.param else APPS)]
    for name in names:
        here("teachers", "add", name)
    return [names[at % len(names)] for at in range(APPS)]


def kept(run: Run, teacher: str) -> dict[str, list[dict[str, object]]]:
    """Return what is kept about a teacher, as the next process reads it."""
    shown = run("show", teacher, "--json")
    assert shown.returncode == 0, shown.stderr
    return dict(json.loads(shown.stdout))


def all_well(run: Run, vault: Path) -> None:
    """See that every byte is sound and nothing had to be set aside."""
    checked = run("check")
    assert checked.returncode == 0, checked.stdout
    assert not list(vault.glob("quarantine/*"))


def open_at_notes(seat: Open, at: int = 0) -> Seat:
    """Open the app where the notes about one of the teachers are, whomever it begins with."""
    app = seat()
    app.until("Next with Maria")
    app.press("2")
    app.until("In full")
    while not (in_view := app.text.split("\n", 1)[0]).startswith(f" Maria {at} "):
        app.press(">")
        app.until_gone(in_view)
    return app


def written_by_shells(names: Sequence[tuple[str, str]], stack: ExitStack) -> "list[subprocess.Popen[bytes]]":
    """Begin a shell for each name and teacher, which writes a few lines."""
    return [
        stack.enter_context(
            subprocess.Popen(
                ["sh", "-c", SHELL.format(last=LINES - 1, name=name, teacher=teacher), "sh", *COMMAND],
                env=dict(os.environ),
                stderr=subprocess.PIPE,
            )
        )
        for name, teacher in names
    ]


def test_every_line_of_all_is_there_once(
    seat: Open, run: Run, vault: Path, rounds: Rounds, teachers: list[str]
) -> None:
    wanted: set[str] = set()
    for writers in range(rounds(4, 2), rounds(5, 9)):
        apps = [open_at_notes(seat, at if teachers[0] != teachers[1] else 0) for at in range(writers // 2)]
        shells = [(f"shell {writers}-{at}", teachers[at % APPS]) for at in range(writers - len(apps))]
        names = [*(name for name, _ in shells), *(f"app {writers}-{at}" for at in range(len(apps)))]
        wanted |= {f". {name} line {number}" for name in names for number in range(LINES)}
        with ExitStack() as stack:
            started = written_by_shells(shells, stack)
            for at, app in enumerate(apps):
                app.type("".join(f"n. app {writers}-{at} line {number}\r" for number in range(LINES)))
            until_all(apps, f"line {LINES - 1}")
            for process in started:
                _, told = process.communicate(timeout=60)
                assert process.returncode == 0, told.decode()
        for app in apps:  # all at once, so that all fold at once
            app.press("q")
        assert [app.wait_end() for app in apps] == [0] * len(apps)
    found = Counter(str(note["raw"]) for teacher in set(teachers) for note in kept(run, teacher)["notes"])
    assert wanted - set(found) == set(), set(found) - wanted
    assert set(found.values()) == {1}
    all_well(run, vault)


@pytest.mark.parametrize("teachers", [True, False] if LONG else [True], ids=str, indirect=True)
def test_of_two_edits_the_newest_stands_and_the_other_waits_to_be_settled(seat: Open, run: Run, vault: Path) -> None:
    here("note", "maria 0", "first")
    apps = [open_at_notes(seat) for _ in range(2)]
    for app in apps:
        app.until("Notes 1")
        app.press("e")
        app.until("Edit note")
    for app, word in zip(apps, ("earlier", "later"), strict=True):
        app.press("ctrl+u")
        app.type(f"{word}\n")
        app.until_gone("Edit note")
    until_all(apps, "later")
    until_all(apps, "1 conflict")
    for app in apps:
        app.press("q")
    assert [app.wait_end() for app in apps] == [0, 0]
    now = kept(run, "maria 0")
    (note,), (conflict,) = now["notes"], now["conflicts"]
    assert note["text"] == "later"
    assert isinstance(conflict["data"], dict)
    assert conflict["data"]["text"] == "earlier"
    all_well(run, vault)
