"""`coachtui show TEACHER`: all that is kept about one teacher."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from itertools import islice

from coachtui.cli.assemble import opened, places, teacher_named
from coachtui.cli.chosen import Rows, add_choosing, chosen
from coachtui.cli.note_said import note_said
from coachtui.cli.output import give_json
from coachtui.cli.reference import book_refs
from coachtui.cli.told import told
from coachtui.cli.voice import give, tell
from coachtui.domain.book import TABLES, Book
from coachtui.domain.change import Row
from coachtui.domain.ids import spoken
from coachtui.domain.kinds import label, summary
from coachtui.domain.letters import mended
from coachtui.domain.moment import parsed
from coachtui.domain.readings.known import known
from coachtui.domain.readings.lines import when_of

ABOUT = """\
Show all that is kept about a teacher, newest last: each record with its fields and what it is linked to, and in
brackets the reference by which `edit` and other verbs know it. Ids, which are references too, when a record was
written, and a line as it was typed, marks and all, are in --json."""
EXAMPLES = """\
  coachtui show maria | less
  coachtui show maria --only notes --where mode=said --where students=K3
  coachtui show maria --only claims --only evidence --json
  coachtui show maria --json | jq '.notes[].text'"""

Refs = Mapping[int, str]
"""What names each record."""
LAST = ("encounters", "notes", "drafts", "conflicts")
LISTED = ("claims", *(each for each in TABLES if each not in ("teachers", "claims", "links", *LAST)), *LAST)
"""What is told, in this order; a link is told at both of its ends."""


def arguments(parser: ArgumentParser) -> None:
    """Take whom, which records, and the form."""
    parser.add_argument(
        "teacher", metavar="TEACHER", nargs="+", type=mended, help="a name, an alias, or the beginning of one"
    )
    add_choosing(parser)
    parser.add_argument("--json", action="store_true", help="print one object: a key a table, a list of records each")


def run(asked: Namespace) -> int:
    """Print one teacher's records."""
    with opened(places(asked.home).vault, fresh=False) as session:
        teacher = teacher_named(session, " ".join(asked.teacher)).id
        found = chosen(session.store.teacher_db(teacher), asked.only, asked.where)
        tables = {name: sorted(rows, key=partial(_in_time, name)) for name, rows in found.items()}
        now = session.pen.now()
        some = bool(asked.only or asked.where)
        if asked.json:
            give_json(tables)
        elif some:
            _give(islice(_listed(session.book(teacher), tables, tables, now), 1, None))
        else:
            _give(_whole(session.book(teacher), tables, now))
    if some and not any(tables.values()):
        tell("Nothing found.")
        return 1
    return 0


def _give(lines: Iterable[str]) -> None:
    for line in lines:
        give(line)


def _in_time(table: str, row: Row) -> tuple[str, int]:
    return when_of(table, row), row["id"]


def _whole(book: Book, tables: Mapping[str, Rows], now: datetime) -> Iterator[str]:
    ref = spoken(book.teacher_id)
    yield from (line.removeprefix("  ") for line in told(book, "teachers", book.teacher, now, ref=ref))
    yield from ("", "Who she is")
    for answer in known(book, now):
        said = f"{answer.text}  ({answer.certainty})" if answer.asked else "never asked"
        yield f"  {answer.facet:<10} {said}"
    yield from _listed(book, tables, LISTED, now)


def _listed(book: Book, tables: Mapping[str, Rows], names: Iterable[str], now: datetime) -> Iterator[str]:
    refs = book_refs(book)
    for name in names:
        if rows := tables[name]:
            yield from ("", label(name, 2).capitalize())
            yield from _notes(book, rows, now, refs) if name == "notes" else _records(book, name, rows, now, refs)


def _records(book: Book, table: str, rows: Rows, now: datetime, refs: Refs) -> Iterator[str]:
    for row in rows:
        yield from told(book, table, row, now, ref=refs.get(row["id"], ""))


def _notes(book: Book, rows: Rows, now: datetime, refs: Refs) -> Iterator[str]:
    """Yield the notes with their moments, those of an encounter under it."""
    heard = None
    for row in rows:
        if row.get("encounter") != heard and (heard := row.get("encounter")):
            yield f"  {summary('encounters', book.table('encounters').get(heard, {}))}"
        inset = "  " if heard else ""
        line = f"{_moment(row.get('at', ''), now)}  {note_said(book, row)}"
        for each in told(book, "notes", row, now, line=line, ref=refs.get(row["id"], "")):
            yield inset + each


def _moment(at: str, now: datetime) -> str:
    try:
        return parsed(at).astimezone(now.tzinfo).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return " " * 16
