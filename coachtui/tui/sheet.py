"""How the screens look, as it was parsed."""

from textual.css.stylesheet import Stylesheet


class Sheet(Stylesheet):
    """The sheets of all screens and widgets, each parsed once a theme.

    Textual parses all of them anew for every screen that comes with a sheet of its own: a ninth of what a tab takes to
    open.
    """

    def reparse(self) -> None:
        """Parse what has come since, and all of it only where the colours are new: setting these forgets what was."""
        self.parse()
