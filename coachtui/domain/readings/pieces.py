"""Pieces of evidence made ready to be weighed: for or against, when, whose word, and whom they speak for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from coachtui.domain.bearing import AGAINST, bearings, bears
from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.readings.lines import when_of
from coachtui.domain.readings.roll import Roll
from coachtui.domain.words import EvidenceKind, Level, Method, Mode, Scope, Speaker

SHARES: Mapping[str, int] = {Scope.ONE: 1, Scope.FEW: 2, Scope.SOME: 3, Scope.MOST: 4, Scope.ALL: 5}
"""How far a scope reaches."""

_WHOLE = frozenset({"", Scope.ALL, Scope.UNKNOWN})
_HEARD = frozenset(
    {
        Method.LISTENING,
        Method.EMPATHY_INTERVIEW,
        Method.CONFERENCE,
        Method.EXIT_TICKET,
        Method.THINK_ALOUD,
        Method.SURVEY,
    }
)


class Piece(NamedTuple):
    """One piece of evidence. `covers` are the students and groups it names, `scope` how many of them, or of all."""

    id: int
    when: str
    against: bool
    covers: tuple[int, ...]
    scope: str
    student_heard: bool
    teachers_word: bool
    satellite: bool
    grounded: bool
    """False where the line it rested on is gone, and it has no words of its own."""

    @property
    def share(self) -> int:
        """How much of all students it speaks for, 0 to 5; 0 where it names whom it speaks for."""
        return 0 if self.covers else SHARES.get(self.scope, 0)

    def speaks_for(self, id_: int, roll: Roll) -> bool:
        """Return whether it speaks for a student or group as a whole; for whoever joined later only where named."""
        if id_ in self.covers:
            return id_ not in roll.members or self.scope in _WHOLE
        if not roll.there(id_, self.when):
            return False
        if not self.covers:
            return self.scope == Scope.ALL
        return self.scope in _WHOLE and roll.was_within(id_, self.covers, self.when)

    def names(self, id_: int, roll: Roll) -> bool:
        """Return whether it names a student, or the whole of a group the student was in at that time.

        What was seen of some of a group tells nothing of one of them.
        """
        if id_ in self.covers:
            return True
        return self.scope in _WHOLE and roll.there(id_, self.when) and roll.was_within(id_, self.covers, self.when)


def covered(id_: int, pieces: Iterable[Piece], roll: Roll) -> bool:
    """Return whether these pieces together speak for a student or group: for a group, each member will do."""
    kept = list(pieces)
    if any(piece.speaks_for(id_, roll) for piece in kept):
        return True
    members = roll.members.get(id_)
    return bool(members) and all(any(piece.speaks_for(each, roll) for piece in kept) for each in members or ())


def reaches(scope: str, named: Sequence[int], pieces: Iterable[Piece], roll: Roll) -> bool:
    """Return whether the pieces together cover a scope, and every student and group named with it.

    "All" and "most" need evidence that itself speaks for as many: students who have a code are never all there are.
    "Some" and "few" hold for those named with the claim, else for a group or two students; "one" for anyone.
    """
    kept = list(pieces)
    if not kept or not all(covered(id_, kept, roll) for id_ in named):
        return False
    share = max(piece.share for piece in kept)
    if scope in (Scope.ALL, Scope.MOST):
        return share >= SHARES[scope]
    if named:
        return True
    people = {id_ for piece in kept for id_ in piece.covers}
    several = len(people) > 1 or any(id_ in roll.members for id_ in people)
    spoken_for = bool(people) if scope == Scope.ONE else several
    return scope in SHARES and (share >= SHARES[scope] or spoken_for)


def pieces_by_claim(book: Book, leave_out: Collection[int] = ()) -> dict[int, list[Piece]]:
    """Return the evidence of each claim (or whatever else it bears on), newest first, in one pass."""
    found: dict[int, list[Piece]] = defaultdict(list)
    for row in book.rows("evidence"):
        if row["id"] not in leave_out:
            piece = _piece(book, row)
            for target, way in bearings(row).items():
                found[target].append(piece._replace(against=way == AGAINST))
    for pieces in found.values():
        pieces.sort(key=lambda piece: (piece.when, piece.id), reverse=True)
    return found


def _piece(book: Book, row: Row) -> Piece:
    note = book.table("notes").get(row.get("note") or 0, {})
    learning = book.table("learnings").get(row.get("from") or 0, {})
    kind = row.get("kind")
    scope = str(row.get("scope") or "")
    covers = row.get("covers") or ([] if scope else [*(note.get("students") or ()), *(note.get("groups") or ())])
    by_teacher = note.get("mode") == Mode.SAID and note.get("speaker") == Speaker.TEACHER
    return Piece(
        id=row["id"],
        when=_when(row, note, learning),
        against=bears(row) == AGAINST,
        covers=tuple(covers),
        scope=scope,
        student_heard=note.get("speaker") in (Speaker.STUDENT, Speaker.STUDENTS)
        or kind in (EvidenceKind.SURVEY, EvidenceKind.INTERVIEW)
        or learning.get("method") in _HEARD,
        teachers_word=kind == EvidenceKind.REPORT or (by_teacher and kind in (None, "", EvidenceKind.NOTE)),
        satellite=row.get("level") == Level.SATELLITE,
        grounded=bool(note or row.get("text") or not row.get("note")),
    )


def _when(row: Row, note: Row, learning: Row) -> str:
    """Evidence is as old as what was seen or said, not as the card that holds it."""
    if note:
        return when_of("notes", note)
    return str(learning.get("done_on") or row.get("created") or "")
