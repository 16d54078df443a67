"""The tab Caseload: a line a teacher, what is due first; beneath it what to do next with the one under the cursor."""

from collections.abc import Iterator
from math import inf
from time import monotonic
from typing import ClassVar

from textual import events, getters
from textual.widget import Widget

from coachtui.domain.change import COMMON
from coachtui.domain.readings.retention import is_time
from coachtui.domain.readings.roster import RosterLine
from coachtui.services.caseload import Caseload
from coachtui.services.teachers import add_teacher
from coachtui.tui.app import AT_ONCE
from coachtui.tui.bindings import Bindings, bindings_of
from coachtui.tui.lines.caseload import (
    inbox_rows,
    keep_rows,
    name_cells,
    next_rows,
    teacher_row,
    unread_row,
    welcome_rows,
)
from coachtui.tui.ref import Ref
from coachtui.tui.screens.tab import TabScreen
from coachtui.tui.widgets.frame import Panel
from coachtui.tui.widgets.row import Row
from coachtui.tui.widgets.rows import Rows

SHOW_SECONDS = 0.3
"""How often the list is shown again while a large caseload is read."""

LEGEND = "v debrief  ! I owe  + untold  ? review  x two versions"
"""What the signs in a teacher's line count."""


class CaseloadScreen(TabScreen):
    """Whom to see, and what for. The teacher under the cursor is the teacher in view on all tabs."""

    PLACE: ClassVar[str] = "caseload"
    CSS_PATH = "caseload.tcss"
    BINDINGS: ClassVar[Bindings] = bindings_of("caseload")
    teachers = getters.query_one("#teachers", Rows)
    next = getters.query_one("#next", Rows)

    def __init__(self) -> None:
        super().__init__()
        self._reading = False
        self._shown = 0.0

    def panels(self) -> Iterator[Widget]:
        """Give the list of teachers, and what is next with one of them."""
        yield Panel(Rows(id="teachers"), title="Caseload", key=LEGEND, id="teachers-panel")
        yield Panel(Rows(id="next"), title="Next", id="next-panel")

    @property
    def caseload(self) -> Caseload:
        """The lines that have been read."""
        return self.coach.caseload

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Put the list in order anew: she comes from elsewhere, and what is due may have changed."""
        self.caseload.arrange()
        del event  # and Textual goes on to what every tab does then

    def show(self) -> None:
        """Show the teachers, and what is known of them so far; read on once that is on the screen."""
        names = self.coach.names()
        unread = [each for each in self._everyone() if self.caseload.line(each) is None]
        self.caseload.read(unread[:AT_ONCE], self.now, inf)
        self.query_one("#next-panel").display = bool(names)
        self.teachers.fill(self._rows)
        if self.teacher:
            self.teachers.select(Ref(self.teacher, "teachers", self.teacher))
        self.moved()
        self._shown = monotonic()
        if not self._reading and not self.caseload.has_read(self._everyone()):
            self._reading = self._after_paint()

    def _read_on(self) -> None:
        """Read some of the teachers; show them now and then, since showing takes time as well."""
        known = self.caseload.read(self._everyone(), self.now)
        self._reading = not known and self._after_paint()
        if known or monotonic() - self._shown > SHOW_SECONDS:
            self.show_all()

    def _after_paint(self) -> bool:
        """Read on once what there is has been painted; by way of the app, which at the start hears nothing before."""
        return self.coach.call_after_refresh(self._read_on)

    def _everyone(self) -> list[int]:
        """Return all teachers, those still coached first: of the others the day by which their notes go is read."""
        coached = [name.id for name in self.coach.names()]
        return [*coached, *({name.id for name in self.coach.names(archived=True)} - set(coached))]

    def moved(self) -> None:
        """Bring the teacher under the cursor into view, with what is next with her."""
        ref = self.teachers.ref
        if ref and self.coach.trouble.readable(ref.teacher):
            self.coach.teacher = ref.teacher
        line = self.caseload.line(self.teacher)
        panel = self.query_one("#next-panel", Panel)
        panel.border_title = f"Next with {line.name}" if line else "Next"
        self.next.fill(lambda width: self._next_rows(line, width), about=self.teacher)

    def _next_rows(self, line: RosterLine | None, width: int) -> list[Row]:
        return next_rows(self.book, line, self.now, width, self.caseload.usual) if line else []

    def _rows(self, width: int) -> list[Row]:
        names = self.coach.names()
        unfiled = self._unfiled()
        if not names:
            return welcome_rows(self.coach.keymap, width, plain=self.coach.plain, inbox=unfiled)
        called = {name.id: name.name for name in names}
        cells = name_cells(called.values(), width)
        rows = inbox_rows(unfiled)
        for teacher in self.caseload.ordered(called):
            line = self.caseload.line(teacher)
            rows.append(teacher_row(line, width, cells) if line else unread_row(teacher, called[teacher], cells))
        return [*rows, *self._keep_rows()] if self.caseload.has_read(called) else rows

    def _keep_rows(self) -> list[Row]:
        everyone = [line for each in self._everyone() if (line := self.caseload.line(each))]
        begun = [each.begun for each in everyone]
        return keep_rows(everyone, yearly=is_time(self.session.book(COMMON), begun, self.now))

    def _unfiled(self) -> int:
        return len(self.coach.inbox.list()) if self.coach.inbox else 0

    # What keys do here

    async def do_add(self) -> None:
        """Add a teacher: her name is enough."""
        begun = self.begun("teachers", teacher=COMMON)
        name = await self.ask_line("A teacher: her name", begun, hint="The rest can wait: e opens all fields.")
        if name:
            change = add_teacher(self.pen, name)
            if self.do(change):
                self.coach.look_at(change.ops[0].teacher)

    async def do_open(self) -> None:
        """Open the teacher's relationship, the inbox, a conflict, or go to what the line is about."""
        ref = self.selected
        if ref and ref.table == "teachers":
            self.coach.go_tab("relationship")
        elif ref and ref.table == "conflicts":
            await self.settle_conflicts([ref])
        elif ref:
            self.coach.jump(ref)
        else:
            await super().do_open()
