"""Where a claim stands, derived from its evidence and never typed, and the honest flags, as questions."""

from dataclasses import dataclass
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.words import Standing


@dataclass(frozen=True, slots=True)
class Flag:
    """One honest question about a claim.

    `id` is one of: all, for_whom, with, without, and, no_student, only_report, only_satellite, old, turned,
    why, why_guess, ground_gone. `short` fits a card ("and K3?"), `question` says it whole. `whom` holds student and
    group ids, `act` the act that would answer it.
    """

    id: str
    short: str
    question: str
    act: str
    whom: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimStanding:
    """Where one claim stands. Evidence ids newest first; `covered` are the student and group ids spoken for."""

    claim: int
    standing: Standing
    flags: tuple[Flag, ...]
    evidence_for: tuple[int, ...]
    evidence_against: tuple[int, ...]
    learnings: tuple[int, ...]
    """Planned learnings about this claim, not done yet."""
    covered: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What happens to a claim if one piece of evidence is taken away."""

    claim: int
    before: Standing
    after: Standing


def standing_of(book: Book, claim: Row, now: datetime) -> ClaimStanding:
    """Return where one claim stands."""
    raise NotImplementedError


def board(book: Book, now: datetime) -> tuple[ClaimStanding, ...]:
    """Return where every claim stands, oldest claim first, in one pass over the evidence."""
    raise NotImplementedError


def without_evidence(book: Book, evidence: int, now: datetime) -> tuple[Ground, ...]:
    """Return the claims whose standing changes if this evidence is removed."""
    raise NotImplementedError
