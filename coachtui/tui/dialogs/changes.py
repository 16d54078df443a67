"""All changes, newest first, under the session they were made in: how far to take back, or to do again."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from coachtui.domain.change import Op
from coachtui.domain.keeping import Step
from coachtui.domain.names import TeacherName
from coachtui.services.whence import about_said, session_said, when_said
from coachtui.tui.dialogs.lists import ListDialog
from coachtui.tui.widgets.row import Part, Row, heading, line


class Listed(NamedTuple):
    """A change in the list, with its operations; `undone` where it was taken back and can be done again."""

    step: Step
    ops: Sequence[Op]
    undone: bool = False


class ChangesDialog(ListDialog[Listed]):
    """Shows what was done and what was taken back. Answered with the change to go back before, or on to."""

    DEFAULT_CSS = """
    ChangesDialog Rows { max-height: 100%; }
    """

    def __init__(
        self, done: Sequence[Listed], undone: Sequence[Listed], names: Iterable[TeacherName], now: datetime, own: str
    ) -> None:
        super().__init__("All changes", "Enter take back to before this, or do again up to it · Esc leave")
        self._undone = list(reversed(undone))
        self._listed = [*self._undone, *done]
        self._names = list(names)
        self._now = now
        self._own = own
        self._room = max((len(when_said(each.step.at, now)) for each in self._listed), default=0)

    def begin(self) -> None:
        """Begin at the last change that stands."""
        self.call_after_refresh(self._go_there)

    def _go_there(self) -> None:
        self.list.first()
        if self._undone:
            self.list.move(len(self._undone))

    def source(self, _width: int) -> Sequence[Row]:
        """Return the changes under headings that tell their session."""
        rows: list[Row] = []
        for (undone, where), group in groupby(enumerate(self._listed), key=self._group):
            rows.append(heading(f" {'Taken back, ' if undone else ''}{where}"))
            rows += [self._row(at, each) for at, each in group]
        return rows or [line((" nothing was changed yet", "quiet"))]

    def _group(self, numbered: tuple[int, Listed]) -> tuple[bool, str]:
        _, each = numbered
        step = each.step
        if step.live:
            return each.undone, "in a session that is open: to be taken back there"
        return each.undone, session_said(step.writer, step.by, step.at, self._now, own=self._own) or "in this sitting"

    def _row(self, at: int, each: Listed) -> Row:
        step = each.step
        about = about_said(each.ops, step.label, self._names)
        parts: list[Part] = [
            (f" {when_said(step.at, self._now):<{self._room}}  ", "quiet"),
            (step.label, "quiet" if each.undone else ""),
            (f"  {about}" if about else "", "quiet"),
        ]
        return line(*parts, act="" if step.live else f"change:{at}")

    def chosen(self, row: Row) -> Listed | None:
        """Answer with the change."""
        return self._listed[int(row.act.removeprefix("change:"))] if row.act else None
