"""The marks of a note line, as one table: what is typed, what it means, an example."""


class Mark:
    """One mark of the grammar.

    `shown` is how help writes it, `signs` what is typed; `mode` and `speaker` are what it sets, `field` the other
    field of NoteParts it sets, `tight` whether a letter may follow the sign at once.
    """

    __slots__ = ("example", "field", "meaning", "mode", "shown", "signs", "speaker", "tight")

    def __init__(
        self,
        shown: str,
        signs: str,
        meaning: str,
        example: str,
        *,
        mode: str | None = None,
        speaker: str | None = None,
        field: str = "",
        tight: bool = False,
    ) -> None:
        self.shown = shown
        self.signs = signs
        self.meaning = meaning
        self.example = example
        self.mode = mode
        self.speaker = speaker
        self.field = field
        self.tight = tight


MARKS = (
    Mark('t "…"  T:', "t", "the teacher said", 't "they just won\'t try"', mode="said", speaker="teacher"),
    Mark("s …  S:", "s", "a student said", "s is this right?", mode="said", speaker="student"),
    Mark("k3 …  S2:  3:", "", "this student said", "k3 I was spacing out", mode="said", speaker="student", field="who"),
    Mark("ss …  Ss:", "ss", "several students said", "ss we did this last year", mode="said", speaker="students"),
    Mark("me:  C:", "", "I said", "me: what would it take?", mode="said", speaker="coach"),
    Mark(".", ".", "I saw", ". six hands up, then two", mode="saw"),
    Mark("#", "#", "a count", "# 6/28 hands", mode="count"),
    Mark("~", "~", "I think (never leaves this vault)", "~ she is tired of being watched", mode="think", tight=True),
    Mark("^", "^", "a feeling", "^ frustrated, close to tears", mode="feel", tight=True),
    Mark("?", "?", "I wonder (a question for later)", "? who never gets called on", mode="wonder", tight=True),
    Mark(
        "!",
        "!",
        "a promise: mine, or hers after `her`; a day may stand before it",
        "! fri bring exit tickets",
        mode="promise",
        field="promised_by",
        tight=True,
    ),
    Mark("+", "+", "validated: seen, and told her", "+ told her the warm-ups land", mode="validate", tight=True),
    Mark("=cares …", "=", "answers a question about her", "=cares kids feel safe here", field="facet"),
    Mark(
        "%",
        "%",
        "a belief, as a hunch",
        "% they only work when it is graded",
        mode="think",
        field="is_belief",
        tight=True,
    ),
    Mark(">", ">", "the next skill", "> comparing fractions with a picture", mode="think", field="next_skill"),
    Mark(
        "@K3 @ell", "@", "students, groups, anywhere in the line", ". only @K3 and @ell wrote", mode="saw", field="who"
    ),
    Mark("#word", "", "a tag, anywhere in the line", ". hands up #participation", mode="saw", field="tags"),
    Mark(
        "-2m …",
        "",
        "so long ago (s, m, h), before all other marks",
        "-2m k3 I quit",
        mode="said",
        speaker="student",
        field="ago",
    ),
)
"""Every mark, in the order in which help shows them."""

FACETS = ("excited", "cares", "motivates", "thinking", "role", "expertise", "students", "life")
"""The words after `=`; an unambiguous beginning of two letters will do."""

SPEAKERS = {
    "t": "teacher",
    "teacher": "teacher",
    "s": "student",
    "st": "student",
    "student": "student",
    "ss": "students",
    "sts": "students",
    "students": "students",
    "c": "coach",
    "coach": "coach",
    "me": "coach",
}
"""The words that name a speaker where a colon, a dash or a quote follows."""

SAID_SIGNS = {"teacher": "t", "student": "s", "students": "ss", "coach": "me:"}
"""How a speaker is written in front of words; `me` needs its colon."""

SPACED = ("t", "s", "ss")
"""The speakers that a plain space may follow, in small letters: `t so what now`. A capital and a space begin a
sentence about them: `T hands out the sheets`."""

NOT_STUDENTS = "gpqwy"
"""Letters that stand for a grade, period, quarter, week or year, so that `p2 was loud` is not what P2 said; with a
colon, `p2:`, it is."""

TEACHER_WORDS = ("her", "she", "him", "he", "them", "they", "t", "teacher")
"""The words after `!` that make the promise the teacher's."""

SIGNS = {mark.signs: mark for mark in MARKS if mark.signs and not mark.signs.isalpha() and mark.signs not in "=@"}
"""The one-character marks that may stand first in a line."""
