"""Data as JSON on stdout."""

import sys
from typing import Any

import orjson


def give_json(value: Any) -> None:
    """Write a value as JSON, indented, on stdout."""
    sys.stdout.write(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode() + "\n")
