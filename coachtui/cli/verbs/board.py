"""`coachtui board TEACHER`: what is working, for whom, why and how anyone knows; today, or as it stood on a day."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date
from shutil import get_terminal_size
from textwrap import wrap

from coachtui.cli.assemble import opened, places, teacher_named
from coachtui.cli.output import give_json
from coachtui.cli.reference import book_refs
from coachtui.cli.rows import WIDE, give_rows
from coachtui.cli.verbs.beliefs import day_asked
from coachtui.cli.voice import give, tell
from coachtui.domain.letters import mended
from coachtui.domain.readings.then import Then, a_month_before
from coachtui.exchange.boards.cards import Card, cards
from coachtui.exchange.boards.data import cards_data, matrix_data
from coachtui.exchange.boards.markdown import markdown_lines
from coachtui.exchange.boards.matrix import LEGEND, as_table, cells, in_parts
from coachtui.exchange.boards.sheet import cards_sheet, matrix_sheet
from coachtui.exchange.boards.text import text_lines
from coachtui.exchange.reports.markdown import escaped, table_lines
from coachtui.exchange.reports.model import day_said
from coachtui.exchange.reports.text import laid_out
from coachtui.services.then import as_of
from coachtui.tui.lines.board_moved import MovedRows

ABOUT = """\
Print the board: each claim with what works, for whom, why, how it is known and what is open, by where it stands; or,
with --matrix, the claims against groups and students. It is your own: what is for you alone stands in it too.
What may leave for the teacher is another thing: coachtui report teacher-copy TEACHER"""
EXAMPLES = """\
  coachtui board maria
  coachtui board maria --matrix
  coachtui board maria --moved=-8w
  coachtui board maria --on 2026-01-15 --format markdown > january.md
  coachtui board maria --matrix --format csv > whom.csv
  coachtui board maria --json | jq '.claims[] | select(.standing == "said") | .what'"""
FORMATS = ("text", "markdown", "csv", "json")
WIDTH = 100


def arguments(parser: ArgumentParser) -> None:
    """Take whose board, in which form, of which day."""
    parser.add_argument("teacher", metavar="TEACHER", nargs="+", type=mended, help="a name, an alias, or a beginning")
    parser.add_argument("--format", choices=FORMATS, default="text", help="text unless told otherwise")
    parser.add_argument("--json", action="store_true", help="the same as --format json")
    parser.add_argument("--matrix", action="store_true", help="for whom: claims against groups and students")
    parser.add_argument("--moved", metavar="DAY", nargs="?", const="", help="what moved since a day, else in a month")
    parser.add_argument("--on", metavar="DAY", default="", help="as it stood on a day: 2026-01-15, 1/15, mon")


def run(asked: Namespace) -> int:
    """Print it; 1 where there is no claim."""
    with opened(places(asked.home).vault, fresh=False) as session:
        teacher = teacher_named(session, " ".join(asked.teacher))
        book, now = session.book(teacher.id), session.pen.now()
        if asked.moved is not None:
            since = day_asked(asked.moved, now) if asked.moved else a_month_before(now.date())
            moved = MovedRows(as_of(session.store, book, since, now), Then(book, now))
            give(f"What moved on the board of {teacher.name} since {day_said(since.isoformat())}")
            give_rows(moved.rows(WIDE), book_refs(book))
            return 0 if moved else 1
        day = day_asked(asked.on, now) if asked.on else now.date()
        stood = as_of(session.store, book, day, now)
        form = "json" if asked.json else asked.format
        there = bool(stood.book.table("claims"))
        if there or form == "json":
            _give(form, stood, teacher.name, day, matrix=asked.matrix)
    if not there:
        tell("No claim is on the board" + (" of that day." if asked.on else " yet."))
    elif unsure := sum(id_ in stood.unsure for id_ in stood.book.table("claims")):
        tell(f"Worded as today, since nothing older is kept of it: {unsure} of {len(stood.book.table('claims'))} (*).")
    return 0 if there else 1


def _give(form: str, stood: Then, name: str, day: date, *, matrix: bool) -> None:
    if form == "json":
        made = (
            matrix_data(stood.book, cells(stood.book, stood.now)) if matrix else {"claims": cards_data(_cards(stood))}
        )
        give_json({"teacher": name, "on": day.isoformat(), **made})
    elif form == "csv":
        sys.stdout.write(matrix_sheet(cells(stood.book, stood.now)) if matrix else cards_sheet(_cards(stood)))
    else:
        lines = _markdown(stood, name, day, matrix) if form == "markdown" else _text(stood, name, day, matrix)
        for line in lines:
            give(line)


def _cards(stood: Then) -> tuple[Card, ...]:
    return cards(stood.book, stood.now, stood.unsure)


def _text(stood: Then, name: str, day: date, matrix: bool) -> Iterator[str]:
    yield f"The board of {name} on {day_said(day.isoformat())}"
    yield ""
    width = min(get_terminal_size((WIDTH, 24)).columns, WIDTH)
    if not matrix:
        yield from text_lines(_cards(stood), width, book_refs(stood.book))
        return
    made = cells(stood.book, stood.now)
    for columns in in_parts(made, width):
        yield from laid_out(as_table(made, columns)._replace(said=""))
        yield ""
    yield from wrap(LEGEND, width)


def _markdown(stood: Then, name: str, day: date, matrix: bool) -> Iterator[str]:
    yield f"# The board of {escaped(name)} on {day_said(day.isoformat())}"
    if matrix:
        yield ""
        yield from table_lines(as_table(cells(stood.book, stood.now)))
    else:
        yield from markdown_lines(_cards(stood))
