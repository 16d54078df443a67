"""A text that was begun: kept while she types, offered again where she left it, superseded by what is saved of it."""

from typing import TYPE_CHECKING, NamedTuple

from coachtui.tui.keeping import Drafts

if TYPE_CHECKING:
    from coachtui.domain.change import Op

LEFT_SAID = "left here before, not kept yet: Enter keeps it, ctrl+u empties the line"
"""Said of a text that is offered again."""
LEFT_LINE = "left here before · Enter keeps it · typing begins anew · → goes on"
"""Said of a note line that is offered again: she may have another one in mind."""


GAPS = 8
"""How many places without a line are looked at before the rest is taken to be empty."""


class Begun(NamedTuple):
    """Where a text is typed: the field, whose it is, the record it is about. Without `drafts` nothing is kept."""

    drafts: Drafts | None
    where: str
    teacher: int
    record: int | None = None

    def left(self) -> str:
        """Return the text that was left here; empty where none was."""
        return (self.drafts.take(self.where, self.teacher, self.record) if self.drafts else None) or ""

    def keep(self, text: str, usual: str = "") -> None:
        """Keep the text as it stands now; one that says no more than the `usual` is forgotten."""
        if self.drafts and text.strip() and text.strip() != usual.strip():
            self.drafts.keep(self.where, text, self.teacher, self.record)
        else:
            self.drop()

    def drop(self) -> None:
        """Forget the text."""
        if self.drafts:
            self.drafts.drop(self.where, self.teacher, self.record)

    def superseded(self) -> "tuple[Op, ...]":
        """Return what forgets the text, to be written with what was made of it."""
        return self.drafts.superseded(self.where, self.teacher, self.record) if self.drafts else ()


class BegunLines:
    """The lines begun at one place: the one in hand, and those that were left. A new line never touches a left one.

    A line that says no more than `usual` was not begun.
    """

    def __init__(self, first: Begun, usual: str = "") -> None:
        self._first = first
        self._usual = usual
        self.hand = next(iter(self._left()), first)
        """Where the line in hand is kept."""

    def text(self) -> str:
        """Return the line in hand, as it was left."""
        return self.hand.left()

    def keep(self, text: str) -> None:
        """Keep the line in hand as it stands now."""
        self.hand.keep(text, self._usual)

    def others(self) -> list[str]:
        """Return the lines that were left, but for the one in hand; the next to take up first."""
        return [each.left() for each in self._after()]

    def anew(self) -> None:
        """Take a new line in hand; the one before stays as it was left."""
        number = 1
        while self._place(number).left():
            number += 1
        self.hand = self._place(number)

    def take_next(self) -> str:
        """Take the next of the lines that were left in hand, and return it."""
        self.hand = next(iter(self._after()), self.hand)
        return self.text()

    def _after(self) -> list[Begun]:
        left = self._left()
        at = left.index(self.hand) if self.hand in left else -1
        return [each for each in (*left[at + 1 :], *left[: max(at, 0)]) if each != self.hand]

    def _left(self) -> list[Begun]:
        """Return the places that hold a line, past the gaps where one was saved."""
        found, number, missed = [], 1, 0
        while missed < GAPS:
            place = self._place(number)
            found += [place] if place.left() else []
            missed = 0 if place.left() else missed + 1
            number += 1
        return found

    def _place(self, number: int) -> Begun:
        return self._first if number == 1 else self._first._replace(where=f"{self._first.where} #{number}")
