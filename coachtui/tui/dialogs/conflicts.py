"""Two versions of one record, written at the same time by two sessions of hers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from textual.binding import Binding

from coachtui.domain.book import Book
from coachtui.domain.kinds import label
from coachtui.services.restoring import differences
from coachtui.tui.bindings import Bindings
from coachtui.tui.dialogs.fields_names import FIELD_NAMES
from coachtui.tui.dialogs.lists import ListDialog
from coachtui.tui.dialogs.page_values import said_value
from coachtui.tui.widgets.row import Row, line, paragraph


class ConflictDialog(ListDialog[str]):
    """Shows where the two differ. Answered with "this" (what stands) or "other"."""

    BINDINGS: ClassVar[Bindings] = [
        Binding("y", "answer('this')", show=False),
        Binding("o", "answer('other')", show=False),
    ]

    def __init__(self, conflict: Mapping[str, Any], stands: Mapping[str, Any], book: Book, now: datetime) -> None:
        table = str(conflict.get("table", ""))
        super().__init__(f"Two versions of a {label(table)}", "y keep what stands · o take the other · Esc leave")
        self._table = table
        self._stands = stands
        self._other: Mapping[str, Any] = conflict.get("data", {})
        self._book = book
        self._now = now

    def source(self, width: int) -> Sequence[Row]:
        """Return each field in which they differ, then the two answers."""
        rows: list[Row] = []
        for field, here, there in differences(self._stands, self._other):
            name = FIELD_NAMES.get(self._table, {}).get(field, field.replace("_", " "))
            rows.append(line((f" {name}", "heading")))
            for sign, value in (("stands  ", here), ("other   ", there)):
                said = said_value(self._book, self._table, field, value, self._now) if value else "nothing"
                rows.append(paragraph(said, width, first=[(f"   {sign}", "quiet")], most=6))
        rows.append(line((" y ", "heading"), ("keep what stands", ""), act="this"))
        rows.append(line((" o ", "heading"), ("take the other in its place", ""), act="other"))
        return rows

    def chosen(self, row: Row) -> str | None:
        """Answer with the row."""
        return row.act or None

    def action_answer(self, answer: str) -> None:
        """Answer by one key."""
        self.dismiss(answer)
