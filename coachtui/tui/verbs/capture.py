"""Quick capture: a note about the teacher in view, in one line, from every tab."""

from typing import TYPE_CHECKING, Any

from coachtui.domain.change import COMMON
from coachtui.services.encounters import going_on
from coachtui.services.notes import note_from_parts
from coachtui.services.teachers import add_teacher
from coachtui.tui.begun import LEFT_LINE, Begun, BegunLines
from coachtui.tui.ref import Ref
from coachtui.tui.trouble import HELD
from coachtui.tui.verbs.ground import Ground

if TYPE_CHECKING:
    from coachtui.tui.dialogs.capture import Desk


class CaptureVerbs(Ground):
    """The key n."""

    async def do_note_capture(self) -> None:
        """Write a note about the teacher in view; where there is none, offer to begin one."""
        await self.capture()

    async def capture(self, value: str = "", **fields: Any) -> None:
        """Ask for a line, with `value` in it already, until it is kept or left; what is left stays a draft.

        While an encounter goes on with her, it was heard in it, unless the coach says otherwise. The note also gets
        `fields`, such as a star.
        """
        from coachtui.tui.dialogs.capture import CaptureDialog, Desk  # noqa: PLC0415 - not needed for the first paint

        if not self.book.teacher and not await self._first_teacher():
            return
        book, lines = self.book, BegunLines(self.begun(f"note {value.strip()}".strip()), value)
        place = fields.pop("encounter", None) or going_on(book, self.now)
        desk = Desk(
            self.pen,
            book,
            lines,
            place,
            self.coach.plain,
            holds=self.coach.trouble.holds,
        )
        left = lines.text()
        text, said = (left, LEFT_LINE) if left else (value, "")
        while True:
            dialog = CaptureDialog(f"Note: {book.teacher.get('name') or ''}", desk, value=text, said=said)
            line = await self.ask(dialog)
            desk = dialog.desk
            if not line or self._save_line(desk, line, lines.hand, fields):
                return
            text, said = line, HELD

    def captured(self, note: Ref) -> None:
        """Hear of a note that was just kept; a screen that lists notes goes to it."""

    def _save_line(self, desk: "Desk", line: str, begun: Begun, fields: dict[str, Any]) -> bool:
        """Write the line and say what it was understood as."""
        from coachtui.domain.grammar import parse  # noqa: PLC0415 - not needed for the first paint

        change = note_from_parts(self.pen, desk.book, parse(line), encounter=desk.encounter, **fields)
        read = desk.read(line)
        if not self.do(change, say=False, typed=begun):
            return False
        self.captured(Ref(desk.book.teacher_id, "notes", change.ops[0].id))
        self.tell("kept: " + "".join(text for text, _ in read))
        return True

    async def _first_teacher(self) -> bool:
        """Say that there is no teacher yet, and begin one where she gives a name."""
        title, hint = "There is no teacher yet. Whom do you coach?", "a name is enough; the note comes next"
        name = await self.ask_line(title, self.begun("teachers", teacher=COMMON), placeholder="her name", hint=hint)
        if not name:
            return False
        change = add_teacher(self.pen, name)
        if not self.do(change):
            return False
        self.coach.look_at(change.ops[0].id)
        return True
