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
from coachtui.tui.widgets.row import Row, clipped, line


class RelatedDialog(ListDialog[Ref]):
    """Shows what a record points to and what points to it. Answered with the record to go to."""

    def __init__(self, book: Book, ref: Ref, now: datetime) -> None:
        row = book.table(ref.table).get(ref.id, {})
        super().__init__(
            f"Linked to {label(ref.table)} “{clipped(summary(ref.table, row), 50)}”", "Enter go there · Esc leave"
        )
        self._book = book
        self._ref = ref
        self._now = now

    def source(self, _width: int) -> Sequence[Row]:
        """Return a row for each related record, by what it is to this one."""
        rows = []
        for each in related(self._book, self._ref.table, self._ref.id):
            rows.append(self._row(f" {each.phrase} ", each.table, each.id))
            if each.table == "evidence":
                quoted = self._book.table("evidence").get(each.id, {}).get("note") or 0
                if quoted in self._book.table("notes") and quoted != self._ref.id:
                    rows.append(self._row("   which quotes ", "notes", quoted))
        return rows or [line(("nothing yet. E makes a note evidence, i asks about what is selected.", "quiet"))]

    def _row(self, phrase: str, table: str, id_: int) -> Row:
        row = self._book.table(table).get(id_, {})
        text = text_of(self._book, table, row) or summary(table, row)
        said = " ".join(text.split())
        ref = Ref(COMMON if table == "groups" else self._ref.teacher, table, id_)
        return line((phrase, "heading"), (f"{label(table)} ", "quiet"), (said, ""), ref=ref)

    def chosen(self, row: Row) -> Ref | None:
        """Answer with the record."""
        return row.ref
