"""How a belief moved over the year."""

from dataclasses import dataclass

from coachtui.domain.change import Row


@dataclass(frozen=True, slots=True)
class Move:
    """One dated step of a belief: which field went from what to what, why, and in which encounter."""

    on: str
    field: str
    old: str
    new: str
    why: str
    encounter: int | None


def moves(belief: Row) -> tuple[Move, ...]:
    """Return the steps of a belief, oldest first."""
    raise NotImplementedError


def as_it_stood(belief: Row, day: str) -> Row:
    """Return the belief as it stood at the end of a day (`2026-05-21`): later steps taken back."""
    raise NotImplementedError
