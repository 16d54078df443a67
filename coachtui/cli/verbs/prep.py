"""`coachtui prep TEACHER`: the one screen before walking in, printed."""

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from shutil import get_terminal_size
from typing import Any

from coachtui.cli.assemble import opened, places, teacher_named
from coachtui.cli.output import give_json
from coachtui.cli.prep_lines import prep_lines
from coachtui.cli.screen import prints_only
from coachtui.cli.voice import give
from coachtui.domain.letters import mended
from coachtui.domain.readings.prep import prep
from coachtui.tui.lines.prep import prep_rows

ABOUT = """\
Print what to read before walking in: her words last time, what I owe and she owes, open questions, students we follow,
the last sign of trust, visits without a debrief, and what the board does not know yet."""
EXAMPLES = """\
  coachtui prep maria
  coachtui prep maria | less    # all of it, not one screen
  coachtui prep maria --json"""
SPOKEN = 6
"""As many things of a part as anyone listens to; into a file or a pipe goes all there is."""
AROUND = 2
"""The line above it, and the next prompt."""
LEAST = 18
NARROWEST = 40


def arguments(parser: ArgumentParser) -> None:
    """Take whom, and the form."""
    parser.add_argument("teacher", metavar="TEACHER", nargs="+", type=mended, help="a name, an alias, or a beginning")
    parser.add_argument(
        "--lines", action="store_true", help="a thing a line, in words, with its reference, as in a pipe"
    )
    parser.add_argument("--json", action="store_true", help="print one object")


def run(asked: Namespace) -> int:
    """Print it: at a terminal one screen, as in the app, elsewhere in lines."""
    with opened(places(asked.home).vault, fresh=False) as session:
        teacher = teacher_named(session, " ".join(asked.teacher))
        book, now = session.book(teacher.id), session.pen.now()
        if asked.json:
            give_json(_plain(asdict(prep(book, now))))
            return 0
        give(f"Prep · {teacher.name}")
        spoken = asked.lines or prints_only()
        if spoken or not sys.stdout.isatty():
            for said in prep_lines(book, now, SPOKEN if spoken else None):
                give(said)
            return 0
        size = get_terminal_size((80, 24))
        width = max(size.columns, NARROWEST)
        for row in prep_rows(book, now, width, max(size.lines - AROUND, LEAST)):
            for parts in row.draw(width):
                give("".join(text for text, _ in parts).rstrip())
    return 0


def _plain(value: Any) -> Any:
    """Return a reading as JSON has it: what has names by its names."""
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value
