"""The fields of a record as a form takes them, down to the parts of objects.

They follow from the schema of the models, so this module loads Pydantic; it is imported where a form is opened.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from coachtui.domain.kinds import KINDS
from coachtui.domain.records.registry import MODELS
from coachtui.domain.refs import REFS
from coachtui.services.writing import sparse

KEPT_BY_THE_STORE = frozenset({"id", "created", "changed", "rev"})
LAST = ("from", "tags", "visibility")
LINES = frozenset({"questions", "look_fors", "possibilities", "learn_more"})
"""Lists whose items are sentences, one a line."""
LONG = frozenset(
    {"reflection", "feeling", "shaping", "now", "how", "why", "why.text", "expect", "learned", "found", "surprised"}
    | {"effect", "verbatim", "agreement.between_us", "agreement.principal_hears", "agreement.exceptions"}
)
"""Texts that may take many lines."""
PAST = frozenset({"since", "on", "done_on", "let_go_on", "told_on", "at", "end"})
"""Days and moments that have been: `fri` is the last one."""

LARGE = 10
"""From here on a whole number is typed, not chosen."""
_PLAIN = {"date": "day", "date-time": "moment", "boolean": "flag", "integer": "number"}


@dataclass(frozen=True, slots=True)
class Shape:
    """A field as a form takes it. `key` is the JSON key, or a path to a part of it: `why.basis`.

    `kind`: text, long (many lines), choice, flag, number, day, moment, words (a short list), lines (a list of
    sentences), ref (one record), refs (several), parts (a list of objects with fields of their own), other.
    """

    key: str
    title: str
    help: str
    kind: str
    choices: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    needed: bool = False
    whole: bool = False
    """Whether the choices are whole numbers."""

    @property
    def ahead(self) -> bool:
        """Whether a weekday alone is the next one rather than the last."""
        return self.key.rsplit(".", 1)[-1] not in PAST


@cache
def shapes(table: str) -> tuple[Shape, ...]:
    """Return the fields of a table that can be typed: its first text, the rest, then where it comes from."""
    schema = MODELS[table].model_json_schema(by_alias=True)
    first, found = KINDS[table].text, dict[str, list[Shape]]()
    for key in schema["properties"]:
        if key not in KEPT_BY_THE_STORE:
            found[key] = list(_shaped(table, key, schema["properties"][key], schema))
    if table == "links":
        order = ["from", "kind", "to", "text", "tags", "visibility"]
    else:
        last = [key for key in LAST if key in found]
        order = [first, *(key for key in found if key != first and key not in last), *last]
    return tuple(shape for key in order for shape in found[key])


@cache
def part_shapes(table: str, key: str) -> tuple[Shape, ...]:
    """Return the fields of one object in a list of objects, such as a mark of a tally."""
    schema = MODELS[table].model_json_schema(by_alias=True)
    part = _resolved(schema["properties"][key]["items"], schema)
    return tuple(
        shape for name, each in part["properties"].items() for shape in _shaped(table, name, each, schema, f"{key}.")
    )


def value_at(row: Mapping[str, Any], key: str) -> Any:
    """Return what stands at a path of a record; None where nothing does."""
    value: Any = row
    for name in key.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def folded(row: Mapping[str, Any], typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return typed paths as fields: the other parts of an object, and what is not known of it, stay."""
    fields: dict[str, Any] = {}
    for key, value in typed.items():
        head, _, part = key.partition(".")
        if not part:
            fields[head] = value
            continue
        whole = fields.get(head, row.get(head))
        fields[head] = sparse({**(whole if isinstance(whole, Mapping) else {}), part: value})
    return fields


def _shaped(
    table: str, key: str, said: Mapping[str, Any], schema: Mapping[str, Any], prefix: str = ""
) -> Iterator[Shape]:
    core = _resolved(said, schema)
    if core.get("type") == "object" and "properties" in core:
        for name, each in core["properties"].items():
            yield from _shaped(table, f"{key}.{name}", each, schema)
        return
    title = str(said.get("title") or core.get("title") or key)
    kind, choices, whole = _kind(key, core, schema)
    tables = _tables(table, prefix + key)
    if tables and kind in ("number", "words"):
        kind = "ref" if kind == "number" else "refs"
    needed = (key in schema.get("required", ()) or key == "visibility") and not prefix
    yield Shape(key, title, str(said.get("description", "")), kind, choices, tables, needed, whole)


def _kind(key: str, core: Mapping[str, Any], schema: Mapping[str, Any]) -> tuple[str, tuple[str, ...], bool]:
    """Return how a field is written, its choices, and whether these are whole numbers."""
    least, most = core.get("minimum", 0), core.get("maximum", LARGE)
    if "enum" in core:
        return "choice", tuple(core["enum"]), False
    if core.get("type") == "integer" and most < LARGE:
        return "choice", tuple(map(str, range(least, most + 1))), True
    if core.get("type") == "array":
        parts = _resolved(core["items"], schema).get("type") == "object"
        return ("parts" if parts else "lines" if key in LINES else "words"), (), False
    if core.get("type") == "string" and "format" not in core:
        return ("long" if key in LONG else "text"), (), False
    return _PLAIN.get(core.get("format", core.get("type", "")), "other"), (), False


def _resolved(said: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a property really is: the one thing besides null, with its reference followed."""
    some = [each for each in said.get("anyOf", ()) if each.get("type") != "null"]
    core = some[0] if some else said
    if "$ref" in core:
        found: Mapping[str, Any] = schema["$defs"][core["$ref"].rsplit("/", 1)[-1]]
        return found
    return core


def _tables(table: str, path: str) -> tuple[str, ...]:
    return next((ref.tables for ref in REFS.get(table, ()) if ref.field == path), ())
