"""All that is linked to one record, both ways, to go there."""

from collections.abc import Sequence
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.change import COMMON
from coachtui.domain.kinds import label, summary
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.related import related
from coachtui.tui.dialogs.lists import ListDialog
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Row, line


class RelatedDialog(ListDialog[Ref]):
    """Shows what a record points to and what points to it. Answered with the record to go to."""

    def __init__(self, book: Book, ref: Ref, now: datetime) -> None:
        row = book.table(ref.table).get(ref.id, {})
        super().__init__(f"Linked to {label(ref.table)} “{summary(ref.table, row)[:50]}”", "Enter go there · Esc leave")
        self._book = book
        self._ref = ref
        self._now = now

    def source(self, _width: int) -> Sequence[Row]:
        """Return a row for each related record, by what it is to this one."""
        rows = []
        for each in related(self._book, self._ref.table, self._ref.id):
            row = self._book.table(each.table).get(each.id, {})
            teacher = COMMON if each.table == "groups" else self._ref.teacher
            text = text_of(self._book, each.table, row) or summary(each.table, row)
            rows.append(
                line(
                    (f" {each.phrase} ", "heading"),
                    (f"{label(each.table)} ", "quiet"),
                    (" ".join(text.split()), ""),
                    ref=Ref(teacher, each.table, each.id),
                )
            )
        return rows or [line(("nothing yet. E makes a note evidence, i asks about what is selected.", "quiet"))]

    def chosen(self, row: Row) -> Ref | None:
        """Answer with the record."""
        return row.ref
