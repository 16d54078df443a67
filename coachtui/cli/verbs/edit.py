"""`coachtui edit REF FIELD=VALUE…`: any field of any record; alone, the fields with what each takes."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from typing import Any

from coachtui.cli.assemble import opened, places
from coachtui.cli.fieldvalues import Place, said_value, takes
from coachtui.cli.fieldwords import apart, read_fields
from coachtui.cli.reference import Found, record_named
from coachtui.cli.told_back import give_record, said_of, tell_begun, tell_record
from coachtui.cli.voice import give, tell
from coachtui.domain.kinds import label
from coachtui.errors import StoreError, UsageError
from coachtui.services.links import link_kinds
from coachtui.services.records import UNTOUCHED, edit_record
from coachtui.services.session import Session
from coachtui.services.shapes import shapes, value_at

ABOUT = """\
Change fields of a record: FIELD=VALUE sets one, FIELD= empties it, FIELD+=VALUE and FIELD-=VALUE add to a list and take
from it. Values are typed as in the app's forms: due=fri, hold=4, with=K3,#ell, practice=k7q2x. Where one is wrong,
nothing is changed. With REF alone, every field is listed, with what it holds and what it takes. REF stands in brackets
behind a record, in `coachtui show` and wherever else records are told.

So are done, too: tagging (tags+=pacing), letting her see it (visibility=teacher), a star (starred=yes), following a
student (focal=yes), for whom (scope=some with=K3 without=D2), rewording (statement="…")."""
EXAMPLES = """\
  coachtui edit k7q2x                               its fields, and what each takes
  coachtui edit k7q2x status=heard hold=4 --why "she said it twice"
  coachtui edit k7q2x tags+=pacing visibility=teacher
  coachtui edit 5d3mw scope=some with=K3,K5 without-=#ell
  coachtui edit 5d3mw why="they see what they missed" why.basis=theory
  coachtui edit 3ja9p due="next fri" who=teacher"""


def arguments(parser: ArgumentParser) -> None:
    """Take which record, the fields, and why."""
    parser.add_argument("ref", metavar="REF", help="the record, by what stands in brackets behind it")
    parser.add_argument("fields", metavar="FIELD=VALUE", nargs="*", help="a field and what it is to hold")
    parser.add_argument("--why", metavar="TEXT", default="", help="what moved a belief: kept in its history")
    parser.add_argument("--json", action="store_true", help="print the record as it is then")


def run(asked: Namespace) -> int:
    """Change the fields, or list them."""
    with opened(places(asked.home).vault, fresh=False) as session:
        one = record_named(session, asked.ref)
        if one.table in UNTOUCHED:
            raise UsageError("Not edited", f"a {label(one.table)} is not edited.")
        if asked.fields:
            _edit(session, one, asked)
        elif not asked.json:
            for line in _listed(session, one):
                give(line)
        if asked.json:
            give_record(session, one)
    return 0


def _edit(session: Session, one: Found, asked: Namespace) -> None:
    words, given = apart(asked.fields)
    if words:
        raise UsageError("Not a field", f"“{words}” is no FIELD=VALUE.", 'Put a value in quotes: statement="two words"')
    if asked.why and one.table != "beliefs":
        raise UsageError("Bad usage", f"--why tells what moved a belief; this is a {label(one.table)}.")
    book = session.book(one.teacher)
    row = book.table(one.table)[one.id]
    fields = read_fields(Place(session, book, one.table), given, row)
    if one.table == "links":
        _check_link(session, one, {**row, **fields})
    try:
        written = session.do(edit_record(session.pen, book, one.table, one.id, fields, why=asked.why))
    except StoreError as error:
        error.hint = "\n".join(filter(None, [error.hint, "Here is what you typed again:", *asked.fields]))
        raise
    if written.ops:
        tell_record(session, one, written.label)
        tell_begun(written)
    else:
        tell(f"Nothing is other than before: {said_of(session, one)}")


def _check_link(session: Session, one: Found, row: Mapping[str, Any]) -> None:
    """Raise UsageError where such a link makes no sense between its ends."""
    kinds = link_kinds(session.book(one.teacher), row["from"], row["to"])
    if row.get("kind") not in kinds:
        may = f"It may be: {', '.join(kinds)}." if kinds else "Links join beliefs and practices."
        raise UsageError("No such link", "these two cannot be linked so.", may)


def _listed(session: Session, one: Found) -> Iterator[str]:
    book = session.book(one.teacher)
    row = book.table(one.table)[one.id]
    place = Place(session, book, one.table)
    yield f"{label(one.table)}: {said_of(session, one)}"
    for shape in shapes(one.table):
        yield f"{shape.key}={said_value(place, shape, value_at(row, shape.key))}"
        what = takes(one.table, shape)
        yield f"    {shape.title}. {shape.help}{f' It takes {what}.' if what else ''}"
