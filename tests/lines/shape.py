"""A line that is thin and long, in one direction, reckoned with the time it is told and no clock."""

from collections import deque
from math import inf

SETTLED = 1e-9
"""Seconds by which a sum of times may miss what it should be."""
LOT_SECONDS = 0.005
"""What arrives within so many seconds is handed over in one lot."""


class Shape:
    """Takes bytes up to what the line holds, and hands them over at its pace.

    `bits` are those of a second, eight a byte; `delay` seconds pass between a byte's last bit and its arrival. What
    `holds` bytes is the modem: more than these are not taken before some have gone.
    """

    def __init__(self, bits: float = inf, delay: float = 0.0, *, holds: int = 1024) -> None:
        self._byte = 8 / bits
        self._delay = delay
        self._most = holds + (round(delay / self._byte) if self._byte else 0)
        self._lots: deque[tuple[float, bytes]] = deque()
        self._inside = 0
        self._free_at = 0.0

    @property
    def room(self) -> int:
        """How many bytes more it takes."""
        return max(0, self._most - self._inside)

    @property
    def is_empty(self) -> bool:
        """Whether all that was put in has been taken out."""
        return not self._lots

    def put(self, data: bytes, now: float) -> None:
        """Send bytes, at most as many as there is room for; they go out behind those before."""
        begins = max(now, self._free_at)
        self._free_at = begins + len(data) * self._byte
        self._lots.append((begins, data))
        self._inside += len(data)

    def arrived(self, now: float) -> bytes:
        """Return what stands at the other end, and stays there until it is taken."""
        found = []
        for begins, data in self._lots:
            count = self._through(begins, len(data), now)
            found.append(data[:count])
            if count < len(data):
                break
        return b"".join(found)

    def take(self, count: int) -> None:
        """Take bytes away that have arrived."""
        self._inside -= count
        while count:
            begins, data = self._lots.popleft()
            if count < len(data):
                self._lots.appendleft((begins + count * self._byte, data[count:]))
            count = max(0, count - len(data))

    def due(self, now: float) -> float | None:
        """Return when a lot can be taken, `now` where something has arrived already; None where it is empty."""
        if not self._lots:
            return None
        begins, data = self._lots[0]
        if self._through(begins, len(data), now):
            return now
        return begins + self._delay + min(len(data) * self._byte, max(LOT_SECONDS, self._byte))

    def _through(self, begins: float, length: int, now: float) -> int:
        """Return how many bytes of a lot have arrived."""
        spent = now - self._delay - begins + SETTLED
        if spent < 0:
            return 0
        return min(length, int(spent / self._byte)) if self._byte else length
