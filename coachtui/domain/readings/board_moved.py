"""What moved on the board between two days: claims whose standing changed, and the evidence that came or went."""

from collections.abc import Iterator
from typing import NamedTuple

from coachtui.domain.change import Row
from coachtui.domain.readings.standing import ClaimStanding, board
from coachtui.domain.readings.then import Then
from coachtui.domain.words import Standing

SAID = ("what", "works", "scope", "with", "without", "why.text", "why.basis")
"""What is said of a claim, and so may be said otherwise later."""


class ClaimMove(NamedTuple):
    """How a claim differs: `before` None where it is new, `after` None where it is gone.

    `came` and `went` are evidence on it, oldest first; `said` are the fields of it that say something else, as (field,
    old, new), each None where nothing was said.
    """

    claim: int
    before: Standing | None
    after: Standing | None
    came: tuple[int, ...]
    went: tuple[int, ...]
    said: tuple[tuple[str, object, object], ...]

    @property
    def stands_elsewhere(self) -> bool:
        """Whether it is new, gone, or its standing is another."""
        return self.before != self.after


def board_moved(earlier: Then, later: Then) -> tuple[ClaimMove, ...]:
    """Return the claims that moved from one day to a later one: those that stand elsewhere first, then by age."""
    before, after = (_standings(each) for each in (earlier, later))
    found = [
        _move(id_, before.get(id_), after.get(id_), earlier, later) for id_ in sorted(before.keys() | after.keys())
    ]
    moved = [each for each in found if each.stands_elsewhere or each.came or each.went or each.said]
    return tuple(sorted(moved, key=lambda each: not each.stands_elsewhere))


def _standings(stood: Then) -> dict[int, ClaimStanding]:
    return {each.claim: each for each in board(stood.book, stood.now)}


def _move(
    claim: int, before: ClaimStanding | None, after: ClaimStanding | None, earlier: Then, later: Then
) -> ClaimMove:
    had, has = (set(_evidence(each)) for each in (before, after))
    rows = [each.book.table("claims").get(claim) for each in (earlier, later)]
    said = tuple(_said(*rows)) if rows[0] and rows[1] else ()
    return ClaimMove(
        claim,
        before.standing if before else None,
        after.standing if after else None,
        tuple(sorted(has - had)),
        tuple(sorted(had - has)),
        said,
    )


def _evidence(reading: ClaimStanding | None) -> tuple[int, ...]:
    return (*reading.evidence_for, *reading.evidence_against) if reading else ()


def _said(was: Row | None, row: Row | None) -> Iterator[tuple[str, object, object]]:
    for field in SAID:
        old, new = (_at(each or {}, field) or None for each in (was, row))
        if old != new:
            yield field, old, new


def _at(row: Row, field: str) -> object:
    head, _, part = field.partition(".")
    value = row.get(head)
    return (value or {}).get(part) if part else value
