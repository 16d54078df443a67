"""`coachtui`: opens the app."""

from typing import TYPE_CHECKING

from coachtui.cli.assemble import open_app, places
from coachtui.cli.screen import need_screen

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from coachtui.cli.firstframe import FirstFrame

ABOUT = "A notebook for instructional coaches. Without a verb it opens the app; coachtui --help lists the verbs."
EXAMPLES = "  coachtui\n  coachtui --home ~/coaching"


def arguments(parser: "ArgumentParser") -> None:
    """Take none."""
    del parser


def run(asked: "Namespace") -> int:
    """Open the app; return when she quits."""
    return run_app(str(asked.home))


def run_app(home: str, first: "FirstFrame | None" = None) -> int:
    """Open the app on her folder, or on that of `--home`; return when she quits."""
    need_screen("For scripts there are verbs: coachtui --help")
    return open_app(places(home), first=first)
