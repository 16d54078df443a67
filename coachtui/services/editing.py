"""Forms: what she typed, checked against the models, as a change or as what is wrong with it.

The one service that imports Pydantic; screens load it when a form opens.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from coachtui.domain.book import Book
from coachtui.domain.change import Change, Row
from coachtui.domain.records.base import bare_value
from coachtui.domain.records.complaints import complaints
from coachtui.domain.records.registry import MODELS
from coachtui.services.pen import Pen
from coachtui.services.records import edit_record

Complaints = list[tuple[str, str]]
"""(field, message) of each thing wrong; the field is a JSON key, or a path such as `why.basis`."""


def edit_checked(
    pen: Pen, book: Book, table: str, id_: int, fields: Mapping[str, Any], *, why: str = ""
) -> Change | Complaints:
    """Return the change that sets typed fields of a record, or what is wrong with them.

    Only what was typed is checked: a field that was wrong before, and is not touched, holds up no edit.
    """
    clean, wrong = checked(table, fields)
    return wrong or edit_record(pen, book, table, id_, clean, why=why)


def checked(table: str, fields: Mapping[str, Any]) -> tuple[Row, Complaints]:
    """Return typed fields of a record as they are stored, and what is wrong with them."""
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
    return clean, wrong


def _empty(info: FieldInfo | None) -> Any:
    """Return what stands for no value; for a field that is needed, the empty text, which is then complained of."""
    return "" if info is None or info.is_required() else info.get_default()
