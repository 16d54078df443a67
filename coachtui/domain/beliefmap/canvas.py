"""A canvas of character cells, on which boxes and wires are drawn: Unicode lines, or plain ASCII."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

Measure = Callable[[str], int]
"""How many cells a text takes on the screen."""

NORTH, EAST, SOUTH, WEST = 1, 2, 4, 8

_LIGHT = " ╵╶└╷│┌├╴┘─┴┐┤┬┼"
_HEAVY = " ╹╺┗╻┃┏┣╸┛━┻┓┫┳╋"
_ASCII = " |-+|||++-++-+++++"
_BROKEN = {NORTH | SOUTH: "╎", EAST | WEST: "╌"}

LIGHT, BROKEN, HEAVY = range(3)
"""How a wire is drawn: one that feeds, one that argues, one of a loop."""


class Run(NamedTuple):
    """Cells side by side that look alike and belong to the same: `owners` are nodes, and edges by their ids."""

    text: str
    style: str
    owners: frozenset[int]


class _Cell(NamedTuple):
    sign: str
    style: str
    owners: frozenset[int]


_BLANK = _Cell(" ", "", frozenset())
_TAIL = _Cell("", "", frozenset())
"""What stands in the second cell of a wide character."""


class Canvas:
    """Cells, each with its style and owners. What is drawn later lies above, but wires join where they meet."""

    def __init__(self, width: int, height: int, measure: Measure, *, ascii_only: bool = False) -> None:
        self.width = width
        self.height = height
        self._measure = measure
        self._ascii = ascii_only
        self._cells: dict[tuple[int, int], _Cell] = {}
        self._wires: dict[tuple[int, int], tuple[int, int, frozenset[int]]] = {}

    # wires

    def wire(self, points: Sequence[tuple[int, int]], owner: int, kind: int) -> None:
        """Draw a way along its corners."""
        for start, end in pairwise(points):
            x, y = start
            step_x, step_y = _sign(end[0] - x), _sign(end[1] - y)
            ahead = {(1, 0): EAST, (-1, 0): WEST, (0, 1): SOUTH, (0, -1): NORTH}[step_x, step_y]
            back = {EAST: WEST, WEST: EAST, NORTH: SOUTH, SOUTH: NORTH}[ahead]
            while (x, y) != end:
                self._join(x, y, ahead, owner, kind)
                x, y = x + step_x, y + step_y
                self._join(x, y, back, owner, kind)
        if len(points) > 1:
            self._join(*points[0], _toward(points[1], points[0]), owner, kind)

    def _join(self, x: int, y: int, bits: int, owner: int, kind: int) -> None:
        had, heaviest, owners = self._wires.get((x, y), (0, BROKEN if kind == BROKEN else LIGHT, frozenset()))
        if heaviest == BROKEN or kind == HEAVY:
            heaviest = kind
        self._wires[x, y] = had | bits, heaviest, owners | {owner}

    def _wire_cell(self, x: int, y: int) -> _Cell | None:
        found = self._wires.get((x, y))
        if found is None:
            return None
        bits, kind, owners = found
        if self._ascii:
            sign = {NORTH | SOUTH: "|", EAST | WEST: "-", NORTH: "|", SOUTH: "|", EAST: "-", WEST: "-"}.get(bits, "+")
            sign = {"|": "#", "-": "="}.get(sign, "#") if kind == HEAVY else sign
        elif kind == BROKEN and bits in _BROKEN:
            sign = _BROKEN[bits]
        else:
            sign = (_HEAVY if kind == HEAVY else _LIGHT)[bits]
        return _Cell(sign, "owed" if kind == HEAVY else "quiet", owners)

    # text

    def text(self, x: int, y: int, parts: Iterable[tuple[str, str]], owners: Iterable[int], width: int) -> None:
        """Write parts of text, cut to `width` cells; a wide character is never halved."""
        owned = frozenset(owners)
        start, end = x, x + width
        for text, style in parts:
            for sign in text:
                size = self._measure(sign)
                if size == 0:
                    self._join_sign(x - 1, y, sign, start)
                    continue
                if x + size > end:
                    return
                self._cells[x, y] = _Cell(sign, style, owned)
                if size > 1:
                    self._cells[x + 1, y] = _TAIL
                x += size

    def _join_sign(self, x: int, y: int, sign: str, start: int) -> None:
        """Add a mark without width to the sign before it; one that begins a text has nothing to stand on, and goes."""
        while x > start and self._cells.get((x, y)) is _TAIL:
            x -= 1
        before = self._cells.get((x, y))
        if x >= start and before and before.sign:
            self._cells[x, y] = before._replace(sign=before.sign + sign)

    def sign(self, x: int, y: int, sign: str, style: str, owners: Iterable[int]) -> None:
        """Put one sign over what stands there; it stays with the owners of the wire beneath."""
        beneath = self._wires.get((x, y), (0, 0, frozenset[int]()))[2]
        self._cells[x, y] = _Cell(sign, style, frozenset(owners) | beneath)

    def clear(self, x: int, y: int, width: int, height: int, owner: int) -> None:
        """Make room for a box."""
        owned = frozenset({owner})
        for row in range(y, y + height):
            for column in range(x, x + width):
                self._cells[column, row] = _Cell(" ", "", owned)

    # what came of it

    def lines(self) -> list[list[Run]]:
        """Return each row as runs of cells that look alike."""
        return [self._line(y) for y in range(self.height)]

    def _line(self, y: int) -> list[Run]:
        cells = [self._cells.get((x, y)) or self._wire_cell(x, y) or _BLANK for x in range(self.width)]
        runs = []
        for (style, owners), found in groupby((cell for cell in cells if cell is not _TAIL), key=lambda each: each[1:]):
            runs.append(Run("".join(cell.sign for cell in found), style, owners))
        return runs


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _toward(inner: tuple[int, int], end: tuple[int, int]) -> int:
    """Return the side of an end that faces away from the wire: where it meets its box."""
    if inner[0] != end[0]:
        return WEST if inner[0] > end[0] else EAST
    return NORTH if inner[1] > end[1] else SOUTH
