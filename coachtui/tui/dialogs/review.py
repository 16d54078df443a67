"""What to keep: who is kept past the day agreed, what is older than a year, and the commands that would forget it."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from coachtui.domain.book import Book
from coachtui.domain.names import TeacherName
from coachtui.domain.readings.keeping import Keeping, keeping, year_ago
from coachtui.services.retention import forget_command, older_said
from coachtui.services.session import Session
from coachtui.tui.bindings import Bindings, bound
from coachtui.tui.dialogs.each_teacher import READING, EachTeacherDialog
from coachtui.tui.widgets.row import Row, heading, line, paragraph

LOOKED = -1
"""The answer that all was looked through."""


class ReviewDialog(EachTeacherDialog[int]):
    """Shows what could be forgotten, teacher by teacher as they are read. Answered with one of them, or LOOKED."""

    BINDINGS: ClassVar[Bindings] = [
        bound("done", "looked"),
        bound("copy", "copy"),
    ]

    def __init__(self, session: Session, names: Sequence[TeacherName], now: datetime) -> None:
        foot = "Enter her records · y copy the command · x all looked through · Esc leave"
        super().__init__("What to keep", foot, session, names, now)
        self._day = year_ago(now)
        self._read: list[Keeping] = []

    def gather(self, book: Book) -> None:
        """Take what is kept of a teacher."""
        self._read.append(keeping(book, self.now))

    def source(self, width: int) -> Sequence[Row]:
        """Return who is past her day, then what is old; each with the command that would forget it."""
        rows: list[Row] = []
        past = sorted((each for each in self._read if each.past), key=lambda each: each.until)
        if past:
            rows.append(heading(" Kept past the day agreed"))
            rows += [self._row(one, f"was to go by {one.until}", self._command(one), width) for one in past]
        old = [each for each in self._read if each.older]
        if old:
            rows.append(heading(f" Over before {self._day}, a year ago"))
            rows += [self._row(one, older_said(one), self._command(one, old=True), width) for one in old]
        if self.reading:
            rows.append(READING)
        return rows or [line((" nothing is kept past its day, and nothing is older than a year", "quiet"))]

    def _row(self, one: Keeping, said: str, command: str, width: int) -> Row:
        words = paragraph(said, width, first=[(f" {one.name} ", "strong")])
        lines = [*words.draw(width), *paragraph(command, width, "quiet", first=[("   ", "")]).draw(width)]
        return Row(lambda _width: lines, None, len(lines), f"{one.teacher} {command}")

    def _command(self, one: Keeping, *, old: bool = False) -> str:
        return forget_command(one, self.names, self._day if old else None)

    def chosen(self, row: Row) -> int | None:
        """Answer with the teacher."""
        return int(row.act.partition(" ")[0]) if row.act else None

    def action_looked(self) -> None:
        """Answer that all was looked through."""
        self.dismiss(LOOKED)

    def action_copy(self) -> None:
        """Copy the command under the cursor to the clipboard of her terminal."""
        row = self.list.row
        if row and row.act:
            self.app.copy_to_clipboard(row.act.partition(" ")[2])
            self.app.notify("copied: run it at the shell when coachtui is closed", markup=False)
