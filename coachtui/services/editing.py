"""Forms: what she typed, checked against the models, as a change or as what is wrong with it.

The one service that imports Pydantic; screens load it when a form opens.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from coachtui.domain.book import Book
from coachtui.domain.change import Change, Row
from coachtui.domain.kinds import label
from coachtui.domain.records.base import HEAD, Day, Id, Moment, Part, bare_value, to_row
from coachtui.domain.records.complaints import complaints
from coachtui.domain.records.registry import MODELS
from coachtui.services.pen import Pen
from coachtui.services.records import edit_record
from coachtui.services.writing import Sheet

Complaints = list[tuple[str, str]]
"""(field, message) of each thing wrong; the field is a JSON key, or a path such as `why.basis`."""


@dataclass(frozen=True, slots=True)
class FormField:
    """A field as a form shows it. `kind` says how it is typed.

    One of text, texts, number, yes, choice, day, moment, id, ids; parts, for an object with `parts` of its own; other.
    """

    key: str
    title: str
    help: str
    kind: str
    choices: tuple[str, ...] = ()
    needed: bool = False
    parts: tuple["FormField", ...] = ()


def form_fields(table: str) -> tuple[FormField, ...]:
    """Return the fields of a record that a form can show: its own first, then what all records have."""
    fields = {
        field.key: field for field in _fields(MODELS[table]) if field.key not in HEAD or field.key == "visibility"
    }
    common = [fields.pop(key) for key in ("tags", "visibility")]
    return (*fields.values(), *common)


def edit_checked(
    pen: Pen, book: Book, table: str, id_: int, fields: Mapping[str, Any], *, why: str = ""
) -> Change | Complaints:
    """Return the change that sets typed fields of a record, or what is wrong with them.

    Only what was typed is checked: a field that was wrong before, and is not touched, holds up no edit.
    """
    blank = MODELS[table].model_construct()
    names = {info.alias or name: name for name, info in MODELS[table].model_fields.items()}
    clean: Row = {}
    wrong: Complaints = []
    for key, value in fields.items():
        name = names.get(key, key)
        try:
            setattr(blank, name, _empty(MODELS[table].model_fields.get(name)) if value is None else value)
        except ValidationError as error:
            wrong += complaints(error)
        else:
            dumped = blank.model_dump(mode="json", by_alias=True, include={name})[key]
            clean[key] = bare_value(getattr(blank, name), dumped)
    return wrong or edit_record(pen, book, table, id_, clean, why=why)


def add_checked(pen: Pen, book: Book, table: str, fields: Mapping[str, Any]) -> Change | Complaints:
    """Return the change that writes a new record from typed fields, or what is wrong with them."""
    typed = {key: value for key, value in fields.items() if value is not None}
    try:
        row = to_row(MODELS[table].model_validate(typed))
    except ValidationError as error:
        return complaints(error)
    sheet = Sheet(pen, book)
    sheet.add(table, {key: value for key, value in row.items() if key not in HEAD or key in typed})
    return sheet.change(f"{label(table)} added")


def _empty(info: FieldInfo | None) -> Any:
    """Return what stands for no value; for a field that is needed, the empty text, which is then complained of."""
    return "" if info is None or info.is_required() else info.get_default()


def _fields(model: type[Part]) -> tuple[FormField, ...]:
    return tuple(_field(info.alias or name, info) for name, info in model.model_fields.items())


def _field(key: str, info: FieldInfo) -> FormField:
    kind, choices, parts = _kind(info)
    return FormField(key, info.title or key, info.description or "", kind, choices, info.is_required(), parts)


def _kind(info: FieldInfo) -> tuple[str, tuple[str, ...], tuple[FormField, ...]]:
    optional = [each for each in get_args(info.annotation) if each is not type(None)]
    many = get_origin(info.annotation) is list
    written = optional[0] if optional and get_origin(info.annotation) is not dict else info.annotation
    plain = get_args(written)[0] if get_origin(written) is Annotated else written
    if isinstance(plain, type) and issubclass(plain, Part):
        return "other" if many else "parts", (), _fields(plain)
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return "choice", tuple(str(each) for each in plain), ()
    if plain is int and (many or written == Id or info.is_required()):
        return "ids" if many else "id", (), ()
    named: dict[Any, str] = {Day: "day", Moment: "moment", bool: "yes", int: "number", str: "texts" if many else "text"}
    return named.get(written) or named.get(plain, "other"), (), ()
