"""The parts of a field that is a list: the marks of a tally, the steps of a belief. Each has a form of its own."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding

from coachtui.services.field_text import field_text
from coachtui.services.shapes import Shape, part_shapes
from coachtui.services.writing import sparse
from coachtui.tui.bindings import Bindings, bound
from coachtui.tui.dialogs.form import FormDialog
from coachtui.tui.dialogs.lists import ListDialog
from coachtui.tui.widgets.row import Row, line

if TYPE_CHECKING:
    from coachtui.tui.dialogs.fields_pick import Desk

Part = dict[str, Any]


class PartsDialog(ListDialog[list[Part]]):
    """Shows the parts. Answered with them as they are left; Escape leaves them as they are now."""

    BINDINGS: ClassVar[Bindings] = [
        Binding("a", "add", show=False),
        Binding("e", "take", show=False),
        Binding("d", "remove", show=False),
        bound("text.save", "leave"),
    ]

    def __init__(self, shape: Shape, parts: list[Part], desk: "Desk") -> None:
        super().__init__(shape.title, "Enter edit · a add · d delete · Esc back to the form")
        self._shapes = part_shapes(desk.table, shape.key)
        self._parts = list(parts)
        self._desk = desk

    def source(self, _width: int) -> Sequence[Row]:
        """Return a line for each part."""
        rows = [line((f" {self._said(part)}", ""), act=f"part:{at}") for at, part in enumerate(self._parts)]
        return rows or [line((" nothing yet. ", "quiet"), ("a", "heading"), (" adds one", "quiet"))]

    def take(self, row: Row) -> None:
        """Edit a part."""
        if row.act:
            self.run_worker(self._edit(int(row.act[5:])))

    def action_add(self) -> None:
        """Add a part at the end."""
        self.run_worker(self._edit(len(self._parts)))

    def action_remove(self) -> None:
        """Take the part under the cursor away."""
        if self.list.row and self.list.row.act:
            del self._parts[int(self.list.row.act[5:])]
            self.show()

    def action_leave(self) -> None:
        """Go back to the form with what is here."""
        self.dismiss(self._parts)

    async def _edit(self, at: int) -> None:
        part = self._parts[at] if at < len(self._parts) else {}

        def save(typed: dict[str, Any]) -> None:
            self._parts[at : at + 1] = [sparse({**part, **typed})]

        await self.app.push_screen_wait(FormDialog("Entry", self._shapes, part, self._desk, save))
        self.show()

    def _said(self, part: Part) -> str:
        said = []
        for shape in self._shapes:
            value = part.get(shape.key)
            if value not in (None, ""):
                text = self._desk.name_of(value) if shape.kind == "ref" else field_text(shape, value, self._desk.now)
                said.append(f"{shape.title.lower()} {text}" if shape.kind == "day" else text)
        return " · ".join(said) or "(empty)"
