"""`coachtui turn REF ACT`: what a note, what was learned, a decision or a student becomes, without a screen."""

from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import opened, places
from coachtui.cli.options import add_act
from coachtui.cli.reference import record_named
from coachtui.cli.told_back import label_said, tell_begun
from coachtui.cli.turned import turned
from coachtui.cli.voice import tell
from coachtui.domain.words import Certainty, Facet, Scope
from coachtui.errors import UsageError
from coachtui.services.writing import together
from coachtui.tui.lines.choices import MARKS

ABOUT = """\
Say what a note becomes; what a learning, a decision, a count or a student becomes, too. REF is what stands in brackets
behind a record in `coachtui show`; several, with commas between, are turned as one step. A script line by line, with
what is needed asked: coachtui sort TEACHER"""
EXAMPLES = """\
  coachtui turn k7q2x evidence --claim "warm-ups land" --claim-scope some --scope some
  coachtui turn k7q2x evidence --for m3d8p --against p9r1c
  coachtui turn k7q2x answer cares real
  coachtui turn k7q2x,m3d8p belief
  coachtui turn k7q2x promise --who her --due fri"""
WHO = ("me", "her", "other")
SCOPES = [each.value for each in Scope]
WORDS = {
    "belief": "a hunch; what was said stays in it word for word",
    "claim": "a claim on the board",
    "question": "a question for later; of a learning, one to the belief --to REF",
    "decision": "the next skill; of a learning, what follows from it",
}
"""What takes words of hers; without any, those of the note."""


def arguments(parser: ArgumentParser) -> None:
    """Take which records, and what they become."""
    parser.add_argument("ref", metavar="REF", help="which record; several with commas between")
    acts = parser.add_subparsers(dest="act", metavar="ACT", title="what it becomes", required=True)
    evidence = add_act(acts, "evidence", "evidence; of a decision, what it rests on", EXAMPLES.splitlines()[0])
    for way in ("for", "against"):
        of = f"what it speaks {way}: a claim, a belief, a learning, a decision"
        evidence.add_argument(f"--{way}", dest=f"{way}_", metavar="REF", action="append", default=[], help=of)
    evidence.add_argument("--claim", metavar="WORDS", default="", help="a new claim that it speaks for")
    evidence.add_argument("--claim-scope", choices=SCOPES, help="for how many the new claim holds")
    evidence.add_argument("--scope", choices=SCOPES, help="for how many it speaks, where it names nobody")
    answer = add_act(acts, "answer", "an answer to a question about her", "  coachtui turn k7q2x answer cares real")
    answer.add_argument("facet", choices=[each.value for each in Facet], metavar="QUESTION", help=", ".join(Facet))
    sure = [each.value for each in Certainty]
    answer.add_argument("certainty", choices=sure, nargs="?", default="heard", metavar="HOW", help=", ".join(sure))
    for name, about in WORDS.items():
        act = add_act(acts, name, about, f"  coachtui turn k7q2x {name}\n  coachtui turn k7q2x {name} in other words")
        act.add_argument("words", metavar="WORDS", nargs="*", help="your words for it")
        if name == "claim":
            act.add_argument("--scope", choices=SCOPES, default=Scope.UNKNOWN.value, help="for how many it holds")
        if name == "question":
            act.add_argument("--to", metavar="REF", default="", help="of a learning: to which belief")
    promise = add_act(acts, "promise", "a promise", "  coachtui turn k7q2x promise --who her --due fri")
    promise.add_argument("--who", choices=WHO, help="who promises: me, her, other")
    promise.add_argument("--due", metavar="DAY", default="", help="by when: fri, next mon, 5/21, +2w")
    add_act(acts, "strength", "to tell her: it waits until she is told", "  coachtui turn k7q2x strength")
    add_act(acts, "validation", "told her, today", "  coachtui turn k7q2x validation")
    add_act(acts, "star", "a star; of a student, to be followed; or no longer", "  coachtui turn k7q2x star")
    marked = add_act(acts, "kind", "another kind of line", "  coachtui turn k7q2x kind '~'")
    marks = ", ".join(f"{mark} ({words})" for _, words, mark in MARKS).replace("%", "%%")
    marked.add_argument("mark", choices=[mark for *_, mark in MARKS], metavar="MARK", help=marks)


def run(asked: Namespace) -> int:
    """Turn them, as one step."""
    with opened(places(asked.home).vault, fresh=False) as session:
        found = [record_named(session, ref) for ref in asked.ref.split(",") if ref.strip()]
        if len({each.teacher for each in found}) > 1:
            raise UsageError("Not turned", "They are of several teachers.", "One teacher at a time.")
        changes = [turned(session, each, asked) for each in found]
        said = changes[0].label if len(changes) == 1 else f"{changes[0].label}, {len(changes)} records"
        written = session.do(together(said, changes))
        tell(label_said(session, written))
        tell_begun(written)
    return 0
