"""The critical practice: the next skill for these students, and how to teach it."""

from pydantic import Field

from coachtui.domain.records.base import Day, Derived, Id, Text
from coachtui.domain.words import Result


class Decision(Derived):
    """What is next for these students, how, why, what is expected, and what came of it."""

    about: list[Id] = Field([], title="For whom", description="The students and groups it is for.")
    now: str = Field("", title="Now", description="What they can do now.")
    next_skill: Text = Field(title="Next skill", description="The next skill these students must master.")
    how: str = Field("", title="How", description="How it will be taught so that they learn it.")
    why: str = Field("", title="Why", description="Why this, and why so.")
    expect: str = Field("", title="Expect", description="What you expect to see if it works.")
    review_on: Day | None = Field(None, title="Look on", description="The day you look at what came of it.")
    result: Result | None = Field(None, title="Result", description="What came of it.")
    reviewed_on: Day | None = Field(None, title="Looked at on", description="The day what came of it was written down.")
    learned: str = Field("", title="Learned", description="What the result teaches.")
    grounds: list[Id] = Field([], title="Grounds", description="The evidence, learnings and claims it rests on.")
    practice: Id | None = Field(None, title="Practice", description="The practice it is taught by.")
