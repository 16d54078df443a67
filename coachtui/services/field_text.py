"""A field as text, and what was typed as a field. Every field has a text: a draft keeps it, an editor changes it."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Protocol

from coachtui.domain.days import read_day, read_moment, shown_moment


class Typed(Protocol):
    """What has to be known of a field to read it."""

    @property
    def kind(self) -> str:
        """How it is written: see `editing.Shape`."""

    @property
    def ahead(self) -> bool:
        """Whether a weekday alone is the next one."""

    @property
    def whole(self) -> bool:
        """Whether its choices are whole numbers."""


class MisreadError(ValueError):
    """What was typed is not what the field holds; the text says what it takes."""


def field_text(shape: Typed, value: Any, now: datetime) -> str:
    """Return a value as it is typed: moments in her own time, a list of sentences a line each."""
    if value is None:
        return ""
    writer = _WRITERS.get("list" if isinstance(value, list) and shape.kind not in _WRITERS else shape.kind)
    return writer(value, now) if writer else str(value)


def read_field(shape: Typed, text: str, now: datetime) -> Any:
    """Return the value that a text stands for; None where it is empty. Raises MisreadError."""
    if not text.strip():
        return None
    reader = _READERS.get(shape.kind)
    return reader(shape, text, now) if reader else text.strip()


def _day(shape: Typed, text: str, now: datetime) -> str:
    day = read_day(text.strip(), now.date(), ahead=shape.ahead)
    if day is None:
        raise MisreadError("no day: try fri, tomorrow, +2w, 5/21 or 2026-05-21")
    return day.isoformat()


def _moment(shape: Typed, text: str, now: datetime) -> str:
    moment = read_moment(text, now, ahead=shape.ahead)
    if moment is None:
        raise MisreadError("no time: try 10:42, fri 10:42, now or 2026-05-21 10:42")
    return moment


def _number(_shape: Typed, text: str, _now: datetime) -> int:
    try:
        return int(text)
    except ValueError:
        raise MisreadError("a whole number") from None


def _choice(shape: Typed, text: str, now: datetime) -> int | str:
    return _number(shape, text, now) if shape.whole else text.strip()


def _flag(_shape: Typed, text: str, _now: datetime) -> bool:
    return text.strip().lower() in {"yes", "y", "true", "1"}


def _words(_shape: Typed, text: str, _now: datetime) -> list[str]:
    parts = text.replace("\n", ",").replace(";", ",").split(",")
    return [part.strip() for part in parts if part.strip()]


def _lines(_shape: Typed, text: str, _now: datetime) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _refs(_shape: Typed, text: str, _now: datetime) -> list[int]:
    return [int(word) for word in text.replace(",", " ").split() if word.isdigit()]


def _ref(shape: Typed, text: str, now: datetime) -> int | None:
    return next(iter(_refs(shape, text, now)), None)


def _object(_shape: Typed, text: str, _now: datetime) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _clock(value: Any, now: datetime) -> str:
    try:
        return shown_moment(str(value), now)
    except ValueError:
        return str(value)


_WRITERS: Mapping[str, Callable[[Any, datetime], str]] = {
    "moment": _clock,
    "flag": lambda value, _now: "yes" if value else "",
    "parts": lambda value, _now: json.dumps(value, ensure_ascii=False),
    "other": lambda value, _now: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False),
    "lines": lambda value, _now: "\n".join(map(str, value)),
    "list": lambda value, _now: ", ".join(map(str, value)),
}
_READERS: Mapping[str, Callable[[Typed, str, datetime], Any]] = {
    "day": _day,
    "moment": _moment,
    "number": _number,
    "choice": _choice,
    "flag": _flag,
    "words": _words,
    "lines": _lines,
    "ref": _ref,
    "refs": _refs,
    "parts": _object,
    "other": _object,
}
