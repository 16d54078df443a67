"""The tab Beliefs: an outline that is also a map; beside it the chosen belief, with how it moved and what it drives."""

from collections.abc import Iterator
from typing import ClassVar

from textual import getters
from textual.widget import Widget

from coachtui.domain.beliefmap.graph import graph_of
from coachtui.tui.beliefs.mapped import MapVerbs, outline_ref
from coachtui.tui.beliefs.moved import MovedVerbs
from coachtui.tui.beliefs.outliner import OutlineVerbs
from coachtui.tui.bindings import Bindings, bindings_of
from coachtui.tui.lines.belief import belief_rows, outline_rows
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.frame import Panel
from coachtui.tui.widgets.row import Row, line
from coachtui.tui.widgets.rows import Rows


class BeliefsScreen(OutlineVerbs, MapVerbs, MovedVerbs):
    """What she holds true, what it drives, for whom."""

    PLACE: ClassVar[str] = "beliefs"
    CSS_PATH = "beliefs.tcss"
    BINDINGS: ClassVar[Bindings] = bindings_of("beliefs")
    detail = getters.query_one("#detail", Rows)

    def panels(self) -> Iterator[Widget]:
        """Give the outline and the detail, and the map in their place."""
        yield Panel(Rows(id="outline"), title="Beliefs", id="outline-panel")
        yield Panel(
            Rows(id="detail"), title="In full", key=self.keyed("edit edit", "inquiry inquiry"), id="detail-panel"
        )
        yield self.map_panel()

    def show(self) -> None:
        """Fill outline and detail, or the map."""
        self.set_class(self.as_map, "as-map")
        if self.as_map:
            self.show_map()
            return
        self.query_one("#outline-panel", Panel).border_subtitle = self.keyed(
            "add.sibling beside", "add.child beneath", "map map"
        )
        self.outline.fill(self._rows)
        self.moved()

    def moved(self) -> None:
        """Show in full what the cursor is on."""
        if self.as_map:
            self.show_said()
            return
        ref = self.outline.ref
        self.detail.fill(lambda width: self._in_full(ref, width), about=ref)

    def _in_full(self, ref: Ref | None, width: int) -> list[Row]:
        return belief_rows(self.book, ref, width, self.now, self.coach.prompts_of) if ref else []

    def _rows(self, _width: int) -> list[Row]:
        return outline_rows(self.book) or [
            line(("What does she hold true about her students?", "strong")),
            line(
                (f" {self.keyed('add  writes it down as a hunch', 'note.belief makes one of a note')}", "quiet"),
                act="add",
            ),
        ]

    # What keys do here

    def other_way(self) -> str:
        """Return what is seen the other way."""
        return "outline" if self.as_map else "map"

    def do_map(self) -> None:
        """Show the outline, or the map drawn; the same record stays selected."""
        here = outline_ref(self.map.ref, graph_of(self.book)) if self.as_map else self.outline.ref
        self.as_map = not self.as_map
        self.show()
        pane = self.map if self.as_map else self.outline
        pane.focus()
        self.select_node(here)

    def select_node(self, ref: Ref | None) -> None:
        """Put the cursor of the view that is shown on a record."""
        if ref:
            (self.map if self.as_map else self.outline).select(ref)
