"""All that a key can do, each declared once: binding, footer, palette, help and the key page come from here.

An action `note.capture` is done by the method `do_note_capture` of a screen; a method `can_note_capture`, where
there is one, says whether it can be done now, for the key, the footer and the palette alike.
"""

from typing import NamedTuple

TABS = ("caseload", "relationship", "beliefs", "board", "decisions")
"""The five tabs, in the loop's order."""

EVERY_TAB = frozenset(TABS)
RECORDS = EVERY_TAB | {"page", "prep", "sort"}
"""Where there are records: the tabs, the page of one record, prep, and the script to sort."""
OPENED = EVERY_TAB | {"page"}
"""Where any record can be under the cursor."""
LISTS = RECORDS | {"list", "live", "inquiry", "past"}
"""Where there is a list to move in: the tabs, and the full screens that show one list."""
UNDONE = RECORDS | {"inquiry", "live"}
"""Where a change can be taken back."""

BELIEFS = frozenset({"beliefs"})
BOARD = frozenset({"board"})
LIVE = frozenset({"live"})
CLAIMED = frozenset({"board", "page"})
"""Where a claim or a piece of evidence is the thing itself."""
TWO_WAYS = frozenset({"beliefs", "board", "decisions", "past"})
"""What can be shown in two ways: these tabs, and the board of another day."""

ALWAYS = 100
"""The rank of what never leaves the footer."""


class Action(NamedTuple):
    """One thing she can do. `keys` are as people write them; `rank` orders the footer, 0 stays out of it."""

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: str
    where: frozenset[str] = EVERY_TAB
    rank: int = 0

    @property
    def method(self) -> str:
        """The name of the method that does it, without `do_`."""
        return self.id.replace(".", "_")


def _tab(number: int, name: str) -> Action:
    return Action(f"tab.{name}", (str(number),), name, f"Go to the tab {name.capitalize()}.", "Go")


_GO = (
    *(_tab(number, name) for number, name in enumerate(TABS, 1)),
    Action("tab.previous", ("[",), "tab left", "Go to the tab on the left.", "Go"),
    Action("tab.next", ("]",), "tab right", "Go to the tab on the right.", "Go"),
    Action("teacher.pick", ("t",), "teacher", "Pick the teacher in view by a few letters of her name.", "Go", rank=55),
    Action("teacher.previous", ("<",), "teacher before", "Look at the teacher before this one.", "Go"),
    Action("teacher.next", (">",), "teacher after", "Look at the teacher after this one.", "Go"),
    Action("move.down", ("j", "down"), "down", "Move down.", "Move", LISTS),
    Action("move.up", ("k", "up"), "up", "Move up.", "Move", LISTS),
    Action("move.first", ("g", "home"), "first", "Move to the first line.", "Move", LISTS),
    Action("move.last", ("G", "end"), "last", "Move to the last line.", "Move", LISTS),
    Action("move.page_down", ("pagedown",), "page down", "Move a page down.", "Move", LISTS),
    Action("move.page_up", ("pageup",), "page up", "Move a page up.", "Move", LISTS),
    Action("move.half_down", ("ctrl+d",), "half down", "Move half a page down.", "Move", LISTS),
    Action("move.half_up", ("ctrl+u",), "half up", "Move half a page up.", "Move", LISTS),
    Action("move.out", ("h", "left"), "out", "Move out, or to the column on the left.", "Move"),
    Action("move.in", ("l", "right"), "in", "Move in, or to the column on the right.", "Move"),
    Action("jump", (";",), "to a line", "Show a letter on each line in sight; it goes there.", "Move", RECORDS, 12),
    Action("pane.next", ("tab",), "next pane", "Move to the next pane.", "Move", EVERY_TAB | {"past"}),
    Action("pane.previous", ("shift+tab",), "pane before", "Move to the pane before.", "Move", EVERY_TAB | {"past"}),
    Action(
        "open",
        ("enter",),
        "open",
        "Open what is under the cursor; a card of the board in place.",
        "Go",
        LISTS,
        70,
    ),
    Action("close", ("escape",), "close", "Close what is open, or take the filter and the marks away.", "Go", LISTS),
    Action(
        "related",
        ("r",),
        "related",
        "Show all that is linked to this record, and go there.",
        "Go",
        where=RECORDS | {"inquiry"},
        rank=45,
    ),
    Action("back", ("b",), "back", "Go back to where you were before the last jump.", "Go", RECORDS | {"past"}),
    Action("find", ("/",), "find", "Find words in all records of all teachers.", "Go", where=RECORDS, rank=50),
    Action(
        "filter",
        ("f",),
        "filter",
        "Show only the lines of this list that hold your words.",
        "Go",
        where=RECORDS,
        rank=35,
    ),
    Action("map", ("m",), "map", "Show this tab the other way: as a map, a matrix, or plain.", "Go", TWO_WAYS, 30),
    Action("map.zoom", ("z",), "zoom", "Show more of each node of the map: labels, a line, all.", "Go", BELIEFS, 44),
    Action(
        "map.focus", ("Z",), "around", "Show only what is near the chosen node of the map, or all.", "Go", BELIEFS, 43
    ),
    Action("beliefs.asks", (), "what the map asks", "Show what the map asks by itself, and take it up.", "Go", BELIEFS),
    Action("beliefs.moved", (), "what moved", "Show what moved on the map between two days.", "Go", BELIEFS),
    Action("student", (), "about a student", "Show everything about one student or group, in order.", "Go", RECORDS),
    Action(
        "decisions.story",
        (),
        "story of decisions",
        "Show the decisions for a student or a group in order: what was expected, what came, what next.",
        "Go",
        OPENED,
    ),
    Action(
        "decisions.expected",
        (),
        "what was expected",
        "Show how often what was expected came true, with the cases.",
        "Go",
        OPENED,
    ),
    Action("board.then", (), "board on a day", "Show the board as it stood on a day.", "Go", BOARD),
    Action("board.moved", (), "what moved", "Show what moved on the board since a month ago.", "Go", BOARD),
)

