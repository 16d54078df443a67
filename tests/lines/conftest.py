"""The program at the far end of a line: through the real ssh client, on a server that others use too."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.e2e.conftest import Seat
from tests.lines.installed import for_all
from tests.lines.people import Person
from tests.lines.server import Server, missing

Dial = Callable[..., Seat]
There = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="session")
def installed() -> Iterator[Path]:
    """The command `coachtui` for everyone, installed once for all who test in the same run."""
    with for_all(os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))) as command:
        yield command


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server with two users. Without root there can be none; root, and CI, must have one."""
    if lacks := missing():
        must = os.getuid() == 0 or os.environ.get("CI")
        (pytest.fail if must else pytest.skip)(f"a server for SSH needs {lacks}: sh .ci/lines")
    with Server(request.getfixturevalue("installed").parent) as started:
        yield started


@pytest.fixture
def her(server: Server) -> Iterator[Person]:
    """The coach, who has a home on the server and nothing in it."""
    yield server.users[0]
    server.users[0].forgets_all()


@pytest.fixture
def another(server: Server) -> Iterator[Person]:
    """Somebody else who has a home there."""
    yield server.users[1]
    server.users[1].forgets_all()


@pytest.fixture
def dial(server: Server, her: Person) -> Iterator[Dial]:
    """Run a command there in a terminal: `dial("coachtui")`, `dial("tmux attach", port=proxy.port)`.

    The clients that still run are ended with the test.
    """
    with ExitStack() as stack:

        def dialled(
            *words: str, by: Person | None = None, port: int = 0, columns: int = 80, rows: int = 24, **env: str
        ) -> Seat:
            whole = {**os.environ, **env}
            whole.pop("COLUMNS", None)
            command = server.command(by or her, *words, port=port)
            return stack.enter_context(Seat(command, whole, columns=columns, rows=rows))

        yield dialled


@pytest.fixture
def there(server: Server, her: Person) -> There:
    """Run a command there without a terminal, and return what came of it; it must go well."""

    def there_(*words: str, by: Person | None = None, stdin: str = "") -> CompletedProcess[str]:
        command = server.command(by or her, *words, terminal=False)
        done = subprocess.run(
            command, input=stdin, capture_output=True, encoding="utf-8", errors="replace", timeout=60, check=False
        )
        assert done.returncode == 0, f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    return there_
