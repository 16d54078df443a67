"""The pen of the terminal: where it stands, how it writes, and in which order it writes with the fewest words."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from coachtui.tui.wire.cells import is_sure
from coachtui.tui.wire.looks import Look, blank_change, change
from coachtui.tui.wire.moves import Knows, Place, move
from coachtui.tui.wire.pieces import Piece, Row, can_erase

ERASED = 10
"""More blanks than these in the middle of a line are erased rather than written."""

REPEATED = 6
"""More of one sign than these are written once and repeated; one of ASCII: of no other does tmux know the last."""


class Pen(NamedTuple):
    """Where the cursor stands and the look in force; None where nobody knows."""

    at: Place | None = None
    look: Look | None = None


def shortest(pieces: Sequence[Piece], rows: Sequence[Row], pen: Pen, knows: Knows) -> tuple[str, Pen]:
    """Return what writes all pieces, and the pen after it.

    A colour takes up to forty letters, a step at most nine: often it is shorter to write all of one colour first.
    """
    in_rows = _write(pieces, rows, pen, knows)
    if len(pieces) < 2:
        return in_rows
    begun = pen.look
    said: list[str] = []
    for _, alike in groupby(sorted(pieces, key=lambda piece: _order(piece, begun)), lambda piece: _order(piece, begun)):
        across = list(alike)
        ways = [_write(each, rows, pen, knows) for each in (across, _downward(across))]
        text, pen = min(ways, key=_length)
        said.append(text)
    return min(in_rows, ("".join(said), pen), key=_length)


def _length(written: tuple[str, Pen]) -> int:
    return len(written[0])


def _order(piece: Piece, now: Look | None) -> tuple[object, ...]:
    """Return what comes first: what is written as the pen writes now, then one ground and one ink after another."""
    look = piece.look
    same_ground = now is not None and now.ground == look.ground
    near = (not same_ground, look.ground, look != now, piece.inked)
    return (*near, look.ink, sorted(look.marks))


def _downward(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, each followed by those straight beneath it, as the sides of a box are."""
    left = {(piece.row, piece.first): piece for piece in pieces}
    found: list[Piece] = []
    for row, first in list(left):
        beneath = row
        while piece := left.pop((beneath, first), None):
            found.append(piece)
            beneath += 1
    return found


def _write(pieces: Sequence[Piece], rows: Sequence[Row], pen: Pen, knows: Knows) -> tuple[str, Pen]:
    out: list[str] = []
    for piece in pieces:
        pen = _piece(piece, rows[piece.row], pen, knows, out)
    return "".join(out), pen


def _piece(piece: Piece, cells: Row, pen: Pen, knows: Knows, out: list[str]) -> Pen:
    """Write one piece, and return the pen after it."""
    at, look = pen
    if piece.inked:
        out.append(change(look, piece.look, partial=knows.partial_looks))
        look = piece.look
    else:
        said, look = blank_change(look, piece.look, partial=knows.partial_looks)
        out.append(said)
    column, row = piece.first, piece.row
    while column < piece.last:
        cell = cells[column]
        if cell is None or not cell[0]:
            column += 1
            continue
        count = _alike(cells, column) if cell[0] == " " else _alike(cells, column, piece.last)
        erased = piece.erased or (count > ERASED and knows.erases_some and can_erase(cell, knows))
        out.append(move(at if not erased or (at and at[0] >= 0) else None, (column, row), feeds=knows.feeds_lines))
        at = (column, row)
        if erased:
            out.append("\x1b[K" if piece.erased else f"\x1b[{count}X")
            column = piece.last if piece.erased else column + count
            continue
        count = min(count, piece.last - column)
        if count > REPEATED and knows.repeats and (knows.repeats_signs or cell[0].isascii()) and is_sure(cell[0]):
            out.append(f"{cell[0]}\x1b[{count - 1}b")
        else:
            count = 1
            out.append(cell[0])
        column += count
        while column < len(cells) and (second := cells[column]) is not None and not second[0]:
            column += 1
        at = (column if column < len(cells) else ~(column - 1), row) if is_sure(cell[0]) else None
    return Pen(at, look)


def _alike(cells: Row, column: int, end: int | None = None) -> int:
    """Return how many cells from here on are the same."""
    cell, count = cells[column], 1
    end = len(cells) if end is None else end
    while column + count < end and cells[column + count] == cell:
        count += 1
    return count
