"""What moved on the board between two days, as rows: claims that stand elsewhere, evidence that came or went."""

from collections.abc import Sequence

from coachtui.domain.bearing import bears
from coachtui.domain.book import Book
from coachtui.domain.readings.board_moved import ClaimMove, board_moved
from coachtui.domain.readings.students import who_names
from coachtui.domain.readings.then import Then
from coachtui.tui.dialogs.page_values import record_said
from coachtui.tui.lines.claim import TITLES
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Row, blank, heading, line, paragraph

FIELDS = {
    "what": "worded",
    "works": "works",
    "scope": "for",
    "with": "for whom",
    "without": "not for",
    "why.text": "why",
    "why.basis": "why is",
}
"""What a field of a claim is called where it says something else now."""


class MovedRows:
    """The rows of the claims that moved between two boards."""

    def __init__(self, earlier: Then, later: Then) -> None:
        self._earlier = earlier
        self._later = later
        self._moved = board_moved(earlier, later)

    def __bool__(self) -> bool:
        """Whether anything moved."""
        return bool(self._moved)

    def rows(self, width: int) -> Sequence[Row]:
        """Return the claims that stand elsewhere, then those of which only the ground or the words are others."""
        if not self._moved:
            return [line((" nothing moved on the board since then", "quiet"))]
        there = [each for each in self._moved if each.stands_elsewhere]
        here = [each for each in self._moved if not each.stands_elsewhere]
        rows = [*self._part(" Stand elsewhere", there, width), blank(), *self._part(" Stand as before", here, width)]
        return rows[:-1] if not here else rows if there else rows[1:]

    def _part(self, title: str, moved: Sequence[ClaimMove], width: int) -> list[Row]:
        rows = [row for each in moved for row in self._claim(each, width)]
        return [heading(title), *rows] if rows else []

    def _claim(self, move: ClaimMove, width: int) -> list[Row]:
        book = (self._later if move.after else self._earlier).book
        words = str(book.table("claims").get(move.claim, {}).get("what") or "(no words)")
        ref = self._ref("claims", move.claim) if move.after else None
        rows = [paragraph(words, width - 1, "strong", first=((" ", ""),), ref=ref)]
        if move.stands_elsewhere:
            rows.append(line(("   ", ""), (_stands(move), "named")))
        for sign, ids, stood in (("came", move.came, self._later), ("went", move.went, self._earlier)):
            rows += [self._evidence(stood.book, id_, move.claim, sign, width) for id_ in ids]
        for field, old, new in move.said:
            rows.append(
                paragraph(
                    f"{self._said(old)} → {self._said(new)}", width - 1, first=((f"   {FIELDS[field]} ", "quiet"),)
                )
            )
        return rows

    def _evidence(self, book: Book, id_: int, claim: int, sign: str, width: int) -> Row:
        bearing = bears(book.table("evidence").get(id_, {}), claim)
        first = (f"   {sign}, {bearing} it: ", "good" if bearing == "for" else "owed")
        ref = self._ref("evidence", id_) if sign == "came" else None
        return paragraph(record_said(book, id_), width - 1, first=(first,), ref=ref, most=2)

    def _said(self, value: object) -> str:
        if isinstance(value, list):
            return who_names(self._later.book, value)
        return str(value or "not said")

    def _ref(self, table: str, id_: int) -> Ref:
        return Ref(self._later.book.teacher_id, table, id_)


def _stands(move: ClaimMove) -> str:
    old, new = (TITLES[each] if each else "" for each in (move.before, move.after))
    return f"{old} → {new}" if old and new else f"new: {new}" if new else f"was {old}: gone from the board"
