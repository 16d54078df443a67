"""Filing the notes that found no teacher."""

from coachtui.domain.moment import parsed
from coachtui.tui.dialogs.choice import ChoiceDialog, Option
from coachtui.tui.dialogs.pick import Item, PickDialog
from coachtui.tui.keeping import Unfiled
from coachtui.tui.screens.desk import DeskScreen

FILE_OR_DROP = (Option("f", "file it under a teacher", "file"), Option("x", "throw it away", "drop"))


class InboxVerbs(DeskScreen):
    """The inbox, from the palette and from the first screen."""

    def can_inbox(self) -> bool:
        """Whether something waits."""
        return bool(self.coach.inbox and self.coach.inbox.list())

    async def do_inbox(self) -> None:
        """Show what waits, and file or drop what she chooses, until she leaves."""
        from coachtui.tui.dialogs.inbox import InboxDialog  # noqa: PLC0415 - not needed for the first paint

        while self.coach.inbox and (waiting := self.coach.inbox.list()):
            chosen = await self.ask(InboxDialog(waiting))
            if chosen is None:
                return
            kept = next(each for each in waiting if each.id == chosen)
            what = await self.ask(ChoiceDialog(" ".join(kept.text.split())[:60], FILE_OR_DROP))
            if what == "drop" or (what == "file" and await self._file(kept)):
                self.coach.inbox.drop(chosen)
                self.coach.show_all()

    async def _file(self, kept: Unfiled) -> bool:
        """Write the text under the teacher she picks; a line a note where it came from a pipe."""
        from coachtui.domain.grammar import parse  # noqa: PLC0415 - not needed for the first paint
        from coachtui.services.scripts import add_lines  # noqa: PLC0415 - not needed for the first paint

        items = [Item(name.id, name.name, name.alias) for name in self.coach.names(archived=True)]
        picked = await self.ask(PickDialog(f"“{kept.teacher}” is which teacher?", items))
        if picked is None or not isinstance(picked.value, int):
            return False
        at = parsed(kept.at).astimezone(self.now.tzinfo) if kept.at else self.now
        texts = [text for text in kept.text.split("\n") if text.strip()] if kept.lines else [kept.text]
        book = self.session.book(picked.value)
        return self.do(add_lines(self.pen, book, [(parse(text), at) for text in texts], source="captured"))