_WRITE = (
    Action(
        "note.capture",
        ("n",),
        "note",
        "Write a note about the teacher in view, in one line.",
        "Write",
        where=RECORDS,
        rank=90,
    ),
    Action("add", ("a",), "add", "Add what this tab holds; one line is enough.", "Write", rank=80),
    Action("add.sibling", ("o",), "add beside", "Add beside this, beneath the same.", "Write", BELIEFS, 42),
    Action(
        "add.child",
        ("O",),
        "add beneath",
        "Add beneath this: what it drives, or whom it affects.",
        "Write",
        BELIEFS,
        41,
    ),
    Action("reword", ("R",), "reword", "Put other words in its place, on one line.", "Write", BELIEFS, 40),
    Action("link", ("L",), "link", "Link this to another by two letters of it.", "Write", BELIEFS, 39),
    Action("outline.cut", ("c",), "take", "Take this up with all beneath it, to put it elsewhere.", "Write", BELIEFS),
    Action("outline.yank", ("Y",), "take a copy", "Take a copy of this and all beneath it.", "Write", BELIEFS),
    Action("outline.put", (".",), "put", "Put what was taken beneath this.", "Write", BELIEFS, 38),
    Action("outline.out", ("(",), "out", "Move this out by one level, with all beneath it.", "Write", BELIEFS),
    Action("outline.in", (")",), "in", "Move this beneath the one above it.", "Write", BELIEFS),
    Action("outline.kind", ("K",), "what it is", "Say what it is, turn it, or say how it hangs.", "Write", BELIEFS),
    Action("edit", ("e",), "edit", "Edit all fields of this record.", "Write", where=RECORDS | {"inquiry"}, rank=60),
    Action("delete", ("d",), "delete", "Delete what is chosen. Undo brings it back.", "Write", where=RECORDS, rank=15),
    Action("undo", ("u",), "undo", "Take back the last change.", "Write", where=UNDONE, rank=ALWAYS),
    Action("redo", ("U", "ctrl+r"), "redo", "Do again what was taken back.", "Write", where=UNDONE),
    Action(
        "mark",
        ("space",),
        "mark",
        "Mark this line; what you do next applies to all marked.",
        "Write",
        EVERY_TAB | {"sort"},
    ),
    Action(
        "done",
        ("x",),
        "done",
        "Settle it: a promise kept, a learning done, a claim let go, a conflict settled.",
        "Write",
        where=RECORDS | {"inquiry"},
        rank=32,
    ),
    Action(
        "whom",
        ("w",),
        "for whom",
        "Say for whom it holds: how many, which students, which groups.",
        "Write",
        where=RECORDS,
        rank=31,
    ),
    Action("copy", ("y",), "copy", "Copy the text of what is chosen to the clipboard.", "Write", where=RECORDS),
    Action("history", ("H",), "history", "Show how this record became what it is.", "Write", where=RECORDS),
    Action("tag", (), "tag", "Put a tag on what is chosen, or take it off.", "Write", where=RECORDS),
    Action("visibility", (), "show her", "Let her be shown what is chosen, or no longer.", "Write", where=RECORDS),
    Action("claim.works", ("W",), "works", "Say whether it works: yes, partly, no, unsure.", "Write", CLAIMED, 28),
    Action(
        "claim.why",
        ("Y",),
        "why",
        "Say why the claim holds: a guess, a theory, tested, a belief.",
        "Write",
        OPENED - BELIEFS,
        27,
    ),
    Action("claim.learning", ("L",), "learn", "Plan to learn from students how it goes.", "Write", BOARD, 26),
    Action(
        "evidence.kind",
        ("K",),
        "kind",
        "Say what the evidence is made of, and how close to students: street, map, satellite.",
        "Write",
        CLAIMED,
        25,
    ),
    Action(
        "evidence.bears",
        ("T",),
        "bears on",
        "Let the evidence bear on one thing more, for or against it, or no longer.",
        "Write",
        CLAIMED,
        24,
    ),
    Action("links", (), "links", "Reword a link of this belief or practice, or take it away.", "Write", OPENED),
)

