"""Promises: who will do what by when, and what became of it."""

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.domain.days import read_day
from coachtui.domain.grammar.promise import take_promise
from coachtui.services.pen import Pen
from coachtui.services.refused import RefusedError
from coachtui.services.writing import Sheet


def add_promise(
    pen: Pen, book: Book, text: str, who: str = "coach", due: str | None = None, *, from_: int | None = None
) -> Change:
    """Write a promise. `due` is a stored day. Raises RefusedError without words."""
    if not text.strip():
        raise RefusedError("Nothing promised", "a promise needs words.")
    sheet = Sheet(pen, book)
    sheet.add("promises", {"text": text.strip(), "who": who, "due": due, "outcome": "open", "from": from_})
    return sheet.change("promise added")


def add_promise_line(pen: Pen, book: Book, line: str) -> Change:
    """Write a promise from one line as it stands behind `!`: `fri bring exit tickets`, `her try the warm-up`."""
    who, due, text = take_promise(line.strip())
    day = read_day(due, pen.now().date()) if due else None
    return add_promise(pen, book, text, who, day.isoformat() if day else None)


def settle_promise(pen: Pen, book: Book, promise: int, outcome: str = "kept", on: str | None = None) -> Change:
    """Settle a promise: kept, broken or released, today or `on` a stored day; `open` takes it up again."""
    sheet = Sheet(pen, book)
    sheet.need("promises", promise)
    done_on = None if outcome == "open" else on or sheet.today
    sheet.edit("promises", promise, {"outcome": outcome, "done_on": done_on})
    return sheet.change("promise open again" if outcome == "open" else f"promise {outcome}")
