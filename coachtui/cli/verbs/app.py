"""`coachtui`: opens the app."""

from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import open_app, places
from coachtui.cli.screen import need_screen

ABOUT = "A notebook for instructional coaches. Without a verb it opens the app; coachtui --help lists the verbs."
EXAMPLES = "  coachtui\n  coachtui --home ~/coaching"


def arguments(parser: ArgumentParser) -> None:
    """Take none."""
    del parser


def run(asked: Namespace) -> int:
    """Open the app; return when she quits."""
    need_screen("For scripts there are verbs: coachtui --help")
    return open_app(places(asked.home))
