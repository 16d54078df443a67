"""How the matrix reads: claims against students and groups, what was said and what is shown kept apart."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.kinds import label
from coachtui.domain.readings.matrix import Cell, Counts, Mark, Matrix, columns_of, counts
from coachtui.domain.readings.students import who_name
from coachtui.tui.lines.claim import evidence_row
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.gridview import Grid, GridLine
from coachtui.tui.widgets.row import Part, Parts, Row, line, paragraph

SIGNS = {Mark.WORKS: "+", Mark.PARTLY: "~", Mark.NOT: "-", Mark.UNKNOWN: "?"}
STYLES = {Mark.WORKS: "good", Mark.PARTLY: "hunch", Mark.NOT: "owed", Mark.UNKNOWN: "quiet"}
NAMES = {Mark.WORKS: "works", Mark.PARTLY: "partly", Mark.NOT: "does not work", Mark.UNKNOWN: "unknown"}

NOBODY = "Nobody to show it for yet: say for whom a claim holds (w), follow a student, or name a group."
"""Said where there is no column."""
ROOMY, HIGH = 70, 18
"""From this width on a row counts all its cells, from this height on a column does; else how many are unknown."""
ALL, FEW = 16, 5
"""Cells that the counts of a row take."""


class Cells(NamedTuple):
    """The matrix as it is shown: the columns that concern this teacher, and the counts of each row and column."""

    book: Book
    now: datetime
    claims: tuple[int, ...]
    whom: tuple[int, ...]
    cells: tuple[tuple[Cell, ...], ...]

    def at(self, claim: int, column: int) -> tuple[int, Cell] | None:
        """Return whom a column is about and the cell of a claim in it; None where there is none."""
        if claim in self.claims and column < len(self.whom):
            return self.whom[column], self.cells[self.claims.index(claim)][column]
        return None

    def of_claim(self, claim: int) -> Counts:
        """Return what is shown in the row of a claim, counted."""
        return counts(self.cells[self.claims.index(claim)])

    def of_column(self, column: int) -> Counts:
        """Return what is shown in a column, counted."""
        return counts(row[column] for row in self.cells)

    def holding(self, claims: Collection[int]) -> "Cells":
        """Return the same with the rows of these claims only."""
        kept = [at for at, claim in enumerate(self.claims) if claim in claims]
        return self._replace(claims=tuple(self.claims[at] for at in kept), cells=tuple(self.cells[at] for at in kept))


def cells_of(book: Book, found: Matrix, now: datetime) -> Cells:
    """Return the matrix as it is shown."""
    columns = columns_of(book, found, now)
    whom = tuple(found.whom[at] for at in columns)
    return Cells(book, now, found.claims, whom, tuple(tuple(row[at] for at in columns) for row in found.cells))


def grid_of(cells: Cells, width: int, height: int) -> Grid:
    """Return the matrix as a table."""
    wide, high = width >= ROOMY, height >= HIGH
    return Grid(
        [who_name(cells.book, id_) for id_ in cells.whom],
        [_line(cells, at, wide) for at in range(len(cells.claims))],
        _foot(cells, high) if cells.claims and cells.whom else (),
        _legend(width),
        "shown" if wide else "",
        ALL if wide else FEW,
    )


def _line(cells: Cells, at: int, wide: bool) -> GridLine:
    claim = cells.claims[at]
    row = cells.book.table("claims").get(claim, {})
    total = _counted(counts(cells.cells[at])) if wide else _unknown(counts(cells.cells[at]))
    title = " ".join(str(row.get("what") or "(no words)").split())
    return GridLine(
        title, [_cell(cell) for cell in cells.cells[at]], total, Ref(cells.book.teacher_id, "claims", claim)
    )


def _cell(cell: Cell) -> Parts:
    """Return what was said, bare, and what the evidence shows, in brackets."""
    said = "quiet" if cell.said == Mark.UNKNOWN else ""
    return [(SIGNS[cell.said], said), (f"[{SIGNS[cell.shown]}]", STYLES[cell.shown])]


def _counted(found: Counts) -> Parts:
    return [
        (f"{number:>3}{sign}" if number else "    ", STYLES[mark])
        for number, (mark, sign) in zip(found, SIGNS.items(), strict=True)
    ]


def _unknown(found: Counts) -> Parts:
    return [(f"{found.unknown:>4}?" if found.unknown else "     ", "quiet")]


def _foot(cells: Cells, high: bool) -> Sequence[tuple[Part, Sequence[Part]]]:
    """Return the counts of the columns, a line a sign."""
    found = [cells.of_column(column) for column in range(len(cells.whom))]
    marks = list(SIGNS)
    rows: list[tuple[Part, Sequence[Part]]] = [
        (
            (f"shown: {NAMES[mark]} {SIGNS[mark]}", "quiet"),
            [(f"{each[at]:>3}" if each[at] else "", STYLES[mark]) for each in found],
        )
        for at, mark in enumerate(marks)
    ]
    return rows if high else rows[-1:]


def _legend(width: int) -> Parts:
    said = "+ said, [-] shown by evidence:  " if width >= ROOMY else "+ said [-] shown  "
    return [(said, "quiet"), *_signs()]


def _signs() -> Parts:
    names = {Mark.WORKS: "works", Mark.PARTLY: "partly", Mark.NOT: "not", Mark.UNKNOWN: "unknown"}
    return [part for mark, sign in SIGNS.items() for part in ((sign, STYLES[mark]), (f" {names[mark]}  ", "quiet"))]


# The cell under the cursor


def cell_rows(cells: Cells, claim: int, column: int, width: int) -> list[Row]:
    """Return a cell in full: what was said and what is shown of them, and by which evidence."""
    found = cells.at(claim, column)
    if found is None:
        return [paragraph(NOBODY, width - 1, "quiet")]
    whom, cell = found
    ref = Ref(cells.book.teacher_id, "claims", claim)
    name = who_name(cells.book, whom)
    what = str(cells.book.table("claims").get(claim, {}).get("what") or "")
    rows = [
        paragraph(what, width - 1, "strong", first=((f"{name}  ", "named"),), most=2),
        line(
            ("said  ", "heading"), (NAMES[cell.said], ""), ("   shown  ", "heading"),
            (NAMES[cell.shown], STYLES[cell.shown]), (_by(cell), "quiet"),
        ),
    ]  # fmt: skip
    if cell.evidence:
        rows += [evidence_row(cells.book, id_, claim, cells.now, width) for id_ in cell.evidence]
    else:
        said = f" ? What could you learn from {name}?"
        rows.append(line((said, "hunch"), ref=ref, act="claim.learning"))
    rows.append(line((_told(name, cells.of_column(column), "claims", len(cells.claims)), "quiet")))
    rows.append(line((_told("this claim", cells.of_claim(claim), "students and groups", len(cells.whom)), "quiet")))
    return rows


def _by(cell: Cell) -> str:
    count = len(cell.evidence)
    return f" by {count} {'pieces' if count > 1 else 'piece'} of {label('evidence', count)}" if count else ""


def _told(name: str, found: Counts, of_what: str, many: int) -> str:
    words = ("works", "partly", "not", "unknown")
    said = ", ".join(f"{number} {word}" for number, word in zip(found, words, strict=True) if number)
    return f"{name}: {said}, of {many} {of_what}"