_MOMENTS = (
    Action("prep", ("p",), "prep", "Prepare: one screen to read before walking in.", "Moments", rank=65),
    Action(
        "visit",
        ("v",),
        "visit",
        "Start an encounter, or return to it: a line to type in, each line stamped.",
        "Moments",
        EVERY_TAB | {"prep"},
        75,
    ),
    Action(
        "plan",
        (),
        "plan an encounter",
        "Plan an encounter: when, what for, what to ask, what to look for.",
        "Moments",
        EVERY_TAB | {"prep"},
    ),
    Action(
        "inquiry",
        ("i",),
        "inquiry",
        "Ask the four questions about what is selected.",
        "Moments",
        where=RECORDS,
        rank=46,
    ),
    Action(
        "reflect",
        (),
        "reflection",
        "Write your own reflection on this encounter, else on the last one.",
        "Moments",
        where=EVERY_TAB | {"sort"},
    ),
    Action("sort", ("s",), "sort", "Sort the lines of the last script, one key a line.", "Moments", rank=34),
    Action(
        "live.line", ("tab", "n"), "the line", "Go back to the line to type in.", "Moments", frozenset({"live"}), 92
    ),
    Action(
        "live.mode",
        ("f2",),
        "saw/said",
        "What an unmarked line is: what I saw, or what she said.",
        "Moments",
        frozenset({"live"}),
        60,
    ),
    Action(
        "live.inquiry",
        ("f6", "i"),
        "questions",
        "Lay the four questions over the line, one after another, or take them off.",
        "Moments",
        frozenset({"live"}),
        58,
    ),
    Action(
        "live.end",
        ("f4",),
        "end",
        "End the encounter now: its minutes are logged.",
        "Moments",
        frozenset({"live"}),
        95,
    ),
    Action(
        "tally",
        ("f3",),
        "tally",
        "Count, one key a stroke, or go back to the line: what is typed there stays.",
        "Moments",
        LIVE,
        88,
    ),
    Action("tally.quote", ('"', "'"), "quote", "Put what was said on the last stroke.", "Moments", LIVE, 87),
    Action("tally.off", ("backspace",), "take off", "Take off the last stroke or sweep.", "Moments", LIVE, 86),
    Action("tally.who", ("@",), "someone new", "Count a student or a group without a letter.", "Moments", LIVE, 85),
    Action("tally.next", ("]",), "next tally", "Count for the next of several tallies.", "Moments", LIVE, 84),
    Action("tally.add", ("+",), "another tally", "Begin to count something else as well.", "Moments", LIVE, 83),
    Action(
        "inquiry.line",
        ("tab", "n"),
        "answer",
        "Go back to the line to answer in.",
        "Moments",
        frozenset({"inquiry"}),
        88,
    ),
    Action(
        "inquiry.wording",
        ("f2",),
        "other words",
        "Ask the same question in other words.",
        "Moments",
        frozenset({"inquiry"}),
        40,
    ),
    Action(
        "inquiry.belief",
        ("B",),
        "to a belief",
        "Make what else is possible a belief to be tested, an alternative.",
        "Moments",
        frozenset({"inquiry"}),
        86,
    ),
    Action(
        "inquiry.openness",
        ("o",),
        "openness",
        "Say how open she is to the alternative: one more each time, of five.",
        "Moments",
        frozenset({"inquiry"}),
        84,
    ),
    Action(
        "inquiry.learning",
        ("L",),
        "to a learning",
        "Make what more could be learned a learning to plan.",
        "Moments",
        frozenset({"inquiry"}),
        85,
    ),
)

