"""Who will do what by when."""

from pydantic import Field

from coachtui.domain.records.base import Day, Derived, Text
from coachtui.domain.words import PromiseOutcome, Who


class Promise(Derived):
    """A promise. The coach's own come first."""

    who: Who | None = Field(None, title="Who", description="Who promised it.")
    text: Text = Field(title="What", description="What was promised.")
    due: Day | None = Field(None, title="By", description="The day it is due.")
    done_on: Day | None = Field(None, title="Settled on", description="The day it was kept, broken or released.")
    outcome: PromiseOutcome | None = Field(None, title="Outcome", description="What became of it.")
