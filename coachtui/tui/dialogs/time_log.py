"""The coach's own time log: how long her encounters were, by week, by kind, by teacher."""

from collections.abc import Sequence

from coachtui.domain.readings.timelog import Told
from coachtui.tui.dialogs.lists import ListDialog
from coachtui.tui.widgets.row import Row, heading, line

NAME = 26


class TimeDialog(ListDialog[str]):
    """Shows the log; there is nothing to choose."""

    DEFAULT_CSS = """
    TimeDialog Rows { max-height: 100%; }
    """

    def __init__(self, log: Sequence[tuple[str, Sequence[Told]]]) -> None:
        super().__init__("Time report: your own hours", "j k move · Esc leave · coachtui time --csv")
        self._log = log

    def source(self, _width: int) -> Sequence[Row]:
        """Return the parts of the log under their headings."""
        rows: list[Row] = []
        for title, told in self._log:
            rows.append(heading(f" {title}"))
            for name, count, minutes in told:
                times = f"{count} encounter{'s' if count != 1 else ''}"
                rows.append(
                    line((f"  {name:<{NAME}} ", ""), (f"{times:<16} ", "quiet"), (f"{minutes:>9}", ""), act="-")
                )
        return rows or [line((" no encounter has ended yet: v begins one", "quiet"))]