_NOTES = (
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

_APP = (
    Action("help", ("?", "f1"), "help", "Show what can be done here, and run what you choose.", "App", LISTS, ALWAYS),
    Action(
        "palette",
        ("ctrl+p", ":"),
        "commands",
        "Find a command, a teacher, a record by a few letters.",
        "App",
        LISTS,
        20,
    ),
    Action("theme", (), "theme", "Change the theme for this sitting.", "App"),
    Action("settings", (), "settings", "Change settings and keys; they are kept in config.toml.", "App"),
    Action("time", (), "time report", "Show how your own time went: by week, kind and teacher.", "App"),
    Action("report.copy", (), "teacher's copy", "Look through what may leave for her, and write it.", "App"),
    Action("report.activity", (), "activity report", "Look through counts and minutes, and write them.", "App"),
    Action("across", (), "across teachers", "Show what several teachers try, and for whom it works where.", "App"),
    Action("inbox", (), "inbox", "File the notes that found no teacher.", "App"),
    Action("changes", (), "all changes", "Show all that was done and when; take back as far as you choose.", "App"),
    Action("deleted", (), "deleted records", "Show what was deleted, and bring it back.", "App"),
    Action("review", (), "review what to keep", "Show what is kept past its day or older than a year.", "App"),
    Action("conflicts", (), "conflicts", "Show the records of which two versions are kept, and settle them.", "App"),
    Action(
        "blank",
        ("f9",),
        "blank",
        "Hide the screen at once, from a text too; any key shows it again.",
        "App",
        LISTS | {"text"},
        rank=5,
    ),
    Action("redraw", ("ctrl+l",), "redraw", "Draw the whole screen again.", "App", LISTS),
    Action(
        "quit", ("q", "ctrl+q"), "quit", "Close what is open, then quit. All is saved already.", "App", LISTS, ALWAYS
    ),
)

ACTIONS: tuple[Action, ...] = _GO + _MOMENTS + _WRITE + _NOTES + _APP
"""Every action, in the order of the key page."""

_TEXT = frozenset({"text"})

IN_TEXT: tuple[Action, ...] = (
    Action("text.save", ("ctrl+j", "ctrl+s"), "save", "Save a text of many lines, a form, a list.", "In a text", _TEXT),
    Action("text.editor", ("ctrl+e",), "editor", "Go on in your own $EDITOR.", "In a text", _TEXT),
    Action("text.help", ("f1",), "help", "Say what a field takes, or which marks a line may have.", "In a text", _TEXT),
    Action("text.apart", ("f2",), "apart", "Say that a line was heard apart from the encounter.", "In a text", _TEXT),
    Action("text.borrow", ("f3",), "borrow", "Borrow a question for this field, and reword it.", "In a text", _TEXT),
    Action("text.leave", ("escape",), "leave", "Leave; a text begun is kept as a draft.", "In a text", _TEXT),
)
"""What keys do while she types or answers, besides moving: the dialogs themselves do it."""

BY_ID = {action.id: action for action in ACTIONS}
