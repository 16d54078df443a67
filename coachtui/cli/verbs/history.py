"""`coachtui history REF`: how a record became what it is, and going back to what it was."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from coachtui.cli.assemble import opened, places
from coachtui.cli.output import give_json
from coachtui.cli.reference import Found, record_named
from coachtui.cli.told_back import tell_record
from coachtui.cli.verbs.deleted import gone_named
from coachtui.cli.voice import give, short, tell
from coachtui.domain.change import Row
from coachtui.domain.keeping import Version
from coachtui.domain.kinds import label, summary
from coachtui.errors import UsageError
from coachtui.services.restoring import differences, restore_record
from coachtui.services.session import Session
from coachtui.services.whence import session_said
from coachtui.tui.dialogs.fields_names import FIELD_NAMES
from coachtui.tui.dialogs.page_values import moment_said, said_value

ABOUT = """\
Tell how a record became what it is, a deleted one too: each change, numbered, oldest first, with what it changed.
--back N goes back to what it was after change N; undo takes that back."""
EXAMPLES = "  coachtui history k7q2x\n  coachtui history k7q2x --back 2"
ACTS = {"undo": "undone: ", "redo": "done again: "}


def arguments(parser: ArgumentParser) -> None:
    """Take which record, and where to go back to."""
    parser.add_argument("ref", metavar="REF", help="the record, by what stands in brackets behind it")
    parser.add_argument("--back", metavar="N", type=int, help="go back to what it was after change N")
    parser.add_argument("--json", action="store_true", help="print a list of objects")


def run(asked: Namespace) -> int:
    """Tell its versions, or go back to one."""
    with opened(places(asked.home).vault, fresh=False) as session:
        one = _there_or_gone(session, asked.ref)
        versions = session.store.history(*one)
        if asked.back is not None:
            _go_back(session, one, versions, asked.back)
        elif asked.json:
            give_json([each._asdict() for each in versions])
        else:
            for line in _told(session, one, versions):
                give(line)
    return 0


def _there_or_gone(session: Session, ref: str) -> Found:
    try:
        return record_named(session, ref)
    except UsageError as error:
        try:
            gone = gone_named(session, ref)
        except UsageError:
            raise error from None
        return Found(gone.teacher, gone.table, gone.id)


def _go_back(session: Session, one: Found, versions: Sequence[Version], number: int) -> None:
    row = versions[number - 1].row if 1 <= number <= len(versions) else None
    if row is None:
        raise UsageError("Not gone back", f"there is no state after change {number}.", "See: coachtui history REF")
    session.do(change := restore_record(session.pen, session.book(one.teacher), one.table, one.id, row))
    tell_record(session, one, change.label)


def _told(session: Session, one: Found, versions: Sequence[Version]) -> Iterator[str]:
    last = next((each.row for each in reversed(versions) if each.row), None)
    if last is None:
        tell("Nothing is kept of how it came to be.")
        return
    yield f"{label(one.table)}: {short(summary(one.table, last))}"
    now, before = session.pen.now(), None
    for number, version in enumerate(versions, 1):
        said = f"{ACTS.get(version.act, '')}{version.label}" if version.label else "written"
        where = session_said(version.writer, version.by, version.at, now)
        current = "(now)" if number == len(versions) else ""
        yield f"{number:>3}  " + "  ".join(filter(None, (moment_said(version.at, now), said, where, current)))
        if version.row is None:
            yield "       removed"
        elif before is not None:
            yield from _changed(session, one, before, version.row)
        before = version.row


def _changed(session: Session, one: Found, before: Row, after: Row) -> Iterator[str]:
    book, now = session.book(one.teacher), session.pen.now()
    for field, old, new in differences(before, after):
        name = FIELD_NAMES.get(one.table, {}).get(field, field.replace("_", " "))
        said = [said_value(book, one.table, field, each, now) if each else "nothing" for each in (old, new)]
        yield "       " + f"{name}: {said[0]} → {said[1]}".replace("\n", "; ")
