"""A full screen over the tabs: header, body, footer; Escape goes back to what is beneath."""

from collections.abc import Iterator

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget

from coachtui.tui.screens.framed import FramedScreen
from coachtui.tui.widgets.frame import Footer, Header


class OverScreen(FramedScreen):
    """One moment of hers. It sets PLACE, gives its panels, and fills them in `show`."""

    def compose(self) -> ComposeResult:
        """Put the frame around the panels."""
        yield Header()
        with Container(id="over"):
            yield from self.panels()
        yield Footer()

    def panels(self) -> Iterator[Widget]:
        """Give what stands between header and footer."""
        yield from ()

    def on_resize(self, _event: events.Resize) -> None:
        """Fill it for the new size."""
        self.call_after_refresh(self.show_all)

    def do_close(self) -> None:
        """Take the filter and the marks away; where there are none, go back."""
        rows = self.rows
        if rows and (rows.words or rows.marked):
            super().do_close()
        else:
            self.dismiss()

    def action_leave(self) -> None:
        """Go back to what is beneath, from a text line too."""
        self.dismiss()
