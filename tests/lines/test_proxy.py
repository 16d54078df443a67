"""The line as a port to connect to: what is carried, what is held back, what a cut and a close are to both ends."""

import select
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest

from tests.lines.proxy import HOST, Proxy

PATIENCE = 10


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """A program that listens."""
    with closing(socket.create_server((HOST, 0))) as listener:
        listener.settimeout(PATIENCE)
        yield listener


@pytest.fixture
def ends(server: socket.socket) -> Iterator[Callable[[Proxy], tuple[socket.socket, socket.socket]]]:
    """Connects through a line, and gives what the client holds and what the server holds."""
    with ExitStack() as held:

        def connected(proxy: Proxy) -> tuple[socket.socket, socket.socket]:
            client = held.enter_context(socket.create_connection((HOST, proxy.port), PATIENCE))
            there = held.enter_context(server.accept()[0])
            there.settimeout(PATIENCE)
            return client, there

        yield connected


def port(server: socket.socket) -> int:
    return server.getsockname()[1]


def all_of(end: socket.socket) -> bytes:
    """Read to the end."""
    return b"".join(iter(lambda: end.recv(65536), b""))


def test_what_one_side_writes_the_other_reads_and_it_is_counted(server, ends):
    with Proxy(port(server)) as proxy:
        client, there = ends(proxy)
        client.sendall(b"ask")
        assert there.recv(10) == b"ask"
        there.sendall(b"an answer")
        there.close()
        assert all_of(client) == b"an answer"
        assert proxy.carried == (3, 9)


def test_the_last_byte_of_much_arrives_and_then_the_end(server, ends):
    whole = bytes(range(256)) * 400
    with Proxy(port(server), bits=20_000_000, delay=0.001) as proxy:
        client, there = ends(proxy)
        client.sendall(whole)
        client.shutdown(socket.SHUT_WR)
        assert all_of(there) == whole


def test_who_sends_more_than_the_line_holds_is_told_to_wait(server, ends):
    with Proxy(port(server), bits=1200) as proxy:
        _, there = ends(proxy)
        there.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        there.setblocking(False)
        sent = 0
        while sent < 100_000 and select.select([], [there], [], 0)[1]:
            sent += there.send(b"x" * 1000)
        assert 1000 <= sent < 100_000


def test_a_cut_line_carries_nothing_and_tells_neither_side(server, ends):
    with Proxy(port(server)) as proxy:
        client, there = ends(proxy)
        client.sendall(b"before")
        assert there.recv(10) == b"before"
        proxy.cut()
        client.sendall(b"after")
        there.sendall(b"after")
        assert select.select([client, there], [], [], 0.05)[0] == []
        assert proxy.carried == (6, 0)


def test_a_closed_line_is_the_end_to_both_sides(server, ends):
    proxy = Proxy(port(server))
    client, there = ends(proxy)
    proxy.close()
    assert client.recv(1) == b""
    assert there.recv(1) == b""
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((HOST, proxy.port), PATIENCE)


def test_a_line_that_was_cut_can_still_be_closed(server, ends):
    proxy = Proxy(port(server))
    client, _ = ends(proxy)
    proxy.cut()
    proxy.close()
    assert client.recv(1) == b""


def test_where_nobody_listens_the_client_is_let_go(server):
    nobody = port(server)
    server.close()
    with Proxy(nobody) as proxy, socket.create_connection((HOST, proxy.port), PATIENCE) as client:
        assert client.recv(1) == b""
