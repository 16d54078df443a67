"""One thing to ask or do next."""

from collections.abc import Iterator
from typing import NamedTuple


class Question(NamedTuple):
    """One thing to ask or do next: an invitation.

    `id` is stable ("promise:123", "facet:cares"). `text` is the invitation, `why` what it rests on. `table` and
    `record` name what it is about (the teacher's own record where it is she). `act` would answer it: live, contact,
    debrief, promise, validate, review, learning, evidence, inquiry, note, link, scope, works, why, trust, edit.
    """

    id: str
    text: str
    why: str
    table: str
    record: int
    act: str


def in_turn(*families: Iterator[Question]) -> Iterator[Question]:
    """Yield one question of each family, then the next of each, so that no family drowns the others."""
    waiting = list(families)
    while waiting:
        going = []
        for family in waiting:
            if (question := next(family, None)) is not None:
                going.append(family)
                yield question
        waiting = going
