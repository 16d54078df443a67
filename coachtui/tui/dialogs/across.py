"""What several teachers try, and for whom it works where: read teacher by teacher, for the coach's own planning."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.names import TeacherName
from coachtui.domain.readings.across import Shared, Try, shared, tries_of
from coachtui.domain.readings.students import who_names
from coachtui.errors import StoreError
from coachtui.services.session import Session
from coachtui.tui.dialogs.lists import ListDialog
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Row, blank, heading, line, paragraph

WORKS = {"yes": "works", "partly": "works partly", "no": "does not work", "unsure": "unsure whether it works"}
FOOT = "for your own planning · Enter go there · Esc leave"
NOTHING = (
    "No practice is tried by several teachers yet. Two are the same where they are worded alike, "
    "or where you gave both the same tag (the command `tag`)."
)


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
        rows = [row for each in self._found for row in (*self._practice(each, width), blank())]
        return rows[:-1] or [paragraph(NOTHING, width - 1, "quiet")]

    def _practice(self, each: Shared, width: int) -> Iterator[Row]:
        yield heading(f" {each.words}")
        for one in each.tries:
            yield from self._try(one, width, worded=one.text != each.words)

    def _try(self, one: Try, width: int, *, worded: bool) -> Iterator[Row]:
        book = self._session.book(one.teacher)
        said = " · ".join(part for part in (one.text if worded else "", one.status) if part)
        yield paragraph(
            said, width - 1, first=((f"   {one.name}  ", "strong"),), ref=Ref(one.teacher, one.table, one.id)
        )
        for reading in one.claims:
            text = _for_whom(book, reading.claim)
            sign = f"     {str(reading.standing).replace('_', ' ')}: "
            yield paragraph(text, width - 1, first=((sign, "named"),), ref=Ref(one.teacher, "claims", reading.claim))
        if not one.claims:
            yield line(("     nothing is said yet of whom it works for", "quiet"))

    def chosen(self, row: Row) -> Ref | None:
        """Answer with the record."""
        return row.ref


def _for_whom(book: Book, claim: int) -> str:
    """Return for whom a claim says that it works, and for whom not."""
    row = book.table("claims").get(claim, {})
    scope = str(row.get("scope") or "unknown")
    many = f" for {scope}" if scope != "unknown" else ", for whom?"
    parts = [WORKS.get(str(row.get("works") or ""), "works") + many]
    parts += [f"for {who_names(book, row['with'])}"] if row.get("with") else []
    parts += [f"not for {who_names(book, row['without'])}"] if row.get("without") else []
    return f"{'; '.join(parts)}  ({row.get('what', '')})"
