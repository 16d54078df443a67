"""A thin, long line between two programs that speak TCP: what comes in on one port goes out to another, at its pace."""

import select
import socket
from contextlib import suppress
from math import inf
from threading import Event, Thread
from time import monotonic
from types import TracebackType
from typing import Self

from tests.lines.shape import Shape

HOST = "127.0.0.1"
KERNEL_HOLDS = 8192
"""Bytes that the kernel keeps for us on each socket, so that who sends too much is soon told to wait."""
SEGMENT = 1400
"""Bytes a packet has at most. The loopback's own is larger than all that is kept, and then TCP waits for timers."""
BLOCK = 4096


class Lane:
    """One direction of a connection: out of one socket, through the line, into another."""

    def __init__(self, source: socket.socket, target: socket.socket, shape: Shape) -> None:
        self.source, self.target, self.shape = source, target, shape
        self.carried = 0
        """Bytes taken in so far."""
        self._ended = False
        self._is_full = False
        self.is_done = False
        """Whether the source has ended, and the target has been told so."""

    @property
    def listens(self) -> bool:
        """Whether it can take more from its source."""
        return not self._ended and self.shape.room > 0

    @property
    def is_stuck(self) -> bool:
        """Whether its target takes nothing just now."""
        return self._is_full

    def take_in(self, now: float) -> None:
        """Read what there is room for."""
        data = self.source.recv(min(BLOCK, self.shape.room))
        self._ended = not data
        if data:
            self.carried += len(data)
            self.shape.put(data, now)

    def hand_over(self, now: float) -> None:
        """Write what has arrived, and the end after the last of it."""
        data = self.shape.arrived(now)
        self._is_full = False
        if data:
            try:
                self.shape.take(self.target.send(data))
            except BlockingIOError:
                self._is_full = True
        if self._ended and self.shape.is_empty and not self.is_done:
            self.is_done = True
            with suppress(OSError):
                self.target.shutdown(socket.SHUT_WR)


class Proxy:
    """Forwards `port` on loopback to `target` there. Use it in a `with`, which closes it.

    The line carries `bits` a second each way, and a byte is `delay` seconds under way, so that a ping takes twice that.
    """

    def __init__(self, target: int, *, bits: float = inf, delay: float = 0.0, holds: int = 1024) -> None:
        self._target, self._bits, self._delay, self._holds = target, bits, delay, holds
        self._listener = socket.socket()
        _narrow(self._listener)  # what it accepts is so too
        self._listener.bind((HOST, 0))
        self._listener.listen()
        self.port: int = self._listener.getsockname()[1]
        self._lanes: list[tuple[Lane, Lane]] = []
        self._up = self._down = 0
        self._is_cut = Event()
        self._ends = False
        self._ear, self._bell = socket.socketpair()
        self._thread = Thread(target=self._run, name="line", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def carried(self) -> tuple[int, int]:
        """How many bytes were taken in since the start, from the client and from the server."""
        lanes = list(self._lanes)
        return self._up + sum(up.carried for up, _ in lanes), self._down + sum(down.carried for _, down in lanes)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is on its way."""
        return all(lane.shape.is_empty for pair in list(self._lanes) for lane in pair)

    def cut(self) -> None:
        """Carry nothing from now on, and tell nobody: a cable that was pulled. Returns once it is so."""
        if not self._is_cut.is_set():
            self._bell.send(b"c")
            self._is_cut.wait()

    def close(self) -> None:
        """Close all connections, the cut ones too."""
        if self._thread.is_alive():
            self._ends = True
            self._bell.send(b"e")
            self._thread.join()

    # Its thread

    def _run(self) -> None:
        while not self._is_cut.is_set():
            self._step(monotonic())
        if not self._ends:
            self._ear.recv(1)
        for pair in list(self._lanes):
            self._drop(pair)
        for each in (self._listener, self._ear, self._bell):
            each.close()

    def _step(self, now: float) -> None:
        """Wait until something can be done, and do it."""
        lanes = [lane for pair in self._lanes for lane in pair if not lane.is_done]
        sources = {lane.source: lane for lane in lanes if lane.listens}
        stuck = [lane.target for lane in lanes if lane.is_stuck]
        dues = [due for lane in lanes if not lane.is_stuck and (due := lane.shape.due(now)) is not None]
        patience = max(0.0, min(dues) - now) if dues else None
        ready, _, _ = select.select([self._ear, self._listener, *sources], stuck, [], patience)
        if self._ear in ready:
            self._ear.recv(1)
            self._is_cut.set()
            return
        if self._listener in ready:
            self._connect()
        now = monotonic()
        for pair in list(self._lanes):
            self._carry(pair, [lane for lane in pair if lane.source in ready], now)

    def _carry(self, pair: tuple[Lane, Lane], ready: list[Lane], now: float) -> None:
        """Move what can be moved of a connection, and let it go where it has ended."""
        try:
            for lane in ready:
                lane.take_in(now)
            for lane in pair:
                lane.hand_over(now)
        except OSError:  # one side has gone without a word
            self._drop(pair)
        else:
            if all(lane.is_done for lane in pair):
                self._drop(pair)

    def _connect(self) -> None:
        """Take one connection in, and open the other half of it."""
        client, _ = self._listener.accept()
        server = socket.socket()
        _narrow(server)
        try:
            server.connect((HOST, self._target))
        except OSError:
            client.close()
            server.close()
            return
        for each in (client, server):
            each.setblocking(False)
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        up, down = (Shape(self._bits, self._delay, holds=self._holds) for _ in range(2))
        self._lanes.append((Lane(client, server, up), Lane(server, client, down)))

    def _drop(self, pair: tuple[Lane, Lane]) -> None:
        """Close both ends of a connection."""
        self._up += pair[0].carried
        self._down += pair[1].carried
        self._lanes = [each for each in self._lanes if each is not pair]
        for lane in pair:
            lane.source.close()


def _narrow(end: socket.socket) -> None:
    """Have the kernel take little on a socket before it tells who sends to wait."""
    end.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, KERNEL_HOLDS)
    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, SEGMENT)
