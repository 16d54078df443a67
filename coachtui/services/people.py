"""Students, by code, and groups."""

from collections.abc import Iterable, Mapping
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.domain.codes import CODE_LENGTH, is_code, may_begin
from coachtui.domain.grammar.inline import as_code, mentions
from coachtui.services.pen import Pen
from coachtui.services.refused import RefusedError
from coachtui.services.writing import Sheet, keys


def add_student(pen: Pen, book: Book, code: str, **fields: Any) -> Change:
    """Begin a student by a short code. Raises RefusedError where it is no code, or taken."""
    sheet = Sheet(pen, book)
    id_ = _begin_student(sheet, code, fields)
    return sheet.change(f"student {sheet.need('students', id_)['code']} added")


def add_group(pen: Pen, book: Book, label: str, about: str = "") -> Change:
    """Name a group of students, for all teachers. Raises RefusedError without a label, or where it is taken."""
    sheet = Sheet(pen, book)
    id_ = _begin_group(sheet, label, about)
    return sheet.change(f"group {sheet.need('groups', id_)['label']} added")


def begin_people(pen: Pen, book: Book, new: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Change]:
    """Return what begins each student and group that is named, a table and a code or label each; each of them once.

    Raises RefusedError as `add_student` and `add_group` do.
    """
    return {
        (table, text): add_student(pen, book, text) if table == "students" else add_group(pen, book, text)
        for table, text in dict.fromkeys(new)
    }


def set_focal(pen: Pen, book: Book, student: int, *, focal: bool = True) -> Change:
    """Follow a student to see the system, or no longer."""
    sheet = Sheet(pen, book)
    row = sheet.need("students", student)
    sheet.edit("students", student, {"focal": focal})
    return sheet.change(f"{row.get('code')} {'is focal' if focal else 'is no longer focal'}")


def person_meant(sheet: Sheet, word: str) -> int:
    """Return the student or group that a word names, begun within this act where it is new; `#word` is a group.

    Raises RefusedError where it can be neither.
    """
    name = word.strip().removeprefix("#")
    known = find_person(sheet, name.removeprefix("@"))
    if known:
        return known[1]
    return _begin_group(sheet, name, "") if word.strip().startswith("#") else _begin_student(sheet, name, {})


def find_person(sheet: Sheet, word: str) -> tuple[str, int] | None:
    """Return the table and id of the group or student that a word after `@` names; a group comes first."""
    wanted = bare(word)
    for table, field in (("groups", "label"), ("students", "code")):
        for row in sheet.rows(table):
            if bare(row.get(field, "")) == wanted:
                return table, row["id"]
    return None


def people_named(sheet: Sheet, words: Iterable[str]) -> dict[str, list[int]]:
    """Return `{"students": ids, "groups": ids}` for words after `@`, beginning the students that are new.

    A word that is too long for a code begins nothing: it stays in the text of the line.
    """
    found: dict[str, list[int]] = {"students": [], "groups": []}
    for word in words:
        person = find_person(sheet, word)
        if person is None and is_code(word):
            person = "students", sheet.add("students", {"code": as_code(word)})
        if person and person[1] not in found[person[0]]:
            found[person[0]].append(person[1])
    return found


def with_named(sheet: Sheet, about: Iterable[int], text: str) -> list[int]:
    """Return these ids, and the students and groups after `@` in a text, each once; a student who is new is begun."""
    return list(dict.fromkeys([*(about or ()), *people_of(people_named(sheet, mentions(text)))]))


def by_kind(book: Book | Sheet, ids: Iterable[int]) -> dict[str, list[int]]:
    """Return `{"students": ids, "groups": ids}`: the people among ids of any kind."""
    found: dict[str, list[int]] = {"students": [], "groups": []}
    for id_ in ids:
        record = book.find(id_)
        if record and record[0] in found:
            found[record[0]].append(id_)
    return found


def people_of(row: Mapping[str, Any]) -> list[int]:
    """Return the ids of the students and groups of a record that names them in two fields."""
    return [*row.get("students", []), *row.get("groups", [])]


def _begin_student(sheet: Sheet, code: str, fields: Mapping[str, Any]) -> int:
    code = as_code(code.strip().removeprefix("@"))
    if not may_begin(code):
        hint = f"At most {CODE_LENGTH} letters or digits and no spaces; never a name."
        raise RefusedError("Not a code", "students are codes, such as K3.", hint)
    if find_person(sheet, code):
        raise RefusedError("Taken", f"{code} is there already.", "Choose another code.")
    return sheet.add("students", {"code": code, **keys(fields)})


def _begin_group(sheet: Sheet, label: str, about: str) -> int:
    label = label.strip().removeprefix("@")
    if not label:
        raise RefusedError("No label", "a group needs a label.")
    if find_person(sheet, label):
        raise RefusedError("Taken", f"{label} is there already.", "Choose another label.")
    return sheet.add("groups", {"label": label, "about": about})


def bare(word: str) -> str:
    """Return a code or label as it is compared: `ell` is `ELL`, and `back row` is `back-row`."""
    return "".join(letter for letter in word.casefold() if letter not in " -_")
