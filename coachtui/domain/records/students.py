"""Students, by code, and the groups a coach names herself. No field here holds a child's name."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from coachtui.domain.codes import CODE_LENGTH, NAME_KEYS, is_code
from coachtui.domain.records.base import Day, Derived, Id, Part, Text


def _code(code: str) -> str:
    if not is_code(code):
        raise ValueError(f"is a short code such as K3, at most {CODE_LENGTH} letters and no spaces")
    return code


Code = Annotated[str, AfterValidator(_code), WithJsonSchema({"type": "string", "pattern": rf"^\S{{1,{CODE_LENGTH}}}$"})]


class Membership(Part):
    """That a student is in a group, from a day on and up to a day."""

    group: Id = Field(title="Group", description="The group the student is in, or was.")
    since: Day | None = Field(None, title="Since", description="The day it began; empty where it was always so.")
    until: Day | None = Field(None, title="Until", description="The day the student left; empty while it lasts.")


class Student(Derived):
    """A student, as a code. Focal where the pair follows this student to see the system."""

    code: Code = Field(title="Code", description="A short code such as K3. Never a name.")
    focal: bool = Field(False, title="Focal", description="Whether you two follow this student.")
    why_focal: str = Field("", title="Why focal", description="What following this student may show.")
    groups: list[Membership] = Field([], title="Groups", description="The groups this student is in or was, and when.")

    @model_validator(mode="before")
    @classmethod
    def _no_name(cls, data: Any) -> Any:
        if isinstance(data, dict) and any(str(key).lower() in NAME_KEYS for key in data):
            raise ValueError("a student is a code: no name is kept")
        return data


class Group(Derived):
    """A set of students that the coach names; none are shipped."""

    label: Text = Field(title="Label", description="What you call the group.")
    about: str = Field("", title="About", description="Whom it takes in, and why you look at them together.")
