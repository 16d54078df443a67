"""`coachtui`: opens the app."""

import sys
from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import open_app, places
from coachtui.errors import UsageError

ABOUT = "A notebook for instructional coaches. Without a verb it opens the app; coachtui --help lists the verbs."
EXAMPLES = "  coachtui\n  coachtui --home ~/coaching"


def arguments(parser: ArgumentParser) -> None:
    """Take none."""
    del parser


def run(asked: Namespace) -> int:
    """Open the app; return when she quits."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("No terminal", "The app needs a terminal.", "For scripts there are verbs: coachtui --help")
    return open_app(places(asked.home))
