"""The connection drops in the middle of a line: what was typed is there, and nothing is left behind."""

import signal
from collections.abc import Callable, Iterator

import pytest

from coachtui.storage.presence import alone
from tests.e2e.conftest import Seat
from tests.lines.conftest import Dial, There
from tests.lines.people import Person
from tests.lines.proxy import Proxy
from tests.lines.server import Server

HALF = "she said they wont even"
TMUX_LINE = 1
"""How many lines tmux keeps for itself, with a clock in them."""


@pytest.fixture(autouse=True)
def maria(there: There) -> None:
    there("coachtui teachers add 'Maria Delgado'; coachtui note maria 'saved before'")


def begin_a_line(app: Seat) -> None:
    """Type half a line into quick capture, and see that it has arrived."""
    app.until("Next with Maria Delgado")
    app.press("n")
    app.until("Note: Maria Delgado")
    app.type(HALF)
    app.until(HALF)


@pytest.fixture
def network(server: Server) -> Iterator[Proxy]:
    """What is between her and the server."""
    with Proxy(server.port) as between:
        yield between


def killed(app: Seat, network: Proxy) -> None:
    """Kill her ssh client: the server hears of it at once."""
    app.kill(signal.SIGKILL)
    assert app.wait_end() == -signal.SIGKILL


def cut(app: Seat, network: Proxy) -> None:
    """Let the network go without a word: the server asks after her, and gives up."""
    network.cut()
    app.type(" and what never arrives")


Drops = Callable[[Seat, Proxy], None]
WAYS = pytest.mark.parametrize("drops", [killed, cut])


@WAYS
def test_the_program_ends_by_itself_and_the_half_line_is_there(
    dial: Dial, network: Proxy, her: Person, drops: Drops
) -> None:
    app = dial("coachtui", port=network.port)
    begin_a_line(app)
    drops(app, network)
    her.ends_by_herself()
    with alone(her.vault) as nobody_else:
        assert nobody_else
    again = dial("coachtui")
    again.until("Next with Maria Delgado")
    again.press("n")
    assert HALF in again.until("left here before")
    again.press("enter")
    again.until_gone("Enter keep")
    again.press("2")
    for text in ("Notes 2", HALF[:18], "saved before"):  # a frame may come in parts
        again.until(text)
    assert "never arrives" not in again.settle()


@WAYS
def test_inside_tmux_it_goes_on_and_shows_the_same_half_line_over_the_next_connection(
    dial: Dial, network: Proxy, her: Person, there: There, drops: Drops
) -> None:
    app = dial("tmux new coachtui", port=network.port)
    begin_a_line(app)
    before = rows(app.settle())
    drops(app, network)
    again = dial("tmux attach -d")
    again.until(HALF)
    assert rows(again.settle()) == before
    again.type(" try")
    again.press("enter")
    again.until("kept:")
    assert f"{HALF} try" in there("coachtui show maria --json").stdout
    again.press("q")
    assert again.wait_end() == 0
    her.ends_by_herself()


def test_inside_screen_it_goes_on_after_the_line_has_gone_and_after_she_has_left_it(
    dial: Dial, network: Proxy, her: Person, there: There
) -> None:
    app = dial("screen coachtui", port=network.port)
    begin_a_line(app)
    before = app.settle()
    killed(app, network)
    again = dial("screen -d -r")
    again.until(HALF)
    assert again.settle() == before
    again.type("\x01d")
    again.until("[detached")
    assert again.wait_end() == 0
    last = dial("screen -r")
    last.until(HALF)
    last.type(" try")
    last.press("enter")
    last.until("kept:")
    assert f"{HALF} try" in there("coachtui show maria --json").stdout
    last.press("q")
    last.wait_end()
    her.ends_by_herself()


def test_two_connections_at_once_see_what_is_written_over_the_other(dial: Dial) -> None:
    apps = [dial("coachtui"), dial("coachtui")]
    for app in apps:
        app.until("Next with Maria Delgado")
        app.press("2")
        app.until("In full")
    for number, (one, other) in enumerate((apps, apps[::-1]), 1):
        one.answer("n", "Note: Maria Delgado", f". sign {number}")
        other.until(f"sign {number}")
    for app in apps:
        app.end()


def rows(screen: str) -> list[str]:
    """Return what tmux shows of the program."""
    return screen.splitlines()[:-TMUX_LINE]
