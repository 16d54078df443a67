"""`coachtui sort TEACHER`: the last script line by line, a letter each to say what a line becomes."""

from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import places
from coachtui.cli.lines.course import beginning
from coachtui.cli.lines.sorting import LETTERS, SortLines
from coachtui.cli.voice import tell
from coachtui.domain.letters import mended
from coachtui.domain.readings.script import last_script

_TABLE = "\n".join(f"  {letter}  {about}" for letter, about in LETTERS.items())
ABOUT = f"""\
Sort the last script with a teacher in lines: each line is said, one letter and Enter say what it becomes, Enter alone
leaves it. What a letter needs is asked. Each is saved at once, and what was turned stays when you stop.

{_TABLE}

Without asking, and for any note: coachtui turn REF"""
EXAMPLES = "  coachtui sort maria\n  coachtui sort maria --all    # what became something already, too"


def arguments(parser: ArgumentParser) -> None:
    """Take whose script, and how much of it."""
    parser.add_argument("teacher", metavar="TEACHER", nargs="+", type=mended, help="a name, an alias, or a beginning")
    parser.add_argument("--all", action="store_true", help="every line, not only those that became nothing yet")


def run(asked: Namespace) -> int:
    """Sort; 1 where there is no script."""
    with beginning(places(asked.home), " ".join(asked.teacher)) as place:
        encounter = last_script(place.session.book(place.teacher.id))
        if encounter is None:
            tell(f"There is no script with {place.teacher.name} yet.")
            return 1
        course = SortLines(place, encounter, whole=asked.all)
        return course.through(course.go)
