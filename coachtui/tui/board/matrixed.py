"""The matrix on the board: which claims for whom, with a cursor on a cell; Enter shows by which evidence."""

from textual import getters

from coachtui.domain.readings.matrix import matrix
from coachtui.domain.readings.students import who_name
from coachtui.tui.board.opening import QUOTED, OpeningVerbs
from coachtui.tui.lines.matrix import Cells, cell_rows, cells_of, grid_of
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.gridview import Grid, GridView
from coachtui.tui.widgets.row import Row, clipped
from coachtui.tui.widgets.rows import Rows


class MatrixVerbs(OpeningVerbs):
    """Moving among the cells, and what keys do on one."""

    grid = getters.query_one("#matrix", GridView)
    detail = getters.query_one("#detail", Rows)
    as_matrix = False
    cells: Cells | None = None

    @property
    def in_matrix(self) -> bool:
        """Whether the keys are the matrix's: it is shown, and has the focus."""
        return self.as_matrix and self.rows is self.grid

    def show_matrix(self) -> None:
        """Lay the claims that are shown out against students and groups."""
        found = cells_of(self.book, matrix(self.book, self.now), self.now)
        self.cells = found.holding({each.claim for each in self.readings})
        self.grid.show_grid(self._grid)

    def _grid(self, width: int, height: int) -> Grid:
        return grid_of(self.cells, width, height) if self.cells else Grid((), (), (), ())

    def cell_in_full(self, width: int) -> list[Row]:
        """Return the cell under the cursor in full."""
        ref = self.grid.ref
        return cell_rows(self.cells, ref.id, self.grid.column, width) if self.cells and ref else []

    # What keys do here

    def can_move_out(self) -> bool:
        """Whether something stands on the left: a cell of the matrix, or a column."""
        return self.grid.can_sideways(-1) if self.in_matrix else super().can_move_out()

    def can_move_in(self) -> bool:
        """Whether something stands on the right: a cell of the matrix, or a column."""
        return self.grid.can_sideways(1) if self.in_matrix else super().can_move_in()

    def do_move_out(self) -> None:
        """Move to the cell, or to the column, on the left."""
        if self.in_matrix:
            self.grid.sideways(-1)
        else:
            super().do_move_out()

    def do_move_in(self) -> None:
        """Move to the cell, or to the column, on the right."""
        if self.in_matrix:
            self.grid.sideways(1)
        else:
            super().do_move_in()

    async def do_open(self) -> None:
        """Show the evidence of a cell; where there is none yet, plan to learn how it goes for them."""
        if not self.in_matrix:
            await super().do_open()
            return
        ref = self.grid.ref
        found = self.cells.at(ref.id, self.grid.column) if self.cells and ref else None
        if ref is None or found is None:
            return
        if not found[1].evidence:
            await self.do_claim_learning()
        elif len(found[1].evidence) == 1:
            await self.show_origin(Ref(self.teacher, "evidence", found[1].evidence[0]))
        else:
            self.detail.focus()

    async def do_claim_learning(self) -> None:
        """Plan to learn how it goes; in the matrix, how it goes for whom the cell is about."""
        ref = self.grid.ref
        found = self.cells.at(ref.id, self.grid.column) if self.cells and ref and self.as_matrix else None
        if ref is None or found is None:
            await super().do_claim_learning()
            return
        what = clipped(" ".join(str(self.row_of(ref).get("what") or "").split()).rstrip("."), QUOTED)
        await self.plan_about(ref, f"How does it go for {who_name(self.book, found[0])}: {what}?", (found[0],))
