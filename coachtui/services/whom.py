"""For whom: the students and groups of any record, whichever fields hold them."""

from collections.abc import Iterable, Mapping
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.domain.kinds import label
from coachtui.domain.memberships import in_groups
from coachtui.services.claims import set_for_whom
from coachtui.services.pen import Pen
from coachtui.services.people import by_kind, people_of
from coachtui.services.records import edit_record

ONE_LIST = {"evidence": "covers", "learnings": "about", "decisions": "about"}
"""Tables that hold students and groups in one list, among other records."""
TWO_LISTS = frozenset({"notes", "beliefs", "practices"})
"""Tables that hold them in `students` and `groups`."""
SCOPED = frozenset({"claims", "evidence"})
"""Tables that say for how many."""
WITH_PEOPLE = ("claims", *ONE_LIST, *sorted(TWO_LISTS), "students")
"""All tables that say for whom. A student is in groups."""


def people_in(book: Book, table: str, row: Mapping[str, Any]) -> list[int]:
    """Return the ids of the students and groups a record is about; those a claim works for."""
    if table in TWO_LISTS:
        return people_of(row)
    named = row.get("with" if table == "claims" else ONE_LIST.get(table, ""), [])
    found = by_kind(book, named)
    return [id_ for id_ in named if id_ in found["students"] or id_ in found["groups"]]


def set_people(
    pen: Pen,
    book: Book,
    table: str,
    id_: int,
    *,
    scope: str | None = None,
    people: Iterable[int] | None = None,
    groups: Iterable[int] = (),
    without: Iterable[int] | None = None,
) -> Change:
    """Say for whom a record is. What is None stays; `groups` are those among `people` that begin with this very act."""
    if table == "claims":
        return set_for_whom(pen, book, id_, scope, with_=people, without=without)
    row = book.table(table).get(id_, {})
    fields: dict[str, Any] = {"scope": scope} if scope is not None else {}
    if people is not None and table == "students":
        fields["groups"] = in_groups(row, people, _today(pen))
    elif people is not None:
        fields |= _people_fields(book, table, row, list(people), set(groups))
    asked = "in which groups" if table == "students" else "for whom"
    return Change(f"{label(table)}: {asked}", edit_record(pen, book, table, id_, fields).ops)


def _people_fields(
    book: Book, table: str, row: Mapping[str, Any], people: list[int], groups: set[int]
) -> dict[str, list[int]]:
    groups = groups | set(by_kind(book, people)["groups"])
    if table in TWO_LISTS:
        apart = {"students": [each for each in people if each not in groups]}
        return apart | {"groups": [each for each in people if each in groups]}
    before = people_in(book, table, row)
    field = ONE_LIST[table]
    return {field: [*people, *(each for each in row.get(field, []) if each not in before and each not in people)]}


def _today(pen: Pen) -> str:
    return pen.now().date().isoformat()
