"""The records as they may leave: what she may be shown, field by field; and what is counted."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.refs import PEOPLE, ids_in
from coachtui.domain.words import INFERENCE, Certainty, Visibility
from coachtui.exchange.reports.allowed import COUNTED, NAMES, SHOWN, SHOWN_MODES, Fields
from coachtui.exchange.reports.model import Out, Source
from coachtui.exchange.reports.picked import picked

Tables = dict[str, dict[int, Row]]

_WHOM = {
    "notes": ("students", "groups"),
    "tallies": ("marks.student", "marks.group"),
    "decisions": ("about",),
    "learnings": ("about",),
    "claims": ("with", "without"),
    "evidence": ("covers",),
}
"""The fields that name students and groups."""


def shown(book: Book, out: Out = frozenset(), *, whoever: bool = False) -> Book:
    """Return the records that may be shown to the teacher, with the fields that may leave, and no other.

    What was left out is not there, nor what only belongs to it. With `whoever`, as if she might be shown all of them.
    """
    tables = {table: dict(_of_table(book, table, out, whoever=whoever)) for table in SHOWN if "." not in table}
    tables["teachers"] = {book.teacher_id: _teacher(book, out, whoever=whoever)}
    tables["evidence"] = {id_: row for id_, row in tables["evidence"].items() if _has_ground(book, row, tables)}
    _tie(tables)
    return Book(book.teacher_id, {**tables, **_people(book, tables)})


def counted(book: Book) -> Book:
    """Return what is counted: encounters, learnings and decisions without a word of them."""
    tables: Tables = {table: {row["id"]: _bare(table, row, COUNTED) for row in book.rows(table)} for table in COUNTED}
    return Book(book.teacher_id, tables)


def _bare(table: str, row: Row, lists: Mapping[str, Fields]) -> Row:
    created = row.get("created")
    return {"id": row["id"], **({"created": created} if created else {}), **picked(table, row, lists)}


def _teacher(book: Book, out: Out, *, whoever: bool) -> Row:
    row = book.teacher
    made = {"id": book.teacher_id, **picked("teachers", row, NAMES)}
    agreed = picked("teachers", row, SHOWN) if whoever or _may_be_seen(row) else {}
    parts = {
        part: text
        for part, text in agreed.get("agreement", {}).items()
        if Source("teachers", book.teacher_id, f"agreement.{part}") not in out
    }
    return {**made, "agreement": parts} if parts else made


def _of_table(book: Book, table: str, out: Out, *, whoever: bool) -> Iterator[tuple[int, Row]]:
    for id_, row in book.table(table).items():
        if (whoever or _may_be_seen(row)) and Source(table, id_) not in out and _may_leave(table, row):
            yield id_, _bare(table, row, SHOWN)


def _may_be_seen(row: Row) -> bool:
    return bool(row.get("visibility") == Visibility.TEACHER)


def _may_leave(table: str, row: Row) -> bool:
    """Tell whether a record is of a kind that leaves at all: a thought, a feeling or a guess never does."""
    return table != "notes" or (row.get("mode") in SHOWN_MODES and row.get("certainty") != Certainty.GUESS)


def _has_ground(book: Book, row: Row, tables: Tables) -> bool:
    """Tell whether evidence bears on a claim that is shown, has words that may leave, and is no thought."""
    note = row.get("note")
    quoted = book.table("notes").get(note or 0, {})
    if quoted.get("mode") in INFERENCE or quoted.get("certainty") == Certainty.GUESS:
        return False
    has_words = bool(row.get("text")) or bool(tables["notes"].get(note or 0, {}).get("text"))
    return has_words and any(id_ in tables["claims"] for id_ in row.get("bears_on", ()))


def _tie(tables: Tables) -> None:
    """Take out the ids of what is not shown."""
    for row in (*tables["notes"].values(), *tables["tallies"].values()):
        _keep(row, "encounter", tables["encounters"])
    for row in tables["evidence"].values():
        _keep(row, "note", tables["notes"])
        row["bears_on"] = [id_ for id_ in row["bears_on"] if id_ in tables["claims"]]


def _keep(row: Row, field: str, there: Mapping[int, Row]) -> None:
    if row.get(field) not in there:
        row.pop(field, None)


def _people(book: Book, tables: Tables) -> Tables:
    """Return the students and groups that are named, by code and label; their other groups are not told.

    Ids that name anything else go out of the fields that name them.
    """
    claims = tables["claims"]
    named: set[int] = set()
    for table, fields in _WHOM.items():
        for row in tables[table].values():
            for field in fields:
                _only_people(book, row, field, besides=claims if field == "about" else {})
                named.update(ids_in(row, field))
    found: Tables = {table: {} for table in PEOPLE}
    for table in PEOPLE:
        for id_ in sorted(named & book.table(table).keys()):
            found[table][id_] = _bare(table, book.table(table)[id_], NAMES)
    for row in found["students"].values():
        groups = [each for each in row.get("groups", ()) if each.get("group") in found["groups"]]
        row.pop("groups", None)
        row.update({"groups": groups} if groups else {})
    return found


def _only_people(book: Book, row: dict[str, Any], field: str, besides: Iterable[int]) -> None:
    if isinstance(row.get(field), list):
        row[field] = [id_ for id_ in row[field] if id_ in besides or any(id_ in book.table(each) for each in PEOPLE)]
