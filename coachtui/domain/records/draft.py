"""What was begun and not saved, and what lost when two sessions wrote the same record."""

from typing import Any

from pydantic import Field

from coachtui.domain.records.base import Id, Record


class Draft(Record):
    """A text begun in a field; the saved record supersedes it."""

    where: str = Field("", title="Where", description="The field it was typed in.")
    text: str = Field("", title="Text", description="What was typed so far.")
    record: Id | None = Field(None, title="Record", description="The record that was being written.")
    session: str = Field("", title="Session", description="Which run of the program it is typed in.")


class Conflict(Record):
    """The state that lost when one record was written twice at once, kept until she settles it."""

    table: str = Field("", title="Kind", description="The table of the record.")
    record: Id | None = Field(None, title="Record", description="The record both states are of.")
    data: dict[str, Any] = Field({}, title="The other state", description="What the losing session wrote.")
    version: str = Field("", title="Version", description="Which version lost.")
