"""What the terminal is to show, what it shows, and the shortest text that leads from one to the other."""

import re
from collections import Counter

from coachtui.tui.wire.cells import Cell, cells_of, is_mark
from coachtui.tui.wire.looks import bare, change, look_of
from coachtui.tui.wire.moves import Knows, Place, move
from coachtui.tui.wire.pen import Pen, shortest
from coachtui.tui.wire.pieces import Piece, Row, can_erase, pieces_of

TOKEN = re.compile(r"\x1b\[([\d;]+)m([^\x1b\n]*)\x1b\[0?m|\x1b\[(\d+);(\d+)H|([^\x1b\n]+)|\n|(.)", re.DOTALL)
"""What a frame of Textual is made of: a text in its look, a place, a plain text, the end of a line; and what is not."""

CLEAR = "\x1b[2J"


class Picture:
    """A screen of cells. Frames are taken in as they come; `changes` says what is to be sent, and takes it as sent.

    What `forget` throws away is thrown away by the next `changes`: a signal may call it in the middle of one.
    """

    def __init__(self, columns: int, rows: int, knows: Knows) -> None:
        self.knows = knows
        """What the terminal understands; it may turn out to be more."""
        self._forgotten = False
        self.size = (0, 0)
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        """Begin anew at another size."""
        self.size = (columns, rows)
        self._wanted: list[Row] = [[None] * columns for _ in range(rows)]
        self.lose()

    def lose(self) -> None:
        """Know nothing any more: neither what is wanted nor what is shown, beyond what frames say from now on."""
        columns, rows = self.size
        for row in self._wanted:
            row[:] = [None] * columns
        self._sent: list[Row] = [[None] * columns for _ in range(rows)]
        self._touched: set[int] = set()
        self._pen = Pen()
        self._goal: Place | None = None
        self._is_unknown = True

    def forget(self) -> None:
        """Know no more what the terminal shows: all of what is wanted is sent again."""
        self._forgotten = True

    @property
    def rows(self) -> list[Row]:
        """What is wanted, line by line."""
        return self._wanted

    def begin_with(self, frame: str) -> None:
        """Begin with a frame that the terminal shows already."""
        if self.take(frame):
            self._sent = [list(row) for row in self._wanted]
            self._touched.clear()
            self._goal = None
            self._is_unknown = False

    def doubt(self, row: int) -> None:
        """Know no more what one line shows."""
        if 0 <= row < self.size[1]:
            self._sent[row] = [None] * self.size[0]
            self._touched.add(row)

    # What is wanted

    def take(self, frame: str) -> bool:
        """Take in a frame, or a part of one. False where it holds what no frame should; then nothing is taken."""
        parts: list[tuple[Place, tuple[Cell, ...]]] = []
        column = row = 0
        for token in TOKEN.finditer(frame):
            look, text, line, place, plain, strange = token.groups()
            if strange:
                return False
            if line:
                column, row = int(place) - 1, int(line) - 1
            elif text or plain:
                cells = cells_of(text or plain, look or "")
                parts.append(((column, row), cells))
                column += len(cells) - bool(cells and is_mark(cells[0]))
        for at, cells in parts:
            self._put(at, cells)
        # A frame for a window that was larger a moment ago may end beyond this one, where no cursor goes.
        self._goal = (min(column, self.size[0] - 1), min(row, self.size[1] - 1))
        return True

    def _put(self, at: Place, cells: tuple[Cell, ...]) -> None:
        column, row = at
        if not 0 <= row < self.size[1]:
            return
        line = self._wanted[row]
        if cells and is_mark(cells[0]):
            _mark(line, column - 1, cells[0][0])
            self._touched.add(row)
            cells = cells[1:]
        cells = cells[: max(self.size[0] - column, 0)]
        if not cells:
            return
        end = column + len(cells)
        _part(line, column)
        _part(line, end)
        line[column:end] = cells
        self._touched.add(row)

    # What is sent

    def changes(self) -> str:
        """Return what makes the terminal show what is wanted, and take it as sent; empty where it shows it."""
        if self._forgotten:
            self._forgotten = False
            self._sent = [[None] * len(row) for row in self._wanted]
            self._touched = set(range(len(self._wanted)))
            self._pen = Pen()
            self._is_unknown = True
        cleared = self._cleared() if self._is_unknown and self._touched else ""
        pieces: list[Piece] = []
        touched, self._touched = sorted(self._touched), set()
        for row in touched:
            wanted, sent = self._wanted[row], self._sent[row]
            if wanted != sent:
                pieces += pieces_of(row, sent, wanted, self.knows)
                self._sent[row] = [old if new is None else new for old, new in zip(sent, wanted, strict=True)]
        said, self._pen = shortest(pieces, self._wanted, self._pen, self.knows)
        if self._goal:
            said += move(self._pen.at, self._goal, feeds=self.knows.feeds_lines)
            self._pen = self._pen._replace(at=self._goal)
        return cleared + said

    def _cleared(self) -> str:
        """Return what blanks the screen in the ground that most of it is to have, and take it as sent.

        Empty where the terminal cannot, and where not all is known of what it is to show.
        """
        self._is_unknown = False
        cells = [cell for row in self._wanted for cell in row if cell]
        blanks = Counter(cell for cell in cells if can_erase(cell, self.knows))
        if not blanks or len(cells) < len(self._wanted) * self.size[0]:
            return ""
        blank = blanks.most_common(1)[0][0]
        self._sent = [[blank] * len(row) for row in self._wanted]
        look = look_of(blank[1])
        said = change(self._pen.look, look, partial=self.knows.partial_looks)
        self._pen = self._pen._replace(look=look)
        return f"{said}{CLEAR}"


def _mark(line: Row, column: int, mark: str) -> None:
    """Put a mark on the letter that stands here, once."""
    while column > 0 and (cell := line[column]) is not None and not cell[0]:
        column -= 1
    cell = line[column] if 0 <= column < len(line) else None
    if cell and not cell[0].endswith(mark):
        line[column] = (cell[0] + mark, cell[1])


def _part(line: Row, column: int) -> None:
    """Make blanks of a wide character of which only one half will be left, as terminals do."""
    if 0 < column < len(line) and (right := line[column]) is not None and not right[0]:
        blank = (" ", bare(right[1]))
        line[column] = blank
        if line[column - 1] is not None:
            line[column - 1] = blank
