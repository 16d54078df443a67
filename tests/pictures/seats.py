"""Where a picture is taken: the program on a throw-away vault, in a terminal of some kind."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from coachtui.domain.change import Change, Op
from coachtui.domain.ids import new_id
from coachtui.exchange.sample import LAST_DAY, write_sample
from coachtui.storage.vault import Vault
from tests.e2e.conftest import Seat
from tests.pictures.modes import Mode
from tests.pictures.screens import Pictured

PROGRAM = (sys.executable, "-m", "tests.pictures.program")
FORTY = 40
LONG = "Maria-Fernanda de la Concepción Ramírez y Villavicencio {number:02}"


@contextmanager
def seated(screen: Pictured, mode: Mode, *, columns: int = 80, rows: int = 24) -> Iterator[Seat]:
    """Open the program, go to a screen, and wait until it stands still."""
    with TemporaryDirectory(prefix="coachtui-pictures-") as home:
        vault = Path(home) / "vault"
        VAULTS[screen.vault](vault)
        env = {"PATH": os.environ["PATH"], "HOME": home, "TZ": "America/New_York", **mode.env}
        with Seat([*PROGRAM, "--home", str(vault)], env, columns=columns, rows=rows) as seat:
            for step in screen.way:
                seat.type(step.sent)
                seat.until(step.seen)
            seat.settle()
            yield seat


def _sample(home: Path) -> None:
    write_sample(home, LAST_DAY)


def _empty(home: Path) -> None:
    """Leave it empty: the program makes it."""


def _forty(home: Path) -> None:
    vault = Vault(home)
    for number in range(1, FORTY + 1):
        id_ = new_id()
        row = {"id": id_, "name": LONG.format(number=number), "created": "2025-08-25T12:00:00Z", "visibility": "me"}
        vault.commit(Change("added", (Op(id_, "teachers", id_, None, row),)))
    vault.close()


VAULTS = {"sample": _sample, "empty": _empty, "forty": _forty}
