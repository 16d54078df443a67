"""`coachtui inquiry TEACHER`: the four questions in lines, and what comes of the answers."""

from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import places
from coachtui.cli.lines.course import beginning
from coachtui.cli.lines.inquiring import InquiryLines
from coachtui.cli.reference import record_named
from coachtui.domain.letters import mended
from coachtui.domain.readings.inquiring import ASKED_ABOUT, open_inquiry

ABOUT = """\
Ask the four questions in lines, one after another, about a record or about nothing in particular; one that is open is
gone on with. An answer a line, an empty line goes on; then each thing that is possible can become a belief to test, and
each that can be learned a learning to plan. What is answered is saved at once and stays when you stop."""
EXAMPLES = """\
  coachtui inquiry maria
  coachtui inquiry maria --about k7q2x     # a belief, a practice, a student, a group, a claim, a note; or an inquiry"""


def arguments(parser: ArgumentParser) -> None:
    """Take of whom, and about what."""
    parser.add_argument("teacher", metavar="TEACHER", nargs="+", type=mended, help="a name, an alias, or a beginning")
    parser.add_argument("--about", metavar="REF", default="", help="the record that it is about")


def run(asked: Namespace) -> int:
    """Ask, until all is answered or she stops."""
    with beginning(places(asked.home), " ".join(asked.teacher)) as place:
        book = place.session.book(place.teacher.id)
        about = inquiry = None
        if asked.about:
            tables = (*sorted(ASKED_ABOUT), "inquiries")
            found = record_named(place.session, asked.about, tables=tables, teacher=place.teacher.id)
            if found.table == "inquiries":
                inquiry, about = found.id, book.table("inquiries")[found.id].get("about")
            else:
                about, going = found.id, open_inquiry(book, found.id)
                inquiry = going["id"] if going else None
        course = InquiryLines(place, about, inquiry)
        return course.through(course.go)
