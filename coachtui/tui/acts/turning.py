"""What a note, a learning or a decision becomes."""

from coachtui.tui.acts.action import RECORDS, Action

TURNING = (
    Action(
        "note.evidence",
        ("E",),
        "evidence",
        "Make the note, or what was learned, evidence for or against; of a decision, say what it rests on.",
        "Note becomes",
        where=RECORDS,
        rank=29,
    ),
    Action(
        "note.answer",
        ("A",),
        "answer",
        "Make the note an answer to a question about the teacher.",
        "Note becomes",
        where=RECORDS,
        rank=28,
    ),
    Action(
        "note.belief",
        ("B",),
        "belief",
        "Make the note a belief, as a hunch, with its words kept.",
        "Note becomes",
        where=RECORDS,
        rank=27,
    ),
    Action(
        "note.claim", ("C",), "claim", "Make the note a claim on the board.", "Note becomes", where=RECORDS, rank=26
    ),
    Action(
        "note.promise",
        ("P",),
        "promise",
        "Make the note a promise: who, what, by when.",
        "Note becomes",
        where=RECORDS,
        rank=25,
    ),
    Action(
        "note.validation",
        ("V",),
        "validate",
        "Say that you told her: seen, and told. In sort: that she is to be told, then told.",
        "Note becomes",
        where=RECORDS,
        rank=24,
    ),
    Action(
        "note.star", ("*",), "star", "Star the note, or follow the student; or no longer.", "Note becomes", RECORDS, 22
    ),
    Action(
        "note.kind",
        ("M",),
        "kind of line",
        "Mark the note later: said, saw, a count, a thought, a promise.",
        "Note becomes",
        where=RECORDS,
        rank=21,
    ),
    Action(
        "note.decision",
        ("D",),
        "next skill",
        "Make the note the next skill; of a learning, what follows from it.",
        "Note becomes",
        where=RECORDS,
        rank=19,
    ),
    Action(
        "note.question",
        ("Q",),
        "question",
        "Make the note a question for next time; of a learning, one to a belief.",
        "Note becomes",
        where=RECORDS,
        rank=23,
    ),
)
