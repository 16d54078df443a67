"""What moved on the map between two days, side by side, and what it asks by itself."""

from collections.abc import Sequence
from datetime import date

from coachtui.domain.book import Book
from coachtui.domain.days import read_day
from coachtui.domain.kinds import label, summary
from coachtui.domain.readings.belief_asks import belief_asks
from coachtui.domain.readings.between import Difference, between
from coachtui.domain.readings.inquiring import open_inquiry
from coachtui.domain.readings.question import Question
from coachtui.tui.dialogs.lists import ListDialog
from coachtui.tui.lines.days import no_day
from coachtui.tui.ref import Ref
from coachtui.tui.screens.inquiry import InquiryScreen
from coachtui.tui.screens.tab import TabScreen
from coachtui.tui.widgets.row import Row, heading, line, paragraph

WIDTH = 14
"""Cells of the names of what moved."""


class MovedDialog(ListDialog[Ref]):
    """Shows what differs between two days. Answered with the record to go to."""

    def __init__(self, book: Book, moved: Sequence[Difference], days: tuple[date, date]) -> None:
        one, other = (day.isoformat() for day in days)
        super().__init__(f"What moved: {one} to {other}", "Enter go there · Esc leave")
        self._book = book
        self._moved = moved
        self._days = one, other

    def source(self, width: int) -> Sequence[Row]:
        """Return the two days as columns: what it was, what it is; what is new after it."""
        if not self._moved:
            return [line((" nothing moved between these days", "quiet"))]
        room = max((width - WIDTH - 4) // 2, 8)
        head = line((" " * (WIDTH + 1), ""), (self._days[0].ljust(room + 2), "heading"), (self._days[1], "heading"))
        return [head, *self._changed(room), *self._new()]

    def _changed(self, room: int) -> list[Row]:
        rows: list[Row] = []
        last = 0
        for each in self._moved:
            if not each.field:
                continue
            ref = Ref(self._book.teacher_id, each.table, each.id)
            if each.id != last:
                words = summary(each.table, self._book.table(each.table).get(each.id, {}))
                rows.append(line((f" {words}", "strong"), ref=ref))
                last = each.id
            old, new = (value[:room].ljust(room + 2) for value in (each.old or "not said", each.new or "not said"))
            rows.append(line((f"   {each.field}".ljust(WIDTH + 1), "quiet"), (old, ""), (new, "named")))
        return rows

    def _new(self) -> list[Row]:
        new = [each for each in self._moved if not each.field]
        rows = [
            line(
                (f" {label(each.table)} ", "quiet"),
                (each.new, ""),
                ref=Ref(self._book.teacher_id, each.table, each.id) if each.table != "links" else None,
            )
            for each in new
        ]
        return [heading(f" New: {len(new)}"), *rows] if new else []

    def chosen(self, row: Row) -> Ref | None:
        """Answer with the record."""
        return row.ref


class AsksDialog(ListDialog[Ref]):
    """Shows what the map asks by itself. Answered with the record to ask on about."""

    def __init__(self, book: Book, asked: Sequence[Question]) -> None:
        super().__init__("What the map asks", "Enter takes it up · Esc leave")
        self._book = book
        self._asked = asked

    def source(self, width: int) -> Sequence[Row]:
        """Return a question a row, and why it is asked."""
        rows = [
            paragraph(
                f"{each.text}  ({each.why})", width - 1, first=((" ? ", "inference"),),
                ref=Ref(self._book.teacher_id, each.table, each.record),
            )
            for each in self._asked
        ]  # fmt: skip
        return rows or [line((" nothing; what there is has been looked at", "quiet"))]

    def chosen(self, row: Row) -> Ref | None:
        """Answer with the record."""
        return row.ref


class MovedVerbs(TabScreen):
    """Looks back between two days, and at what the map asks."""

    async def do_beliefs_asks(self) -> None:
        """Show what the map asks by itself, and take one up in an inquiry."""
        asked = tuple(belief_asks(self.book, self.now))
        target = await self.ask(AsksDialog(self.book, asked))
        if target:
            going = open_inquiry(self.book, target.id)
            self.app.push_screen(InquiryScreen(self.teacher, target, going["id"] if going else None))

    async def do_beliefs_moved(self) -> None:
        """Ask for two days and show what moved between them."""
        one = await self._ask_a_day("What moved since which day?", "2026-01-15, 1/15, 8 weeks ago is -8w")
        if one is None:
            return
        other = await self._ask_a_day("Up to which day?", "empty is today", empty=True)
        if other is None:
            return
        first, last = sorted((one, other))
        target = await self.ask(MovedDialog(self.book, between(self.book, first, last, self.now), (first, last)))
        if target:
            self.coach.jump(target)

    async def _ask_a_day(self, title: str, hint: str, *, empty: bool = False) -> date | None:
        begun, today = self.begun(title), self.now.date()
        said = await self.ask_line(
            title, begun, hint=hint, empty=empty,
            unfit=lambda text: no_day(text, today, "2026-01-15, 1/15 or mon", ahead=False),
        )  # fmt: skip
        if said is None:
            return None
        begun.drop()
        return read_day(said.strip(), today, ahead=False) or today
