"""For whom, at a glance: the claims against groups, focal students, and whoever else is named."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.memberships import groups_of
from coachtui.domain.readings.pieces import Piece, covered, pieces_by_claim
from coachtui.domain.readings.roll import Roll, roll_of
from coachtui.domain.words import Scope, Works


class Mark(StrEnum):
    """What a cell holds."""

    WORKS = "works"
    PARTLY = "partly"
    NOT = "not"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Cell:
    """One claim for one student or group: what was said, and what the evidence shows, kept apart."""

    said: Mark
    shown: Mark
    evidence: tuple[int, ...]
    """The evidence that speaks of them, newest first."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Claims (rows) against groups, focal students, others who are named (columns). `cells[row][column]`. No score."""

    claims: tuple[int, ...]
    whom: tuple[int, ...]
    cells: tuple[tuple[Cell, ...], ...]


class Counts(NamedTuple):
    """How many cells of a row or a column show what. A count of cells and nothing more: no score is made of it."""

    works: int
    partly: int
    not_: int
    unknown: int


_SAID = {Works.YES: Mark.WORKS, Works.PARTLY: Mark.PARTLY, Works.NO: Mark.NOT}


def matrix(book: Book, now: datetime) -> Matrix:
    """Return the claims not let go (oldest first) against groups, focal students, and others whom they name."""
    roll, pieces = roll_of(book, now), pieces_by_claim(book)
    claims = sorted((row for row in book.rows("claims") if not row.get("let_go_on")), key=lambda row: int(row["id"]))
    groups = sorted(book.rows("groups"), key=lambda row: (str(row.get("label") or "").casefold(), row["id"]))
    whom = (*(row["id"] for row in groups), *roll.focal, *_named(book, claims, pieces, roll))
    kin = roll.kin()
    near = {id_: kin.get(id_, frozenset()) | {id_} for id_ in whom}
    cells = tuple(_row(claim, whom, near, pieces.get(claim["id"], []), roll) for claim in claims)
    return Matrix(tuple(row["id"] for row in claims), whom, cells)


def _named(book: Book, claims: list[Row], pieces: Mapping[int, list[Piece]], roll: Roll) -> list[int]:
    """Return the students whom a claim or its evidence names and nobody follows, by their codes."""
    said = {id_ for claim in claims for name in ("with", "without") for id_ in claim.get(name) or ()}
    grounded = [piece for claim in claims for piece in pieces.get(claim["id"], []) if piece.grounded]
    shown = {id_ for piece in grounded for id_ in piece.covers}
    others = [row for row in book.rows("students") if row["id"] in said | shown and row["id"] not in roll.focal]
    return [row["id"] for row in sorted(others, key=lambda row: (str(row.get("code") or ""), row["id"]))]


def cells_of(book: Book, id_: int, now: datetime) -> dict[int, Cell]:
    """Return the cell of one student or group for each claim that is not let go, oldest claim first."""
    roll, pieces = roll_of(book, now), pieces_by_claim(book)
    claims = sorted((row for row in book.rows("claims") if not row.get("let_go_on")), key=lambda row: int(row["id"]))
    return {claim["id"]: _cell(claim, id_, pieces.get(claim["id"], []), roll) for claim in claims}


def unknown_of(cells: Iterable[Cell]) -> int:
    """Return in how many of these cells nothing is shown by evidence."""
    return sum(cell.shown == Mark.UNKNOWN for cell in cells)


def counts(cells: Iterable[Cell]) -> Counts:
    """Return what the evidence shows in these cells, counted."""
    found = Counter(cell.shown for cell in cells)
    return Counts(found[Mark.WORKS], found[Mark.PARTLY], found[Mark.NOT], found[Mark.UNKNOWN])


def columns_of(book: Book, found: Matrix, now: datetime) -> tuple[int, ...]:
    """Return the places of the columns that concern this teacher: students, those she follows first, then groups.

    Groups are shared by all teachers; one of whom nothing is said or shown here, and nobody is in it, is left out.
    """
    today = now.date().isoformat()
    joined = {group for row in book.rows("students") for group in groups_of(row, today)}
    groups = [at for at, id_ in enumerate(found.whom) if id_ in book.table("groups")]
    ours = [at for at in groups if found.whom[at] in joined or any(_told(row[at]) for row in found.cells)]
    return (*(at for at in range(len(found.whom)) if at not in groups), *ours)


def _told(cell: Cell) -> bool:
    return cell.said != Mark.UNKNOWN or cell.shown != Mark.UNKNOWN


def _row(
    claim: Row, whom: tuple[int, ...], near: Mapping[int, frozenset[int]], pieces: list[Piece], roll: Roll
) -> tuple[Cell, ...]:
    """Return the cells of a claim; `near` are those through whom a piece can tell something of each."""
    grounded = [piece for piece in pieces if piece.grounded]
    return tuple(
        _cell(claim, id_, [each for each in grounded if not each.covers or not near[id_].isdisjoint(each.covers)], roll)
        for id_ in whom
    )


def _cell(claim: Row, id_: int, pieces: list[Piece], roll: Roll) -> Cell:
    speaking = [piece for piece in pieces if _speaks_of(piece, id_, roll)]
    return Cell(_said(claim, id_, roll), _shown(claim, id_, speaking, roll), tuple(piece.id for piece in speaking))


def _said(claim: Row, id_: int, roll: Roll) -> Mark:
    # Said of one by name holds before said of its group, and that before said of all. Those in `without` are the ones
    # it does not work for, whatever is said of the others.
    works = _SAID.get(claim.get("works") or Works.YES, Mark.UNKNOWN)
    lists = ((claim.get("with") or (), works), (claim.get("without") or (), Mark.NOT))
    for listed, mark in lists:
        if id_ in listed:
            return mark
    for listed, mark in reversed(lists):
        if roll.within(id_, listed):
            return mark
    return works if claim.get("scope") == Scope.ALL else Mark.UNKNOWN


def _shown(claim: Row, id_: int, speaking: list[Piece], roll: Roll) -> Mark:
    works = _SAID.get(claim.get("works") or Works.YES, Mark.WORKS)  # of what is unsure something is shown all the same
    support = [piece for piece in speaking if not piece.against]
    against = [piece for piece in speaking if piece.against]
    if not speaking:
        return Mark.UNKNOWN
    if support and against:
        return Mark.PARTLY
    if not covered(id_, speaking, roll):
        return Mark.PARTLY
    return works if support else _turned(works)


def _turned(works: Mark) -> Mark:
    """Return what is shown of those for whom the evidence speaks against the claim."""
    return Mark.WORKS if works == Mark.NOT else Mark.NOT


def _speaks_of(piece: Piece, id_: int, roll: Roll) -> bool:
    """Return whether a piece tells something of them: of a student by name, or as one of a whole group."""
    if piece.speaks_for(id_, roll) or piece.names(id_, roll):
        return True
    return any(roll.now_or_then(each, (id_,), piece.when) for each in piece.covers)
