"""The board as it stood on a day: the same cards, read only, under a banner that says so."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, ClassVar

from textual import getters
from textual.widget import Widget
from textual.widgets import Static

from coachtui.domain.book import Book
from coachtui.domain.readings.standing import ClaimStanding, board
from coachtui.domain.readings.then import Then
from coachtui.tui.bindings import Bindings, bindings_of
from coachtui.tui.dialogs.page import PageScreen
from coachtui.tui.lines.claim import MEANING, TITLES, claim_rows, column
from coachtui.tui.ref import Ref
from coachtui.tui.screens.framed import FramedScreen
from coachtui.tui.screens.over import OverScreen
from coachtui.tui.widgets.frame import Panel
from coachtui.tui.widgets.row import Row, blank, line, paragraph
from coachtui.tui.widgets.rows import Rows

ROOM = 1000
"""As many lines as the cards may take: the list scrolls, and each card is whole."""


class LookingBack(FramedScreen):
    """A screen of records as they stood on a day: all it reads is of that day, and nothing is written."""

    stood: Then

    @property
    def book(self) -> Book:
        """The records on that day."""
        return self.stood.book

    @property
    def now(self) -> datetime:
        """The end of that day."""
        return self.stood.now

    @property
    def may_write(self) -> bool:
        """The past is not written."""
        return False

    def book_of(self, ref: Ref) -> Book:
        """Return the records on that day."""
        del ref
        return self.stood.book

    def row_of(self, ref: Ref) -> dict[str, Any]:
        """Return a record as it was; empty where it was not there."""
        return self.stood.book.table(ref.table).get(ref.id, {})

    async def open_page(self, ref: Ref) -> None:
        """Show the page of a record as it was."""
        if self.row_of(ref):
            self.app.push_screen(PastPage(ref, self.stood))

    def day(self) -> str:
        """Return the day in words."""
        return f"{self.now:%a %-d %b %Y}"

    def who(self) -> str:
        """Return of which day it is, and about whom."""
        return f"On {self.day()} · {self.book.teacher.get('name') or 'coachtui'}"

    def can_open(self) -> bool:
        """Whether a record is under the cursor; what would write is not offered."""
        row = self.rows.row if self.rows else None
        return bool(row and row.ref)

    async def do_open(self) -> None:
        """Show the page of the record under the cursor, as it was."""
        row = self.rows.row if self.rows else None
        if row and row.ref:
            await self.open_page(row.ref)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Open what was clicked twice."""
        event.stop()
        self.action_act("open")

    def can_back(self) -> bool:
        """Whether there is somewhere to go back to: always."""
        return True

    def do_back(self) -> None:
        """Go back to what is beneath."""
        self.dismiss()

    def kept(self) -> str:
        """Return that nothing is written here."""
        return "the past"


class PastBoardScreen(LookingBack, OverScreen):
    """Claims in one list by how they stood; beside or beneath it the one under the cursor, in full."""

    PLACE: ClassVar[str] = "past"
    CSS_PATH = "past.tcss"
    BINDINGS: ClassVar[Bindings] = bindings_of("past")
    claims = getters.query_one("#claims", Rows)
    detail = getters.query_one("#detail", Rows)
    banner = getters.query_one("#banner", Static)

    def __init__(self, stood: Then) -> None:
        super().__init__()
        self.stood = stood
        self.as_matrix = False
        self.readings: tuple[ClaimStanding, ...] = board(stood.book, stood.now)

    def panels(self) -> Iterator[Widget]:
        """Give the banner, the claims and the one that is chosen."""
        yield Static(id="banner", markup=False)
        yield Panel(Rows(id="claims"), title="Board", id="claims-panel")
        yield Panel(Rows(id="detail"), title="In full", id="detail-panel")

    def show(self) -> None:
        """Fill it."""
        self.banner.update(self.drawn(self._banner()))
        panel = self.query_one("#claims-panel", Panel)
        panel.border_title = "For whom" if self.as_matrix else "Board"
        panel.border_subtitle = self.keyed(f"map {self.other_way()}")
        self.claims.fill(self._matrix if self.as_matrix else self._cards)
        self.moved()

    def do_map(self) -> None:
        """Show the claims as cards, or against students and groups."""
        self.as_matrix = not self.as_matrix
        self.show()
        self.show_frame()

    def other_way(self) -> str:
        """Return what is seen the other way."""
        return "cards" if self.as_matrix else "for whom"

    def _matrix(self, width: int) -> list[Row]:
        from coachtui.exchange.boards.matrix import LEGEND, as_table, cells, in_parts  # noqa: PLC0415 - seldom
        from coachtui.exchange.reports.text import laid_out  # noqa: PLC0415 - as above

        made = cells(self.book, self.now)
        rows: list[Row] = []
        for columns in in_parts(made, width) if made.names else ():
            rows += [*(line((each, "")) for each in laid_out(as_table(made, columns)._replace(said=""))), blank()]
        return [*rows, paragraph(LEGEND, width - 1, "quiet")]

    def moved(self) -> None:
        """Show in full the claim under the cursor."""
        ref = self.claims.ref
        reading = next((each for each in self.readings if ref and each.claim == ref.id), None)
        self.detail.fill(lambda width: claim_rows(self.book, reading, self.now, width) if reading else [], about=ref)

    def _banner(self) -> str:
        unsure = sum(id_ in self.stood.unsure for name in ("claims", "evidence") for id_ in self.book.table(name))
        said = f"The board as it stood on {self.day()}. Nothing can be written here; Esc is back to today."
        if unsure:
            many = "1 of its records is" if unsure == 1 else f"{unsure} of its records are"
            said += f" {many} worded as today: what stood there before is not kept."
        return said

    def _cards(self, width: int) -> list[Row]:
        if not self.readings:
            return [line(("no claim was on the board on that day", "quiet"))]
        headed = {each: f"{title}: {MEANING[each]}" for each, title in TITLES.items()}
        return column(self.book, self.readings, headed, width, ROOM)


class PastPage(LookingBack, PageScreen):
    """The page of a record as it was."""

    PLACE: ClassVar[str] = "past"
    CSS_PATH = "../dialogs/page.tcss"
    BINDINGS: ClassVar[Bindings] = bindings_of("past")

    def __init__(self, ref: Ref, stood: Then) -> None:
        super().__init__(ref)
        self.stood = stood
