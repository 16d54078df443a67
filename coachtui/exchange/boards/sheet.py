"""A board as CSV, for a spreadsheet: what it would read as a formula stands behind an apostrophe."""

import csv
import io
from collections.abc import Sequence

from coachtui.exchange.boards.cards import Card
from coachtui.exchange.boards.matrix import Cells

FIELDS = (
    "id", "what", "standing", "works", "scope", "with", "without", "why", "why_rests_on", "evidence_for",
    "evidence_against", "questions", "check_on", "let_go_on",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@")


def cards_sheet(found: Sequence[Card]) -> str:
    """Return a row a claim; evidence is counted."""
    return _sheet([FIELDS, *map(_row, found)])


def matrix_sheet(made: Cells) -> str:
    """Return a row a claim, and two columns a student or group: what was said, what the evidence shows."""
    head = ["claim", *(f"{name} {kind}" for name in made.names for kind in ("said", "shown"))]
    rows = [[what, *(mark for cell in found for mark in (cell.said, cell.shown))] for _, what, found in made.claims]
    return _sheet([head, *rows])


def _row(card: Card) -> list[str]:
    return [
        str(card.id), card.what, card.standing, card.works, card.scope, ", ".join(card.with_), ", ".join(card.without),
        card.why, card.basis, str(len(card.support)), str(len(card.against)), " ".join(card.questions), card.check_on,
        card.let_go_on,
    ]  # fmt: skip


def _sheet(rows: Sequence[Sequence[str]]) -> str:
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    for row in rows:
        writer.writerow([f"'{each}" if str(each).startswith(FORMULA) else each for each in row])
    return made.getvalue()
