"""What can be done with any record: open, edit, delete, mark, copy."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from coachtui.domain.kinds import PEOPLE, label
from coachtui.domain.readings.lines import text_of
from coachtui.errors import CoachError
from coachtui.services.records import UNTOUCHED, delete_records
from coachtui.services.writing import together
from coachtui.tui.actions import BY_ID
from coachtui.tui.ref import Ref
from coachtui.tui.verbs.settle import SettleVerbs
from coachtui.tui.verbs.whom import WhomVerbs
from coachtui.tui.widgets.row import clipped

if TYPE_CHECKING:
    from coachtui.tui.dialogs.pick import Item

QUOTED = 40
"""How many letters of a record's words a message quotes."""


class RecordVerbs(SettleVerbs, WhomVerbs):
    """The keys that apply to whatever is selected."""

    # Looking at it

    async def open_page(self, ref: Ref) -> None:
        """Show the page of a record, or everything about a student or a group, over what is there."""
        if not self.row_of(ref):
            return
        if ref.table in PEOPLE:
            from coachtui.tui.screens.student import StudentScreen  # noqa: PLC0415 - it stands on these verbs

            self.app.push_screen(StudentScreen(ref))
        else:
            from coachtui.tui.dialogs.page import PageScreen  # noqa: PLC0415 - as above

            self.app.push_screen(PageScreen(ref))

    def can_open(self) -> bool:
        """Whether the row under the cursor is a record, or names what to do."""
        row = self.rows.row if self.rows else None
        return bool(row and (row.ref or row.act in BY_ID))

    async def do_open(self) -> None:
        """Open the record under the cursor, or do what its row names."""
        row = self.rows.row if self.rows else None
        if row and row.act in BY_ID:
            if self.can(row.act):
                self.action_act(row.act)
        elif row and row.ref:
            await self.open_page(row.ref)

    def can_copy(self) -> bool:
        """Whether something is chosen."""
        return bool(self.chosen())

    def do_copy(self) -> None:
        """Copy the words of what is chosen to the clipboard of her terminal."""
        refs = self.chosen()
        words = [text_of(self.book_of(ref), ref.table, self.row_of(ref)) for ref in refs]
        self.app.copy_to_clipboard("\n".join(each for each in words if each))
        self.tell(f"copied: {clipped(self.said(refs[0]), QUOTED)}" if len(refs) == 1 else f"{len(refs)} copied")

    # Changing it

    def can_edit(self) -> bool:
        """Whether a record is selected that can be written."""
        ref = self.selected
        return bool(ref and ref.table not in UNTOUCHED) and self.may_write

    async def do_edit(self) -> None:
        """Edit all fields of the record under the cursor."""
        if self.selected:
            await self.edit_record(self.selected)

    async def edit_record(self, ref: Ref, at: str = "") -> None:
        """Edit all fields of a record, beginning at the field `at`."""
        # The models and the form take as long to load as a quick note takes to write.
        from coachtui.services.editing import edit_checked  # noqa: PLC0415
        from coachtui.services.seen import as_seen  # noqa: PLC0415
        from coachtui.services.shapes import folded, shapes  # noqa: PLC0415
        from coachtui.tui.dialogs.fields_pick import Desk  # noqa: PLC0415
        from coachtui.tui.dialogs.form import FormDialog  # noqa: PLC0415

        seen = self.row_of(ref)

        def save(typed: dict[str, Any]) -> dict[str, str] | None:
            fields = folded(self.row_of(ref), typed)
            try:
                change = edit_checked(self.pen, self.book_of(ref), ref.table, ref.id, fields)
            except CoachError as error:
                self.tell_error(error)
                return {next(iter(typed)): "not written; your text stays here"}
            if isinstance(change, list):
                return {_typed_at(field, typed): said for field, said in change}
            over = as_seen(change, {(ref.teacher, ref.table, ref.id): seen})
            return None if self.do(over, typed=begun) else {next(iter(typed)): "not written; your text stays here"}

        desk = Desk(self.book_of(ref), self.now, self, ref.teacher, ref.table, ref.id)
        begun = self.begun(f"form {ref.table}", ref.id, ref.teacher)
        title = f"Edit {label(ref.table)}"
        form = FormDialog(
            title,
            shapes(ref.table),
            seen,
            desk,
            save,
            begun=begun,
            at=at,
            trouble=lambda: self.coach.trouble.said,
            borrowed=self.borrowed(ref.table, str(seen.get("kind") or "")),
        )
        await self.ask(form)

    def borrowed(self, table: str, kind: str) -> Callable[[str], Sequence["Item"]]:
        """Return what can be borrowed for each field of a record: the questions for an encounter of a kind."""
        from coachtui.tui.dialogs.planning import for_encounter  # noqa: PLC0415 - not needed for the first paint

        return lambda field: for_encounter(self.coach.prompts_of, kind, field) if table == "encounters" else ()

    def can_delete(self) -> bool:
        """Whether something is chosen that can be removed."""
        return any(ref.table not in UNTOUCHED for ref in self.chosen()) and self.may_write

    async def do_delete(self) -> None:
        """Delete what is chosen, without a question: undo brings it back."""
        refs = [ref for ref in self.chosen() if ref.table not in UNTOUCHED]
        owners = dict.fromkeys(self.owner_of(ref) for ref in refs)
        changes = [
            delete_records(self.pen, self.session.book(owner), [ref[1:] for ref in refs if self.owner_of(ref) == owner])
            for owner in owners
        ]
        said = changes[0].label if len(changes) == 1 else f"{len(refs)} records deleted"
        if len(refs) == 1:
            said = f"{said}: {clipped(self.said(refs[0]), QUOTED)}"
        fallen = self._fallen(refs)
        if self.do(together(said, changes), say=False):
            key = self.coach.keymap.shown("undo", plain=self.coach.plain)
            self.tell(" ".join((f"{said}.", *fallen, f"{key} brings it back.")))
            if self.rows:
                self.rows.clear_marks()

    def _fallen(self, refs: list[Ref]) -> list[str]:
        """Say what loses its ground without this evidence, and without that which has only the words of these notes."""
        gone = [ref for ref in refs if ref.table in ("evidence", "notes")]
        if not gone:
            return []
        from coachtui.tui.lines.ground import fallen_with  # noqa: PLC0415 - not needed for the first paint

        return fallen_with(self.book_of(gone[0]), [ref[1:] for ref in refs], self.now)

    def can_mark(self) -> bool:
        """Whether a record is under the cursor."""
        return self.selected is not None

    def do_mark(self) -> None:
        """Mark the line under the cursor, or take its mark away."""
        if self.rows:
            self.rows.toggle_mark()
            self.coach.show_frame()


def _typed_at(field: str, typed: dict[str, Any]) -> str:
    """Return the typed path that a complaint is about."""
    return next((key for key in typed if field == key or field.startswith(f"{key}.")), next(iter(typed)))
