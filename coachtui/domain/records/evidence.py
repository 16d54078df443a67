"""How anyone knows."""

from pydantic import Field

from coachtui.domain.records.base import Derived, Id
from coachtui.domain.words import Bearing, EvidenceKind, Level, Scope


class Evidence(Derived):
    """A note, a piece of work, a count or a survey, for or against something, saying whom it speaks for."""

    note: Id | None = Field(None, title="Note", description="The note it quotes.")
    kind: EvidenceKind | None = Field(None, title="Kind", description="What it is made of.")
    level: Level | None = Field(None, title="Level", description="How close to students: street, map, satellite.")
    text: str = Field("", title="What it says", description="What was seen, said or counted.")
    covers: list[Id] = Field([], title="Speaks for", description="The students and groups it speaks for.")
    scope: Scope | None = Field(None, title="How many", description="How many of them it speaks for.")
    bears_on: list[Id] = Field([], title="Bears on", description="The claims, beliefs, learnings or decisions.")
    bearing: Bearing | None = Field(None, title="Bearing", description="Whether it speaks for or against.")
    other_way: list[Id] = Field([], title="The other way", description="Those of them on which it bears the other way.")
