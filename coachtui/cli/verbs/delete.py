"""`coachtui delete REF…`: removes records; undo, or `coachtui deleted`, brings them back."""

from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import opened, places
from coachtui.cli.output import give_json
from coachtui.cli.reference import Found, record_named
from coachtui.cli.told_back import said_of
from coachtui.cli.voice import tell
from coachtui.domain.kinds import label
from coachtui.errors import UsageError
from coachtui.services.records import UNTOUCHED, delete_records
from coachtui.services.session import Session
from coachtui.services.writing import together
from coachtui.tui.lines.ground import fallen_with

ABOUT = """\
Delete records, and the links that begin or end at them, as one act. It tells what loses its ground without them;
nothing is asked, since `coachtui undo` brings all of it back, and `coachtui deleted` each for itself, later too."""
EXAMPLES = "  coachtui delete k7q2x\n  coachtui delete k7q2x 5d3mw\n  coachtui undo"


def arguments(parser: ArgumentParser) -> None:
    """Take which records."""
    parser.add_argument("refs", metavar="REF", nargs="+", help="a record, by what stands in brackets behind it")
    parser.add_argument("--json", action="store_true", help="print the ids of what was deleted")


def run(asked: Namespace) -> int:
    """Delete them."""
    with opened(places(asked.home).vault, fresh=False) as session:
        found = list(dict.fromkeys(record_named(session, ref) for ref in asked.refs))
        for one in found:
            if one.table in UNTOUCHED:
                raise UsageError("Not deleted", f"a {label(one.table)} is not deleted so: {said_of(session, one)}.")
        _delete(session, found)
        if asked.json:
            give_json([one.id for one in found])
    return 0


def _delete(session: Session, found: list[Found]) -> None:
    owners = list(dict.fromkeys(one.teacher for one in found))
    said = [said_of(session, one) for one in found]
    of = {owner: [(one.table, one.id) for one in found if one.teacher == owner] for owner in owners}
    now = session.pen.now()
    lost = [line for owner in owners for line in fallen_with(session.book(owner), of[owner], now)]
    changes = [delete_records(session.pen, session.book(owner), of[owner]) for owner in owners]
    done = changes[0].label if len(changes) == 1 else f"{len(found)} records deleted"
    session.do(together(done, changes))
    tell(f"{done}: {said[0]}" if len(said) == 1 else "\n".join([f"{done}:", *(f"  {each}" for each in said)]))
    for line in lost:
        tell(line)
    tell("coachtui undo brings it back.")
