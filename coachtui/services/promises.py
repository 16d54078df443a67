"""Promises: what became of them. They are made of notes: see `services.notes`."""

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.services.pen import Pen
from coachtui.services.writing import Sheet


def settle_promise(pen: Pen, book: Book, promise: int, outcome: str = "kept", on: str | None = None) -> Change:
    """Settle a promise: kept, broken or released, today or `on` a stored day; `open` takes it up again."""
    sheet = Sheet(pen, book)
    sheet.need("promises", promise)
    done_on = None if outcome == "open" else on or sheet.today
    sheet.edit("promises", promise, {"outcome": outcome, "done_on": done_on})
    return sheet.change("promise open again" if outcome == "open" else f"promise {outcome}")
