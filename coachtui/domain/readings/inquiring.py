"""Inquiries as they go on: on what ground one is begun, which is open, what its answers have become."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.readings.lines import age, when_of
from coachtui.domain.readings.trust import Trust, trust
from coachtui.domain.words import InquiryOutcome, Mode

GOES_ON = frozenset({None, "", InquiryOutcome.OPEN, InquiryOutcome.LATER})
"""The outcomes of an inquiry that can be taken up again."""


def open_inquiry(book: Book, about: int) -> Row | None:
    """Return the newest inquiry about a record that can be taken up again."""
    found = [row for row in book.rows("inquiries") if row.get("about") == about and row.get("outcome") in GOES_ON]
    return max(found, key=lambda row: int(row["id"])) if found else None


ASKED_ABOUT = frozenset({"beliefs", "practices", "students", "groups", "claims", "notes"})
"""What an inquiry can be about."""
ASKED = ("why", "feeling", "shaping", "possibilities", "learn_more")
"""What an inquiry asks."""


def going_on_in(book: Book, encounter: int) -> Row | None:
    """Return the newest inquiry of an encounter, or about one of its lines, that still asks something."""
    heard = {row["id"] for row in book.rows("notes") if row.get("encounter") == encounter} | {encounter}
    found = [row for row in book.rows("inquiries") if {row.get("from"), row.get("about")} & heard]
    found = [row for row in found if row.get("outcome") in GOES_ON and not all(row.get(each) for each in ASKED)]
    return max(found, key=lambda row: int(row["id"])) if found else None


def made_of_answers(book: Book, inquiry: Mapping[str, Any]) -> dict[str, str]:
    """Return what answers of an inquiry have become, by the answer's words: `belief`, `learning`."""
    beliefs = {book.table("beliefs").get(id_, {}).get("statement"): "belief" for id_ in inquiry.get("beliefs") or ()}
    learnings = {
        row.get("question"): "learning" for row in book.rows("learnings") if row.get("from") == inquiry.get("id")
    }
    return {str(text): made for text, made in (beliefs | learnings).items() if text}


LATELY_DAYS = 42
"""How long what she was told stays fresh: the six weeks in which a coach looks back."""


class Ground(NamedTuple):
    """What a challenge stands on: how trust is, what she was told lately, newest first, and what was asked before."""

    trust: Trust
    told: tuple[Row, ...]
    before: tuple[Row, ...]
    """The earlier inquiries about the same, oldest first."""


def ground(book: Book, about: int | None, now: datetime, *, but: int | None = None) -> Ground:
    """Return the ground on which to ask about a record; `but` is the inquiry that is going on."""
    told = [row for row in book.rows("notes") if row.get("mode") == Mode.VALIDATE and _fresh(row, now)]
    asked = [row for row in book.rows("inquiries") if about and row.get("about") == about and row["id"] != but]
    return Ground(
        trust(book, now),
        tuple(sorted(told, key=lambda row: when_of("notes", row), reverse=True)),
        tuple(sorted(asked, key=lambda row: int(row["id"]))),
    )


def _fresh(row: Row, now: datetime) -> bool:
    days = age(when_of("notes", row), now)
    return days is not None and 0 <= days <= LATELY_DAYS


def belief_of(book: Book, inquiry: Mapping[str, Any], possibility: str) -> Row | None:
    """Return the belief that a possibility of an inquiry has become; None where it has not."""
    made = (book.table("beliefs").get(id_) for id_ in inquiry.get("beliefs") or ())
    return next((row for row in made if row and row.get("statement") == possibility), None)
