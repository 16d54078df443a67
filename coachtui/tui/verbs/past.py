"""Taking back and looking back: undo, redo, all changes, the history of a record, what was deleted."""

from collections.abc import Sequence
from itertools import islice

from coachtui.domain.change import COMMON, Change
from coachtui.domain.keeping import Gone
from coachtui.domain.kinds import label, summary
from coachtui.services.session import Taken
from coachtui.tui.ref import Ref
from coachtui.tui.verbs.reach import ReachVerbs
from coachtui.tui.widgets.row import clipped

MOST = 300
"""How many changes, and how many deleted records, are listed."""


class PastVerbs(ReachVerbs):
    """The keys u, U and H, and what the palette has besides."""

    def can_undo(self) -> bool:
        """Whether the records can be written."""
        return self.may_write

    async def do_undo(self) -> None:
        """Take back the last change and say what it was."""
        taken = self.session.undo()
        self.tell(f"undone: {self._taken_said([taken])}" if taken else "nothing to undo")

    can_redo = can_undo

    async def do_redo(self) -> None:
        """Do again what was undone last."""
        taken = self.session.redo()
        self.tell(f"done again: {self._taken_said([taken])}" if taken else "nothing to redo")

    async def do_changes(self) -> None:
        """Show all changes, and take back, or do again, as far as she chooses."""
        from coachtui.tui.dialogs.changes import ChangesDialog, Listed  # noqa: PLC0415 - not needed for the first paint

        session = self.session
        done = [Listed(step, session.told(step)) for step in islice(session.done(), MOST)]
        undone = [Listed(step, session.told(step), undone=True) for step in islice(session.undone(), MOST)]
        dialog = ChangesDialog(done, undone, self.coach.names(archived=True), self.now, session.store.writer)
        chosen = await self.ask(dialog)
        if chosen is None:
            return
        taken = session.redo_to(chosen.step.version) if chosen.undone else session.undo_to(chosen.step.version)
        if taken:
            self.tell(f"{'done again' if chosen.undone else 'undone'}: {self._taken_said(taken)}")

    def _taken_said(self, taken: Sequence[Taken]) -> str:
        """Return what was taken back or done again; whose it is where she is not in view; when, where it is older."""
        from coachtui.services.whence import earlier_said  # noqa: PLC0415 - seldom needed

        last = taken[-1]
        others = {op.teacher for each in taken for op in each.ops} - {self.teacher, COMMON}
        names = [str(self.session.book(teacher).teacher.get("name") or "") for teacher in sorted(others)]
        whom = names[0] if len(names) == 1 else f"{len(names)} teachers" if names else ""
        earlier = earlier_said(last.step, self.now, own=self.session.store.writer)
        said = str(last) if len(taken) == 1 else f"{len(taken)} changes, to {last.label}"
        return " · ".join(each for each in (said, whom, earlier) if each)

    # One record

    def can_history(self) -> bool:
        """Whether a record is selected."""
        return self.selected is not None

    async def do_history(self) -> None:
        """Show how the record became what it is, and go back to an earlier state where she chooses one."""
        if self.selected:
            await self.show_history(self.selected)

    async def show_history(self, ref: Ref) -> bool:
        """Show how a record, there or deleted, became what it is; True where she went back to an earlier state."""
        from coachtui.services.restoring import restore_record  # noqa: PLC0415 - not needed for the first paint
        from coachtui.tui.dialogs.history import HistoryDialog  # noqa: PLC0415 - not needed for the first paint

        versions = self.session.store.history(ref.teacher, ref.table, ref.id)
        last = next((each.row for each in reversed(versions) if each.row), {})
        said = self.said(ref) if self.row_of(ref) else summary(ref.table, last)
        title = f"History of {label(ref.table)} “{clipped(said, 40)}”"
        book, writer = self.book_of(ref), self.session.store.writer
        chosen = await self.ask(HistoryDialog(title, ref, versions, book=book, now=self.now, writer=writer))
        return bool(chosen) and self.do(restore_record(self.pen, self.book_of(ref), ref.table, ref.id, chosen or {}))

    # What was deleted

    async def do_deleted(self) -> None:
        """Show what was deleted, and bring back what she chooses, until she leaves."""
        from coachtui.tui.dialogs.deleted import DeletedDialog  # noqa: PLC0415 - not needed for the first paint

        while True:
            gone = list(islice(self.session.store.deleted(), MOST))
            names = self.coach.names(archived=True)
            answer = await self.ask(DeletedDialog(gone, names, self.now, self.session.store.writer))
            if answer is None:
                return
            one, history = answer
            if history:
                await self.show_history(Ref(one.teacher, one.table, one.id))
            elif not self.do(self._brought_back(one)):
                return

    def _brought_back(self, gone: Gone) -> Change:
        from coachtui.services.restoring import bring_back  # noqa: PLC0415 - not needed for the first paint

        return bring_back(self.pen, self.book_of(Ref(gone.teacher, gone.table, gone.id)), gone)
