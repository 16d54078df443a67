"""`coachtui student CODE TEACHER`: everything about one student, or one group, across the year."""

import sys
from argparse import ArgumentParser, Namespace
from shutil import get_terminal_size
from typing import Any

from coachtui.cli.assemble import opened, places, teacher_named
from coachtui.cli.note_said import kind_of
from coachtui.cli.output import give_json
from coachtui.cli.reference import book_refs
from coachtui.cli.rows import WIDE, give_rows
from coachtui.cli.screen import prints_only
from coachtui.cli.voice import give
from coachtui.domain.book import Book
from coachtui.domain.letters import mended
from coachtui.domain.readings.student import StudentPage, student_page
from coachtui.domain.readings.students import who_id, who_name
from coachtui.errors import UsageError
from coachtui.tui.lines.student import student_rows

ABOUT = """\
Print everything about one student, or one group: what is known of them by evidence and what was only said, what is
believed, what is not known yet, and the year in order, with what their groups of that day were part of."""
EXAMPLES = """\
  coachtui student K3 maria | less
  coachtui student ell maria
  coachtui student K3 maria --json | jq '.open[].question'"""
NARROWEST = 40


def arguments(parser: ArgumentParser) -> None:
    """Take which student, of which teacher, and the form."""
    parser.add_argument("code", metavar="CODE", type=mended, help="a student's code, or the label of a group")
    parser.add_argument("teacher", metavar="TEACHER", nargs="+", type=mended, help="a name, an alias, or a beginning")
    parser.add_argument(
        "--lines", action="store_true", help="a thing a line, in words, with its reference, as in a pipe"
    )
    parser.add_argument("--json", action="store_true", help="print one object")


def run(asked: Namespace) -> int:
    """Print it: at a terminal as wide as that is, elsewhere in lines."""
    with opened(places(asked.home).vault, fresh=False) as session:
        teacher = teacher_named(session, " ".join(asked.teacher))
        book, now = session.book(teacher.id), session.pen.now()
        page = student_page(book, student_meant(book, asked.code, teacher.name), now)
        if asked.json:
            give_json(_plain(page))
            return 0
        if asked.lines or prints_only() or not sys.stdout.isatty():
            give_rows(student_rows(book, page, now, WIDE, sign=kind_of), book_refs(book))
            return 0
        width = max(get_terminal_size((80, 24)).columns, NARROWEST)
        for row in student_rows(book, page, now, width):
            for parts in row.draw(width):
                give("".join(text for text, _ in parts).rstrip())
    return 0


def student_meant(book: Book, code: str, teacher: str) -> int:
    """Return the student or group of a code or label. Raises UsageError, which tells the codes there are."""
    found = who_id(book, code)
    if found is None:
        codes = ", ".join(sorted(who_name(book, id_) for id_ in book.table("students")))
        hint = f"There are: {codes}" if codes else "A student is begun by a note: coachtui note TEACHER 'k3 ...'"
        raise UsageError("No such student", f"Nobody is called “{code}” with {teacher}.", hint)
    return found


def _plain(page: StudentPage) -> dict[str, Any]:
    return {
        "id": page.id,
        "code": page.code,
        "kind": page.table.removesuffix("s"),
        "last_noted_days": page.days,
        "claims": [{"claim": of.claim, "said": of.cell.said, "shown": of.cell.shown} for of in page.claims],
        "beliefs": [{"belief": belief, "through": via or None} for belief, via in page.beliefs],
        "open": [each._asdict() for each in page.open],
        "year": [{**each._asdict(), "via": each.via or None} for each in page.year],
    }
