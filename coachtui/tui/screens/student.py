"""One student, or one group, across the year: what is known, what is not, and all that happened, in order."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import getters
from textual.widget import Widget

from coachtui.domain.readings.student import student_page
from coachtui.tui.bindings import Bindings, bindings_of
from coachtui.tui.lines.student import ASK, student_rows
from coachtui.tui.ref import Ref
from coachtui.tui.screens.over import OverScreen
from coachtui.tui.widgets.frame import Panel
from coachtui.tui.widgets.row import Row
from coachtui.tui.widgets.rows import Rows


class StudentScreen(OverScreen):
    """Enter opens what a row stands for; on the first row it edits; on a question it begins the answer."""

    PLACE: ClassVar[str] = "page"
    CSS_PATH = "student.tcss"
    BINDINGS: ClassVar[Bindings] = bindings_of("page")
    listed = getters.query_one(Rows)

    def __init__(self, ref: Ref) -> None:
        super().__init__()
        self.ref = ref

    def panels(self) -> Iterator[Widget]:
        """Give the one list."""
        title = "Student" if self.ref.table == "students" else "Group"
        yield Panel(Rows(), title=title, key=self.keyed("edit edit", "whom groups", "back back"), id="student")

    def show(self) -> None:
        """Fill it from the records; where the student is gone, go back."""
        if not self.row_of(self.ref):
            if self.is_current:
                self.dismiss()
            return
        self.listed.fill(self._student_source)

    def who(self) -> str:
        """Return whose student it is."""
        return str(self.book_of(self.ref).teacher.get("name") or "coachtui")

    @property
    def selected(self) -> Ref | None:
        """The record under the cursor; the student where there is none."""
        return self.listed.ref or self.ref

    def chosen(self, *tables: str) -> list[Ref]:
        """Return the record under the cursor; the student where there is none."""
        ref = self.selected
        return [ref] if ref and (not tables or ref.table in tables) else []

    def _student_source(self, width: int) -> Sequence[Row]:
        book = self.book_of(self.ref)
        return student_rows(book, student_page(book, self.ref.id, self.now), self.now, width)

    # What keys do here

    def can_open(self) -> bool:
        """Whether there is something to open, or to answer."""
        row = self.listed.row
        return bool(row and (row.ref or row.act))

    async def do_open(self) -> None:
        """Open the record, edit the student, or begin the answer to a question."""
        row = self.listed.row
        if row and row.act.startswith(ASK):
            await self._answer(row.act.removeprefix(ASK))
        elif row and row.ref == self.ref:
            await self.edit_record(self.ref)
        elif row and row.ref:
            await self.open_page(row.ref)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Open what was clicked twice."""
        event.stop()
        self.action_act("open")

    async def _answer(self, how: str) -> None:
        if how == "learning":
            await self.plan_a_learning([self.ref.id])
        elif how == "decision":
            await self.decide_next([self.ref.id])
        elif how == "note":
            self.action_act("note.capture")
        else:
            await self.edit_record(self.ref, "why_focal")

    def can_back(self) -> bool:
        """Whether there is somewhere to go back to: always."""
        return True

    def do_back(self) -> None:
        """Go back to what is beneath."""
        self.dismiss()
