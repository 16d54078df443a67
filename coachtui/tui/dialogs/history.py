"""How a record became what it is: each version, and what it changed."""

from collections.abc import Sequence
from datetime import datetime

from rich.cells import cell_len

from coachtui.domain.book import Book
from coachtui.domain.change import Row as Record
from coachtui.domain.keeping import Version
from coachtui.services.restoring import differences
from coachtui.services.whence import session_said
from coachtui.tui.dialogs.fields_names import FIELD_NAMES
from coachtui.tui.dialogs.lists import ListDialog
from coachtui.tui.dialogs.page_values import moment_said, said_value
from coachtui.tui.ref import Ref
from coachtui.tui.signs import plain
from coachtui.tui.widgets.row import Parts, Row, line, paragraph

OPEN = "version:"
NOT_CHANGED = "   not changed since. Each change is told here, and can be gone back before"


class HistoryDialog(ListDialog[Record]):
    """Shows the versions, oldest first. Answered with the state to go back to."""

    DEFAULT_CSS = """
    HistoryDialog Rows { max-height: 100%; }
    """

    def __init__(
        self, title: str, ref: Ref, versions: Sequence[Version], *, book: Book, now: datetime, writer: str
    ) -> None:
        super().__init__(title, "Enter go back to this · Esc leave")
        self._ref = ref
        self._versions = versions
        self._book = book
        self._now = now
        self._writer = writer

    def begin(self) -> None:
        """Begin at what stands now."""
        self.call_after_refresh(self.list.last)

    def source(self, width: int) -> Sequence[Row]:
        """Return a row for each version: when, what was done, where, and each field that changed."""
        if not self._versions:
            return [line((" nothing is kept of how it came to be", "quiet"))]
        rows, before = [], None
        for at, version in enumerate(self._versions):
            rows.append(self._row(at, version, before, width))
            before = version.row
        return rows if len(rows) > 1 else [*rows, line((NOT_CHANGED, "quiet"))]

    def chosen(self, row: Row) -> Record | None:
        """Answer with the state of a version; with nothing for what stands now, or for a removal."""
        at = int(row.act.removeprefix(OPEN)) if row.act else -1
        return None if at in (-1, len(self._versions) - 1) else self._versions[at].row

    def _row(self, at: int, version: Version, before: Record | None, width: int) -> Row:
        now = "  (now)" if at == len(self._versions) - 1 else ""
        act = {"undo": "undone: ", "redo": "done again: "}.get(version.act, "")
        said = f"{act}{version.label}" if version.label else "written"
        first = [(f" {moment_said(version.at, self._now)}  ", "heading"), (said, ""), (now, "good")]
        where = session_said(version.writer, version.by, version.at, self._now, own=self._writer)
        beside = sum(cell_len(text) for text, _ in first) + cell_len(where) + 2 <= width
        lines: list[Parts] = [[*first, (f"  {where}" if where and beside else "", "quiet")]]
        if where and not beside:
            lines.append([(f"   {where}", "quiet")])
        if version.row is None:
            lines.append([("   removed", "owed")])
        else:
            for field, old, new in differences(before, version.row) if before else ():
                lines += self._changed(field, old, new, width)
        return Row(lambda _width: lines, None, len(lines), f"{OPEN}{at}")

    def _changed(self, field: str, old: object, new: object, width: int) -> Sequence[Parts]:
        name = FIELD_NAMES.get(self._ref.table, {}).get(field, field.replace("_", " "))
        said = [
            said_value(self._book, self._ref.table, field, each, self._now) if each else "nothing"
            for each in (old, new)
        ]
        text = f"{said[0]} → {said[1]}".replace("\n", "; ")
        text = plain(text) if getattr(self.app, "plain", False) else text
        drawn = paragraph(text, width, "quiet", first=[(f"   {name}: ", "")], most=4)
        return drawn.draw(width)
