"""`coachtui beliefs TEACHER`: the outline of what she holds true, today, on a day, or between two days."""

from argparse import ArgumentParser, Namespace
from datetime import date, datetime

from coachtui.cli.assemble import opened, places, teacher_named
from coachtui.cli.output import give_json
from coachtui.cli.reference import book_refs
from coachtui.cli.voice import give, tell
from coachtui.domain.book import Book
from coachtui.domain.days import read_day
from coachtui.domain.letters import mended
from coachtui.domain.readings.belief_asks import belief_asks
from coachtui.domain.readings.between import between
from coachtui.domain.readings.moves import book_on
from coachtui.errors import UsageError
from coachtui.exchange.outline import moved_data, moved_lines, outline_lines

ABOUT = "Show what a teacher holds true and what it drives: today, as it stood on a day, or what moved since then."
EXAMPLES = """\
  coachtui beliefs maria
  coachtui beliefs maria --asks
  coachtui beliefs maria --on 2025-11-01
  coachtui beliefs maria --on 2025-11-01 --moved-until 2026-03-01
  coachtui beliefs maria --on 2025-11-01 --moved-until today"""


def arguments(parser: ArgumentParser) -> None:
    """Take whom, and which days."""
    parser.add_argument("teacher", metavar="TEACHER", nargs="+", type=mended, help="a name, an alias, or a beginning")
    parser.add_argument("--on", metavar="DAY", default="", help="as it stood on a day: 2026-01-15, 1/15, mon")
    parser.add_argument("--moved-until", metavar="DAY", default="", help="with --on: what moved up to this day")
    parser.add_argument("--asks", action="store_true", help="what the map asks by itself")
    parser.add_argument("--json", action="store_true", help="print the records, or what moved, as a JSON list")


def run(asked: Namespace) -> int:
    """Print the outline, or what moved."""
    if asked.moved_until and not asked.on:
        raise UsageError("Bad usage", "--moved-until asks since when.", "Add: --on DAY")
    with opened(places(asked.home).vault, fresh=False) as session:
        teacher = teacher_named(session, " ".join(asked.teacher))
        now = session.pen.now()
        book = session.book(teacher.id)
        if asked.asks:
            return _asks(book, now)
        if asked.moved_until:
            return _moved(asked, book, now)
        shown = book_on(book, day_asked(asked.on, now), now) if asked.on else book
        if asked.json:
            give_json(sorted(shown.rows("beliefs"), key=lambda row: int(row["id"])))
        else:
            for line in outline_lines(shown, book_refs(book)):
                give(line)
    if not shown.table("beliefs"):
        tell("No belief is written down" + (" for that day." if asked.on else " yet."))
        return 1
    return 0


def _moved(asked: Namespace, book: Book, now: datetime) -> int:
    one, other = sorted((day_asked(asked.on, now), day_asked(asked.moved_until, now)))
    moved = between(book, one, other, now)
    if asked.json:
        give_json(moved_data(moved))
    else:
        for line in moved_lines(book, moved, (one, other)):
            give(line)
    if not moved:
        tell("Nothing moved between these days.")
    return 0 if moved else 1


def _asks(book: Book, now: datetime) -> int:
    """Print what the map asks, with what each is about: `coachtui inquiry` takes it up."""
    refs, questions = book_refs(book), tuple(belief_asks(book, now))
    for each in questions:
        ref = refs.get(each.record, "")
        give(f"{each.text} ({each.why})" + (f"  [{ref}]" if ref else ""))
    if not questions:
        tell("Nothing; what there is has been looked at.")
    return 0 if questions else 1


def day_asked(text: str, now: datetime) -> date:
    """Return the day that an option names, in the past where it may be either. Raises UsageError."""
    day = read_day(text, now.date(), ahead=False)
    if day is None:
        raise UsageError("Not a day", f"“{text}” names no day.", "Such as 2026-01-15, 1/15 or mon.")
    return day
