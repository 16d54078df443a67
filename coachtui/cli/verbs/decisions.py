"""`coachtui decisions TEACHER`: what to learn, what was decided, what came of it, in lines."""

from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import opened, places, teacher_named
from coachtui.cli.output import give_json
from coachtui.cli.reference import book_refs
from coachtui.cli.rows import WIDE, give_rows
from coachtui.cli.verbs.student import student_meant
from coachtui.cli.voice import tell
from coachtui.domain.letters import mended
from coachtui.domain.readings.decided import story_of
from coachtui.tui.lines.decision import by_person_rows, stage_rows
from coachtui.tui.lines.story import expected_rows, story_rows

ABOUT = """\
Tell what is to be learned from a teacher's students, the next skills decided, and what came of them, by stage; or the
story of the decisions for one student or group; or how often what was expected came true."""
EXAMPLES = """\
  coachtui decisions maria
  coachtui decisions maria --by-student
  coachtui decisions maria --story K3
  coachtui decisions maria --expected"""


def arguments(parser: ArgumentParser) -> None:
    """Take whose, and which way."""
    parser.add_argument("teacher", metavar="TEACHER", nargs="+", type=mended, help="a name, an alias, or a beginning")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--by-student", action="store_true", help="by student and group, not by stage")
    way.add_argument("--story", metavar="CODE", default="", help="those for a student or a group, in order")
    way.add_argument("--expected", action="store_true", help="what was expected, and what came")
    way.add_argument("--json", action="store_true", help="print the records as JSON")


def run(asked: Namespace) -> int:
    """Print them; 1 where there is neither a learning nor a decision."""
    with opened(places(asked.home).vault, fresh=False) as session:
        teacher = teacher_named(session, " ".join(asked.teacher))
        book, now = session.book(teacher.id), session.pen.now()
        refs, there = book_refs(book), bool(book.table("decisions") or book.table("learnings"))
        if asked.json:
            give_json({name: sorted(book.rows(name), key=lambda row: row["id"]) for name in ("learnings", "decisions")})
        elif asked.story:
            person = student_meant(book, asked.story, teacher.name)
            give_rows(story_rows(book, story_of(book, person, now), now, WIDE), refs)
        elif asked.expected:
            give_rows(expected_rows(book, WIDE), refs)
        else:
            give_rows(by_person_rows(book, now) if asked.by_student else stage_rows(book, now), refs)
    if not there:
        tell("Nothing is to be learned or decided yet.")
    return 0 if there else 1
