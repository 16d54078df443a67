"""The screens, what each is for, and the keys that lead to it from the start."""

from typing import NamedTuple

from tests.e2e.conftest import ESCAPE


class Step(NamedTuple):
    """What is typed, and what the screen shows then, in ASCII: where it draws no more than that, it shows it too."""

    sent: str
    seen: str


class Pictured(NamedTuple):
    """A screen: the name of its pictures, its heading, what it is for, the way to it, the vault that it is shown on."""

    name: str
    title: str
    purpose: str
    way: tuple[Step, ...]
    vault: str = "sample"


def keys(pressed: str, seen: str) -> Step:
    """Press keys, spaces between: `2 p`, `enter`."""
    return Step("".join(ESCAPE.get(key, key) for key in pressed.split()), seen)


def line(text: str, seen: str) -> Step:
    """Type a line, and Enter."""
    return Step(f"{text}\r", seen)


def command(name: str, seen: str) -> tuple[Step, ...]:
    """Run a command of the palette."""
    return (keys(":", "Commands"), line(name, seen))


F3, F6 = "\x1bOR", "\x1b[17~"
START = keys("", "q quit")
MARIA = (START, keys("t", "Which teacher?"), line("maria", "Maria Delgado "))
RELATIONSHIP = (*MARIA, keys("2", "[2 Relationship]"))
VISIT = (
    *(*RELATIONSHIP, keys("v", "An encounter with"), keys("v", "Enter stamps it")),
    line(". two boards up, one of them K3's", "one of them K3's"),
    line('t "show me the one that went wrong"', "she said"),
    line("? why that one, and why now", "why that one"),
    line("# 6/28 hands", "#  6/28 hands"),
)
CHANGED = (
    *(*RELATIONSHIP, keys("*", '* "come Friday')),
    *(keys("d", "deleted"), keys("u", '* "come Friday'), keys("j j d", "deleted")),
)
"""A note starred, deleted and back; another deleted."""

