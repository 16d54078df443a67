"""The whole command line as one parser, for what is generated from it: completion and the manual page.

The shell itself loads one verb at a time.
"""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterator
from importlib import import_module

from coachtui.cli.note_help import help_text
from coachtui.cli.options import HOME_HELP, add_home
from coachtui.cli.shell import APP, EXAMPLES, VERBS


def whole_parser() -> ArgumentParser:
    """Return a parser with every verb beneath it."""
    app = import_module(f"coachtui.cli.verbs.{APP}")
    parser = ArgumentParser(
        prog="coachtui",
        description="A notebook for instructional coaches. Without a verb it opens the app.",
        epilog=EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    parser.add_argument("--home", metavar="DIR", help=HOME_HELP)
    app.arguments(parser)
    verbs = parser.add_subparsers(metavar="VERB", title="verbs")
    for verb, about in VERBS.items():
        module = None if verb == "note" else import_module(f"coachtui.cli.verbs.{verb}")
        under = verbs.add_parser(
            verb,
            help=about.partition(": coachtui")[0],
            description=module.ABOUT if module else help_text(),
            epilog=f"Examples:\n{module.EXAMPLES}" if module else None,
            formatter_class=RawDescriptionHelpFormatter,
        )
        add_home(under)
        if module:
            module.arguments(under)
        else:
            _note(under)
    return parser


def _note(parser: ArgumentParser) -> None:
    """Declare what `coachtui note` reads by itself, so as to start fast."""
    parser.add_argument("--json", action="store_true", help="print what was written")
    parser.add_argument("teacher", metavar="TEACHER", help="a name, an alias, or the beginning of one")
    parser.add_argument("text", metavar="TEXT", nargs="+", help="the line; - reads a line a note from a pipe")


def parsers(parser: ArgumentParser) -> Iterator[ArgumentParser]:
    """Yield a parser and all beneath it."""
    yield parser
    for action in parser._actions:  # noqa: SLF001 - argparse tells of its parts nowhere else
        if isinstance(action.choices, dict):
            for under in action.choices.values():
                yield from parsers(under)
