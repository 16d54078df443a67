"""The tab Decisions."""

from collections.abc import Iterator
from typing import ClassVar

from textual.widget import Widget

from coachtui.domain.kinds import summary
from coachtui.tui.bindings import Bindings, bindings_of
from coachtui.tui.ref import Ref
from coachtui.tui.screens.tab import TabScreen
from coachtui.tui.widgets.frame import Panel
from coachtui.tui.widgets.row import Row, line
from coachtui.tui.widgets.rows import Rows


class DecisionsScreen(TabScreen):
    """The tab Decisions."""

    PLACE: ClassVar[str] = "decisions"
    BINDINGS: ClassVar[Bindings] = bindings_of("decisions")

    def panels(self) -> Iterator[Widget]:
        """Give the lists."""
        yield Panel(Rows(id="main"), title="Decisions")

    def show(self) -> None:
        """Fill the lists."""
        self.query_one("#main", Rows).fill(self._rows)

    def _rows(self, _width: int) -> list[Row]:
        return [
            line((summary("notes", row), ""), ref=Ref(self.teacher, "notes", row["id"]))
            for row in self.book.rows("notes")
        ]
