"""What was deleted, newest first: to bring back, or to look at how it was."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import ClassVar

from coachtui.domain.keeping import Gone
from coachtui.domain.kinds import label, summary
from coachtui.domain.names import TeacherName
from coachtui.services.whence import session_said, when_said
from coachtui.tui.bindings import Bindings, bound
from coachtui.tui.dialogs.lists import ListDialog
from coachtui.tui.widgets.row import Parts, Row, line, paragraph

ACT = "gone:"


class DeletedDialog(ListDialog[tuple[Gone, bool]]):
    """Shows records that are gone. Answered with one, and whether its history is asked for instead of it."""

    BINDINGS: ClassVar[Bindings] = [bound("history", "history")]
    DEFAULT_CSS = """
    DeletedDialog Rows { max-height: 100%; }
    """

    def __init__(self, gone: Sequence[Gone], names: Iterable[TeacherName], now: datetime, own: str) -> None:
        super().__init__("Deleted records", "Enter bring it back · H history · Esc leave")
        self._gone = gone
        self._names = {one.id: one.name for one in names}
        self._now = now
        self._own = own

    def source(self, width: int) -> Sequence[Row]:
        """Return each record in its words, with when and where it went."""
        rows = [self._row(at, one, width) for at, one in enumerate(self._gone)]
        return rows or [line((" nothing was deleted", "quiet"))]

    def _row(self, at: int, one: Gone, width: int) -> Row:
        name = self._names.get(one.teacher, "")
        first: Parts = [(f" {label(one.table)} ", "heading")]
        words = paragraph(summary(one.table, one.row), width, first=first, most=2)
        where = session_said(one.writer, one.by, one.at, self._now, own=self._own)
        how = "its adding was undone" if one.act == "undo" else "deleted"
        links = f"{len(one.links)} {label('links', len(one.links))} with it" if one.links else ""
        said = " · ".join(each for each in (name, f"{how} {when_said(one.at, self._now)}", where, links) if each)
        lines = [*words.draw(width), *paragraph(said, width, "quiet", first=[("   ", "")], most=2).draw(width)]
        return Row(lambda _width: lines, None, len(lines), f"{ACT}{at}")

    def chosen(self, row: Row) -> tuple[Gone, bool] | None:
        """Answer with the record, to be brought back."""
        return (self._gone[int(row.act.removeprefix(ACT))], False) if row.act else None

    def action_history(self) -> None:
        """Answer with the record under the cursor, to look at its history."""
        row = self.list.row
        if row and row.act:
            self.dismiss((self._gone[int(row.act.removeprefix(ACT))], True))
