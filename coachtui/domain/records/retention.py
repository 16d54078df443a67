"""What was forgotten, and when what is kept was looked through."""

from pydantic import Field

from coachtui.domain.records.base import Day, Record
from coachtui.domain.words import Kept


class Retention(Record):
    """That something was forgotten for good, or that all was looked through. It holds no name, no text and no id."""

    what: Kept | None = Field(None, title="What", description="What was forgotten, or that all was looked through.")
    on: Day | None = Field(None, title="On", description="The day it was done.")
    teacher: str = Field("", title="Whose", description="A mark of the teacher, made of the id she had.")
    students: list[str] = Field([], title="Who", description="Marks of the student, made of the ids.")
    before: Day | None = Field(None, title="Before", description="Before which day it was written.")
