"""A teacher as the lists and the fast paths know her."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TeacherName:
    """A teacher's id, name, alias and state; the last two empty where nothing was written."""

    id: int
    name: str
    alias: str = ""
    state: str = ""
