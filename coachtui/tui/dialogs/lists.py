"""A dialog that is one list, moved in by the usual keys and answered by Enter."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.widget import Widget

from coachtui.tui.bindings import Bindings, bound
from coachtui.tui.dialogs.base import Dialog
from coachtui.tui.widgets.row import Row
from coachtui.tui.widgets.rows import Rows

Answer = TypeVar("Answer")

MOVES: Bindings = [
    bound("move.down", "step(1)"),
    bound("move.up", "step(-1)"),
    bound("move.first", "edge(-1)"),
    bound("move.last", "edge(1)"),
    bound("move.page_down", "leap(1)"),
    bound("move.page_up", "leap(-1)"),
    bound("move.half_down", "leap(0.5)"),
    bound("move.half_up", "leap(-0.5)"),
    bound("open", "take"),
]
"""The moves of every list that is not a tab."""


class ListDialog(Dialog[Answer], Generic[Answer]):
    """Shows the rows of `source`. Answered with what `chosen` makes of the row that was opened."""

    BINDINGS: ClassVar[Bindings] = [*MOVES, bound("quit", "leave")]

    def source(self, _width: int) -> Sequence[Row]:
        """Return the rows for a width."""
        return ()

    def chosen(self, _row: Row) -> Answer | None:
        """Return the answer that a row stands for."""
        return None

    def inside(self) -> Sequence[Widget]:
        """Return the list."""
        return [Rows()]

    @property
    def list(self) -> Rows:
        """The list."""
        return self.query_one(Rows)

    def on_mount(self) -> None:
        """Fill the list."""
        self.list.fill(self.source)
        self.list.focus()
        self.begin()

    def begin(self) -> None:
        """Do what comes once the list is filled for the first time."""

    def show(self) -> None:
        """Fill the list anew: something was written meanwhile."""
        self.list.fill(self.source)

    def action_step(self, step: int) -> None:
        """Move by a row."""
        self.list.move(step)

    def action_edge(self, side: int) -> None:
        """Move to the first or the last row."""
        if side < 0:
            self.list.first()
        else:
            self.list.last()

    def action_leap(self, pages: float) -> None:
        """Move by a page, or by a part of one."""
        self.list.page(pages)

    def action_take(self) -> None:
        """Answer with the row under the cursor."""
        row = self.list.row
        if row and row.selectable:
            self.take(row)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Answer with the row that was opened by the mouse."""
        event.stop()
        self.take(event.row)

    def take(self, row: Row) -> None:
        """Answer with a row."""
        answer = self.chosen(row)
        if answer is not None:
            self.dismiss(answer)
