"""Data as JSON on stdout."""

import sys
from typing import Any

import orjson


def give_json(value: Any) -> None:
    """Write a value as JSON, indented, on stdout."""
    give_bytes(orjson.dumps(value, option=orjson.OPT_INDENT_2))


def give_bytes(line: bytes) -> None:
    """Write a line on stdout as it is: JSON is UTF-8 whatever the locale says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()
