"""`coachtui live TEACHER`: opens straight into the line of an encounter, or takes its lines without a screen."""

import os
from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import open_app, places
from coachtui.cli.screen import has_screen
from coachtui.domain.letters import mended
from coachtui.domain.words import EncounterKind
from coachtui.services.encounters import AFTERWARDS

ABOUT = """\
Open the app in an encounter that begins now, ready to type: each line is stamped. One that goes on with her is gone
back to; one of this kind that was planned for today is the one that begins. With --lines, and where there is no screen
to draw on, it goes line by line: what you type is saved when you end the line, nothing is drawn, and only what needs
saying is said. /help there lists what else can be done; /end ends the encounter, ctrl+d leaves it going on."""
EXAMPLES = """\
  coachtui live maria
  coachtui live maria --kind debrief
  coachtui live maria --lines
  coachtui live maria --lines <script.txt"""


def arguments(parser: ArgumentParser) -> None:
    """Take with whom, what it is, and in which way."""
    parser.add_argument("teacher", metavar="TEACHER", nargs="+", type=mended, help="a name, an alias, or a beginning")
    kinds = [each.value for each in EncounterKind if each not in AFTERWARDS]
    parser.add_argument("--kind", choices=kinds, default="visit", metavar="KIND", help=", ".join(kinds))
    parser.add_argument("--lines", action="store_true", help="line by line: no screen, nothing drawn again")


def run(asked: Namespace) -> int:
    """Open the app there, or take lines; return when she leaves."""
    whose = " ".join(asked.teacher)
    if not asked.lines and has_screen():
        return open_app(places(asked.home), whose=whose, live=asked.kind)
    from coachtui.cli.lines.course import beginning  # noqa: PLC0415 - the app needs none of it
    from coachtui.cli.lines.live import LiveLines  # noqa: PLC0415 - as above

    with beginning(places(asked.home), whose) as place:
        return LiveLines(place, asked.kind).go(at_once=os.isatty(0))
