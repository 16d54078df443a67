"""`coachtui across`: what several teachers try, and for whom it works where."""

from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import opened, places
from coachtui.cli.reference import refs_of
from coachtui.cli.rows import WIDE, give_rows
from coachtui.cli.voice import tell
from coachtui.domain.names import ARCHIVED
from coachtui.domain.readings.across import shared, tries_of
from coachtui.tui.lines.across import NOTHING, practice_rows

ABOUT = """\
Tell what several teachers try, and for whom it works where: for your own planning. By practice, the teachers in the
order of the alphabet; nobody is ranked. Two practices are the same where they are worded alike or have the same tag."""
EXAMPLES = "  coachtui across"


def arguments(parser: ArgumentParser) -> None:
    """Take none."""
    del parser


def run(asked: Namespace) -> int:
    """Print them; 1 where no practice is tried by several."""
    with opened(places(asked.home).vault, fresh=False) as session:
        now, teachers = session.pen.now(), [each for each in session.store.names() if each.state != ARCHIVED]
        found = shared([each for name in teachers for each in tries_of(session.book(name.id), now)])
        rows = [row for each in found for row in practice_rows(each, session.book, WIDE)]
        give_rows(rows, refs_of(row.ref.id for row in rows if row.ref))
    if not found:
        tell(NOTHING)
    return 0 if found else 1
