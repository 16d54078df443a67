"""What all records share: their head, the shapes of days and moments, and how a model becomes a stored row."""

from datetime import date, datetime
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from coachtui.domain.change import Row
from coachtui.domain.moment import stored
from coachtui.domain.words import Visibility

HEAD = ("id", "created", "changed", "rev", "visibility")
"""The keys a stored record always has."""


def _day(text: str) -> str:
    try:
        right = date.fromisoformat(text).isoformat() == text
    except ValueError:
        right = False
    if not right:
        raise ValueError("is a day such as 2026-05-21")
    return text


def _moment(text: str) -> str:
    try:
        right = stored(datetime.fromisoformat(text)) == text
    except ValueError:
        right = False
    if not right:
        raise ValueError("is a moment such as 2026-05-21T15:42:05Z")
    return text


def _one_to_five(number: int) -> int:
    if not 1 <= number <= 5:
        raise ValueError("is 1 to 5")
    return number


def _said(text: str) -> str:
    if not text.strip():
        raise ValueError("is needed")
    return text


Day = Annotated[str, AfterValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A day on her calendar: `2026-05-21`."""
Moment = Annotated[str, AfterValidator(_moment), WithJsonSchema({"type": "string", "format": "date-time"})]
"""A moment in UTC, to the second: `2026-05-21T15:42:05Z`."""
OneToFive = Annotated[
    int, AfterValidator(_one_to_five), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 5})
]
Text = Annotated[str, AfterValidator(_said), WithJsonSchema({"type": "string", "minLength": 1})]
"""Text that has to say something."""
Id = Annotated[int, Field(ge=0, lt=1 << 63)]


class Part(BaseModel):
    """An object inside a record. Keeps what it does not know."""

    model_config = ConfigDict(extra="allow", populate_by_name=True, validate_assignment=True)


class Record(Part):
    """What every record has. An id of 0, and no moments, stand for a record that was not written yet."""

    id: Id = Field(0, title="Id", description="Made by coachtui; in the order of time.")
    created: Moment | None = Field(None, title="Written", description="When it was first written.")
    changed: Moment | None = Field(None, title="Changed", description="When it was last changed.")
    rev: int = Field(0, ge=0, title="Revision", description="How often it was written.")
    visibility: Visibility = Field(
        Visibility.ME, title="Who may see it", description="Only you, or the teacher too in a copy you make for her."
    )
    tags: list[str] = Field([], title="Tags", description="Words of your own to find it by.")


class Derived(Record):
    """A record that may have come from another: a note, an inquiry, a learning, a decision."""

    from_: Id | None = Field(None, alias="from", title="Comes from", description="The record it came from.")


R = TypeVar("R", bound=Record)


def _bare(part: Part, dumped: Row) -> Row:
    bare: Row = {}
    for name, info in type(part).model_fields.items():
        key = info.alias or name
        value = bare_value(getattr(part, name), dumped[key])
        if not (value is None or value is False or value in ("", [], {})):
            bare[key] = value
    unknown = part.model_extra or {}
    return bare | {key: dumped[key] for key in unknown}


def bare_value(value: object, dumped: Any) -> Any:
    """Return a dumped value of a field without the known parts that say nothing."""
    if isinstance(value, Part):
        return _bare(value, dumped)
    if isinstance(value, list):
        return [bare_value(each, plain) for each, plain in zip(value, dumped, strict=True)]
    return dumped
