"""`coachtui plan TEACHER`: an encounter to come: when, what for, what to ask, what to look for."""

from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import opened, places, teacher_named
from coachtui.cli.lines.course import beginning
from coachtui.cli.lines.planning import KINDS, PlanLines, start_of
from coachtui.cli.told_back import tell_made
from coachtui.domain.letters import mended
from coachtui.services.encounters import plan_encounter

ABOUT = """\
Plan an encounter with a teacher. What is given by options is written at once; without any, each is asked for in a line,
and an empty line leaves it. It waits in the caseload and in prep, and `coachtui live` on its day begins it."""
EXAMPLES = """\
  coachtui plan maria
  coachtui plan maria --kind visit --when "fri 10:35" --purpose "wait time" --ask "who waits?" --look-for 3s"""
GIVEN = ("kind", "when", "purpose", "ask", "look_for", "place")


def arguments(parser: ArgumentParser) -> None:
    """Take with whom, and what it is to be."""
    parser.add_argument("teacher", metavar="TEACHER", nargs="+", type=mended, help="a name, an alias, or a beginning")
    parser.add_argument("--kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--when", metavar="WHEN", default="", help='fri, "fri 10:35", "2026-05-21 10:35"')
    parser.add_argument("--purpose", metavar="WORDS", default="", help="what it is for")
    parser.add_argument("--ask", metavar="WORDS", action="append", default=[], help="a question to bring; several")
    parser.add_argument("--look-for", metavar="WORDS", action="append", default=[], help="what to look for; several")
    parser.add_argument("--place", metavar="WORDS", default="", help="where")


def run(asked: Namespace) -> int:
    """Write the plan, or ask for it."""
    whose = " ".join(asked.teacher)
    if not any(getattr(asked, name) for name in GIVEN):
        with beginning(places(asked.home), whose) as place:
            course = PlanLines(place)
            return course.through(course.go)
    with opened(places(asked.home).vault, fresh=False) as session:
        book = session.book(teacher_named(session, whose).id)
        fields = {"purpose": asked.purpose, "questions": asked.ask, "look_fors": asked.look_for, "place": asked.place}
        start = start_of(asked.when, session.pen.now())
        said = {key: value for key, value in fields.items() if value}
        planned = plan_encounter(session.pen, book, asked.kind or "visit", start, **said)
        tell_made(session, session.do(planned), "encounters")
    return 0
