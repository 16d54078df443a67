"""Quick capture: a note about the teacher in view, in one line, from every tab."""

from typing import TYPE_CHECKING, Any

from coachtui.services.notes import note_from_parts
from coachtui.services.teachers import add_teacher
from coachtui.tui.ref import Ref
from coachtui.tui.screens.desk import DeskScreen

if TYPE_CHECKING:
    from coachtui.domain.book import Book

DRAFT_SAID = "left here before, not kept yet: Enter keeps it, ctrl+u empties the line"


class CaptureVerbs(DeskScreen):
    """The key n."""

    async def do_note_capture(self) -> None:
        """Write a note about the teacher in view; where there is none, offer to begin one."""
        await self.capture()

    async def capture(self, value: str = "", **fields: Any) -> None:
        """Ask for a line, with `value` in it already, until it is kept or left; what is left stays a draft.

        The note also gets `fields`, such as a star.
        """
        if not self.book.teacher and not await self._first_teacher():
            return
        book = self.book
        where = f"note {book.teacher_id} {value.strip()}".strip()
        text, said = self._begun(where, value, book.teacher_id)
        while line := await self._line(book, where, text, said):
            if self._save_line(book, line, fields):
                self._drop(where, book.teacher_id)
                return
            text, said = line, "not kept yet"

    def captured(self, note: Ref) -> None:
        """Hear of a note that was just kept; a screen that lists notes goes to it."""

    def _begun(self, where: str, value: str, teacher: int) -> tuple[str, str]:
        """Return the text to begin with, and what to say of it where it was left before."""
        left = self.coach.drafts.take(where, teacher) if self.coach.drafts else None
        return (left, DRAFT_SAID) if left and left != value else (value, "")

    async def _line(self, book: "Book", where: str, value: str, said: str) -> str | None:
        from coachtui.tui.dialogs.capture import CaptureDialog, Desk  # noqa: PLC0415 - not needed for the first paint

        drafts, empty = self.coach.drafts, where.partition(" ")[2].partition(" ")[2]

        def keep(text: str) -> None:
            if drafts and text.strip() and text.strip() != empty:
                drafts.keep(where, text, book.teacher_id)
            elif drafts:
                drafts.drop(where, book.teacher_id)

        name = str(book.teacher.get("name") or "")
        return await self.ask(
            CaptureDialog(f"Note: {name}", Desk(self.pen, book, keep, plain=self.coach.plain), value=value, said=said)
        )

    def _drop(self, where: str, teacher: int) -> None:
        if self.coach.drafts:
            self.coach.drafts.drop(where, teacher)

    def _save_line(self, book: "Book", line: str, fields: dict[str, Any]) -> bool:
        """Write the line and say what it was understood as."""
        from coachtui.domain.grammar import parse  # noqa: PLC0415 - not needed for the first paint
        from coachtui.tui.lines.understood import joined, understood  # noqa: PLC0415 - not needed for the first paint

        parts = parse(line)
        change = note_from_parts(self.pen, book, parts, **fields)
        pieces = joined(understood(self.pen, book, parts), plain=self.coach.plain)
        if not self.do(change, say=False):
            return False
        self.captured(Ref(book.teacher_id, "notes", change.ops[0].id))
        self.tell("kept: " + "".join(text for text, _ in pieces))
        return True

    async def _first_teacher(self) -> bool:
        """Say that there is no teacher yet, and begin one where she gives a name."""
        from coachtui.tui.dialogs.base import LineDialog  # noqa: PLC0415 - not needed for the first paint

        name = await self.ask(
            LineDialog(
                "There is no teacher yet. Whom do you coach?",
                placeholder="her name",
                hint="a name is enough; the note comes next",
            )
        )
        if not name:
            return False
        change = add_teacher(self.pen, name)
        if not self.do(change):
            return False
        self.coach.look_at(change.ops[0].id)
        return True