SCREENS = (
    Pictured(
        "caseload",
        "Caseload",
        "A line a teacher: who is due, what is owed, what is unfinished, what to ask next.",
        MARIA,
    ),
    Pictured(
        "relationship",
        "Relationship",
        "Who she is and how far that is known, trust, what I owe her, what I saw and never told her, her notes.",
        RELATIONSHIP,
    ),
    Pictured(
        "beliefs",
        "Beliefs",
        "What she holds true, what it makes her do, for whom; the chosen one in full.",
        (*MARIA, keys("3", "[3 Beliefs]")),
    ),
    Pictured(
        "map",
        "The belief map",
        "The same beliefs drawn: from belief to practice to effect to students, loops marked.",
        (*MARIA, keys("3", "[3 Beliefs]"), keys("m", "practice")),
    ),
    Pictured(
        "board",
        "Board",
        "What is working, in columns by what is known: for whom, why, and how anyone knows.",
        (*MARIA, keys("4", "[4 Board]")),
    ),
    Pictured(
        "matrix",
        "The matrix of the board",
        "The same claims against students and groups: for whom, at a glance.",
        (*MARIA, keys("4", "[4 Board]"), keys("m", "This cell")),
    ),
    Pictured(
        "decisions",
        "Decisions",
        "What to learn from students, the next skill and how to teach it, what came of it, what is up for review.",
        (*MARIA, keys("5", "[5 Decisions]")),
    ),
    Pictured(
        "prep",
        "Prep",
        "To read before walking in: her words last time, what I owe, what I wonder, the students we follow.",
        (*RELATIONSHIP, keys("p", "Prep")),
    ),
    Pictured(
        "live",
        "Live",
        "A visit in progress: one line to type in, each line stamped; what I think stands in a column of its own.",
        VISIT,
    ),
    Pictured(
        "questions",
        "The four questions, during a visit",
        "The questions of an inquiry over the line, one after another; the script stays in sight.",
        (*VISIT, Step(F6, "1 why")),
    ),
    Pictured(
        "tally",
        "Tally",
        "Counting during a visit: one key a stroke, the line as it was left one key away.",
        (*VISIT, Step(F3, "Count what?"), keys("w", "a letter: who"), Step("kkje", "last 12:0")),
    ),
    Pictured(
        "sort",
        "Sort",
        "After a visit: what each line becomes, one key each.",
        (*RELATIONSHIP, keys("j j j s", "to tell her")),
    ),
    Pictured(
        "inquiry",
        "Inquiry",
        "The four questions about a belief, alone or with her.",
        (*MARIA, keys("3", "[3 Beliefs]"), keys("i", "Inquiry")),
    ),
    Pictured(
        "page",
        "The page of a record",
        "All of one record, and what is linked to it; a key goes there, and back.",
        (*MARIA, keys("5", "[5 Decisions]"), keys("enter", "b back")),
    ),
    Pictured(
        "form",
        "A form",
        "All fields of a record, with what the field at hand is for.",
        (*RELATIONSHIP, keys("e", "F1 help")),
    ),
    Pictured(
        "note",
        "A note from anywhere",
        "One line, kept with Enter; what it will be is said as it is typed.",
        (*RELATIONSHIP, keys("n", "Note: Maria"), Step(". hands up at the back @K3", "I saw")),
    ),
    Pictured(
        "visit",
        "An encounter begins",
        "Which kind it is, by one key.",
        (*RELATIONSHIP, keys("v", "An encounter with")),
    ),
    Pictured(
        "planning",
        "Planning",
        "When, what for, what to ask, what to look for.",
        (*RELATIONSHIP, keys("v", "An encounter with"), keys("l", "Plan an"), keys("v", "Plan: visit")),
    ),
    Pictured(
        "find",
        "Find",
        "Words in all records of all teachers.",
        (*RELATIONSHIP, keys("/", "Find"), Step("K3 board", "Maria Delgado  note")),
    ),
    Pictured(
        "palette",
        "The palette",
        "Any command, teacher or record by a few letters; next time, its key.",
        (*RELATIONSHIP, keys(":", "Commands"), Step("hist", "Show how this record")),
    ),
    Pictured("help", "Help", "What can be done here, and run what is chosen.", (*RELATIONSHIP, keys("?", "Help"))),
    Pictured(
        "related",
        "Related",
        "All that is linked to a record, to go there.",
        (*MARIA, keys("4", "[4 Board]"), keys("r", "Linked to")),
    ),
    Pictured(
        "history",
        "History",
        "How a record became what it is; Enter goes back to a version.",
        (*RELATIONSHIP, keys("*", '* "come Friday'), keys("H", "starred")),
    ),
    Pictured(
        "changes",
        "All changes",
        "What was done and when; taken back as far as is chosen.",
        (*CHANGED, *command("all changes", "All changes")),
    ),
    Pictured(
        "deleted",
        "Deleted records",
        "What was deleted, to bring it back.",
        (*CHANGED, *command("deleted", "bring it back")),
    ),
    Pictured(
        "conflict",
        "A conflict",
        "Two sittings changed one record: both, side by side, one key settles it.",
        (*RELATIONSHIP, *command("conflicts", "Enter settle"), keys("enter", "y o all of one")),
    ),
    Pictured(
        "student",
        "About a student",
        "Everything about one student or group, in order.",
        (*RELATIONSHIP, *command("about a student", "Everything about"), line("K3", "we follow")),
    ),
    Pictured(
        "story",
        "The story of decisions",
        "What was expected for a student or a group, what came, what next.",
        (*RELATIONSHIP, *command("story", "The story of"), line("K3", "expected")),
    ),
    Pictured(
        "report",
        "What may leave",
        "The teacher's copy before it is written: every line, each to be left out.",
        (*RELATIONSHIP, *command("teacher's copy", "What may leave for her")),
    ),
    Pictured(
        "settings",
        "Settings",
        "Each with what it is for; kept in config.toml.",
        (*RELATIONSHIP, *command("settings", "blank_after")),
    ),
    Pictured("first", "The first start", "An empty vault says what to do, in three keys.", (START,), "empty"),
    Pictured(
        "forty",
        "Forty long names",
        "A caseload that does not fit the screen, of names that begin alike.",
        (START,),
        "forty",
    ),
)
