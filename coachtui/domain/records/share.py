"""That a report left the vault."""

from pydantic import Field

from coachtui.domain.records.base import Day, Id, Record
from coachtui.domain.words import Form, Report


class Share(Record):
    """Which report, about whom, when, how much of it, into which file. It never holds what the report said."""

    what: Report | None = Field(None, title="What", description="The teacher's copy, or the activity report.")
    teacher: Id | None = Field(None, title="About", description="The teacher it is about.")
    on: Day | None = Field(None, title="On", description="The day it left.")
    form: Form | None = Field(None, title="Written as", description="Text, Markdown or HTML.")
    lines: int | None = Field(None, ge=0, title="Lines", description="How many lines of yours it holds.")
    file: str = Field("", title="File", description="Where it was written to.")
