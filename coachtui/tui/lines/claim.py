"""How claims read: as cards in columns by standing, and in full with their evidence."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from coachtui.domain.bearing import AGAINST, bears
from coachtui.domain.book import Book
from coachtui.domain.moment import days_since
from coachtui.domain.readings.flags import Flag
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.related import related
from coachtui.domain.readings.standing import ClaimStanding
from coachtui.domain.readings.students import who_names
from coachtui.domain.words import Standing
from coachtui.tui.lines.card import cards, why_said
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Row, heading, line, paragraph

TITLES = {
    Standing.SAID: "said",
    Standing.LOOKING: "looking",
    Standing.KNOWN: "known",
    Standing.CONTESTED: "contested",
    Standing.LET_GO: "let go",
}
MEANING = {
    Standing.SAID: "nothing known yet",
    Standing.LOOKING: "a learning is planned",
    Standing.KNOWN: "evidence covers it",
    Standing.CONTESTED: "evidence against",
    Standing.LET_GO: "looked at, and let go",
}
PART = 10
"""Cells of the name of a part of a claim in full."""
WORKS = {"yes": "works", "partly": "partly", "no": "does not work", "unsure": "unsure"}


def column(
    book: Book, readings: Sequence[ClaimStanding], standings: Mapping[Standing, str], width: int, height: int
) -> list[Row]:
    """Return the cards of these standings, each under its heading where it has one, cut to fit the height."""
    found = {each: [reading for reading in readings if reading.standing == each] for each in standings}
    headed = sum(bool(found[each] and standings[each]) for each in standings)
    laid = iter(cards(book, [reading for group in found.values() for reading in group], width, height - headed))
    rows: list[Row] = []
    for standing, group in found.items():
        if group and standings[standing]:
            rows.append(heading(standings[standing]))
        rows += [next(laid) for _ in group]
    return rows


# In full


FLAG = "flag:"
"""What the act of a row begins with that is an open question of a claim; behind it stands which."""


def claim_rows(book: Book, reading: ClaimStanding, now: datetime, width: int) -> list[Row]:
    """Return a claim in full: its parts, its open questions, its evidence; Enter on a row starts what it is about."""
    row = book.table("claims").get(reading.claim, {})
    ref = Ref(book.teacher_id, "claims", reading.claim)
    rows = [_part(each, ref, width) for each in _parts(book, row, reading)]
    for title, ids in (("Evidence for", reading.evidence_for), ("Evidence against", reading.evidence_against)):
        if ids:
            rows += [heading(title), *(evidence_row(book, id_, reading.claim, now, width) for id_ in ids)]
    if reading.flags:
        rows.append(heading("Open questions"))
    rows += [_question(flag, width, ref) for flag in reading.flags]
    rest = [
        each for each in related(book, "claims", reading.claim) if each.table not in ("evidence", "students", "groups")
    ]
    if rest:
        rows.append(heading("Linked"))
    for each in rest:
        text = text_of(book, each.table, book.table(each.table)[each.id])
        to = Ref(book.teacher_id, each.table, each.id)
        rows.append(line((f" {each.phrase}  ", "quiet"), (" ".join(text.split()) or each.table[:-1], ""), ref=to))
    return rows


class Said(NamedTuple):
    """A part of a claim: its title, its words, their style, and the action that says it."""

    title: str
    text: str
    style: str
    act: str


def _parts(book: Book, row: Mapping[str, Any], reading: ClaimStanding) -> Iterator[Said]:
    """Yield the parts of a claim."""
    yield Said("what", str(row.get("what") or "(no words)"), "strong", "")
    works = WORKS.get(str(row.get("works") or ""), "")
    yield Said("works", works or "not said yet: does it work?", "" if works else "quiet", "claim.works")
    scope = str(row.get("scope") or "unknown")
    whom = ("for whom?" if scope == "unknown" else f"for {scope}") + _named(book, row)
    yield Said("for whom", whom, "quiet" if whom == "for whom?" else "", "whom")
    why = why_said(book, row)
    yield Said("why", f"{why[1]} ({why[0]})" if why else "not said yet: why?", "" if why else "quiet", "claim.why")
    yield Said("known", f"{TITLES[reading.standing]}: {MEANING[reading.standing]}", "", "note.evidence")
    if row.get("check_on"):
        yield Said("check on", str(row["check_on"]), "", "edit")


def _part(said: Said, ref: Ref, width: int) -> Row:
    drawn = paragraph(said.text, width - 1, said.style, ref=ref, first=((f"{said.title:<{PART}}", "heading"),))
    return drawn._replace(act=said.act)


def _question(flag: Flag, width: int, ref: Ref) -> Row:
    drawn = paragraph(flag.question, width - 1, "hunch", ref=ref, first=((" ? ", "hunch"),))
    return drawn._replace(act=f"{FLAG}{flag.id}")


def _named(book: Book, row: Mapping[str, Any]) -> str:
    parts = []
    if row.get("with"):
        parts.append(f"; for {who_names(book, row['with'])}")
    if row.get("without"):
        parts.append(f"; not for {who_names(book, row['without'])}")
    return "".join(parts)


def evidence_row(book: Book, id_: int, target: int, now: datetime, width: int) -> Row:
    """Return a piece of evidence as it bears on one thing: for or against, its words, of whom, how close, how old."""
    row = book.table("evidence").get(id_, {})
    note = book.table("notes").get(row.get("note") or 0, {})
    sign = "-" if bears(row, target) == AGAINST else "+"
    when = str(note.get("at") or row.get("created") or "")
    whom = who_names(book, row.get("covers", ())) or str(row.get("scope") or "whom?")
    kind = str(row.get("kind") or "")
    days = f"{max(days_since(when, now), 0)} d" if when else ""
    about = ", ".join(part for part in (f"{whom} {row.get('level') or ''}".strip(), kind, days) if part)
    text = " ".join(text_of(book, "evidence", row).split()) or "(no words)"
    return paragraph(
        f"{text}  ({about})", width - 1, ref=Ref(book.teacher_id, "evidence", id_),
        first=((f" {sign} ", "good" if sign == "+" else "owed"),),
    )  # fmt: skip
