"""Where a claim stands, derived from its evidence and never typed, and the honest flags, as questions."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.readings.flags import TERM_DAYS, Flag, Weighed, flags_of
from coachtui.domain.readings.pieces import Piece, pieces_by_claim, reaches
from coachtui.domain.readings.roll import Roll, roll_of
from coachtui.domain.words import Scope, Standing, Works

__all__ = [
    "TERM_DAYS",
    "Bared",
    "ClaimStanding",
    "Flag",
    "Ground",
    "bared_beliefs",
    "board",
    "standing_of",
    "without_evidence",
]

_NARROW = frozenset({Scope.SOME, Scope.FEW, Scope.ONE})


class ClaimStanding(NamedTuple):
    """Where one claim stands. Evidence ids newest first; `covered` are the student and group ids spoken for."""

    claim: int
    standing: Standing
    flags: tuple[Flag, ...]
    evidence_for: tuple[int, ...]
    evidence_against: tuple[int, ...]
    learnings: tuple[int, ...]
    """Planned learnings about this claim, not done yet."""
    covered: tuple[int, ...]


class Ground(NamedTuple):
    """What happens to a claim if some evidence is taken away."""

    claim: int
    before: Standing
    after: Standing


class Bared(NamedTuple):
    """What is left of a belief's evidence if some is taken away: how many pieces for, how many against."""

    belief: int
    before: tuple[int, int]
    after: tuple[int, int]


def standing_of(book: Book, claim: Row, now: datetime) -> ClaimStanding:
    """Return where one claim stands."""
    roll = roll_of(book, now)
    weighed = _weighed(claim, pieces_by_claim(book).get(claim["id"], []), roll)
    return _stands(weighed, _planned(book).get(claim["id"], []), book, roll, now)


def board(book: Book, now: datetime) -> tuple[ClaimStanding, ...]:
    """Return where every claim stands, oldest claim first, in one pass over the evidence."""
    return _laid_out(book, now, ())


def without_evidence(book: Book, evidence: Collection[int], now: datetime) -> tuple[Ground, ...]:
    """Return the claims whose standing changes if this evidence is removed."""
    pairs = zip(_laid_out(book, now, ()), _laid_out(book, now, evidence), strict=True)
    return tuple(
        Ground(before.claim, before.standing, after.standing)
        for before, after in pairs
        if before.standing != after.standing
    )


def bared_beliefs(book: Book, evidence: Collection[int]) -> tuple[Bared, ...]:
    """Return the beliefs that have no evidence for them, or none against them, any more if this is removed.

    Where a belief stands is what she says of it, and nothing derived: its ground is the evidence that is left.
    """
    before, after = pieces_by_claim(book), pieces_by_claim(book, evidence)
    found = []
    for id_ in book.table("beliefs"):
        old, new = _balance(before.get(id_, [])), _balance(after.get(id_, []))
        if any(was and not left for was, left in zip(old, new, strict=True)):
            found.append(Bared(id_, old, new))
    return tuple(found)


def _balance(pieces: list[Piece]) -> tuple[int, int]:
    """Return how many pieces speak for, and how many against."""
    grounded = [piece for piece in pieces if piece.grounded]
    against = sum(piece.against for piece in grounded)
    return len(grounded) - against, against


def _laid_out(book: Book, now: datetime, leave_out: Collection[int]) -> tuple[ClaimStanding, ...]:
    pieces, planned, roll = pieces_by_claim(book, leave_out), _planned(book), roll_of(book, now)
    claims = sorted(book.rows("claims"), key=lambda row: (str(row.get("created") or ""), row["id"]))
    return tuple(
        _stands(_weighed(claim, pieces.get(claim["id"], []), roll), planned.get(claim["id"], []), book, roll, now)
        for claim in claims
    )


def _stands(weighed: Weighed, learnings: list[int], book: Book, roll: Roll, now: datetime) -> ClaimStanding:
    standing = _standing(weighed, learnings, roll)
    support = weighed.support
    return ClaimStanding(
        claim=weighed.claim["id"],
        standing=standing,
        flags=() if standing == Standing.LET_GO else flags_of(weighed, book, roll, now),
        evidence_for=tuple(piece.id for piece in support),
        evidence_against=tuple(piece.id for piece in weighed.against),
        learnings=tuple(learnings),
        covered=tuple(dict.fromkeys(id_ for piece in support for id_ in piece.covers)),
    )


def _weighed(claim: Row, pieces: list[Piece], roll: Roll) -> Weighed:
    grounded = [piece for piece in pieces if piece.grounded]
    against = tuple(piece for piece in grounded if piece.against)
    return Weighed(
        claim=claim,
        support=tuple(piece for piece in grounded if not piece.against),
        against=against,
        contesting=tuple(piece for piece in against if _contests(piece, claim, roll)),
        gone=tuple(piece for piece in pieces if not piece.grounded),
    )


def _standing(weighed: Weighed, learnings: list[int], roll: Roll) -> Standing:
    if weighed.claim.get("let_go_on"):
        return Standing.LET_GO
    if weighed.contesting:
        return Standing.CONTESTED
    unsure = weighed.claim.get("works") == Works.UNSURE
    scope = Scope.SOME if not weighed.scope and weighed.named else weighed.scope
    if not unsure and reaches(scope, weighed.named, weighed.support, roll) and not _all_but(weighed):
        return Standing.KNOWN
    return Standing.LOOKING if learnings else Standing.SAID


def _all_but(weighed: Weighed) -> bool:
    return weighed.scope == Scope.ALL and bool(weighed.without)


def _contests(piece: Piece, claim: Row, roll: Roll) -> bool:
    """Evidence against says no more than the claim where it speaks of those the claim itself leaves out."""
    if not piece.covers:
        return True
    without = () if claim.get("scope") == Scope.ALL else claim.get("without") or ()
    named = claim.get("with") or ()
    left = [id_ for id_ in piece.covers if not roll.now_or_then(id_, without, piece.when)]
    if claim.get("scope") in _NARROW and named:
        return any(
            roll.now_or_then(id_, named, piece.when)
            or any(roll.now_or_then(each, (id_,), piece.when) for each in named)
            for id_ in left
        )
    return bool(left)


def _planned(book: Book) -> dict[int, list[int]]:
    """Planned learnings by the claim they are about, itself or through an inquiry into it."""
    about_claim = {row["id"]: row.get("about") for row in book.rows("inquiries")}
    found: dict[int, list[int]] = defaultdict(list)
    for row in sorted(book.rows("learnings"), key=lambda row: (str(row.get("planned_on") or "~"), int(row["id"]))):
        if not row.get("done_on"):
            ids = [*(row.get("about") or ()), row.get("from")]
            for id_ in dict.fromkeys(about_claim.get(each, each) for each in ids if each):
                if id_ and id_ in book.table("claims"):
                    found[id_].append(row["id"])
    return found
