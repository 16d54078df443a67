"""Which encounter to begin: the planned one, or a new one of a kind."""

from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.moment import parsed
from coachtui.domain.words import EncounterKind
from coachtui.services.encounters import AFTERWARDS
from coachtui.tui.dialogs.choice import ChoiceDialog, Option, options
from coachtui.tui.lines.moments import moment_text

__all__ = ["AFTERWARDS", "LATER", "beginning"]

SAID = {
    "visit": "visit: in her classroom, while she teaches",
    "planning": "planning: what comes next",
    "reflecting": "reflecting: how it went",
    "debrief": "debrief: on the visit that waits for it",
    "model": "model: I teach, she watches",
    "coteach": "coteach: we teach together",
    "corridor": "corridor: a talk that has just been",
    "message": "message: one that was written",
    "other": "other",
}
LATER = "later"
"""The answer that plans one."""
AWAY_DAYS = 7
"""How far from now a planned encounter may be to be begun instead of a new one."""


def beginning(book: Book, now: datetime) -> ChoiceDialog:
    """Return the question which to begin, answered by a kind or by the id of a planned encounter."""
    planned = [
        Option(str(number), f"{row.get('kind', 'encounter')}, as planned: {_said(row, now)}", str(row["id"]))
        for number, row in enumerate(_near(book, now), 1)
    ]
    kinds = options({str(kind): SAID.get(kind, str(kind)) for kind in EncounterKind} | {LATER: "later: plan one"})
    name = str(book.teacher.get("name") or "")
    return ChoiceDialog(f"An encounter with {name}", [*planned, *kinds], current=planned[0].value if planned else "")


def kinds_to_plan(book: Book) -> ChoiceDialog:
    """Return the question which kind of encounter to plan."""
    kinds = {str(kind): SAID.get(kind, str(kind)) for kind in EncounterKind if kind not in AFTERWARDS}
    return ChoiceDialog(f"Plan an encounter with {book.teacher.get('name') or ''}".rstrip(), options(kinds))


def _near(book: Book, now: datetime) -> list[dict[str, object]]:
    """Return the planned encounters that may be begun now, the nearest first and those without a day last; three."""
    planned = [row for row in book.rows("encounters") if row.get("state") == "planned"]
    away = {row["id"]: _away(str(row.get("start") or ""), now) for row in planned}
    near = sorted((row for row in planned if away[row["id"]] < AWAY_DAYS * 86400), key=lambda row: away[row["id"]])
    return near[:3]


def _away(start: str, now: datetime) -> float:
    """Return how many seconds from now a planned encounter is; one without a day may be any time, after the others."""
    return abs((parsed(start) - now).total_seconds()) if start else AWAY_DAYS * 86400 - 1


def _said(row: dict[str, object], now: datetime) -> str:
    return " · ".join(
        part for part in (moment_text(str(row.get("start") or ""), now), str(row.get("purpose") or "")) if part
    )
