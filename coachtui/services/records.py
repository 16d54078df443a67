"""What can be done with any record: edit, delete, tag, show."""

from collections.abc import Iterable, Mapping
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.domain.kinds import label
from coachtui.services.history import moved, steps_label
from coachtui.services.merging import merged
from coachtui.services.pen import Pen
from coachtui.services.refused import RefusedError
from coachtui.services.writing import Sheet, main_id

Record = tuple[str, int]
"""A record by its table and id."""

UNTOUCHED = frozenset({"drafts", "conflicts", "retention", "shares"})
"""What is settled or dropped, not edited or deleted."""


def edit_record(
    pen: Pen,
    book: Book,
    table: str,
    id_: int,
    fields: Mapping[str, Any],
    *,
    why: str = "",
    encounter: int | None = None,
) -> Change:
    """Set some fields of a record (JSON keys); an empty value takes the field out. A belief keeps how it moved."""
    sheet = Sheet(pen, book)
    row = sheet.need(table, id_)
    if table == "beliefs":
        fields = moved(row, fields, sheet.today, why, encounter)
    sheet.edit(table, id_, fields)
    return sheet.change(steps_label(label(table), row, fields))


def delete_records(pen: Pen, book: Book, records: Iterable[Record]) -> Change:
    """Remove records, and the links that start or end at them. What else names them stays, and undo restores all.

    A teacher is not deleted but archived or forgotten. Raises RefusedError for one.
    """
    records = list(records)
    sheet = Sheet(pen, book)
    for table, id_ in records:
        if table == "teachers":
            raise RefusedError(
                "Not deleted", "a teacher is archived, not deleted.", "Archive her. For good: coachtui forget NAME"
            )
        sheet.remove(table, id_)
    ids = {id_ for _, id_ in records}
    for link in sheet.rows("links"):
        if link.get("from") in ids or link.get("to") in ids:
            sheet.remove("links", link["id"])
    change = sheet.change("")
    return Change(_deleted(records) if change.ops else "nothing deleted", change.ops)


def tag_records(pen: Pen, book: Book, records: Iterable[Record], tag: str, *, on: bool = True) -> Change:
    """Put a tag on records, or with `on=False` take it off."""
    tag = tag.strip().removeprefix("#").lower()
    sheet = Sheet(pen, book)
    for table, id_ in records:
        tags = [each for each in sheet.need(table, id_).get("tags", []) if each != tag]
        sheet.edit(table, id_, {"tags": [*tags, tag] if on and tag else tags})
    return sheet.change(f"tagged #{tag}" if on else f"tag #{tag} taken off")


def show_records(pen: Pen, book: Book, records: Iterable[Record], *, to_teacher: bool) -> Change:
    """Let records be shown to the teacher in a copy made for her, or to no one but the coach."""
    sheet = Sheet(pen, book)
    for table, id_ in records:
        sheet.edit(table, id_, {"visibility": "teacher" if to_teacher else "me"})
    return sheet.change("may be shown to her" if to_teacher else "for me alone")


def settle_conflict(
    pen: Pen, book: Book, conflict: int, *, take_other: bool = False, values: Mapping[str, Any] | None = None
) -> Change:
    """Settle two versions of a record: keep the one that stands, or take the other in its place.

    With `values`, what stands is kept but for these, by path: what is taken from the other, or from both.
    """
    sheet = Sheet(pen, book)
    row = sheet.need("conflicts", conflict)
    table, id_, other = row.get("table", ""), row.get("record", 0), row.get("data", {})
    stands = sheet.get(table, id_)
    if values and stands is not None:
        sheet.replace(table, id_, merged(dict(stands), values))
    elif take_other and other:
        if stands is None:
            sheet.add(table, other, id_)
        else:
            sheet.replace(table, id_, other)
    sheet.remove("conflicts", conflict)
    return sheet.change("conflict settled")


def made(change: Change) -> int:
    """Return the id of the record a change is about: what an adding verb has made."""
    return main_id(change)


def _deleted(records: list[Record]) -> str:
    tables = {table for table, _ in records}
    if len(records) == 1:
        return f"{label(records[0][0])} deleted"
    return f"{len(records)} {label(records[0][0], 2) if len(tables) == 1 else 'records'} deleted"
