"""What is answered by one letter, on the screen and in lines alike: the letter, what it says, the value it gives."""

from coachtui.domain.words import Certainty, Facet
from coachtui.tui.lines.answer import NAMES, QUESTIONS

Choice = tuple[str, str, str]

SCOPES: tuple[Choice, ...] = (
    ("a", "all of her students", "all"),
    ("m", "most", "most"),
    ("s", "some", "some"),
    ("f", "few", "few"),
    ("o", "one", "one"),
    ("n", "not known yet", "unknown"),
)
"""For how many of her students."""

BEARING: tuple[Choice, ...] = (
    ("y", "for: it speaks for it", "for"),
    ("n", "against: it speaks against it", "against"),
)
BEARING_MORE: tuple[Choice, ...] = (
    ("Y", "for, and it bears on something else too", "for more"),
    ("N", "against, and it bears on something else too", "against more"),
)
"""The same, where there is more to come: one note may speak for one claim and against another."""

PROMISES: tuple[Choice, ...] = (
    ("m", "me: I promise", "coach"),
    ("h", "her: she promises", "teacher"),
    ("o", "other", "other"),
)
"""Who promises."""

FACET_KEYS = {
    "excited": "e",
    "cares": "c",
    "motivates": "m",
    "thinking": "t",
    "role": "r",
    "expertise": "x",
    "students": "s",
    "life": "l",
}
FACETS: tuple[Choice, ...] = tuple(
    (FACET_KEYS[facet], f"{NAMES.get(facet, facet):<10} {QUESTIONS[facet]}", str(facet)) for facet in Facet
)
"""Which question about the teacher a note answers."""

SURE: tuple[Choice, ...] = (
    ("g", "guess: I take it to be so", str(Certainty.GUESS)),
    ("h", "heard: she said so, or someone did", str(Certainty.HEARD)),
    ("r", "real: I know it", str(Certainty.REAL)),
)
"""How far an answer is known."""

MARKS: tuple[Choice, ...] = (
    ("t", "the teacher said", "t"),
    ("s", "a student said", "s"),
    ("S", "several students said", "ss"),
    ("m", "I said", "me:"),
    (".", "I saw", "."),
    ("#", "a count", "#"),
    ("~", "I think", "~"),
    ("^", "a feeling", "^"),
    ("?", "I wonder", "?"),
    ("!", "a promise", "!"),
    ("+", "seen, and told her", "+"),
    ("%", "a belief, as a hunch", "%"),
    (">", "the next skill", ">"),
)
"""What a note can be marked as later; the value is the mark of a line."""
