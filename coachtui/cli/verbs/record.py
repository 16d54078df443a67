"""`coachtui record REF`: one record in full, and what it is linked to."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from coachtui.cli.assemble import opened, places
from coachtui.cli.output import give_json
from coachtui.cli.reference import Found, book_refs, in_brackets, record_named
from coachtui.cli.told import fields_said, standing_said
from coachtui.cli.voice import give
from coachtui.domain.kinds import label
from coachtui.domain.moment import day_of
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.related import related
from coachtui.services.session import Session
from coachtui.tui.dialogs.page_values import moment_said, record_said

ABOUT = """\
Tell one record in full: its words, each field that says something, and each record it is linked to, by the reference in
brackets behind it. What else a field takes is told by `coachtui edit REF`, how it came to be by `coachtui history`."""
EXAMPLES = "  coachtui record k7q2x\n  coachtui record k7q2x --json"


def arguments(parser: ArgumentParser) -> None:
    """Take which record, and the form."""
    parser.add_argument("ref", metavar="REF", help="the record, by what stands in brackets behind it")
    parser.add_argument("--json", action="store_true", help="print the record, and what is related to it")


def run(asked: Namespace) -> int:
    """Print it."""
    with opened(places(asked.home).vault, fresh=False) as session:
        one = record_named(session, asked.ref)
        if asked.json:
            give_json(_object(session, one))
        else:
            for line in _told(session, one):
                give(line)
    return 0


def _object(session: Session, one: Found) -> dict[str, Any]:
    book = session.book(one.teacher)
    linked = [{"table": each.table, "id": each.id, "phrase": each.phrase} for each in related(book, one.table, one.id)]
    return {"teacher": one.teacher, "table": one.table, "record": book.table(one.table)[one.id], "linked": linked}


def _told(session: Session, one: Found) -> Iterator[str]:
    book, now = session.book(one.teacher), session.pen.now()
    row, refs = book.table(one.table)[one.id], book_refs(book)
    name = str(book.teacher.get("name") or "all teachers")
    yield f"{name} · {label(one.table)}  {in_brackets(refs[one.id])}"
    yield text_of(book, one.table, row) or f"({label(one.table)} without words)"
    yield from (f"  {each}" for each in standing_said(book, one.table, row, now))
    for field in fields_said(book, one.table, row, now, ties=False):
        first, *rest = field.splitlines()
        yield f"  {first}"
        yield from (f"    {each}" for each in rest)
    if found := related(book, one.table, one.id):
        yield "Linked"
        for each in found:
            ref = in_brackets(refs.get(each.id, ""))
            yield f"  {each.phrase} {label(each.table)}: {record_said(book, each.id)}  {ref}"
    yield _written(session, one)


def _written(session: Session, one: Found) -> str:
    row, now = session.book(one.teacher).table(one.table)[one.id], session.pen.now()
    said = [f"written {moment_said(row['created'], now)}"] if row.get("created") else []
    if row.get("changed") and row["changed"] != row.get("created"):
        said.append(f"changed {day_of(row['changed'], now):%-d %b %Y}")
    said.append("may be shown to her" if row.get("visibility") == "teacher" else "for you alone")
    return " · ".join(said)
