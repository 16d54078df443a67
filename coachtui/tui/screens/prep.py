"""Prep: the one screen before walking in."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.widget import Widget

from coachtui.tui.bindings import Bindings, bindings_of
from coachtui.tui.lines.prep import prep_rows
from coachtui.tui.screens.over import OverScreen
from coachtui.tui.widgets.row import Row
from coachtui.tui.widgets.rows import Rows


class PrepScreen(OverScreen):
    """Everything in sight at once; Enter opens what a line stands for, `related` shows what is linked to it."""

    PLACE: ClassVar[str] = "prep"
    CSS_PATH = "prep.tcss"
    BINDINGS: ClassVar[Bindings] = bindings_of("prep")

    def panels(self) -> Iterator[Widget]:
        """Give the one list."""
        yield Rows(id="prep")

    def show(self) -> None:
        """Fill it to the height there is."""
        self.query_one("#prep", Rows).fill(self._prep_source)

    def who(self) -> str:
        """Return whom she prepares for."""
        return f"Prep · {super().who()}"

    def _prep_source(self, width: int) -> Sequence[Row]:
        height = self.query_one("#prep", Rows).size.height
        return prep_rows(self.book, self.now, width, height)
