"""What can be done with any record: add, open, edit, delete, undo, mark, settle, copy, look back."""

from coachtui.tui.ref import Ref
from coachtui.tui.screens.desk import DeskScreen


class RecordVerbs(DeskScreen):
    """The keys that apply to whatever is selected."""

    async def open_page(self, ref: Ref) -> None:
        """Show the page of a record."""

    def do_undo(self) -> None:
        """Take back the last change and say what it was."""
        taken = self.session.undo()
        self.tell(f"undone: {taken}" if taken else "nothing to undo in this sitting")

    def do_redo(self) -> None:
        """Do again what was undone last."""
        taken = self.session.redo()
        self.tell(f"done again: {taken}" if taken else "nothing to redo")

    def do_mark(self) -> None:
        """Mark the line under the cursor, or take its mark away."""
        if self.rows:
            self.rows.toggle_mark()
            self.coach.show_frame()
