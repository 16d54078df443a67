"""The stretches of a line that have to be sent, each in one look."""

from collections.abc import Iterator
from typing import NamedTuple

from coachtui.tui.wire.cells import Cell
from coachtui.tui.wire.looks import SEEN, Look, look_of
from coachtui.tui.wire.moves import Knows

Row = list[Cell | None]
"""The cells of a line; None where nobody knows what stands there."""

GAP = 4
"""As many cells in between are sent again rather than stepped over."""


class Piece(NamedTuple):
    """The cells of a row from `first` up to `last`, all to be written in one look.

    Where nothing in it shows ink, `inked` is false and only the ground of the look counts. What is `erased` ends with
    the line.
    """

    row: int
    first: int
    last: int
    look: Look
    inked: bool
    erased: bool = False


def is_blank(cell: Cell) -> bool:
    """Whether a cell shows nothing but its ground."""
    return cell[0] == " " and not look_of(cell[1]).marks & SEEN


def can_erase(cell: Cell, knows: Knows) -> bool:
    """Whether the terminal can be told to make blanks like this one."""
    return is_blank(cell) and (knows.erases_in_colour or not cell[1])


def pieces_of(row: int, sent: Row, wanted: Row, knows: Knows) -> Iterator[Piece]:
    """Give what is to be sent of a row, from left to right."""
    end = _tail(wanted, knows)
    piece: Piece | None = None
    for column, (old, new) in enumerate(zip(sent, wanted, strict=True)):
        if new == old or new is None:
            continue
        if column >= end:
            if piece:
                yield piece
            yield Piece(row, column, len(wanted), look_of(new[1]), inked=False, erased=True)
            return
        if piece and (longer := _with(piece, wanted, column)):
            piece = longer
            continue
        if piece:
            yield piece
        piece = Piece(row, column, column + 1, look_of(new[1]), inked=not is_blank(new))
    if piece:
        yield piece


def _tail(wanted: Row, knows: Knows) -> int:
    """Return from where on a line is blank and can be erased; its end where it cannot, or need not."""
    end = len(wanted)
    last = wanted[-1] if wanted else None
    if last is None or not can_erase(last, knows):
        return end
    start = end
    while start and wanted[start - 1] == last:
        start -= 1
    return start if end - start >= GAP else end


def _with(piece: Piece, wanted: Row, column: int) -> Piece | None:
    """Return a piece that goes on up to a column; None where that takes another look, or more than stepping over."""
    if column - piece.last > GAP:
        return None
    look, inked = piece.look, piece.inked
    for cell in wanted[piece.last : column + 1]:
        if cell is None:
            return None
        its = look_of(cell[1])
        if is_blank(cell):
            if its.ground != look.ground or look.marks & SEEN:
                return None
        elif its != look and (inked or its.ground != look.ground or its.marks & SEEN):
            return None
        else:
            look, inked = its, True
    return Piece(piece.row, piece.first, column + 1, look, inked)
