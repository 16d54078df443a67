"""Who she is, how she came to coaching, and what was agreed."""

from pydantic import Field

from coachtui.domain.records.base import Day, Derived, Part, Text
from coachtui.domain.words import Entry, FeltAs, TeacherState


class Agreement(Part):
    """What coach and teacher agreed at the start, in their words."""

    between_us: str = Field("", title="Stays between us", description="What you agreed not to pass on.")
    principal_hears: str = Field("", title="Principal hears", description="What the principal is told, and by whom.")
    may_type: str = Field("", title="May I type", description="Whether you may type while you talk.")
    exceptions: str = Field("", title="Exceptions", description="What cannot stay between you, such as safety.")


class Teacher(Derived):
    """A person you coach. Never scored, ranked or compared."""

    name: Text = Field(title="Name", description="Her name, as you say it.")
    alias: str = Field("", title="Alias", description="A short name to type, or one that shields hers.")
    pronouns: str = Field("", title="Pronouns", description="As she says them.")
    school: str = Field("", title="School", description="Where she teaches.")
    grades: list[str] = Field([], title="Grades", description="The grades she teaches.")
    subjects: list[str] = Field([], title="Subjects", description="The subjects she teaches.")
    since: Day | None = Field(None, title="Since", description="The day the coaching began.")
    entry: Entry | None = Field(None, title="Came by", description="How she came to coaching.")
    felt_as: FeltAs | None = Field(None, title="Felt as", description="How being coached felt to her at the start.")
    phase: str = Field("", title="Phase", description="Where the coaching stands, in your district's words.")
    cadence_days: int | None = Field(None, ge=1, title="Every … days", description="How often you mean to meet.")
    state: TeacherState | None = Field(None, title="State", description="Whether the coaching goes on.")
    agreement: Agreement | None = Field(None, title="Agreement", description="What you two agreed.")
    retain_until: Day | None = Field(None, title="Keep until", description="The day by which these notes are to go.")
