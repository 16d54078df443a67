"""What is wrong with a record, in a coach's words."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from coachtui.domain.records.base import HEAD
from coachtui.domain.records.registry import MODELS

_PREDICATES = {
    "missing": "is needed",
    "bool_parsing": "is yes or no",
    "bool_type": "is yes or no",
    "dict_type": "has parts of its own",
    "int_from_float": "is a whole number",
    "int_parsing": "is a whole number",
    "int_parsing_size": "is too large a number",
    "int_type": "is a whole number",
    "list_type": "is a list",
    "model_type": "has parts of its own",
    "string_type": "is text",
}


def complaints(error: ValidationError) -> list[tuple[str, str]]:
    """Return (field, message) for each thing wrong: `("hold", "hold is 1 to 5")`.

    The field is the JSON key, a path for a part of one (`why.basis`), and empty where the record as a whole is meant.
    """
    return [_complaint(tuple(each["loc"]), each) for each in error.errors(include_url=False)]


def check_row(table: str, row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what is wrong with a stored record, as `complaints` does; empty where all is right."""
    if table not in MODELS:
        return [("", f"no table is called {table}")]
    wrong = [(key, f"{key} is needed") for key in HEAD if row.get(key) is None]
    try:
        MODELS[table].model_validate(dict(row))
    except ValidationError as error:
        wrong += [each for each in complaints(error) if each not in wrong]
    return wrong


def _complaint(loc: tuple[str | int, ...], each: Mapping[str, Any]) -> tuple[str, str]:
    field = ".".join(str(part) for part in loc)
    words = [part for part in loc if isinstance(part, str)]
    name = words[-1].replace("_", " ") if words else ""
    return field, f"{name} {_predicate(each)}".strip()


def _predicate(each: Mapping[str, Any]) -> str:
    kind, ctx = each["type"], each.get("ctx", {})
    if kind == "value_error":
        return str(ctx["error"])
    if kind == "enum":
        return f"is one of {ctx['expected']}".replace("'", "").replace(" or ", ", ").replace("_", " ")
    if kind == "greater_than_equal":
        return f"is {ctx['ge']} or more"
    if kind == "less_than":
        return f"is less than {ctx['lt']}"
    return _PREDICATES.get(kind) or str(each["msg"])
