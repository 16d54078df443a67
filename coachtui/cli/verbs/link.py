"""`coachtui link REF KIND REF`: how a belief or practice bears on another, or whom it affects."""

from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import opened, places
from coachtui.cli.reference import Found, record_named
from coachtui.cli.told_back import said_of
from coachtui.cli.voice import tell
from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.domain.letters import mended
from coachtui.domain.readings.arrows import place_of
from coachtui.domain.readings.outlined import NODES
from coachtui.domain.readings.students import who_id
from coachtui.domain.words import LinkKind
from coachtui.errors import UsageError
from coachtui.services.links import add_link, link_to_person, remove_link
from coachtui.services.outlining import relink
from coachtui.services.records import edit_record
from coachtui.services.session import Session

ABOUT = """\
Link a belief or a practice to another: it leads to, rests on, supports, contradicts, undercuts, is an alternative to,
selects the data for, or drives it; or say whom it affects, a student by code or a #group, begun where that is new.
Where the two are linked so already, WORDS are what the link says now, --as makes it another, --away takes it away."""
EXAMPLES = """\
  coachtui link k7q2x supports m3d8p
  coachtui link k7q2x supports m3d8p --as contradicts
  coachtui link k7q2x supports m3d8p --away
  coachtui link k7q2x affects K3 "waits for someone else's answer\""""
KINDS = [each.value for each in LinkKind]


def arguments(parser: ArgumentParser) -> None:
    """Take from where, how, to where, and what becomes of a link that is there."""
    parser.add_argument("ref", metavar="REF", help="a belief or a practice")
    parser.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS))
    parser.add_argument("to", metavar="REF|CODE", help="a belief or a practice; of affects, a student or a #group")
    parser.add_argument("words", metavar="WORDS", nargs="*", type=mended, help="what the link says: the effect")
    there = parser.add_mutually_exclusive_group()
    there.add_argument("--as", dest="other", metavar="KIND", choices=KINDS, help="make the link another")
    there.add_argument("--away", action="store_true", help="take the link away")


def run(asked: Namespace) -> int:
    """Write the link, or change the one that is there."""
    with opened(places(asked.home).vault, fresh=False) as session:
        one = record_named(session, asked.ref, tables=NODES)
        book = session.book(one.teacher)
        other = _end(session, one, asked)
        ends = (one.id, other, asked.kind)
        rows = book.rows("links")
        known = next((row["id"] for row in rows if (row["from"], row["to"], row.get("kind")) == ends), None)
        change = _new(session, book, ends, asked) if known is None else _changed(session, book, known, asked)
        done = session.do(change).label
        to = said_of(session, Found(one.teacher, place, other)) if (place := place_of(book, other)) else asked.to
        tell(f"{done}: {said_of(session, one)} · {to}")
    return 0


def _end(session: Session, one: Found, asked: Namespace) -> int:
    """Return where the link ends; 0 for a student or a group who is still to be begun."""
    if asked.kind == LinkKind.AFFECTS:
        return who_id(session.book(one.teacher), asked.to.removeprefix("#")) or 0
    return record_named(session, asked.to, tables=NODES, teacher=one.teacher).id


def _new(session: Session, book: Book, ends: tuple[int, int, str], asked: Namespace) -> Change:
    if asked.away or asked.other:
        raise UsageError("No such link", "These two are not linked so.", "What is linked: coachtui record REF")
    from_, to, kind = ends
    words = " ".join(asked.words)
    if kind == LinkKind.AFFECTS:
        return link_to_person(session.pen, book, from_, asked.to, words)
    return add_link(session.pen, book, from_, to, kind, text=words)


def _changed(session: Session, book: Book, link: int, asked: Namespace) -> Change:
    if asked.away:
        return remove_link(session.pen, book, link)
    if asked.other:
        return relink(session.pen, book, link, asked.other)
    if not asked.words:
        raise UsageError("Linked already", "These two are linked so.", "Add what it says, --as KIND, or --away.")
    return edit_record(session.pen, book, "links", link, {"text": " ".join(asked.words)})
