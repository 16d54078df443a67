"""Looking back from the board: as it stood on a day, and what moved since one."""

from datetime import date

from coachtui.domain.days import read_day
from coachtui.domain.readings.then import Then, a_month_before
from coachtui.services.then import as_of
from coachtui.tui.lines.days import no_day
from coachtui.tui.screens.tab import TabScreen

HINT = "such as 2026-01-15, 1/15, mon, -8w"


class BackVerbs(TabScreen):
    """From the palette of the board: as it stood on a day, what moved since one."""

    def can_board_then(self) -> bool:
        """Whether there is a board to look back at."""
        return bool(self.teacher)

    can_board_moved = can_board_then

    async def do_board_then(self) -> None:
        """Ask for a day and show the board as it stood then, to be read only."""
        day = await self._a_day("The board as it stood on which day?")
        if day:
            from coachtui.tui.board.past import PastBoardScreen  # noqa: PLC0415 - seldom

            self.app.push_screen(PastBoardScreen(as_of(self.session.store, self.book, day, self.now)))

    async def do_board_moved(self) -> None:
        """Ask since which day, a month ago unless she says otherwise, and show what moved on the board."""
        day = await self._a_day("What moved on the board since which day?")
        if day is None:
            return
        from coachtui.tui.board.moved import BoardMovedDialog  # noqa: PLC0415 - seldom

        earlier = as_of(self.session.store, self.book, day, self.now)
        target = await self.ask(BoardMovedDialog(earlier, Then(self.book, self.now)))
        if target:
            self.coach.jump(target)

    async def _a_day(self, title: str) -> date | None:
        begun = self.begun(title)
        today = self.now.date()
        said = await self.ask_line(
            title, begun, value=a_month_before(today).isoformat(), hint=HINT,
            unfit=lambda text: no_day(text, today, "2026-01-15, 1/15 or mon", ahead=False),
        )  # fmt: skip
        if said is None:
            return None
        begun.drop()
        return read_day(said.strip(), today, ahead=False)
