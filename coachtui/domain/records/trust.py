"""How the relationship stands, as the coach reads it."""

from pydantic import Field

from coachtui.domain.records.base import Day, Derived, OneToFive
from coachtui.domain.words import Dimension, Direction


class TrustReading(Derived):
    """Rates the relationship, never the teacher."""

    on: Day | None = Field(None, title="On", description="The day you read it so.")
    dimension: Dimension | None = Field(None, title="Dimension", description="Respect, regard, competence, integrity.")
    level: OneToFive | None = Field(None, title="Level", description="From 1, hardly any, to 5, a great deal.")
    direction: Direction | None = Field(None, title="Going", description="Where it is going.")
    sign: str = Field("", title="Sign", description="What you saw or heard that says so.")
