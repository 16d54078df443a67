"""Beliefs and practices: hunches first, linked as they are found, dated as they move."""

from collections.abc import Mapping
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.services.links import link
from coachtui.services.pen import Pen
from coachtui.services.records import edit_record
from coachtui.services.refused import RefusedError
from coachtui.services.writing import Sheet, keys

HUNCH = {"kind": "belief", "holder": "teacher", "status": "hunch", "awareness": "unspoken"}
"""How a belief starts."""


def add_belief(
    pen: Pen, book: Book, statement: str, *, under: int | None = None, kind_of_link: str | None = None, **fields: Any
) -> Change:
    """Write a belief as a hunch; `under` another belief or practice, linked from it (`leads_to`, if not told)."""
    sheet = Sheet(pen, book)
    id_ = _new(sheet, statement, fields)
    if under is not None:
        link(sheet, under, id_, kind_of_link)
    return sheet.change("belief added", ("beliefs", id_))


def add_sibling(pen: Pen, book: Book, beside: int, statement: str, **fields: Any) -> Change:
    """Write a belief beside another: held by the same, linked from all that the other is linked from."""
    sheet = Sheet(pen, book)
    holder = sheet.need("beliefs", beside).get("holder", "teacher")
    id_ = _new(sheet, statement, {"holder": holder, **fields})
    for row in sheet.rows("links"):
        if row.get("to") == beside:
            link(sheet, row["from"], id_, row.get("kind"))
    return sheet.change("belief added", ("beliefs", id_))


def move_belief(
    pen: Pen, book: Book, belief: int, fields: Mapping[str, Any], *, why: str = "", encounter: int | None = None
) -> Change:
    """Say how a belief moved: statement, status, hold, awareness, rung. Each step is dated and says why."""
    return edit_record(pen, book, "beliefs", belief, fields, why=why, encounter=encounter)


def name_belief(pen: Pen, book: Book, belief: int, words: str = "", *, encounter: int | None = None) -> Change:
    """Mark the day on which the holder named the belief herself, in her words where they are known."""
    row = book.table("beliefs").get(belief, {})
    fields: dict[str, Any] = {"awareness": "named"}
    if row.get("status", "hunch") in ("hunch", "heard"):
        fields["status"] = "surfaced"
    if words.strip():
        fields["verbatim"] = words.strip()
    change = move_belief(pen, book, belief, fields, why=words.strip(), encounter=encounter)
    return Change("belief: she named it", change.ops)


def add_practice(
    pen: Pen, book: Book, text: str, *, driven_by: int | None = None, status: str = "default", **fields: Any
) -> Change:
    """Write what someone does, and the belief that makes it sensible, or the practice that it follows from."""
    if not text.strip():
        raise RefusedError("Nothing to keep", "a practice needs words.")
    sheet = Sheet(pen, book)
    id_ = sheet.add("practices", {"text": text.strip(), "status": status, **keys(fields)})
    if driven_by is not None:
        link(sheet, driven_by, id_)
    return sheet.change("practice added", ("practices", id_))


def set_practice(pen: Pen, book: Book, practice: int, status: str) -> Change:
    """Say whether a practice is what she falls back on, is tried, adopted or dropped."""
    return edit_record(pen, book, "practices", practice, {"status": status})


def _new(sheet: Sheet, statement: str, fields: Mapping[str, Any]) -> int:
    if not statement.strip():
        raise RefusedError("Nothing to keep", "a belief needs words.")
    return sheet.add("beliefs", {**HUNCH, "statement": statement.strip(), **keys(fields)})
