"""`coachtui reflect TEACHER`: her own reflection on the last encounter, in lines."""

from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import places
from coachtui.cli.lines.course import beginning
from coachtui.cli.lines.inquiring import ReflectLines
from coachtui.cli.reference import record_named
from coachtui.cli.unread import with_unread
from coachtui.cli.voice import tell
from coachtui.domain.letters import mended
from coachtui.domain.readings.script import last_held
from coachtui.errors import CoachError
from coachtui.services.encounters import reflect

ABOUT = """\
Write your own reflection on the last encounter with a teacher, or on --on REF. Prompts are told, then you type lines;
an empty line, or the end of what is piped in, keeps them. What stands there already stays, and it goes on beneath."""
EXAMPLES = "  coachtui reflect maria\n  coachtui reflect maria --on k7q2x\n  coachtui reflect maria <thoughts.txt"


def arguments(parser: ArgumentParser) -> None:
    """Take with whom, and on which encounter."""
    parser.add_argument("teacher", metavar="TEACHER", nargs="+", type=mended, help="a name, an alias, or a beginning")
    parser.add_argument("--on", metavar="REF", default="", help="an encounter; else the last one that was held")


def run(asked: Namespace) -> int:
    """Ask, and keep it; 1 where there is nothing to reflect on, or nothing was said."""
    with beginning(places(asked.home), " ".join(asked.teacher)) as place:
        session, book = place.session, place.session.book(place.teacher.id)
        named = record_named(session, asked.on, tables=("encounters",), teacher=place.teacher.id) if asked.on else None
        encounter = named.id if named else last_held(book)
        if encounter is None:
            error = CoachError("Not kept", "There is no encounter yet to reflect on.")
            raise with_unread(place.paths.vault, place.teacher.name, error)
        row = book.table("encounters")[encounter]
        before = str(row.get("reflection") or "")
        words, code = ReflectLines(place).words(before)
        if words:
            said = f"{before}\n{words}" if before else words
            tell(session.do(reflect(session.pen, book, encounter, said)).label)
        return code if words or code else 1
