"""Filing the notes that found no teacher."""

from datetime import datetime

from coachtui.domain.moment import parsed
from coachtui.tui.keeping import Unfiled
from coachtui.tui.verbs.ground import Ground
from coachtui.tui.widgets.row import clipped

FILE_OR_DROP = (("f", "file it under a teacher", "file"), ("x", "throw it away", "drop"))
"""The keys, what they say, what they mean."""


class InboxVerbs(Ground):
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
            await self.file_or_drop(chosen)

    async def file_or_drop(self, id_: str) -> None:
        """Ask of one text that waits whether to file or to drop it, and do that."""
        from coachtui.tui.dialogs.choice import ChoiceDialog, Option  # noqa: PLC0415 - not needed for the first paint

        kept = next((each for each in self.coach.inbox.list() if each.id == id_), None) if self.coach.inbox else None
        if self.coach.inbox is None or kept is None:
            return
        what = await self.ask(
            ChoiceDialog(clipped(" ".join(kept.text.split()), 60), [Option(*each) for each in FILE_OR_DROP])
        )
        if what == "drop" or (what == "file" and await self._file(kept)):
            self.coach.inbox.drop(id_)
            self.coach.show_all()

    async def _file(self, kept: Unfiled) -> bool:
        """Write the text under the teacher she picks; where it came from a pipe, a line a note, with its clock time."""
        from coachtui.domain.grammar import parse  # noqa: PLC0415 - not needed for the first paint
        from coachtui.domain.grammar.script import read_script  # noqa: PLC0415 - not needed for the first paint
        from coachtui.services.scripts import add_lines  # noqa: PLC0415 - not needed for the first paint
        from coachtui.tui.dialogs.pick import Item, PickDialog  # noqa: PLC0415 - not needed for the first paint

        items = [Item(name.id, name.name, name.alias) for name in self.coach.names(archived=True)]
        picked = await self.ask(PickDialog(f"“{kept.teacher}” is which teacher?", items))
        if picked is None or not isinstance(picked.value, int):
            return False
        then = parsed(kept.at).timestamp() if kept.at else self.now.timestamp()
        one = parse(kept.text)
        lines = [(one, then - one.ago)]
        if kept.lines:
            lines = [(line.parts, at) for line, at in read_script(kept.text, then, typed=kept.typed)]
        said = [(parts, datetime.fromtimestamp(at, self.now.tzinfo)) for parts, at in lines]
        return self.do(add_lines(self.pen, self.session.book(picked.value), said, source="captured"))
