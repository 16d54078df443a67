"""Which question a note answers, and how far that is known: a key each."""

from coachtui.tui.dialogs.choice import ChoiceDialog, Option
from coachtui.tui.lines.choices import FACETS, SURE


def facet_dialog(current: str = "") -> ChoiceDialog:
    """Return the question which question a note answers."""
    return ChoiceDialog("Which question does it answer?", [Option(*each) for each in FACETS], current=current)


def certainty_dialog(current: str = "") -> ChoiceDialog:
    """Return the question how far an answer is known."""
    return ChoiceDialog("How far is it known?", [Option(*each) for each in SURE], current=current)
