"""Nothing to read over her shoulder: by one key, or where none came for as long as she set. Any key ends it."""

from typing import Any

from textual.app import App, ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static


class BlankScreen(ModalScreen[None]):
    """An empty screen. The key that ends it does nothing else."""

    DEFAULT_CSS = """
    BlankScreen { background: $background; align: center middle; }
    BlankScreen > Static { width: auto; color: $quiet; }
    BlankScreen > ToastRack { visibility: hidden; & * { visibility: hidden; } }
    """

    def compose(self) -> ComposeResult:
        """Say how to go on, and nothing of what is behind."""
        yield Static("any key")

    def on_key(self, event: Key) -> None:
        """Show what was there."""
        event.stop()
        event.prevent_default()
        self.dismiss()


def hide(app: App[Any]) -> None:
    """Hide the screen until a key comes; what is open on it, and what is typed, stays as it is."""
    if not isinstance(app.screen, BlankScreen):
        app.push_screen(BlankScreen())


def hide_or_show(app: App[Any]) -> None:
    """Hide the screen, or show again what was there."""
    if isinstance(app.screen, BlankScreen):
        app.screen.dismiss()
    else:
        hide(app)
