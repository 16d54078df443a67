"""What several teachers try, and for whom it works where: read teacher by teacher, for the coach's own planning."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from coachtui.domain.names import TeacherName
from coachtui.domain.readings.across import Shared, Try, shared, tries_of
from coachtui.errors import StoreError
from coachtui.services.session import Session
from coachtui.tui.dialogs.lists import ListDialog
from coachtui.tui.lines.across import NOTHING, practice_rows
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Row, blank, line, paragraph

FOOT = "for your own planning · Enter go there · Esc leave"


class AcrossDialog(ListDialog[Ref]):
    """Shows each practice that several try, the teachers beneath it by name. Answered with the record to go to."""

    DEFAULT_CSS = """
    AcrossDialog Rows { max-height: 100%; }
    """

    def __init__(self, session: Session, names: Sequence[TeacherName], now: datetime) -> None:
        super().__init__("What several try, and for whom it works", FOOT)
        self._session = session
        self._names = list(names)
        self._now = now
        self._tries: list[Try] = []
        self._found: tuple[Shared, ...] = ()
        self._reading = True

    def begin(self) -> None:
        """Begin to read."""
        self.run_worker(self._look())

    async def _look(self) -> None:
        """Read teacher by teacher and let keys through in between."""
        for name in self._names:
            try:
                self._tries += tries_of(self._session.book(name.id), self._now)
            except StoreError:  # it is told where she looks at that teacher
                continue
            await asyncio.sleep(0)
        self._found = shared(self._tries)
        self._reading = False
        self.show()

    def source(self, width: int) -> Sequence[Row]:
        """Return the practices in the order of the alphabet."""
        if self._reading:
            return [line((" reading …", "quiet"))]
        rows = [row for each in self._found for row in (*practice_rows(each, self._session.book, width), blank())]
        return rows[:-1] or [paragraph(NOTHING, width - 1, "quiet")]

    def chosen(self, row: Row) -> Ref | None:
        """Answer with the record."""
        return row.ref
