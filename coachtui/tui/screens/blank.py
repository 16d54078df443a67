"""Nothing to read over her shoulder: shown where no key came for as long as she set. Any key ends it."""

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static


class BlankScreen(ModalScreen[None]):
    """An empty screen. The key that ends it does nothing else."""

    DEFAULT_CSS = """
    BlankScreen { background: $background; align: center middle; }
    BlankScreen > Static { width: auto; color: $quiet; }
    """

    def compose(self) -> ComposeResult:
        """Say how to go on, and nothing of what is behind."""
        yield Static("any key")

    def on_key(self, event: Key) -> None:
        """Show what was there."""
        event.stop()
        event.prevent_default()
        self.dismiss()
