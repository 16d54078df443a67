"""`coachtui caseload`: whom to see and what for, as the first tab says it, in lines."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from math import inf

from coachtui.cli.assemble import opened, places, settings_of, teacher_named
from coachtui.cli.output import give_json
from coachtui.cli.reference import book_refs
from coachtui.cli.rows import WIDE, give_rows
from coachtui.cli.voice import give, tell
from coachtui.domain.change import COMMON
from coachtui.domain.letters import mended
from coachtui.domain.names import ARCHIVED
from coachtui.domain.readings.retention import is_time
from coachtui.domain.readings.roster import RosterLine
from coachtui.services.caseload import Caseload
from coachtui.services.session import Session
from coachtui.storage.inbox import waiting
from coachtui.tui.lines.caseload import due_text, inbox_rows, keep_rows, last_contact, next_rows

ABOUT = """\
Tell whom to see, and what for: a line a teacher, what presses first; with TEACHER, all that is next with her: what is
planned, what to ask and why, what you owe, what she was never told."""
EXAMPLES = "  coachtui caseload\n  coachtui caseload maria\n  coachtui caseload --json | jq '.[].name'"
COUNTED = (
    ("unfinished", "visits without a debrief"),
    ("owed", "I owe"),
    ("untold", "seen, never told"),
    ("reviews", "to review"),
    ("learnings", "to learn"),
    ("checks", "to look at again"),
    ("conflicts", "in two versions"),
)
"""What waits with a teacher, and how it is counted."""


def arguments(parser: ArgumentParser) -> None:
    """Take whom, if one alone is asked for, and the form."""
    parser.add_argument("teacher", metavar="TEACHER", nargs="*", type=mended, help="a name, an alias, or a beginning")
    parser.add_argument("--json", action="store_true", help="print a list of objects")


def run(asked: Namespace) -> int:
    """Print the caseload, or what is next with one teacher."""
    paths = places(asked.home)
    usual = settings_of(paths)[0].cadence_days
    with opened(paths.vault, fresh=False) as session:
        caseload, now = Caseload(session, usual), session.pen.now()
        names = session.store.names()
        teachers = [name.id for name in names if name.state != ARCHIVED]
        if asked.teacher:
            teachers = [teacher_named(session, " ".join(asked.teacher)).id]
        caseload.read([name.id for name in names], now, inf)
        lines = [line for each in caseload.ordered(teachers) if (line := caseload.line(each))]
        if asked.json:
            give_json([line._asdict() | {"next": line.next and line.next._asdict()} for line in lines])
        elif asked.teacher:
            book = session.book(teachers[0])
            give_rows([row for line in lines for row in next_rows(book, line, now, WIDE, usual)], book_refs(book))
        else:
            _give(session, caseload, lines, len(waiting(paths.vault)))
    if not lines:
        tell("Nobody is coached at the moment.")
    return 0 if lines else 1


def _give(session: Session, caseload: Caseload, lines: list[RosterLine], unfiled: int) -> None:
    give_rows(inbox_rows(unfiled), {})
    for line in lines:
        give("; ".join(_said(line)))
    everyone = [each for name in session.store.names() if (each := caseload.line(name.id))]
    yearly = is_time(session.book(COMMON), [each.begun for each in everyone], session.pen.now())
    give_rows(keep_rows(everyone, yearly=yearly), {})


def _said(line: RosterLine) -> Iterator[str]:
    """Yield what a line of the caseload says, its signs in words."""
    yield f"{line.name}: {last_contact(line)}"
    if due := due_text(line):
        yield due
    if line.live is not None:
        yield "an encounter goes on"
    for field, name in COUNTED:
        if count := len(getattr(line, field)):
            over = f", {line.owed_overdue} overdue" if field == "owed" and line.owed_overdue else ""
            yield f"{name}: {count}{over}"
    if line.next:
        yield line.next.text
