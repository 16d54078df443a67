"""For each action of the app the shell verb that does the same in lines, or why lines need none: `keys --verbs`.

Whoever works with a screen reader, or where nothing may be drawn, does all that the app does by these.
"""

from collections.abc import Mapping

VERB_FOR: Mapping[str, str] = {
    # Where to look
    "tab.caseload": "caseload",
    "tab.relationship": "show TEACHER",
    "tab.beliefs": "beliefs TEACHER",
    "tab.board": "board TEACHER",
    "tab.decisions": "decisions TEACHER",
    "teacher.pick": "teachers",
    "open": "record REF",
    "related": "record REF",
    "find": "find WORDS",
    "filter": "show TEACHER --only notes --where mode=said",
    "map": "board TEACHER --matrix, decisions TEACHER --by-student; beliefs TEACHER is the map in lines",
    "map.zoom": "beliefs TEACHER, and record REF for one in full",
    "map.focus": "map TEACHER --student CODE",
    "beliefs.asks": "beliefs TEACHER --asks",
    "beliefs.moved": "beliefs TEACHER --on DAY --moved-until today",
    "student": "student CODE TEACHER",
    "decisions.story": "decisions TEACHER --story CODE",
    "decisions.expected": "decisions TEACHER --expected",
    "board.then": "board TEACHER --on DAY",
    "board.moved": "board TEACHER --moved",
    # Moments
    "prep": "prep TEACHER",
    "visit": "live TEACHER --lines",
    "plan": "plan TEACHER",
    "inquiry": "inquiry TEACHER --about REF",
    "reflect": "reflect TEACHER",
    "sort": "sort TEACHER",
    "live.mode": "live TEACHER --lines, then /mode",
    "live.inquiry": "live TEACHER --lines, then /ask",
    "live.end": "live TEACHER --lines, then /end",
    "tally": "live TEACHER --lines, then /t K3",
    "tally.quote": "live TEACHER --lines, then /quote WORDS",
    "tally.off": "live TEACHER --lines, then /off",
    "tally.who": "live TEACHER --lines, then /t CODE",
    "tally.next": "live TEACHER --lines, then /count NAME",
    "tally.add": "live TEACHER --lines, then /count NAME",
    "inquiry.wording": "inquiry TEACHER, then /other",
    "inquiry.belief": "inquiry TEACHER, then b",
    "inquiry.openness": "inquiry TEACHER, then b and 1 to 5",
    "inquiry.learning": "inquiry TEACHER, then l",
    # Writing
    "note.capture": "note TEACHER TEXT",
    "add": "add KIND TEACHER TEXT",
    "add.sibling": "add belief TEACHER TEXT beside=REF",
    "add.child": "add practice TEACHER TEXT under=REF",
    "reword": "edit REF statement=TEXT",
    "link": "link REF KIND REF",
    "outline.cut": "outline REF beneath REF",
    "outline.yank": "outline REF copy REF",
    "outline.put": "outline REF beneath REF",
    "outline.out": "outline REF out",
    "outline.in": "outline REF in",
    "outline.kind": "outline REF turn",
    "edit": "edit REF FIELD=VALUE",
    "delete": "delete REF",
    "undo": "undo",
    "redo": "undo --redo",
    "done": "done REF",
    "whom": "edit REF scope=some with=CODE without=CODE",
    "history": "history REF",
    "tag": "edit REF tags+=WORD",
    "visibility": "edit REF visibility=teacher",
    "claim.works": "edit REF works=partly",
    "claim.why": "edit REF why=TEXT why.basis=theory",
    "claim.learning": "add learning TEACHER TEXT about=REF",
    "evidence.kind": "edit REF kind=count level=map",
    "evidence.bears": "edit REF bears_on+=REF",
    "links": "link REF KIND REF WORDS, or --as KIND, or --away",
    "copy": "record REF >FILE",
    # What a note becomes
    "note.evidence": "turn REF evidence --for REF",
    "note.answer": "turn REF answer QUESTION",
    "note.belief": "turn REF belief",
    "note.claim": "turn REF claim",
    "note.promise": "turn REF promise",
    "note.validation": "turn REF validation",
    "note.star": "turn REF star",
    "note.kind": "turn REF kind MARK",
    "note.decision": "turn REF decision",
    "note.question": "turn REF question",
    # The program
    "help": "VERB --help",
    "palette": "--help",
    "theme": "settings theme NAME",
    "settings": "settings NAME VALUE",
    "time": "time",
    "report.copy": "report teacher-copy TEACHER",
    "report.activity": "report activity TEACHER",
    "across": "across",
    "inbox": "inbox file N TEACHER",
    "changes": "undo --list",
    "deleted": "deleted back REF",
    "review": "review",
    "conflicts": "conflicts REF HOW",
    # In a text
    "text.apart": "note TEACHER TEXT",
    "text.borrow": "plan TEACHER, then ?",
    "text.editor": "add KIND TEACHER - <FILE",
    "text.help": "edit REF",
}
"""By the id of the action; in capitals what is put in. REF stands in brackets behind each record that is told."""

CURSOR = "there is no cursor to move: all is told, and each record has a REF"
AT_ONCE = "each verb is done when it ends: there is nothing to close or to leave"
NOT_NEEDED: Mapping[str, str] = {
    "tab.previous": "there are no tabs: each is a verb of its own",
    "tab.next": "there are no tabs: each is a verb of its own",
    "teacher.previous": "each verb is told its TEACHER",
    "teacher.next": "each verb is told its TEACHER",
    **{
        f"move.{way}": CURSOR
        for way in ("down", "up", "first", "last", "page_down", "page_up", "half_down", "half_up", "out", "in")
    },
    "jump": CURSOR,
    "pane.next": CURSOR,
    "pane.previous": CURSOR,
    "mark": "verbs that can be done to several take several REFs",
    "back": AT_ONCE,
    "close": AT_ONCE,
    "live.line": "what is typed always goes into the line",
    "inquiry.line": "what is typed always goes into the line",
    "blank": "nothing stays on a screen: your terminal clears it",
    "redraw": "nothing is drawn that could have to be drawn again",
    "quit": AT_ONCE,
    "text.save": "a line is saved when it is ended",
    "text.leave": "an empty line, or ctrl+d, leaves what is asked",
}
"""The actions that lines need no verb for, and why."""


def in_lines(action: str) -> str:
    """Return what does an action in lines: the command, or why there is none."""
    verb = VERB_FOR.get(action)
    return f"coachtui {verb}" if verb else f"not needed: {NOT_NEEDED[action]}"
