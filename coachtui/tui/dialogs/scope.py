"""For how many of her students: a key each."""

from coachtui.tui.dialogs.choice import ChoiceDialog, Option
from coachtui.tui.lines.choices import SCOPES


def scope_dialog(title: str) -> ChoiceDialog:
    """Return the question for how many it holds. Answered with a Scope."""
    return ChoiceDialog(title, [Option(*each) for each in SCOPES])
