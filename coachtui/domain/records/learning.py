"""A small way to learn about or from students."""

from pydantic import Field

from coachtui.domain.records.base import Day, Derived, Id, Text
from coachtui.domain.words import Method, Span


class Learning(Derived):
    """From how they experience the class to how they think about this task."""

    span: Span | None = Field(None, title="Span", description="What it looks at, from the teacher to one task.")
    question: Text = Field(title="Question", description="What you two want to learn.")
    method: Method | None = Field(None, title="Method", description="How you will learn it.")
    about: list[Id] = Field([], title="About", description="The students, beliefs, claims or decisions it is about.")
    planned_on: Day | None = Field(None, title="Planned for", description="The day it is planned for.")
    done_on: Day | None = Field(None, title="Done on", description="The day it was done.")
    found: str = Field("", title="Found", description="What was learned.")
    surprised: str = Field("", title="Surprised", description="What surprised you.")
