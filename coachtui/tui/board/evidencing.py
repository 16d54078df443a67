"""How do you know: evidence on the claims of the board, typed or from notes; for, or against."""

from collections.abc import Sequence

from coachtui.domain.change import Change
from coachtui.services.evidence import add_evidence, names_students_alone, note_to_evidence
from coachtui.tui.board.narrowing import NarrowingVerbs
from coachtui.tui.dialogs.choice import ChoiceDialog
from coachtui.tui.dialogs.evidence import BEARING
from coachtui.tui.dialogs.scope import scope_dialog
from coachtui.tui.ref import Ref


class EvidencingVerbs(NarrowingVerbs):
    """The key E on claims."""

    def can_note_evidence(self) -> bool:
        """Whether claims are chosen, or notes."""
        return bool(self.chosen("claims")) or super().can_note_evidence()

    async def do_note_evidence(self) -> None:
        """Say what speaks for or against the claims; of notes, make them evidence."""
        refs = self.chosen("claims")
        if refs:
            await self.ask_known(refs)
        else:
            await super().do_note_evidence()

    async def ask_known(self, refs: Sequence[Ref], *, value: str = "") -> bool:
        """Ask how it is known that these claims hold, or do not; False where she left it."""
        from coachtui.tui.dialogs.known import KnownDialog  # noqa: PLC0415 - not needed for the first paint

        begun = self.begun("evidence", refs[0].id)
        on = {ref.id for ref in refs}
        tied = {row.get("note") for row in self.book.rows("evidence") if on <= set(row.get("bears_on") or ())}
        title = "How do you know? What was seen, said, counted"
        tied_notes = {int(note) for note in tied if note}
        known = await self.ask(KnownDialog(title, self.book, self.now, begun=begun, value=value, tied=tied_notes))
        bearing = await self.ask(ChoiceDialog("For or against?", BEARING)) if known else None
        if not known or not bearing:
            return False
        change = await self._from_notes(refs, known.notes, bearing) if known.notes else None
        change = change or await self._typed(refs, known.text, bearing)
        if self.do(change, typed=begun if known.text else None) and self.rows:
            self.rows.clear_marks()
        return True

    async def _typed(self, refs: Sequence[Ref], text: str, bearing: str) -> Change:
        """Ask what it is and, unless it names students, for how many it speaks; what she leaves stays open."""
        made = await self.ask_made_of()
        scope = None
        if made and not names_students_alone(self.pen, self.book, text):
            scope = await self.ask(scope_dialog("For how many does it speak?"))
        kind, level = made or (None, None)
        on = [ref.id for ref in refs]
        return add_evidence(self.pen, self.book, text, on, bearing, scope=scope, kind=kind, level=level)

    async def _from_notes(self, refs: Sequence[Ref], notes: tuple[int, ...], bearing: str) -> Change:
        rows = [self.book.table("notes").get(id_, {}) for id_ in notes]
        scope = None
        if not any(row.get("students") or row.get("groups") for row in rows):
            scope = await self.ask(scope_dialog("For how many does it speak?"))
        on = dict.fromkeys((ref.id for ref in refs), bearing)
        return note_to_evidence(self.pen, self.book, notes, on=on, scope=scope)
