"""A terminal that says for each key when the last cell changed because of it, and how many bytes it took."""

from collections.abc import Iterator, Mapping, Sequence
from time import monotonic
from typing import NamedTuple

from tests.benchmarks.lines.programs import FIRST, STANDS, Act, Program
from tests.benchmarks.wire import Counted
from tests.lines.proxy import Proxy
from tests.terminal import PATIENCE

QUIET = 0.7
"""Seconds without a byte after which a key has been drawn."""
PROMPT = "ready>"
STARTS = 3


class Cost(NamedTuple):
    """What a key took: milliseconds until the last cell had changed, and bytes that came for it."""

    ms: float
    size: int


class Watched(Counted):
    """A shell in a terminal, here or at the other end of a line."""

    def __init__(self, args: Sequence[str], env: Mapping[str, str], line: Proxy | None = None) -> None:
        super().__init__(tuple(args), dict(env), columns=80, rows=24)
        self._line = line
        self._place = (0, 0)
        self._lines: dict[int, dict[int, object]] = {}

    def press(self, keys: str, seen: str = "", stands: str = "") -> tuple[Cost, Cost]:
        """Press keys; return what it took until `seen` was on the screen, and until the last cell had changed.

        That is known once `stands` is there and nothing has come for a while.
        """
        before, began = self._counted(), monotonic()
        first, whole = None, Cost(0, 0)
        self._has_changed()
        self.type(keys)
        while self._comes(QUIET if first and stands in self.text else PATIENCE):
            if self._has_changed():
                whole = Cost((monotonic() - began) * 1000, 0)
            if not first and whole.ms and seen in self.text:
                first = whole._replace(size=self._counted() - before)
        return first or whole, whole._replace(size=self._counted() - before)

    def start(self, program: Program) -> tuple[Cost, Cost]:
        """Start a program from the shell; return what it took until something of it, and until all of it was seen."""
        self.screen.reset()
        return self.press(f"{program.starts}\r", program.seen, program.stands)

    def end(self, program: Program) -> None:
        """End the program, and wait for the shell."""
        self.screen.reset()  # there is but one screen here, where others go back to what the shell had on it
        for keys in program.ends:
            self.type(keys)
            self.settle(QUIET)
        self.wait_for(PROMPT)

    def measure(self, program: Program) -> Iterator[tuple[str, Cost]]:
        """Start a program some times, then do all its acts, and give what each took. It still runs afterwards."""
        self.wait_for(PROMPT)
        for time in range(STARTS + 1):
            first, stands = self.start(program)
            self.settle(QUIET * 3)
            if time:  # the very first start is that of a machine that has not read the program yet
                yield FIRST, first
                yield STANDS, stands
            if time < STARTS:
                self.end(program)
        for act in program.acts:
            yield from self._acted(act)

    def _acted(self, act: Act) -> Iterator[tuple[str, Cost]]:
        for keys in act.first:
            self.type(keys)
            self.settle(QUIET * 2)
        for key in act.keys:
            yield act.what, self.press(key)[1]

    def settle(self, quiet: float = QUIET) -> str:
        """Read until nothing has come for so many seconds and nothing is on its way, and return the screen."""
        while self._comes(quiet):
            pass
        return self.text

    def _comes(self, patience: float) -> bool:
        """Take in what comes. A packet of SSH is read once it is whole, so nothing may come for as long as it takes."""
        while not self._read(patience):
            if self._line is None or self._line.is_idle or self.status is not None:
                return False
        return True

    def _counted(self) -> int:
        """Return how many bytes came so far: over the line, or from the program where there is none."""
        return self._line.carried[1] if self._line else len(self.sent)

    def _has_changed(self) -> bool:
        """Whether any cell is another than when this was asked before, or the cursor stands elsewhere."""
        place = self.screen.cursor.x, self.screen.cursor.y
        changed, self._place = place != self._place, place
        for row in self.screen.dirty:
            line = dict(self.screen.buffer[row])
            changed = changed or line != self._lines.get(row)
            self._lines[row] = line
        self.screen.dirty.clear()
        return changed
