"""A list of what stands in the records of every teacher, which is read while she looks at it."""

import asyncio
from abc import abstractmethod
from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from coachtui.domain.book import Book
from coachtui.domain.names import TeacherName
from coachtui.errors import StoreError
from coachtui.services.session import Session
from coachtui.tui.dialogs.lists import ListDialog
from coachtui.tui.widgets.row import Row, line

Answer = TypeVar("Answer")
READING: Row = line((" reading …", "quiet"))
"""What stands there until all are read."""


class EachTeacherDialog(ListDialog[Answer]):
    """Reads teacher by teacher, and shows what was found once all are read."""

    DEFAULT_CSS = """
    EachTeacherDialog Rows { max-height: 100%; }
    """

    def __init__(self, title: str, foot: str, session: Session, names: Sequence[TeacherName], now: datetime) -> None:
        super().__init__(title, foot)
        self.session = session
        self.names = list(names)
        self.now = now
        self.reading = True

    @abstractmethod
    def gather(self, book: Book) -> None:
        """Take from a teacher's records what belongs here."""

    def begin(self) -> None:
        """Begin to read."""
        self.run_worker(self._look())

    async def _look(self) -> None:
        """Read teacher by teacher and let keys through in between."""
        for name in self.names:
            try:
                self.gather(self.session.book(name.id))
            except StoreError:  # it is told where she looks at that teacher
                continue
            await asyncio.sleep(0)
        self.reading = False
        self.show()
