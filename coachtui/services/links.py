"""Links of the map: how one belief, practice or effect bears on another."""

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.domain.readings.arrows import ARGUING
from coachtui.services.pen import Pen
from coachtui.services.people import person_meant
from coachtui.services.refused import RefusedError
from coachtui.services.writing import Sheet

_ARGUES = [str(kind) for kind in ARGUING]
_KINDS = {
    ("beliefs", "beliefs"): ("leads_to", "rests_on", *_ARGUES, "alternative_to", "selects"),
    ("beliefs", "practices"): ("drives", *_ARGUES),
    ("practices", "beliefs"): (*_ARGUES, "leads_to", "rests_on"),
    ("practices", "practices"): ("leads_to", "alternative_to", "rests_on", *_ARGUES),
    ("practices", "students"): ("affects",),
    ("practices", "groups"): ("affects",),
    ("beliefs", "students"): ("affects",),
    ("beliefs", "groups"): ("affects",),
}


def link_kinds(book: Book | Sheet, from_: int, to: int) -> tuple[str, ...]:
    """Return how one record may bear on another, the likeliest first; empty where no link makes sense."""
    start, end = book.find(from_), book.find(to)
    return _KINDS.get((start[0], end[0]), ()) if start and end and from_ != to else ()


def add_link(pen: Pen, book: Book, from_: int, to: int, kind: str | None = None, *, text: str = "") -> Change:
    """Link two records. Raises RefusedError where such a link makes no sense, or is there."""
    sheet = Sheet(pen, book)
    kind = link(sheet, from_, to, kind, text)
    return sheet.change(f"link added: {kind.replace('_', ' ')}")


def link_to_person(pen: Pen, book: Book, from_: int, word: str, text: str = "") -> Change:
    """Say whom a belief or practice affects, and how: a student by code, a group as `#label`, begun where it is new.

    Raises RefusedError as `add_link` does, and for what is no code.
    """
    sheet = Sheet(pen, book)
    kind = link(sheet, from_, person_meant(sheet, word), "affects", text)
    return sheet.change(f"link added: {kind}")


def remove_link(pen: Pen, book: Book, id_: int) -> Change:
    """Take a link away."""
    sheet = Sheet(pen, book)
    sheet.need("links", id_)
    sheet.remove("links", id_)
    return sheet.change("link removed")


def link(sheet: Sheet, from_: int, to: int, kind: str | None = None, text: str = "") -> str:
    """Write a link within an act and return its kind. Raises RefusedError as `add_link` does."""
    kinds = link_kinds(sheet, from_, to)
    if not kinds or (kind and kind not in kinds):
        hint = f"It may be: {', '.join(kinds).replace('_', ' ')}." if kinds else "Links join beliefs and practices."
        raise RefusedError("No such link", "these two cannot be linked so.", hint)
    kind = kind or kinds[0]
    for row in sheet.rows("links"):
        if (row.get("from"), row.get("to"), row.get("kind")) == (from_, to, kind):
            raise RefusedError("Linked already", "this link is there.")
    sheet.add("links", {"from": from_, "to": to, "kind": kind, "text": text.strip()})
    return kind
