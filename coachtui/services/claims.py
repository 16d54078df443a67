"""Claims: what is working, for whom, why. How anyone knows is evidence, and the standing follows from it."""

from collections.abc import Iterable, Mapping
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Change, Row
from coachtui.services.pen import Pen
from coachtui.services.records import edit_record
from coachtui.services.refused import RefusedError
from coachtui.services.writing import Sheet, keys, sparse


def add_claim(pen: Pen, book: Book, what: str, **fields: Any) -> Change:
    """Put a card on the board."""
    if not what.strip():
        raise RefusedError("Nothing to keep", "a claim says what is working.")
    sheet = Sheet(pen, book)
    sheet.add("claims", {"what": what.strip(), **keys(fields)})
    return sheet.change("claim added")


def set_works(pen: Pen, book: Book, claim: int, works: str | None) -> Change:
    """Say whether it works: yes, partly, no, unsure."""
    return edit_record(pen, book, "claims", claim, {"works": works})


def set_for_whom(
    pen: Pen,
    book: Book,
    claim: int,
    scope: str | None = None,
    *,
    with_: Iterable[int] | None = None,
    without: Iterable[int] | None = None,
) -> Change:
    """Say for whom it works: for how many, for which students and groups, and for which not. What is None stays.

    Who is named on both sides stands on the side that was given now, and among those it does not work for if both were.
    """
    sheet = Sheet(pen, book)
    row = sheet.need("claims", claim)
    for_them = list(dict.fromkeys(row.get("with", []) if with_ is None else with_))
    not_them = list(dict.fromkeys(row.get("without", []) if without is None else without))
    if without is None:
        not_them = [id_ for id_ in not_them if id_ not in for_them]
    for_them = [id_ for id_ in for_them if id_ not in not_them]
    sheet.edit("claims", claim, {"scope": scope or row.get("scope"), "with": for_them, "without": not_them})
    return sheet.change(f"claim: for {scope}" if scope else "claim: for whom")


def set_why(
    pen: Pen, book: Book, claim: int, text: str, basis: str | None = None, *, belief: int | None = None
) -> Change:
    """Say why it works, or does not; a guess where nothing else is said. `belief` explains it; the one before stays.

    An empty text without a belief takes the why away.
    """
    sheet = Sheet(pen, book)
    old = sheet.need("claims", claim).get("why", {})
    if belief is not None:
        sheet.need("beliefs", belief)
        old = {**old, "belief": belief}
    basis = basis or old.get("basis")
    why = whole_why({**old, "text": text.strip(), "basis": basis})
    sheet.edit("claims", claim, {"why": why if text.strip() or belief is not None else None})
    return sheet.change("claim: why")


def whole_why(why: Mapping[str, Any]) -> Row | None:
    """Return a why as it is kept: a guess where nothing else is said of it; None where nothing explains anything."""
    said = sparse(why)
    return {**said, "basis": said.get("basis") or "guess"} if said.keys() & {"text", "belief"} else None


def let_go(pen: Pen, book: Book, claim: int, *, on: bool = True) -> Change:
    """Let a claim go, or take it up again."""
    sheet = Sheet(pen, book)
    sheet.need("claims", claim)
    sheet.edit("claims", claim, {"let_go_on": sheet.today if on else None})
    return sheet.change("claim let go" if on else "claim taken up again")
