"""Looking through what is kept."""

from coachtui.domain.change import COMMON
from coachtui.tui.verbs.reach import ReachVerbs


class ReviewVerbs(ReachVerbs):
    """What the palette has for keeping no longer than was agreed."""

    async def do_review(self) -> None:
        """Show what is kept past its day or older than a year; nothing is forgotten here."""
        from coachtui.services.retention import looked_through  # noqa: PLC0415 - once a year
        from coachtui.tui.dialogs.review import LOOKED, ReviewDialog  # noqa: PLC0415 - once a year

        chosen = await self.ask(ReviewDialog(self.session, self.coach.names(archived=True), self.now))
        if chosen == LOOKED and self.may_write:
            self.do(looked_through(self.pen, self.session.book(COMMON)))
        elif chosen:
            self.coach.go_tab("relationship")  # the caseload holds nobody who is archived, and would take another
            self.coach.call_after_refresh(self.coach.look_at, chosen)
