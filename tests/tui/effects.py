"""What must be seen after each action, by its id. An action without an entry fails the tests."""

from collections.abc import Callable

from coachtui.tui.actions import TABS
from tests.tui.walk import State

Effect = Callable[[State, State], bool]


def opens(*titles: str) -> Effect:
    """A dialog or a screen is opened over what was there: one whose title, or class, begins with one of these."""

    def seen(before: State, after: State) -> bool:
        return after.deep > before.deep and (after.title.startswith(titles) or after.stack[-1] in titles)

    return seen


def asks(before: State, after: State) -> bool:
    """Something is opened over what was there."""
    return after.deep > before.deep


def closes(before: State, after: State) -> bool:
    """What was open is closed."""
    return after.deep < before.deep


def unmarks(before: State, after: State) -> bool:
    """The marks are taken away."""
    return before.marked > after.marked == 0


def marks(before: State, after: State) -> bool:
    """A line more or less is marked."""
    return after.marked != before.marked


def writes(before: State, after: State) -> bool:
    """The records have changed."""
    return after.commits > before.commits


def down(before: State, after: State) -> bool:
    """The cursor stands further down, or what has no cursor is read further down."""
    return after.focus is before.focus and after.cursor > before.cursor


def up(before: State, after: State) -> bool:
    """The cursor stands further up."""
    return after.focus is before.focus and after.cursor < before.cursor


def tells(before: State, after: State) -> bool:
    """She is told."""
    return after.told > before.told


def looks(before: State, after: State) -> bool:
    """The same screen shows something else."""
    return after.stack == before.stack and after.text != before.text


def other_tab(before: State, after: State) -> bool:
    """Another tab is open."""
    return after.tab != before.tab


def other_teacher(before: State, after: State) -> bool:
    """Another teacher is in view."""
    return after.teacher != before.teacher


def focuses(before: State, after: State) -> bool:
    """The focus is elsewhere on the same screen."""
    return after.stack == before.stack and after.focus is not before.focus


def redraws(before: State, after: State) -> bool:
    """All is drawn again."""
    return after.drawn > before.drawn


def goes(*tabs: str) -> Effect:
    """One of these tabs is open, with nothing over it."""
    return lambda _before, after: after.tab in tabs and after.deep == 1


def either(*effects: Effect) -> Effect:
    """One of these."""
    return lambda before, after: any(effect(before, after) for effect in effects)


def both(*effects: Effect) -> Effect:
    """All of these."""
    return lambda before, after: all(effect(before, after) for effect in effects)


EFFECT: dict[str, Effect] = {
    **{f"tab.{tab}": goes(tab) for tab in TABS},
    "tab.previous": other_tab,
    "tab.next": other_tab,
    "teacher.pick": opens("Which teacher?"),
    "teacher.previous": other_teacher,
    "teacher.next": other_teacher,
    "move.down": down,
    "move.up": up,
    "move.first": up,
    "move.last": down,
    "move.page_down": down,
    "move.page_up": up,
    "move.half_down": down,
    "move.half_up": up,
    "move.out": either(focuses, up),
    "move.in": either(focuses, down, looks),
    "pane.next": focuses,
    "pane.previous": focuses,
    "open": either(asks, goes("relationship"), focuses, looks),
    "close": either(closes, unmarks),
    "related": either(opens("Linked to "), goes(*TABS)),
    "back": either(other_tab, closes),
    "find": opens("Find in all"),
    "filter": opens("Show only"),
    "map": looks,
    "map.zoom": looks,
    "map.focus": looks,
    "beliefs.asks": opens("What the map asks"),
    "beliefs.moved": opens("What moved since"),
    "student": asks,
    "decisions.story": asks,
    "decisions.expected": opens("StoryScreen"),
    "board.then": opens("The board as it stood"),
    "board.moved": opens("What moved on the board"),
    "prep": opens("PrepScreen"),
    "visit": opens("An encounter with ", "LiveScreen"),
    "plan": opens("Plan an encounter with "),
    "inquiry": opens("InquiryScreen"),
    "sort": opens("SortScreen"),
    "live.line": focuses,
    "live.mode": looks,
    "live.inquiry": looks,
    "live.end": both(writes, closes),
    "tally": focuses,
    "tally.quote": opens("What was said?"),
    "tally.off": both(writes, tells),
    "tally.who": opens("Who?"),
    "tally.next": looks,
    "tally.add": opens("Count what?"),
    "inquiry.line": focuses,
    "inquiry.wording": looks,
    "inquiry.belief": both(writes, tells),
    "inquiry.openness": both(writes, tells),
    "inquiry.learning": both(writes, tells),
    "note.capture": opens("Note: "),
    "add": opens(
        "Add",
        "What does she hold true?",
        "A teacher: her name",
        "What is working, or not?",
        "Note: ",
        "Which ",
        "A promise",
        "Who ",
    ),
    "add.sibling": opens("Beside it", "What does she hold true?"),
    "add.child": opens("What does it make her do?", "Whom does it affect"),
    "reword": opens("In other words"),
    "link": opens("Link to which?"),
    "outline.cut": tells,
    "outline.yank": tells,
    "outline.put": both(writes, tells),
    "outline.out": both(writes, tells),
    "outline.in": both(writes, tells),
    "outline.kind": opens("What is it?"),
    "edit": opens("Edit "),
    "delete": either(both(writes, tells), tells),
    "undo": both(writes, tells),
    "redo": both(writes, tells),
    "mark": marks,
    "done": either(asks, both(writes, tells)),
    "whom": opens("Whom ", "From whom ", "For whom ", "For how many"),
    "copy": tells,
    "history": opens("History of "),
    "tag": opens("Tag: "),
    "visibility": both(writes, tells),
    "claim.why": opens("Why?"),
    "claim.works": opens("Does it work?"),
    "claim.learning": opens("What could you learn"),
    "evidence.kind": opens("What is it?"),
    "evidence.bears": opens("It bears on what?"),
    "links": opens("Which link?"),
    "note.evidence": opens("Evidence ", "How do you know? ", "What does it rest on?"),
    "note.answer": opens("Which question does it answer?"),
    "note.belief": opens("The hunch: "),
    "note.claim": opens("The claim: "),
    "note.promise": opens("Who promises?"),
    "note.validation": both(writes, tells),
    "note.star": both(writes, tells),
    "note.question": opens("What do you wonder?", "A question to which belief?"),
    "note.kind": opens("What kind of line is it?"),
    "note.decision": opens("The next skill"),
    "help": opens("Help"),
    "palette": opens("Commands"),
    "theme": opens("Which theme?"),
    "settings": opens("Settings"),
    "jump": opens("LabelDialog"),
    "reflect": opens("Your reflection"),
    "time": opens("Time report"),
    "across": opens("What several try"),
    "inbox": opens("Inbox: "),
    "changes": opens("All changes"),
    "deleted": opens("Deleted records"),
    "conflicts": opens("Conflicts"),
    "review": opens("What to keep"),
    "report.copy": opens("What may leave for her"),
    "report.activity": opens("Counts and minutes"),
    "blank": opens("BlankScreen"),
    "redraw": redraws,
    "quit": closes,
}
"""What must be seen after each action. `quit` on a bare tab ends the app, which a test of its own holds."""
