"""`coachtui show TEACHER`: all that is kept about one teacher."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial

from coachtui.cli.assemble import opened, places, teacher_named
from coachtui.cli.chosen import Rows, add_choosing, chosen
from coachtui.cli.output import give_json
from coachtui.cli.voice import give, tell
from coachtui.domain.book import TABLES, Book
from coachtui.domain.change import Row
from coachtui.domain.kinds import label, summary
from coachtui.domain.letters import mended
from coachtui.domain.moment import parsed
from coachtui.domain.readings.known import known
from coachtui.domain.readings.lines import text_of, when_of
from coachtui.domain.readings.standing import board

ABOUT = "Show all that is kept about a teacher, newest last."
EXAMPLES = """\
  coachtui show maria | less
  coachtui show maria --only notes --where mode=said --where students=K3
  coachtui show maria --only claims --only evidence --json
  coachtui show maria --json | jq '.notes[].text'"""

LISTED = tuple(each for each in TABLES if each not in ("teachers", "claims", "links", "tallies", "drafts", "notes"))
"""What is listed one line a record, before the notes; claims are told with their standing."""
FACTS = ("alias", "pronouns", "school", "grades", "subjects", "since", "entry", "felt_as", "phase", "state")


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
            _give(_listed(tables, tables, now)[1:])
        else:
            _give(_told(session.book(teacher), tables, now))
    if some and not any(tables.values()):
        tell("Nothing found.")
        return 1
    return 0


def _give(lines: Iterable[str]) -> None:
    for line in lines:
        give(line)


def _in_time(table: str, row: Row) -> tuple[str, int]:
    return when_of(table, row), row["id"]


def _told(book: Book, tables: Mapping[str, Rows], now: datetime) -> Iterator[str]:
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
    yield from _listed(tables, (*LISTED, "notes"), now)


def _listed(tables: Mapping[str, Rows], names: Iterable[str], now: datetime) -> list[str]:
    lines = []
    for name in names:
        if rows := tables[name]:
            lines += ["", label(name, 2).capitalize()]
        for row in rows:
            at = f"{_moment(row.get('at', ''), now)}  " if name == "notes" else ""
            lines.append(f"  {at}{summary(name, row)}")
    return lines


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
