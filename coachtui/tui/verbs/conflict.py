"""Conflicts: records of which two sessions of hers wrote two versions at once, to be made one."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from coachtui.domain.change import COMMON, Row
from coachtui.domain.kinds import label, summary
from coachtui.services.records import settle_conflict
from coachtui.tui.ref import Ref
from coachtui.tui.turns import CURRENT
from coachtui.tui.verbs.reach import ReachVerbs
from coachtui.tui.widgets.row import clipped

if TYPE_CHECKING:
    from coachtui.services.conflicts import Two
    from coachtui.tui.begun import Begun
    from coachtui.tui.dialogs.conflicts import Settled

MEANWHILE = "it was written again meanwhile: here it is as it stands now"


class ConflictVerbs(ReachVerbs):
    """What settles conflicts: the list of all, and x on one."""

    async def do_conflicts(self) -> None:
        """Show the conflicts of all teachers, and settle those she chooses, until she leaves."""
        from coachtui.tui.dialogs.conflict_list import ConflictsDialog  # noqa: PLC0415 - seldom needed

        at = 0
        while True:
            names = {COMMON: "", **{name.id: name.name for name in self.coach.names(archived=True)}}
            dialog = ConflictsDialog(self.session, names, self.now, at)
            chosen = await self.ask(dialog)
            if chosen is None:
                return
            at = dialog.at
            await self.settle_conflicts([chosen])

    async def settle_conflicts(self, refs: Sequence[Ref]) -> None:
        """Settle conflicts, one after the other, until she leaves one."""
        for ref in refs:
            while (settled := await self._ask_conflict(ref)) and not self._is_as_shown(ref, settled.two):
                self.tell(MEANWHILE)
            if settled is None:
                return
            self._settle_conflict(ref, settled)

    def _settle_conflict(self, ref: Ref, settled: "Settled") -> None:
        act = CURRENT.get()
        if act:
            act.typed += [self._typed_by_hand(ref, path) for path in settled.typed]
        book = self.session.book(ref.teacher)
        self.do(settle_conflict(self.pen, book, ref.id, take_other=settled.take_other, values=settled.values))

    def _is_as_shown(self, ref: Ref, two: "Two") -> bool:
        """Whether both versions are still those that she saw; one that was settled elsewhere asks nothing more."""
        conflict = self.row_of(ref)
        return not conflict or self._standing(ref, conflict) == two.stands

    def _standing(self, ref: Ref, conflict: Mapping[str, Any]) -> Row | None:
        return self.session.store.get(ref.teacher, str(conflict.get("table", "")), conflict.get("record") or 0)

    async def _ask_conflict(self, ref: Ref) -> "Settled | None":
        """Show the two versions side by side, and return how she settles them."""
        from coachtui.services.conflicts import two_versions  # noqa: PLC0415 - seldom needed
        from coachtui.services.shapes import shapes  # noqa: PLC0415 - it loads the models
        from coachtui.tui.dialogs.conflicts import ConflictDialog  # noqa: PLC0415 - seldom needed

        conflict = self.row_of(ref)
        if not conflict:
            self.tell("it was settled meanwhile")
            return None
        two = two_versions(self.session, ref.teacher, conflict)
        table, stands = two.table, two.stands
        title = f"Two versions of one {label(table)} “{clipped(summary(table, stands or two.other), 40)}”"
        return await self.ask(
            ConflictDialog(
                title,
                two,
                shapes(table),
                lambda path, row: self._edit_by_hand(ref, two, path, row),
                book=self.session.book(ref.teacher),
                now=self.now,
                own=self.session.store.writer,
            )
        )

    async def _edit_by_hand(self, ref: Ref, two: "Two", path: str, row: Row) -> dict[str, Any]:
        """Let her write a field herself, begun from `row`; return its value by its path, nothing where she left it."""
        from coachtui.services.editing import edit_checked  # noqa: PLC0415 - it loads the models
        from coachtui.services.field_text import field_text  # noqa: PLC0415 - as above
        from coachtui.services.shapes import folded, shapes  # noqa: PLC0415 - as above
        from coachtui.tui.dialogs.fields_pick import Desk  # noqa: PLC0415 - as above
        from coachtui.tui.dialogs.form import FormDialog  # noqa: PLC0415 - as above

        book, record = self.session.book(ref.teacher), int(row["id"])
        shape = next(each for each in shapes(two.table) if each.key == path)
        begun = self._typed_by_hand(ref, path)
        found: dict[str, Any] = {}

        def save(typed: dict[str, Any]) -> dict[str, str] | None:
            checked = edit_checked(self.pen, book, two.table, record, folded(row, typed))
            if isinstance(checked, list):
                return {path: "; ".join(said for _, said in checked)}
            found.update(typed)
            return None

        desk = Desk(book, self.now, self, ref.teacher, two.table, record)
        await self.app.push_screen_wait(FormDialog(f"Edit {shape.title}", [shape], row, desk, save, begun=begun))
        if found:  # it is kept until the conflict is settled with it
            begun.keep(json.dumps({path: field_text(shape, found[path], self.now)}, ensure_ascii=False))
        return found

    def _typed_by_hand(self, ref: Ref, path: str) -> "Begun":
        return self.begun(f"conflict {path}", ref.id, ref.teacher)
