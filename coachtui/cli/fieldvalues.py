"""What is typed for a field, as the field holds it: the words of forms, students by code, records by reference."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from coachtui.cli.reference import book_refs, record_named
from coachtui.domain.book import Book
from coachtui.domain.kinds import PEOPLE, label
from coachtui.domain.memberships import groups_of
from coachtui.domain.readings.students import who_name
from coachtui.errors import UsageError, nearest
from coachtui.services.field_text import MisreadError, field_text, read_field
from coachtui.services.people import find_person
from coachtui.services.session import Session
from coachtui.services.shapes import Shape
from coachtui.services.writing import Sheet

LISTS = frozenset({"words", "lines", "refs", "members"})
"""The kinds of field that hold several things."""
FLAGS: Mapping[str, bool] = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
TAKES: Mapping[str, str] = {
    "day": "a day: fri, tomorrow, +2w, 5/21, 2026-05-21",
    "moment": "a time: 10:42, fri 10:42, now, 2026-05-21 10:42",
    "number": "a whole number",
    "words": "several, with commas between",
    "lines": "sentences: += adds one",
    "flag": "yes or no",
    "ref": "a record, by its reference",
    "refs": "records, by their references",
    "members": "groups, with commas between",
    "parts": "a list of objects, as JSON",
}
"""How each kind of field is typed."""


class Place(NamedTuple):
    """Where a field is typed: in which sitting, among whose records, of what kind of record."""

    session: Session
    book: Book
    table: str

    def sheet(self) -> Sheet:
        """Return the records as people are looked up in them."""
        return Sheet(self.session.pen, self.book)


def kind_of(table: str, shape: Shape) -> str:
    """Return how a field is typed at the shell: the groups of a student are told by their labels, from today on."""
    return "members" if (table, shape.key) == ("students", "groups") else shape.kind


def read_value(place: Place, shape: Shape, text: str) -> Any:
    """Return the value that a text stands for; None where it is empty. Raises UsageError, which tells what it takes."""
    kind = kind_of(place.table, shape)
    if not text.strip():
        return None
    if kind in ("ref", "refs"):
        return _records(place, shape, text)
    if kind == "members":
        return [_person(place, word, ("groups",)) for word in _words(text)]
    if kind == "choice":
        return _choice(shape, text)
    if kind == "flag":
        return _flag(shape, text)
    try:
        value = read_field(shape, text, place.session.pen.now())
    except MisreadError as error:
        raise UsageError("Not understood", f"“{text}” for {shape.key}: {error}.") from None
    return [each.removeprefix("#").lower() for each in value] if shape.key == "tags" else value


def as_list(place: Place, shape: Shape, value: Any) -> list[Any]:
    """Return what a field that holds several things holds."""
    if kind_of(place.table, shape) == "members":
        return groups_of({"groups": value or []}, place.session.pen.now().date().isoformat())
    return list(value or ())


def said_value(place: Place, shape: Shape, value: Any) -> str:
    """Return a value as it could be typed again: students by code, other records by reference."""
    kind = kind_of(place.table, shape)
    if kind == "members" or kind in ("ref", "refs"):
        ids = as_list(place, shape, value) if kind in LISTS else [value] if value else []
        refs = book_refs(place.book)
        return ", ".join(_called(place.book, id_, refs) for id_ in ids)
    return field_text(shape, value, place.session.pen.now()).replace("\n", "; ")


def takes(table: str, shape: Shape) -> str:
    """Return what a field takes, in words; "" where it is free text."""
    kind = kind_of(table, shape)
    if kind == "choice":
        return f"one of: {', '.join(shape.choices)}"
    if kind in ("ref", "refs") and set(shape.tables) <= set(PEOPLE):
        return "students or groups, as K3, ell" if kind == "refs" else "a student or group"
    return TAKES.get(kind, "")


def _called(book: Book, id_: int, refs: Mapping[int, str]) -> str:
    found = book.find(id_)
    return who_name(book, id_) if found and found[0] in PEOPLE else refs.get(id_, "(gone)")


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[,;\s]+", text) if word]


def _choice(shape: Shape, text: str) -> Any:
    word = re.sub(r"[\s-]+", "_", text.strip().casefold())
    if word not in shape.choices:
        near = nearest(word, shape.choices)
        raise UsageError("No such word", f"{shape.key} cannot be {text!r}{near}.", f"It is {takes('', shape)}")
    return int(word) if shape.whole else word


def _flag(shape: Shape, text: str) -> bool:
    word = text.strip().casefold()
    if word not in FLAGS:
        raise UsageError("No such word", f"{shape.key} cannot be {text!r}.", f"It is {TAKES['flag']}.")
    return FLAGS[word]


def _records(place: Place, shape: Shape, text: str) -> Any:
    ids = list(dict.fromkeys(_one(place, word, shape.tables) for word in _words(text)))
    if shape.kind == "refs":
        return ids
    if len(ids) > 1:
        raise UsageError("One alone", f"{shape.key} names one record.", f"You gave {len(ids)}.")
    return ids[0]


def _one(place: Place, word: str, tables: tuple[str, ...]) -> int:
    people = tuple(table for table in tables if table in PEOPLE)
    known = find_person(place.sheet(), word.lstrip("@#")) if people else None
    if known and known[0] in people:
        return known[1]
    if people == tables:
        return _person(place, word, people)
    wanted = () if tables == ("*",) else tables
    return record_named(place.session, word, tables=wanted, teacher=place.book.teacher_id).id


def _person(place: Place, word: str, tables: tuple[str, ...]) -> int:
    """Return the student or group of a code or label. Raises UsageError, which tells the nearest and how to begin one.

    A code that is not there begins nobody here: one letter too many would make a child who does not exist.
    """
    known = find_person(place.sheet(), word.lstrip("@#"))
    if known and known[0] in tables:
        return known[1]
    codes = sorted(who_name(place.book, id_) for table in tables for id_ in place.book.table(table))
    what = " or ".join(label(table) for table in tables)
    name = place.book.teacher.get("name") or "TEACHER"
    begin = f'coachtui add student "{name}" {word}' if "students" in tables else f"coachtui add group {word}"
    there = f"There are: {', '.join(codes)}. " if codes else ""
    raise UsageError(f"No such {what}", f"nobody is called {word!r}{nearest(word, codes)}.", f"{there}New: {begin}")
