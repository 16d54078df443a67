"""Going back to what a record once was."""

from collections.abc import Mapping
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.domain.keeping import Gone
from coachtui.domain.kinds import label
from coachtui.services.pen import Pen
from coachtui.services.writing import Sheet


def restore_record(pen: Pen, book: Book, table: str, id_: int, row: Mapping[str, Any]) -> Change:
    """Put an earlier state in the place of a record, or bring it back where it was removed."""
    sheet = Sheet(pen, book)
    if sheet.get(table, id_) is None:
        sheet.add(table, row, id_)
    else:
        sheet.replace(table, id_, row)
    return sheet.change(f"{label(table)} as it was")


def bring_back(pen: Pen, book: Book, gone: Gone) -> Change:
    """Bring a record back that was deleted, with the links that went along where both their ends are there."""
    sheet = Sheet(pen, book)
    sheet.add(gone.table, gone.row, gone.id)
    for link in gone.links:
        ends = (sheet.find(link.get(end) or 0) for end in ("from", "to"))
        if sheet.get("links", link["id"]) is None and all(ends):
            sheet.add("links", link, link["id"])
    return sheet.change(f"{label(gone.table)} brought back")


def differences(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> list[tuple[str, Any, Any]]:
    """Return (field, old, new) for each field in which two states differ, but for the store's own."""
    before, after = old or {}, new or {}
    fields = dict.fromkeys((*before, *after))
    own = {"id", "created", "changed", "rev", "_v"}
    return [
        (field, before.get(field), after.get(field))
        for field in fields
        if field not in own and before.get(field) != after.get(field)
    ]
