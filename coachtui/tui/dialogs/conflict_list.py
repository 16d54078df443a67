"""The conflicts of all teachers: records of which two versions are kept until she settles which stands."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from coachtui.domain.change import Row as Record
from coachtui.domain.kinds import label, summary
from coachtui.errors import StoreError
from coachtui.services.merging import differing
from coachtui.services.whence import when_said
from coachtui.tui.dialogs.fields_names import FIELD_NAMES
from coachtui.tui.dialogs.lists import ListDialog
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Row, line, paragraph

if TYPE_CHECKING:
    from coachtui.services.session import Session

NONE = " every record has one version: there is nothing to settle"


class ConflictsDialog(ListDialog[Ref]):
    """Shows the conflicts as they are found, teacher by teacher. Answered with the one to settle; `at` is its place."""

    DEFAULT_CSS = """
    ConflictsDialog Rows { max-height: 100%; }
    """

    def __init__(self, session: "Session", names: Mapping[int, str], now: datetime, at: int = 0) -> None:
        super().__init__("Conflicts: two versions of one record", "Enter settle it · Esc leave")
        self.at = at
        self._session = session
        self._names = names
        self._now = now
        self._found: list[tuple[Ref, Record]] = []
        self._looking = True

    def begin(self) -> None:
        """Begin to look."""
        self.run_worker(self._look())

    async def _look(self) -> None:
        """Look teacher by teacher and let keys through in between."""
        for teacher in self._names:
            try:
                rows = sorted(self._session.book(teacher).rows("conflicts"), key=lambda row: int(row["id"]))
            except StoreError:  # it is told where she looks at that teacher
                continue
            self._found += [(Ref(teacher, "conflicts", row["id"]), row) for row in rows]
            if rows:
                self.show()
            await asyncio.sleep(0)
        self._looking = False
        self.show()
        if self.at:
            self.list.move(min(self.at, len(self._found) - 1))

    def source(self, width: int) -> Sequence[Row]:
        """Return each conflict: whose record, which, in what the two differ."""
        rows = [self._row(ref, row, width) for ref, row in self._found]
        return rows or [line((" looking…" if self._looking else NONE, "quiet"))]

    def _row(self, ref: Ref, conflict: Record, width: int) -> Row:
        table, other = str(conflict.get("table", "")), conflict.get("data") or {}
        stands = self._session.store.get(ref.teacher, table, conflict.get("record") or 0)
        name = self._names.get(ref.teacher, "")
        first = [(f" {name}  " if name else " ", "heading"), (f"{label(table)} ", "quiet")]
        words = paragraph(summary(table, stands or other), width, first=first, most=2)
        names = FIELD_NAMES.get(table, {})
        fields = dict.fromkeys(names.get(each.path, each.path) for each in differing(stands or {}, other))
        differs = f"differ in {', '.join(fields)}" if stands else "one of them removed it"
        when = when_said(str(conflict["created"]), self._now) if conflict.get("created") else ""
        said = f"{differs} · the other of {when}" if when else differs
        lines = [*words.draw(width), *paragraph(said, width, "quiet", first=[("   ", "")], most=2).draw(width)]
        return Row(lambda _width: lines, ref, len(lines))

    def chosen(self, row: Row) -> Ref | None:
        """Answer with the conflict."""
        self.at = next((at for at, (ref, _) in enumerate(self._found) if ref == row.ref), 0)
        return row.ref
