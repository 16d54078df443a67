"""The notes that found no teacher: pick one to file."""

from collections.abc import Sequence

from coachtui.domain.moment import parsed
from coachtui.tui.dialogs.lists import ListDialog
from coachtui.tui.keeping import Unfiled
from coachtui.tui.widgets.row import Row, line


class InboxDialog(ListDialog[str]):
    """Shows what waits in the inbox. Answered with the id of the one to file."""

    def __init__(self, waiting: Sequence[Unfiled]) -> None:
        super().__init__("Inbox: notes that found no teacher", "Enter file it · Esc leave")
        self._waiting = waiting

    def source(self, _width: int) -> Sequence[Row]:
        """Return a row for each, with the name that was typed."""
        return [
            line((f" {_day(each.at)} ", "quiet"), (f"“{each.teacher}”  ", "heading"),
                 (" / ".join(each.text.split("\n")), ""), act=f"file:{each.id}")
            for each in self._waiting
        ] or [line(("nothing waits here", "quiet"))]  # fmt: skip

    def chosen(self, row: Row) -> str | None:
        """Answer with the id."""
        return row.act.removeprefix("file:") or None


def _day(at: str) -> str:
    return parsed(at).astimezone().strftime("%d %b %H:%M") if at else ""
