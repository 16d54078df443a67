"""`coachtui time`: the coach's own time log, by week, kind and teacher."""

import csv
import io
import sys
from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import opened_if_there, places
from coachtui.cli.output import give_json
from coachtui.cli.verbs.beliefs import day_asked
from coachtui.cli.voice import give, tell
from coachtui.domain.readings.timelog import Spent, spent, summed, time_lines

ABOUT = """\
Tell how your time went: minutes of the encounters that were ended or logged, by week, by kind, by teacher. Corridor
talks and messages count with the length that stands in them. It is your own log, and says nothing about a teacher."""
EXAMPLES = """\
  coachtui time --since 2026-01-01
  coachtui time --csv > time.csv
  coachtui time --json | jq 'map(.minutes) | add'"""
FIELDS = ("week", "teacher", "kind", "encounters", "minutes")


def arguments(parser: ArgumentParser) -> None:
    """Take since when, and the form."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help=f"print {', '.join(FIELDS)}; a week is its Monday")
    form.add_argument("--json", action="store_true", help="print the same as a list of objects")
    parser.add_argument("--since", metavar="DAY", default="", help="from this day on: 2026-01-15, 1/15, mon")


def run(asked: Namespace) -> int:
    """Print the log. Returns 1 where there is none."""
    found: list[Spent] = []
    with opened_if_there(places(asked.home)) as session:
        if session:
            now = session.pen.now()
            since = day_asked(asked.since, now) if asked.since else None
            for each in session.store.names():
                found += spent(session.book(each.id), now, since)
    rows = [dict(zip(FIELDS, each, strict=True)) for each in summed(found)]
    if asked.json:
        give_json(rows)
    elif asked.csv:
        table = io.StringIO()
        writer = csv.DictWriter(table, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        sys.stdout.write(table.getvalue())
    else:
        for heading, lines in time_lines(found):
            give(heading)
            for name, count, minutes in lines:
                give(f"  {name:<24} {count:>4}  {minutes:>8}")
    if not found:
        tell("No time is logged" + (" since then." if asked.since else " yet."))
    return 0 if found else 1
