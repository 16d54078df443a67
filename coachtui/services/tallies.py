"""Tallies: one key a stroke, and a quote where there is one."""

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.services.pen import Pen
from coachtui.services.writing import Sheet, sparse


def start_tally(pen: Pen, book: Book, name: str, encounter: int | None = None) -> Change:
    """Begin to count something, such as who is called on."""
    sheet = Sheet(pen, book)
    sheet.add("tallies", {"name": name.strip() or "tally", "encounter": encounter})
    return sheet.change("tally started")


def mark_tally(
    pen: Pen,
    book: Book,
    tally: int,
    bucket: str = "",
    *,
    student: int | None = None,
    group: int | None = None,
    quote: str = "",
) -> Change:
    """Add a stroke."""
    sheet = Sheet(pen, book)
    row = sheet.need("tallies", tally)
    mark = {"at": sheet.moment, "bucket": bucket, "student": student, "group": group, "quote": quote}
    sheet.edit("tallies", tally, {"marks": [*row.get("marks", []), sparse(mark)]})
    return sheet.change(f"counted: {row.get('name')}")


def unmark_tally(pen: Pen, book: Book, tally: int) -> Change:
    """Take the last stroke off."""
    sheet = Sheet(pen, book)
    row = sheet.need("tallies", tally)
    sheet.edit("tallies", tally, {"marks": row.get("marks", [])[:-1]})
    return sheet.change(f"stroke taken off: {row.get('name')}")
