"""Inquiries as they go on: which one is open about something, and what its answers have become."""

from collections.abc import Mapping
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.words import InquiryOutcome

GOES_ON = frozenset({None, "", InquiryOutcome.OPEN, InquiryOutcome.LATER})
"""The outcomes of an inquiry that can be taken up again."""


def open_inquiry(book: Book, about: int) -> Row | None:
    """Return the newest inquiry about a record that can be taken up again."""
    found = [row for row in book.rows("inquiries") if row.get("about") == about and row.get("outcome") in GOES_ON]
    return max(found, key=lambda row: int(row["id"])) if found else None


def made_of_answers(book: Book, inquiry: Mapping[str, Any]) -> dict[str, str]:
    """Return what answers of an inquiry have become, by the answer's words: `belief`, `learning`."""
    beliefs = {book.table("beliefs").get(id_, {}).get("statement"): "belief" for id_ in inquiry.get("beliefs") or ()}
    learnings = {
        row.get("question"): "learning" for row in book.rows("learnings") if row.get("from") == inquiry.get("id")
    }
    return {str(text): made for text, made in (beliefs | learnings).items() if text}
