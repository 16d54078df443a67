"""The JSON Schema of a vault's files, made from the models: `coachtui schema` prints it, `data/schema.json` is it."""

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from coachtui.domain.records.base import HEAD
from coachtui.domain.records.registry import MODELS

DRAFT = "https://json-schema.org/draft/2020-12/schema"
VERSION = r"^[0-9]+-[0-9a-z]+$"
ID_KEY = "^[0-9]+$"


def schema() -> dict[str, Any]:
    """Return one schema that a snapshot file, or a line of a journal, satisfies."""
    refs, defs = _records()
    return {
        "$schema": DRAFT,
        "title": "coachtui: a snapshot, or a line of a journal",
        "description": "Records keep fields that are not named here.",
        "anyOf": [{"$ref": "#/$defs/snapshot"}, {"$ref": "#/$defs/journal_line"}],
        "$defs": {**defs, "snapshot": _snapshot(refs), "journal_line": _journal_line(), "op": _op(refs)},
    }


def schema_text() -> str:
    """Return the schema as it is kept: the same text from the same models."""
    return json.dumps(schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _records() -> tuple[dict[str, dict[str, Any]], dict[str, Any]]:
    """Return a reference to each table's record, and the definitions. What is stored always has its head."""
    pairs = [(model, "validation") for model in MODELS.values()]
    made, top = models_json_schema(pairs, by_alias=True, ref_template="#/$defs/{model}")  # type: ignore[arg-type]
    defs = top["$defs"]
    for model in MODELS.values():
        shape = defs[model.__name__]
        shape["required"] = sorted({*HEAD, *shape.get("required", [])})
        shape.pop("title", None)
        for key in ("created", "changed"):
            shape["properties"][key] = {
                **shape["properties"][key],
                "anyOf": [{"format": "date-time", "type": "string"}],
            }
    return {table: made[model, "validation"] for table, model in MODELS.items()}, defs


def _snapshot(refs: dict[str, dict[str, Any]]) -> dict[str, Any]:
    gone = {
        "type": "object",
        "properties": {"table": {"type": "string"}, "_v": {"type": "string", "pattern": VERSION}},
        "required": ["table", "_v"],
    }
    return {
        "description": "One teacher's records, or the common ones: a TinyDB database, a table a kind of record.",
        "type": "object",
        "properties": {**{table: _table(_versioned(ref)) for table, ref in refs.items()}, "_gone": _table(gone)},
        "not": {"required": ["c", "r"]},
        "additionalProperties": _table({"type": "object"}),
    }


def _table(record: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "propertyNames": {"pattern": ID_KEY}, "additionalProperties": record}


def _versioned(ref: dict[str, Any]) -> dict[str, Any]:
    return {**ref, "properties": {"_v": {"type": "string", "pattern": VERSION}}}


def _journal_line() -> dict[str, Any]:
    body = {
        "type": "object",
        "properties": {
            "s": {"type": "integer", "minimum": 1, "description": "The version of this schema."},
            "t": {"type": "integer", "minimum": 0, "description": "Milliseconds since 1970; never goes back."},
            "w": {"type": "string", "description": "The writer."},
            "l": {"type": "string", "description": "What the change says: note added."},
            "ops": {"type": "array", "items": {"$ref": "#/$defs/op"}, "minItems": 1},
        },
        "required": ["s", "t", "w", "ops"],
    }
    crc = {"type": "string", "pattern": "^[0-9a-f]{8}$", "description": "CRC-32 of the exact bytes of r."}
    return {
        "description": "One change, all of it or nothing.",
        "type": "object",
        "properties": {"c": crc, "r": body},
        "required": ["c", "r"],
    }


def _op(refs: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return the shape of `[teacher, table, id, record or null, base?]`; the table says what the record is."""
    tables = [
        {"if": {"prefixItems": [True, {"const": table}]}, "then": {"prefixItems": [True, True, True, _or_null(ref)]}}
        for table, ref in refs.items()
    ]
    number = {"type": "integer", "minimum": 0}
    base = {"type": "string", "pattern": VERSION}
    return {
        "description": "Teacher, table, id, the record (null where it is removed), the version it was edited from.",
        "type": "array",
        "prefixItems": [number, {"type": "string"}, number, {"type": ["object", "null"]}, base],
        "minItems": 4,
        "items": False,
        "allOf": tables,
    }


def _or_null(ref: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [{"type": "null"}, ref]}
