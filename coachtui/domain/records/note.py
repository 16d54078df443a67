"""The atom: one line, with its moment, who spoke, and its mode."""

from pydantic import Field

from coachtui.domain.records.base import Day, Derived, Id, Moment
from coachtui.domain.words import Certainty, Facet, Mode, Source, Speaker


class Note(Derived):
    """One line. All else points back to notes. A line of marks alone has no text, and is kept all the same."""

    at: Moment | None = Field(None, title="At", description="The moment it was said or seen.")
    encounter: Id | None = Field(None, title="Encounter", description="The encounter it was written in.")
    speaker: Speaker | None = Field(None, title="Who", description="Whose words or doings these are.")
    mode: Mode | None = Field(None, title="Mode", description="Said, seen, counted; or thought, felt, wondered.")
    text: str = Field("", title="Text", description="What you typed, without the marks.")
    raw: str = Field("", title="As typed", description="The exact line, marks and all.")
    facet: Facet | None = Field(None, title="Answers", description="Which question about her it answers.")
    certainty: Certainty | None = Field(None, title="How sure", description="How far this answer is really known.")
    students: list[Id] = Field([], title="Students", description="The students it is about.")
    groups: list[Id] = Field([], title="Groups", description="The groups it is about.")
    starred: bool = Field(False, title="Starred", description="Whether it stands out for you.")
    source: Source | None = Field(None, title="Source", description="How it entered.")
    told_on: Day | None = Field(None, title="Told her on", description="The day you told her what you saw.")
