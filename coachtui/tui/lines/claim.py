"""How claims read: as cards in columns by standing, as a matrix against whom, and in full with their evidence."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.memberships import groups_of
from coachtui.domain.moment import days_since
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.matrix import Cell, Mark, Matrix, matrix
from coachtui.domain.readings.related import related
from coachtui.domain.readings.standing import ClaimStanding
from coachtui.domain.readings.students import who_name, who_names
from coachtui.domain.words import Standing
from coachtui.tui.lines.card import cards
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Part, Row, blank, clipped, heading, line, paragraph

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
WORKS = {"yes": "works", "partly": "partly", "no": "does not work", "unsure": "unsure"}
SIGNS = {Mark.WORKS: "+", Mark.PARTLY: "~", Mark.NOT: "-", Mark.UNKNOWN: "?"}
STYLES = {Mark.WORKS: "good", Mark.PARTLY: "hunch", Mark.NOT: "owed", Mark.UNKNOWN: "quiet"}


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


# The matrix

CELL = 6


def matrix_rows(book: Book, now: datetime, width: int, shift: int) -> list[Row]:
    """Return claims against groups and focal students, `shift` columns moved to the left; a legend at the end."""
    found = matrix(book, now)
    shown = max((width - _first(width)) // CELL, 1)
    whom = matrix_columns(book, found, now)
    columns = whom[shift : shift + shown]
    first = _first(width)
    names: list[Part] = [(" " * first, "")]
    names += [(f"{clipped(who_name(book, found.whom[at]), CELL - 1):<{CELL}}", "heading") for at in columns]
    rows = [line(*names)]
    rows += [_matrix_row(book, found, at, columns, first) for at in range(len(found.claims))]
    more = [line((f"h l move sideways: {len(whom)} students and groups", "quiet"))] if len(whom) > shown else []
    return [*rows, blank(), line(("said, then shown by evidence: + works  ~ partly  - not  ? unknown", "quiet")), *more]


def matrix_columns(book: Book, found: Matrix, now: datetime) -> list[int]:
    """Return the places of the columns to show: focal students first, then the groups that concern this teacher.

    Groups are shared by all teachers; one of whom nothing is said or shown here, and nobody is in it, is left out.
    """
    today = now.date().isoformat()
    joined = {group for row in book.rows("students") for group in groups_of(row, today)}
    groups = [at for at, id_ in enumerate(found.whom) if id_ in book.table("groups")]
    ours = [at for at in groups if found.whom[at] in joined or any(_told(row[at]) for row in found.cells)]
    return [at for at in range(len(found.whom)) if at not in groups] + ours


def _told(cell: Cell) -> bool:
    return cell.said != Mark.UNKNOWN or cell.shown != Mark.UNKNOWN


def _first(width: int) -> int:
    return max(min(width // 2, 44), 14)


def _matrix_row(book: Book, found: Matrix, at: int, columns: Sequence[int], first: int) -> Row:
    claim = book.table("claims").get(found.claims[at], {})
    parts: list[Part] = [(f"{clipped(str(claim.get('what') or ''), first - 1):<{first}}", "")]
    for each in columns:
        cell = found.cells[at][each]
        parts += [
            (SIGNS[cell.said], "quiet"), (" ", ""), (SIGNS[cell.shown], STYLES[cell.shown]), (" " * (CELL - 3), ""),
        ]  # fmt: skip
    return line(*parts, ref=Ref(book.teacher_id, "claims", found.claims[at]))


# In full


def _for_whom(row: Mapping[str, Any], scope: str) -> str:
    """Return whether it works and for how many, and what of that is open."""
    works = WORKS.get(str(row.get("works") or ""), "")
    whom = "for whom?" if scope == "unknown" else f"for {scope}"
    return f"{works}, {whom}" if works else f"{whom}; does it work?"


def claim_rows(book: Book, reading: ClaimStanding, now: datetime, width: int) -> list[Row]:
    """Return a claim in full: the four parts, its open questions, and its evidence for and against."""
    row = book.table("claims").get(reading.claim, {})
    why = row.get("why") or {}
    scope = str(row.get("scope") or "unknown")
    rows = [
        paragraph(str(row.get("what") or ""), width - 1, "strong", first=(("what      ", "heading"),)),
        paragraph(
            _for_whom(row, scope) + _named(book, row), width - 1,
            first=(("for whom  ", "heading"),),
        ),
        paragraph(
            f"{why['text']} ({why.get('basis') or 'guess'})" if why.get("text") else "not said yet: why?", width - 1,
            "" if why.get("text") else "quiet", first=(("why       ", "heading"),),
        ),
        line(("known     ", "heading"), (f"{TITLES[reading.standing]}: {MEANING[reading.standing]}", "")),
    ]  # fmt: skip
    for title, ids, sign in (
        ("Evidence for", reading.evidence_for, "+"),
        ("Evidence against", reading.evidence_against, "-"),
    ):
        if ids:
            rows += [heading(title), *(_evidence(book, id_, sign, now, width) for id_ in ids)]
    rows += [paragraph(flag.question, width - 1, "hunch", first=((" ? ", "hunch"),)) for flag in reading.flags]
    rest = [
        each for each in related(book, "claims", reading.claim) if each.table not in ("evidence", "students", "groups")
    ]
    if rest:
        rows.append(heading("Linked"))
    for each in rest:
        text = text_of(book, each.table, book.table(each.table)[each.id])
        ref = Ref(book.teacher_id, each.table, each.id)
        rows.append(line((f" {each.phrase}  ", "quiet"), (" ".join(text.split()) or each.table[:-1], ""), ref=ref))
    return rows


def _named(book: Book, row: Mapping[str, Any]) -> str:
    parts = []
    if row.get("with"):
        parts.append(f"; for {who_names(book, row['with'])}")
    if row.get("without"):
        parts.append(f"; not for {who_names(book, row['without'])}")
    return "".join(parts)


def _evidence(book: Book, id_: int, sign: str, now: datetime, width: int) -> Row:
    row = book.table("evidence").get(id_, {})
    note = book.table("notes").get(row.get("note") or 0, {})
    when = str(note.get("at") or row.get("created") or "")
    whom = who_names(book, row.get("covers", ())) or str(row.get("scope") or "whom?")
    level = str(row.get("level") or "")
    about = " ".join(part for part in (whom, level) if part)
    text = text_of(book, "evidence", row) or "(no words)"
    days = f"{max(days_since(when, now), 0)} d" if when else ""
    return paragraph(
        f"{text}  ({about}, {days})", width - 1, ref=Ref(book.teacher_id, "evidence", id_),
        first=((f" {sign} ", "good" if sign == "+" else "owed"),),
    )  # fmt: skip
