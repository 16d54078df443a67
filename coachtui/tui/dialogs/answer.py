"""Which question a note answers, and how far that is known: a key each."""

from coachtui.domain.words import Certainty, Facet
from coachtui.tui.dialogs.choice import ChoiceDialog, Option
from coachtui.tui.lines.answer import NAMES, QUESTIONS

KEYS = {
    "excited": "e",
    "cares": "c",
    "motivates": "m",
    "thinking": "t",
    "role": "r",
    "expertise": "x",
    "students": "s",
    "life": "l",
}
SURE = {
    Certainty.GUESS: "guess: I take it to be so",
    Certainty.HEARD: "heard: she said so, or someone did",
    Certainty.REAL: "real: I know it",
}


def facet_dialog(current: str = "") -> ChoiceDialog:
    """Return the question which question a note answers."""
    choices = [Option(KEYS[facet], f"{NAMES.get(facet, facet):<10} {QUESTIONS[facet]}", str(facet)) for facet in Facet]
    return ChoiceDialog("Which question does it answer?", choices, current=current)


def certainty_dialog(current: str = "") -> ChoiceDialog:
    """Return the question how far an answer is known."""
    choices = [Option(str(sure)[0], text, str(sure)) for sure, text in SURE.items()]
    return ChoiceDialog("How far is it known?", choices, current=current)
