"""`coachtui manual`: the manual page, from the same declarations as `--help`."""

from argparse import ArgumentParser, Namespace

from coachtui.cli.voice import give

ABOUT = "Print the manual page, as man reads it; all verbs and their options on one page."
EXAMPLES = """\
  coachtui manual | man -l -
  coachtui manual >~/.local/share/man/man1/coachtui.1"""


def arguments(_parser: ArgumentParser) -> None:
    """Take nothing."""


def run(_asked: Namespace) -> int:
    """Print the page."""
    for line in page().splitlines():
        give(line)
    return 0


def page() -> str:
    """Return the page in the language of man."""
    from importlib.metadata import version  # noqa: PLC0415 - only here

    from argparse_manpage.manpage import Manpage  # noqa: PLC0415 - only here

    from coachtui.cli.whole import whole_parser  # noqa: PLC0415 - loads every verb

    about = {
        "project_name": "coachtui",
        "version": version("coachtui"),
        "manual_title": "coachtui",
        "description": "a notebook for instructional coaches",
    }
    return str(Manpage(whole_parser(), about)).rstrip("\n")
