"""`coachtui live TEACHER`: opens straight into the line of an encounter."""

from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import open_app, places
from coachtui.cli.screen import need_screen
from coachtui.domain.letters import mended
from coachtui.domain.words import EncounterKind
from coachtui.services.encounters import AFTERWARDS

ABOUT = """\
Open the app in an encounter that begins now, ready to type: each line is stamped. One that goes on with her is gone
back to; one of this kind that was planned for today is the one that begins."""
EXAMPLES = "  coachtui live maria\n  coachtui live maria --kind debrief"


def arguments(parser: ArgumentParser) -> None:
    """Take with whom, and what it is."""
    parser.add_argument("teacher", metavar="TEACHER", nargs="+", type=mended, help="a name, an alias, or a beginning")
    kinds = [each.value for each in EncounterKind if each not in AFTERWARDS]
    parser.add_argument("--kind", choices=kinds, default="visit", metavar="KIND", help=", ".join(kinds))


def run(asked: Namespace) -> int:
    """Open the app there; return when she quits."""
    need_screen("To write a line from here: coachtui note TEACHER TEXT…")
    return open_app(places(asked.home), whose=" ".join(asked.teacher), live=asked.kind)
