"""What several teachers try, and for whom it works where: read teacher by teacher, for the coach's own planning."""

from collections.abc import Sequence
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.names import TeacherName
from coachtui.domain.readings.across import Try, shared, tries_of
from coachtui.services.session import Session
from coachtui.tui.dialogs.each_teacher import READING, EachTeacherDialog
from coachtui.tui.lines.across import NOTHING, practice_rows
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Row, blank, paragraph

FOOT = "for your own planning · Enter go there · Esc leave"


class AcrossDialog(EachTeacherDialog[Ref]):
    """Shows each practice that several try, the teachers beneath it by name. Answered with the record to go to."""

    def __init__(self, session: Session, names: Sequence[TeacherName], now: datetime) -> None:
        super().__init__("What several try, and for whom it works", FOOT, session, names, now)
        self._tries: list[Try] = []

    def gather(self, book: Book) -> None:
        """Take what a teacher tries."""
        self._tries += tries_of(book, self.now)

    def source(self, width: int) -> Sequence[Row]:
        """Return the practices in the order of the alphabet."""
        if self.reading:
            return [READING]
        found = shared(self._tries)
        rows = [row for each in found for row in (*practice_rows(each, self.session.book, width), blank())]
        return rows[:-1] or [paragraph(NOTHING, width - 1, "quiet")]

    def chosen(self, row: Row) -> Ref | None:
        """Answer with the record."""
        return row.ref
