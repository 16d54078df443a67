"""`coachtui report`: the teacher's copy and the activity report, each shown before it leaves; and what has left."""

from argparse import ArgumentParser, Namespace
from datetime import datetime
from typing import Any

from coachtui.cli.ask import sure
from coachtui.cli.assemble import opened, opened_if_there, places, teacher_named
from coachtui.cli.options import add_act
from coachtui.cli.output import give_json
from coachtui.cli.reports import PRINTED, REFUSED, Reports
from coachtui.cli.verbs.beliefs import day_asked
from coachtui.cli.voice import give, tell
from coachtui.domain.book import Book
from coachtui.domain.change import COMMON
from coachtui.domain.letters import mended
from coachtui.domain.names import TeacherName
from coachtui.domain.readings.shares import shares
from coachtui.domain.words import Form
from coachtui.domain.words import Report as Kind
from coachtui.errors import UsageError, shell_word
from coachtui.exchange.reports.activity import activity
from coachtui.exchange.reports.model import Report, Span, items
from coachtui.exchange.reports.notices import notices
from coachtui.exchange.reports.teacher_copy import teacher_copy
from coachtui.services.session import Session
from coachtui.services.shares import CALLED

ABOUT = """\
Write what may leave, about one teacher: her own copy, or minutes for the office. What it would hold is shown line by
line, and nothing is written until you say so. In the app, `teacher's copy` and `activity report` in the palette leave
out single lines. What left is logged: which report, when, how many lines, into which file; never what it said."""
EXAMPLES = """\
  coachtui report teacher-copy maria                            what would leave; writes nothing
  coachtui report teacher-copy maria --format html -o maria.html
  coachtui report activity maria --since 2026-01-05 --format markdown -o minutes.md --yes
  coachtui report log"""

COPY = """\
what was agreed, seen, promised and told, of what she may be shown (`show her` in the app's palette): the agreement, the
purpose and look-fors of encounters, next skills, learnings, lines said, seen and counted, tallies, promises, claims and
their evidence. Students are codes. Thoughts, feelings, guesses, beliefs, trust and reflections never leave"""
ACTIVITY = "counts and minutes of encounters, by kind and month: no text, no student, nobody beside her"
ACTS = {
    "teacher-copy": (Kind.TEACHER_COPY, COPY, "  coachtui report teacher-copy maria --format html -o maria.html"),
    "activity": (Kind.ACTIVITY, ACTIVITY, "  coachtui report activity maria --since 9/1 -o minutes.txt"),
}
LOG = "tell what has left: which report, about whom, when, how many lines, into which file"


def arguments(parser: ArgumentParser) -> None:
    """Take which report, about whom, of which days, as what, and where to."""
    parser.add_argument("--json", action="store_true", default=False, help="with log: print a list of objects")
    acts = parser.add_subparsers(dest="act", metavar="REPORT", title="reports", required=True)
    whom = "a name, an alias, or a beginning"
    for act, (_, about, example) in ACTS.items():
        under = add_act(acts, act, about, example)
        under.add_argument("teacher", metavar="TEACHER", nargs="+", type=mended, help=whom)
        under.add_argument("--format", choices=[each.value for each in Form], default="text", help="text unless told")
        under.add_argument("-o", "--output", dest="file", metavar="FILE", default="", help="the file; - prints it")
        under.add_argument("--since", metavar="DAY", default="", help="from this day on: 2026-01-15, 1/15, mon")
        under.add_argument("--until", metavar="DAY", default="", help="up to this day")
        under.add_argument("--yes", action="store_true", help="write it without showing it and asking")
    log = add_act(acts, "log", LOG, "  coachtui report log\n  coachtui report log maria --json", data="print a list")
    log.add_argument("teacher", metavar="TEACHER", nargs="*", type=mended, help=f"only about her: {whom}")


def run(asked: Namespace) -> int:
    """Show and write a report, or tell what has left; 1 where there is nothing, or she said no."""
    if asked.act == "log":
        return _log(asked)
    paths = places(asked.home)
    with opened(paths.vault, fresh=False) as session:
        teacher = teacher_named(session, " ".join(asked.teacher))
        now = session.pen.now()
        make = activity if ACTS[asked.act][0] == Kind.ACTIVITY else teacher_copy
        report = make(session.book(teacher.id), now, _span(asked, now))
        return _leave(asked, session, teacher, report, Reports(session, paths.vault))


def _span(asked: Namespace, now: datetime) -> Span:
    since, until = (day_asked(text, now) if text else None for text in (asked.since, asked.until))
    for day in filter(None, (since, until)):
        if day > now.date():
            raise UsageError("Not yet", f"{day} is still to come.", "Choose a day that has been.")
    if since and until and since > until:
        raise UsageError("Bad usage", "--since is after the last day.", "Turn them round.")
    return Span(since, until)


def _leave(asked: Namespace, session: Session, teacher: TeacherName, report: Report, reports: Reports) -> int:
    many = sum(1 for _ in items(report))
    printed, form = asked.file == PRINTED, Form(asked.format)
    if not many:
        tell("There is nothing of it yet.")
    if not asked.file or not (many and asked.yes):
        _show(session.book(teacher.id), session.book(COMMON), report, session.pen.now(), on_stderr=bool(asked.file))
    if not many:
        return 1
    if not asked.file:
        tell(f"Nothing was written: these {many} lines would leave.", "Write them with: -o FILE")
        return 0
    there = not printed and reports.is_there(asked.file)
    where = "the terminal" if printed else shell_word(asked.file)
    replaced = ", in the place of what stands there" if there else ""
    if not sure(f"Write these {many} lines to {where}{replaced}?", yes=asked.yes, refused=REFUSED):
        tell(f"{REFUSED}.")
        return 1
    if printed:
        with reports.logged_as_printed(report, form, teacher.id) as text:
            for line in text.splitlines():
                give(line)
        return 0
    path = reports.write(report, form, asked.file, teacher.id)
    give(path)
    tell(f"{many} lines left: {CALLED[report.kind]}. It is logged: coachtui report log")
    return 0


def _show(book: Book, common: Book, report: Report, now: datetime, *, on_stderr: bool) -> None:
    """Show every line that would leave, and what to think of before it does."""
    out = tell if on_stderr else give
    section = ""
    for item in items(report):
        if item.section != section:
            section = item.section
            out(section)
        out(f"  {'  ' * item.depth}{item.text}")
    for notice in notices(book, common, report, now):
        tell(notice)


# What has left


def _log(asked: Namespace) -> int:
    with opened_if_there(places(asked.home)) as session:
        if session is None:
            tell("Nothing has left yet.")
            return 1
        whose = teacher_named(session, " ".join(asked.teacher)).id if asked.teacher else None
        rows = shares(session.book(COMMON), whose)
        names = {each.id: each.name for each in session.store.names()}
    if asked.json:
        give_json([_object(row, names) for row in rows])
    else:
        for row in rows:
            give(_said(row, names))
    if not rows:
        tell("Nothing has left yet.")
    return 0 if rows else 1


def _said(row: dict[str, Any], names: dict[int, str]) -> str:
    what = CALLED.get(row.get("what", ""), "report")
    whom = names.get(row.get("teacher", 0), "?")
    file = "printed" if row.get("file") == PRINTED else str(row.get("file") or "?")
    return f"{row.get('on') or '?':<10}  {what:<15}  {whom:<20}  {row.get('lines', 0):>4} lines  {file}"


def _object(row: dict[str, Any], names: dict[int, str]) -> dict[str, Any]:
    return {**{key: row[key] for key in row if not key.startswith("_")}, "name": names.get(row.get("teacher", 0), "")}
