"""A line that completes what stands behind `@`, `#` and `=`: beneath it, never in its way."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding
from textual.message import Message

from coachtui.domain.book import Book
from coachtui.domain.grammar.completing import Completion, completion
from coachtui.domain.readings.mentioned import people_mentioned, tags_used
from coachtui.tui.bindings import Bindings
from coachtui.tui.dialogs.base import LineInput
from coachtui.tui.lines.understood import joined
from coachtui.tui.widgets.row import Part

SHOWN = 12
"""How many words are offered at once; the letters that follow narrow them."""


class CompletingLine(LineInput):
    """Tab takes the first word that what she types may become, again the next; nothing waits for it.

    It speaks up where the cursor moved, as other words are offered then. `about` is whose records it knows.
    """

    BINDINGS: ClassVar[Bindings] = [
        Binding("tab", "complete(1)", show=False),
        Binding("shift+tab", "complete(-1)", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor stands elsewhere in the line."""

        line: "CompletingLine"

        @property
        def control(self) -> "CompletingLine":
            """The line that speaks."""
            return self.line

    about: Book | None = None
    _taken: Completion | None = None

    @property
    def offered(self) -> Completion | None:
        """What the word at the cursor may become, or has just become; None where there is none."""
        taken = self._taken
        if taken and (taken.text, taken.cursor) == (self.value, self.cursor_position):
            return taken
        return completion(self.value, self.cursor_position, self._known) if self.about else None

    def action_complete(self, step: int) -> None:
        """Take the next word, or the one before. Raises SkipAction where there is none: the key is another's."""
        offered = self.offered
        if not offered:
            raise SkipAction
        taken = offered.step(step)
        self.value, self.cursor_position = taken.text, taken.cursor
        self._taken = taken

    def watch_selection(self, *moved: object) -> None:
        """Say that the cursor moved."""
        del moved
        self.post_message(self.Moved(self))

    def _known(self, sign: str) -> Iterable[str]:
        book = self.about
        return () if book is None else people_mentioned(book) if sign == "@" else tags_used(book)


def with_offer(pieces: list[Part], offered: Completion | None, *, plain: bool = False) -> list[Part]:
    """Return what a line is understood as; while words are offered, its kind and those, the one Tab takes marked."""
    if not offered or not pieces:
        return joined(pieces, plain=plain)
    sign, first = offered.word.sign, max(offered.at - SHOWN + 1, 0)
    parts = joined([pieces[0], ("tab", "quiet")], plain=plain)
    for at, choice in enumerate(offered.choices[first : first + SHOWN], first):
        parts.append((f" {sign}{choice}", "strong" if at == max(offered.at, 0) else "quiet"))
    return parts
