"""`coachtui outline REF ACT`: a belief or practice moved, copied or turned in the outline, with all beneath it."""

from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import opened, places
from coachtui.cli.options import add_act
from coachtui.cli.reference import Found, record_named
from coachtui.cli.told_back import label_said, tell_record
from coachtui.cli.voice import tell
from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.domain.readings.outlined import NODES, above, further_out, via_of
from coachtui.domain.words import LinkKind
from coachtui.errors import UsageError
from coachtui.services.links import link_kinds
from coachtui.services.outlining import copy_beneath, put_beneath, relink, turn_node
from coachtui.services.session import Session

ABOUT = """\
Move a belief or a practice in the outline, with all beneath it, copy it, turn one into the other, or say how it hangs
on what is above it. The outline: coachtui beliefs TEACHER; to begin one beneath another: coachtui add … under=REF"""
EXAMPLES = """\
  coachtui outline k7q2x beneath m3d8p
  coachtui outline k7q2x copy m3d8p
  coachtui outline k7q2x out
  coachtui outline k7q2x turn"""
MOVES = {
    "beneath": "take it up and put it beneath another",
    "copy": "put a copy of it, with all beneath it, beneath another",
    "out": "move it out by one level",
    "in": "move it beneath the one above it",
    "turn": "make a belief a practice, or a practice a belief",
    "arrow": "say how it hangs on what is above it",
}


def arguments(parser: ArgumentParser) -> None:
    """Take which one, and what becomes of it."""
    parser.add_argument("ref", metavar="REF", help="a belief or a practice, by what stands in brackets behind it")
    acts = parser.add_subparsers(dest="act", metavar="ACT", title="acts", required=True)
    for name, about in MOVES.items():
        under = " m3d8p" if name in ("beneath", "copy") else ""
        act = add_act(acts, name, about, f"  coachtui outline k7q2x {name}{under}")
        if under:
            act.add_argument("under", metavar="REF", help="the one to put it beneath")
        if name == "arrow":
            kinds = [each.value for each in LinkKind]
            act.add_argument("kind", choices=kinds, metavar="KIND", help=", ".join(kinds))


def run(asked: Namespace) -> int:
    """Do it."""
    with opened(places(asked.home).vault, fresh=False) as session:
        one = record_named(session, asked.ref, tables=NODES)
        under = record_named(session, asked.under, tables=NODES, teacher=one.teacher).id if "under" in asked else 0
        written = session.do(_change(session, one, asked, under))
        if asked.act in ("copy", "turn"):
            tell(label_said(session, written))  # of what has begun by it
        else:
            tell_record(session, one, written.label)
    return 0


def _change(session: Session, one: Found, asked: Namespace, under: int) -> Change:
    pen, book = session.pen, session.book(one.teacher)
    via = via_of(book, one.id)
    if asked.act == "copy":
        return copy_beneath(pen, book, one.id, under)
    if asked.act == "turn":
        return turn_node(pen, book, one.table, one.id)
    if asked.act == "beneath":
        return put_beneath(pen, book, one.id, under, via)
    if asked.act == "in":
        return put_beneath(pen, book, one.id, _above(book, one.id), via)
    if via is None:
        raise UsageError("Not moved", "It hangs beneath nothing.")
    if asked.act == "out":
        return put_beneath(pen, book, one.id, further_out(book, via), via)
    return _arrow(session, book, one, via, asked.kind)


def _above(book: Book, id_: int) -> int:
    found = above(book, id_)
    if found is None:
        raise UsageError("Not moved", "Nothing stands above it at its level.")
    return found


def _arrow(session: Session, book: Book, one: Found, via: int, kind: str) -> Change:
    row = session.book(one.teacher).table("links")[via]
    kinds = link_kinds(book, row["from"], row["to"])
    if kind not in kinds:
        raise UsageError("Not linked so", f"“{kind}” makes no sense between these two.", f"One of: {', '.join(kinds)}")
    return relink(session.pen, book, via, kind)
