"""Moving in lists and between panes."""

from textual.widget import Widget

from coachtui.tui.terminal import redraw
from coachtui.tui.verbs.ground import Ground
from coachtui.tui.widgets.rows import Rows


class MoveVerbs(Ground):
    """The keys of DESIGN's movement table, on whatever list has the focus."""

    def do_move_down(self) -> None:
        """Move down."""
        if self.rows:
            self.rows.move(1)

    def do_move_up(self) -> None:
        """Move up."""
        if self.rows:
            self.rows.move(-1)

    def do_move_first(self) -> None:
        """Move to the first line."""
        if self.rows:
            self.rows.first()

    def do_move_last(self) -> None:
        """Move to the last line."""
        if self.rows:
            self.rows.last()

    def do_move_page_down(self) -> None:
        """Move a page down."""
        if self.rows:
            self.rows.page(1)

    def do_move_page_up(self) -> None:
        """Move a page up."""
        if self.rows:
            self.rows.page(-1)

    def do_move_half_down(self) -> None:
        """Move half a page down."""
        if self.rows:
            self.rows.page(0.5)

    def do_move_half_up(self) -> None:
        """Move half a page up."""
        if self.rows:
            self.rows.page(-0.5)

    def can_move_out(self) -> bool:
        """Whether a pane stands on the left."""
        return self._beside(-1) is not None

    def can_move_in(self) -> bool:
        """Whether a pane stands on the right."""
        return self._beside(1) is not None

    def do_move_out(self) -> None:
        """Move to the pane on the left."""
        self._sideways(-1)

    def do_move_in(self) -> None:
        """Move to the pane on the right."""
        self._sideways(1)

    def do_pane_next(self) -> None:
        """Move to the next pane."""
        self._pane(1)

    def do_pane_previous(self) -> None:
        """Move to the pane before."""
        self._pane(-1)

    def do_redraw(self) -> None:
        """Draw the whole screen again."""
        redraw(self.app)

    def can_jump(self) -> bool:
        """Whether there are lines to go to."""
        return any(pane.count for pane in self.panes() if isinstance(pane, Rows))

    async def do_jump(self) -> None:
        """Show a letter on every line in sight, and go to the one whose letter is pressed."""
        from coachtui.tui.dialogs.labels import LabelDialog, labelled, unlabelled  # noqa: PLC0415 - not at the start

        places = labelled(pane for pane in self.panes() if isinstance(pane, Rows))
        try:
            chosen = await self.ask(LabelDialog(places))
        finally:
            unlabelled(places)
        if chosen:
            rows, index = chosen
            rows.focus()
            rows.stand(index)

    def panes(self) -> list[Widget]:
        """Return the panes in the order of Tab: the lists in sight."""
        return [rows for rows in self.query(Rows) if rows.display and rows.is_on_screen]

    def _pane(self, step: int) -> None:
        panes = self.panes()
        if panes:
            at = panes.index(self.focused) if self.focused in panes else -step
            panes[(at + step) % len(panes)].focus()

    def _sideways(self, step: int) -> None:
        beside = self._beside(step)
        if beside:
            beside.focus()

    def _beside(self, step: int) -> Widget | None:
        """Return the nearest pane to the left or right, of those whose height overlaps the focused one's first."""
        here = self.rows
        if here is None:
            return None
        side = [pane for pane in self.panes() if (pane.region.x - here.region.x) * step > 0]
        level = [pane for pane in side if pane.region.y < here.region.bottom and pane.region.bottom > here.region.y]
        away = sorted(
            level or side, key=lambda pane: (abs(pane.region.x - here.region.x), abs(pane.region.y - here.region.y))
        )
        return away[0] if away else None
