"""What someone holds true, and how it moved."""

from typing import Any

from pydantic import Field

from coachtui.domain.records.base import Day, Derived, Id, OneToFive, Part, Text
from coachtui.domain.words import Awareness, BeliefAbout, BeliefKind, BeliefStatus, Holder, Rung


class Moved(Part):
    """One step in how a belief moved."""

    on: Day | None = Field(None, title="On", description="The day it moved.")
    field: str = Field("", title="What moved", description="The field: statement, status, hold, awareness, …")
    old: Any = Field(None, title="From", description="What it was.")
    new: Any = Field(None, title="To", description="What it became.")
    why: str = Field("", title="Why", description="What moved it.")
    encounter: Id | None = Field(None, title="Where", description="The encounter in which it moved.")


class Belief(Derived):
    """What someone holds true about someone. Starts as the coach's hunch."""

    statement: Text = Field(title="Statement", description="The belief, worded as a hunch until she names it.")
    verbatim: str = Field("", title="Her words", description="The exact words it was heard in.")
    kind: BeliefKind | None = Field(None, title="Kind", description="Belief, value, assumption, reading or story.")
    holder: Holder | None = Field(None, title="Held by", description="Who holds it: she, you, the school.")
    about: BeliefAbout | None = Field(None, title="About", description="About whom or what it is.")
    students: list[Id] = Field([], title="Students", description="The students it is about.")
    groups: list[Id] = Field([], title="Groups", description="The groups it is about.")
    rung: Rung | None = Field(None, title="Rung", description="Where it stands on the ladder of inference.")
    awareness: Awareness | None = Field(None, title="Awareness", description="How far she has named it herself.")
    status: BeliefStatus | None = Field(None, title="Status", description="How far it has moved.")
    hold: OneToFive | None = Field(None, title="Hold", description="How firmly it is held, 1 to 5.")
    effect: str = Field("", title="Effect", description="What it does to students.")
    history: list[Moved] = Field([], title="History", description="How it moved, oldest first.")
