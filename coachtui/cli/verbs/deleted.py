"""`coachtui deleted`: what was deleted, newest first; and bringing it back."""

from argparse import ArgumentParser, Namespace
from itertools import islice
from typing import Any

from coachtui.cli.assemble import opened, places
from coachtui.cli.options import add_act
from coachtui.cli.output import give_json
from coachtui.cli.reference import Found, fitting, in_brackets, refs_of
from coachtui.cli.told_back import tell_record
from coachtui.cli.voice import give, short, tell
from coachtui.domain.keeping import Gone
from coachtui.domain.kinds import label, summary
from coachtui.errors import UsageError
from coachtui.services.restoring import bring_back
from coachtui.services.session import Session
from coachtui.services.whence import session_said, when_said

ABOUT = "List the records that were deleted, newest first, or bring some back, with the links that went along."
EXAMPLES = "  coachtui deleted\n  coachtui deleted back k7q2x\n  coachtui history k7q2x     how it was before"
MOST = 1000
"""How far back is looked, in records, as in the app."""
LISTED = 50
"""How many are listed where no number is asked for."""


def arguments(parser: ArgumentParser) -> None:
    """Take what to do."""
    parser.add_argument("-n", type=int, metavar="N", dest="count", default=LISTED, help=f"how many; {LISTED} otherwise")
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    acts = parser.add_subparsers(dest="act", metavar="ACT", title="acts")
    back = add_act(acts, "back", "bring records back", "  coachtui deleted back k7q2x", data="print the records")
    back.add_argument("refs", metavar="REF", nargs="+", help="a record, by what stands in brackets behind it")


def run(asked: Namespace) -> int:
    """List them, or bring back."""
    with opened(places(asked.home).vault, fresh=False) as session:
        return _bring_back(session, asked) if asked.act else _list(session, asked)


def gone_named(session: Session, text: str) -> Gone:
    """Return the one deleted record that a reference names. Raises UsageError."""
    fits = fitting(text)
    found = [one for one in islice(session.store.deleted(), MOST) if fits(one.id)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError("Not deleted", f"nothing that was deleted is called “{text}”.", "See: coachtui deleted")
    refs = refs_of(one.id for one in found)
    lines = [f"  {refs[one.id]}  {label(one.table)}: {short(summary(one.table, one.row))}" for one in found]
    raise UsageError("Which record?", f"“{text}” may be several.", "\n".join(["Do you mean one of:", *lines]))


def _bring_back(session: Session, asked: Namespace) -> int:
    back = []
    for gone in list({(one.teacher, one.id): one for one in (gone_named(session, ref) for ref in asked.refs)}.values()):
        session.do(change := bring_back(session.pen, session.book(gone.teacher), gone))
        tell_record(session, Found(gone.teacher, gone.table, gone.id), change.label)
        back.append(session.book(gone.teacher).table(gone.table)[gone.id])
    if asked.json:
        give_json(back)
    return 0


def _list(session: Session, asked: Namespace) -> int:
    found = list(islice(session.store.deleted(), max(asked.count, 0)))
    names, refs = {each.id: each.name for each in session.store.names()}, refs_of(one.id for one in found)
    now = session.pen.now()
    if asked.json:
        give_json([_object(one, names.get(one.teacher, "")) for one in found])
        return 0
    for one in found:
        how = "its adding was undone" if one.act == "undo" else "deleted"
        where = session_said(one.writer, one.by, one.at, now)
        links = f"{len(one.links)} {label('links', len(one.links))} with it" if one.links else ""
        said = ", ".join(each for each in (f"{how} {when_said(one.at, now)}", where, links) if each)
        what = f"{label(one.table)}: {short(summary(one.table, one.row))}"
        give(f"{names.get(one.teacher, 'all teachers')} · {what} · {said}  {in_brackets(refs[one.id])}")
    if not found:
        tell("Nothing was deleted.")
    return 0


def _object(one: Gone, name: str) -> dict[str, Any]:
    return {"at": one.at, "name": name, "teacher": one.teacher, "table": one.table, "id": one.id, "record": one.row}
