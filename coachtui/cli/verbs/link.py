"""`coachtui link REF KIND REF`: how a belief or practice bears on another, or whom it affects."""

from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import opened, places
from coachtui.cli.reference import record_named
from coachtui.cli.voice import tell
from coachtui.domain.letters import mended
from coachtui.domain.readings.outlined import NODES
from coachtui.domain.words import LinkKind
from coachtui.services.links import add_link, link_to_person

ABOUT = """\
Link a belief or a practice to another: it leads to, rests on, supports, contradicts, undercuts, is an alternative to,
selects the data for, or drives it; or say whom it affects, a student by code or a #group, begun where that is new. What
a link says is changed by `coachtui edit`, and it is taken away by `coachtui delete`, with its reference: it stands in
`coachtui record`."""
EXAMPLES = """\
  coachtui link k7q2x supports m3d8p
  coachtui link k7q2x affects K3 "waits for someone else's answer\""""


def arguments(parser: ArgumentParser) -> None:
    """Take from where, how, and to where."""
    kinds = [each.value for each in LinkKind]
    parser.add_argument("ref", metavar="REF", help="a belief or a practice")
    parser.add_argument("kind", metavar="KIND", choices=kinds, help=", ".join(kinds))
    parser.add_argument("to", metavar="REF|CODE", help="a belief or a practice; of affects, a student or a #group")
    parser.add_argument("words", metavar="WORDS", nargs="*", type=mended, help="what the link says: the effect")


def run(asked: Namespace) -> int:
    """Write the link."""
    with opened(places(asked.home).vault, fresh=False) as session:
        one = record_named(session, asked.ref, tables=NODES)
        book, words = session.book(one.teacher), " ".join(asked.words)
        if asked.kind == LinkKind.AFFECTS:
            change = link_to_person(session.pen, book, one.id, asked.to, words)
        else:
            other = record_named(session, asked.to, tables=NODES, teacher=one.teacher)
            change = add_link(session.pen, book, one.id, other.id, asked.kind, text=words)
        tell(session.do(change).label)
    return 0
