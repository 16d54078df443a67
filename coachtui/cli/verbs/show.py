"""`coachtui show TEACHER`: all that is kept about one teacher."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from coachtui.cli.assemble import opened, places, teacher_named
from coachtui.cli.output import give_json
from coachtui.cli.voice import give
from coachtui.domain.book import TABLES, Book
from coachtui.domain.kinds import label, summary
from coachtui.domain.letters import mended
from coachtui.domain.moment import parsed
from coachtui.domain.readings.known import known
from coachtui.domain.readings.lines import text_of, when_of
from coachtui.domain.readings.standing import board

ABOUT = "Show all that is kept about a teacher, newest last."
EXAMPLES = "  coachtui show maria | less\n  coachtui show maria --json | jq '.notes[].text'"

LISTED = tuple(each for each in TABLES if each not in ("teachers", "claims", "links", "tallies", "drafts", "notes"))
"""What is listed one line a record, before the notes; claims are told with their standing."""
FACTS = ("alias", "pronouns", "school", "grades", "subjects", "since", "entry", "felt_as", "phase", "state")


def arguments(parser: ArgumentParser) -> None:
    """Take whom, and the form."""
    parser.add_argument(
        "teacher", metavar="TEACHER", nargs="+", type=mended, help="a name, an alias, or the beginning of one"
    )
    parser.add_argument("--json", action="store_true", help="print one object: a key a table, a list of records each")


def run(asked: Namespace) -> int:
    """Print one teacher's records."""
    with opened(places(asked.home).vault, fresh=False) as session:
        book = session.book(teacher_named(session, " ".join(asked.teacher)).id)
        if asked.json:
            give_json({table: [_bare(row) for row in _in_time(book, table)] for table in _tables(book)})
            return 0
        for line in _told(book, session.pen.now()):
            give(line)
    return 0


def _tables(book: Book) -> list[str]:
    named = [name for name in book.tables if not name.startswith("_")]
    return [*TABLES, *(name for name in named if name not in TABLES)]


def _bare(row: Any) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in ("_v", "_b")}


def _in_time(book: Book, table: str) -> list[Any]:
    return sorted(book.rows(table), key=lambda row: (when_of(table, row), row["id"]))


def _told(book: Book, now: datetime) -> Iterator[str]:
    teacher = book.teacher
    yield str(teacher.get("name", ""))
    for name in FACTS:
        if value := teacher.get(name):
            yield f"  {name.replace('_', ' ')}: {', '.join(value) if isinstance(value, list) else value}"
    yield from ("", "Who she is")
    for answer in known(book, now):
        said = f"{answer.text}  ({answer.certainty})" if answer.asked else "never asked"
        yield f"  {answer.facet:<10} {said}"
    yield from _claims(book, now)
    for table in LISTED:
        rows = _in_time(book, table)
        if rows:
            yield from ("", label(table, 2).capitalize())
        yield from (f"  {summary(table, row)}" for row in rows)
    notes = _in_time(book, "notes")
    if notes:
        yield from ("", "Notes")
    yield from (f"  {_moment(row.get('at', ''), now)}  {summary('notes', row)}" for row in notes)


def _claims(book: Book, now: datetime) -> Iterator[str]:
    standings = board(book, now)
    if standings:
        yield from ("", "Claims")
    for each in standings:
        flags = "; ".join(flag.short for flag in each.flags)
        yield f"  {each.standing:<10} {text_of(book, 'claims', book.table('claims')[each.claim])}" + (
            f"  [{flags}]" if flags else ""
        )


def _moment(at: str, now: datetime) -> str:
    try:
        return parsed(at).astimezone(now.tzinfo).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return " " * 16
