"""What moved on the board since a day: claims that stand elsewhere, the evidence that came or went."""

from collections.abc import Sequence

from coachtui.domain.readings.then import Then
from coachtui.tui.dialogs.lists import ListDialog
from coachtui.tui.lines.board_moved import MovedRows
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Row


class BoardMovedDialog(ListDialog[Ref]):
    """Shows the claims that moved since a day. Answered with the claim or the evidence to go to."""

    DEFAULT_CSS = """
    BoardMovedDialog Rows { max-height: 100%; }
    """

    def __init__(self, earlier: Then, later: Then) -> None:
        super().__init__(f"What moved on the board since {earlier.now:%a %-d %b %Y}", "Enter go there · Esc leave")
        self._moved = MovedRows(earlier, later)

    def source(self, width: int) -> Sequence[Row]:
        """Return the claims that moved, and how."""
        return self._moved.rows(width)

    def chosen(self, row: Row) -> Ref | None:
        """Answer with the record."""
        return row.ref
