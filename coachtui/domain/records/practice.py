"""What a belief makes someone do, and the links of the map."""

from pydantic import Field

from coachtui.domain.records.base import Derived, Id, Record, Text
from coachtui.domain.words import LinkKind, PracticeSource, PracticeStatus


class Practice(Derived):
    """What someone does. `default` is what she falls back on."""

    text: Text = Field(title="Practice", description="What is done, as it can be seen.")
    status: PracticeStatus | None = Field(None, title="Status", description="Default, trying, adopted or dropped.")
    source: PracticeSource | None = Field(None, title="Source", description="Where it came from.")
    students: list[Id] = Field([], title="Students", description="The students it is done with.")
    groups: list[Id] = Field([], title="Groups", description="The groups it is done with.")


class Link(Record):
    """How one belief, practice or effect bears on another. Says nothing without both ends."""

    from_: Id = Field(alias="from", title="From", description="The belief or practice it starts at.")
    to: Id = Field(title="To", description="The belief, practice, student or group it ends at.")
    kind: LinkKind = Field(title="Kind", description="How the one bears on the other.")
    text: str = Field("", title="Effect", description="For `affects`: what it does to them.")
