"""The contacts with a teacher, and what was counted in them."""

from pydantic import Field

from coachtui.domain.records.base import Derived, Id, Moment, Part, Text
from coachtui.domain.words import EncounterKind, EncounterState, Stance


class Encounter(Derived):
    """Any contact. A visit without its debrief is unfinished."""

    kind: EncounterKind | None = Field(None, title="Kind", description="What kind of contact it is.")
    start: Moment | None = Field(None, title="Start", description="When it starts, or is planned to.")
    end: Moment | None = Field(None, title="End", description="When it ended.")
    place: str = Field("", title="Place", description="Where you meet.")
    purpose: str = Field("", title="Purpose", description="What it is for, agreed with her where you can.")
    questions: list[str] = Field([], title="Questions", description="One or two good questions to bring.")
    look_fors: list[str] = Field([], title="Look-fors", description="What she asked you to watch.")
    stance: Stance | None = Field(None, title="Stance", description="The stance you mean to take.")
    state: EncounterState | None = Field(None, title="State", description="Where it stands.")
    debriefs: Id | None = Field(None, title="Debriefs", description="The encounter that this one debriefs.")
    reflection: str = Field("", title="Reflection", description="What you thought and did, for you alone.")
    phase: str = Field("", title="Phase", description="The phase of the coaching at that time.")


class Mark(Part):
    """One stroke of a tally."""

    at: Moment | None = Field(None, title="At", description="When it was seen.")
    bucket: str = Field("", title="Bucket", description="Which of the things counted.")
    student: Id | None = Field(None, title="Student", description="The student it counts for.")
    group: Id | None = Field(None, title="Group", description="The group it counts for.")
    quote: str = Field("", title="Quote", description="What was said; a count alone misleads.")
    count: int | None = Field(None, ge=0, title="Count", description="How many at once; one where nothing is said.")


class Tally(Derived):
    """A count kept during an encounter, such as who is called on."""

    encounter: Id | None = Field(None, title="Encounter", description="Where it was counted.")
    name: Text = Field(title="Name", description="What is counted.")
    buckets: list[str] = Field([], title="Buckets", description="What it tells apart; nothing where it counts people.")
    sweeps: bool = Field(
        False,
        title="In sweeps",
        description="Counted at moments: of all who are there, how many in the first bucket.",
    )
    marks: list[Mark] = Field([], title="Marks", description="The strokes, in time order.")
