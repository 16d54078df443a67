"""A card on the board: what is working, for whom, why, how do you know."""

from pydantic import Field

from coachtui.domain.records.base import Day, Derived, Id, Part, Text
from coachtui.domain.words import Scope, WhyBasis, Works


class Why(Part):
    """Why it works or does not, and what that rests on."""

    text: str = Field("", title="Why", description="Why it works, or does not.")
    basis: WhyBasis | None = Field(None, title="Rests on", description="A guess, a theory, or a test.")
    belief: Id | None = Field(None, title="Belief", description="The belief that explains it.")


class Claim(Derived):
    """Where it stands is derived from its evidence, never typed."""

    what: Text = Field(title="What", description="What is working, or is not.")
    works: Works | None = Field(None, title="Works", description="Whether it works.")
    scope: Scope | None = Field(None, title="For how many", description="All, most, some, few, one; or unknown.")
    with_: list[Id] = Field([], alias="with", title="With", description="The students and groups it works for.")
    without: list[Id] = Field([], title="Without", description="The students and groups it does not work for.")
    why: Why | None = Field(None, title="Why", description="Why, and what that rests on.")
    check_on: Day | None = Field(None, title="Check on", description="The day you look again.")
    let_go_on: Day | None = Field(None, title="Let go on", description="The day you let the claim go.")
    practice: Id | None = Field(None, title="Practice", description="The practice it is about.")
