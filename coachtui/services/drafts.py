"""Drafts: what was begun and not saved. Kept with `Session.write`, since undo passes over them."""

from collections.abc import Mapping
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.services.pen import Pen
from coachtui.services.writing import Sheet


def keep_draft(pen: Pen, book: Book, where: str, text: str, record: int | None = None) -> Change:
    """Keep the text begun in a field, in the place of what was kept of it before; an empty text drops it."""
    sheet = Sheet(pen, book)
    known = find_draft(book, where, record)
    if not text:
        if known:
            sheet.remove("drafts", known["id"])
    elif known:
        sheet.edit("drafts", known["id"], {"text": text})
    else:
        sheet.add("drafts", {"where": where, "text": text, "record": record})
    return sheet.change("draft kept" if text else "draft dropped")


def drop_draft(pen: Pen, book: Book, where: str, record: int | None = None) -> Change:
    """Drop a draft; nothing happens where there is none."""
    return keep_draft(pen, book, where, "", record)


def find_draft(book: Book, where: str, record: int | None = None) -> Mapping[str, Any] | None:
    """Return the draft kept for a field, and for the record that was being written in it."""
    for row in book.rows("drafts"):
        if row.get("where") == where and row.get("record") == record:
            return row
    return None
