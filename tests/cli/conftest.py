"""The shell as a coach runs it: a process of its own, in a home of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import NamedTuple

import pytest

from coachtui.cli import main
from coachtui.services.pen import Pen
from coachtui.services.session import Session
from coachtui.services.teachers import add_teacher
from coachtui.storage.vault import Vault
from tests.cli.branch import branch

Run = Callable[..., CompletedProcess[bytes]]


@pytest.fixture
def vault(nobodys_machine: Path) -> Path:
    """Where the vault is, or will be."""
    return nobodys_machine / "data" / "coachtui"


@pytest.fixture
def teachers(vault: Path) -> dict[str, int]:
    """Three teachers, by name."""
    store = Vault(vault)
    session = Session(store, Pen())
    for name, alias in (("Maria Delgado", "md"), ("Martin O'Brien", ""), ("Zoë Núñez", "")):
        session.do(add_teacher(session.pen, name, alias=alias))
    store.close()
    return {each.name: each.id for each in store.names()}


@pytest.fixture
def run() -> Run:
    """Run `coachtui ARGS…` in a process of its own and return what came of it."""

    def run_(*args: str | bytes, stdin: bytes = b"") -> CompletedProcess[bytes]:
        return branch(args, stdin)

    return run_


@pytest.fixture
def run_anew() -> Run:
    """Do the same in a new Python, which has to load all that the verb needs."""
    return _runner(())


@pytest.fixture
def run_bound() -> Run:
    """Do the same as one whom the modes of files bind: of root, what makes it exempt is taken away first."""
    exempt = "-dac_override,-dac_read_search"
    without = ("setpriv", f"--bounding-set={exempt}", f"--inh-caps={exempt}") if os.geteuid() == 0 else ()
    if without and not shutil.which(without[0]):
        pytest.skip("root may read everything")
    return _runner(without)


def _runner(before: tuple[str, ...]) -> Run:
    def run_(*args: str | bytes, stdin: bytes = b"") -> CompletedProcess[bytes]:
        command = [*before, sys.executable, "-m", "coachtui", *args]
        return subprocess.run(command, input=stdin, capture_output=True, env=dict(os.environ), check=False, timeout=60)

    return run_


class Said(NamedTuple):
    """What came of a command: its exit code, data, words."""

    code: int
    out: str
    err: str


Here = Callable[..., Said]


@pytest.fixture
def here(capfdbinary: pytest.CaptureFixture[bytes]) -> Here:
    """Run `coachtui ARGS…` in this very process, which takes a tenth of the time."""

    def here_(*args: str) -> Said:
        code = main(list(args))
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        return Said(code, out.decode(), err.decode())

    return here_
