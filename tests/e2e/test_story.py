"""The whole loop by keys, in a real terminal, and what is in the files afterwards."""

from tests.e2e.conftest import Seat

NOTES = (
    't "they just won\'t try"',
    ". 6 hands up while @K3 waited",
    "~ she paces for coverage",
    "! fri bring exit tickets",
    "+ told her: the warm-up lands",
)
MODES = {"said", "saw", "think", "promise", "validate"}
CLAIM = "Warm-ups bring them in"
BELIEF = "They give up when it is hard"
PRACTICE = "Gives only easy tasks"
FEELING = "tired and tense"
LEARNING = "Ask K3 what makes a task hard"
SKILL = "estimate before computing"


def keep_notes(app: Seat) -> None:
    """From the first start to five notes."""
    app.until("add your first teacher")
    app.answer("a", "A teacher: her name", "Maria Delgado")
    app.until("Next with Maria Delgado")
    for line in NOTES:
        app.answer("n", "Note: Maria Delgado", line)
    app.press("2")
    app.until("Notes 5")


def turn_note_into_evidence(app: Seat) -> None:
    """`E` on what she saw: for a new claim that holds for some; the note itself speaks for one of them, K3."""
    app.until("6 hands up")
    app.press("g j j j j")
    app.until("In full")
    app.answer("E", "Evidence for what?", CLAIM, "For or against?", "y", "For how many does the claim hold?", "s")
    app.press("4")
    app.until(CLAIM)


def add_belief_with_practice(app: Seat) -> None:
    app.press("3")
    app.until("What does she hold true")
    app.answer("a", "one key answers", "b", "A belief, as a hunch", BELIEF)
    app.until(BELIEF)
    app.answer("O", "Beneath it", "p", "What does it make her do?", PRACTICE)
    app.until(PRACTICE)
