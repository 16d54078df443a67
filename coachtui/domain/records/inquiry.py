"""A productive challenge in four questions."""

from pydantic import Field

from coachtui.domain.records.base import Derived, Id
from coachtui.domain.words import InquiryOutcome


class Inquiry(Derived):
    """The four questions, in order, in her words."""

    about: Id | None = Field(None, title="About", description="The belief, practice, student or claim it asks about.")
    why: str = Field("", title="Why", description="Why might these students not be responding?")
    feeling: str = Field("", title="Feeling", description="How do you feel about it?")
    shaping: str = Field("", title="Shaping", description="How does that shape what you decide?")
    possibilities: list[str] = Field([], title="What else is possible", description="Other readings of it.")
    learn_more: list[str] = Field([], title="What more to learn", description="What could be learned, and from whom.")
    beliefs: list[Id] = Field([], title="Alternatives", description="The beliefs that came of it, to be tested.")
    outcome: InquiryOutcome | None = Field(None, title="Outcome", description="What the inquiry did.")
    next_step: str = Field("", title="Next step", description="What follows from it.")
