"""Sort: the lines of one script, a key each to say what a line becomes."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import getters
from textual.widget import Widget

from coachtui.domain.book import Book
from coachtui.domain.readings.tallies import said
from coachtui.services.encounters import finish_encounter
from coachtui.services.turning import next_telling
from coachtui.tui.bindings import Bindings, bindings_of, hints
from coachtui.tui.lines.encounter import encounter_heading, encounter_lacks
from coachtui.tui.lines.sort import sort_rows, sorted_count
from coachtui.tui.ref import Ref
from coachtui.tui.screens.over import OverScreen
from coachtui.tui.widgets.frame import Legend
from coachtui.tui.widgets.row import Row, line, paragraph
from coachtui.tui.widgets.rows import Rows


class SortScreen(OverScreen):
    """A script, the chosen line in full, and what it can become. A key does what it does to any note.

    `V` alone takes two steps here, where she has not met the teacher yet: to be told, then told.
    """

    PLACE: ClassVar[str] = "sort"
    CSS_PATH = "sort.tcss"
    AUTO_FOCUS = "#lines"
    BINDINGS: ClassVar[Bindings] = bindings_of("sort")
    TURNS = (
        "note.evidence",
        "note.answer",
        "note.belief",
        "note.promise",
        "note.validation",
        "note.question",
        "note.star",
        "mark",
        "note.claim",
        "note.kind",
    )
    """What a line can become, in the order of the legend: the most needed first."""
    FIRST = (*TURNS, "done")
    listed = getters.query_one("#lines", Rows)
    full = getters.query_one("#full", Rows)
    legend = getters.query_one(Legend)

    def __init__(self, ref: Ref, note: Ref | None = None) -> None:
        super().__init__()
        self.ref = ref
        self._first = note

    @property
    def book(self) -> Book:
        """The records of the teacher of this script."""
        return self.session.book(self.ref.teacher)

    def panels(self) -> Iterator[Widget]:
        """Give the script, the line in full, and what it can become."""
        yield Rows(id="lines")
        full = Rows(id="full", cursor=False)
        full.can_focus = False
        yield full
        yield Legend(id="turns")

    def show(self) -> None:
        """Fill the script; go back where the encounter is gone."""
        if not self.row_of(self.ref):
            if self.is_current:
                self.dismiss()
            return
        self.listed.fill(self._lines_source)
        if self._first and self.listed.count:
            self.listed.select(self._first)
            self._first = None
        self._show_full()

    def moved(self) -> None:
        """Show the chosen line in full."""
        self._show_full()

    def show_frame(self) -> None:
        """Show the keys that turn a line in a legend of their own, all of them; the footer holds the others."""
        super().show_frame()
        turns = [action for action in self.actions() if action.id in self.TURNS]
        self.legend.hints = tuple(hints(turns, self.coach.keymap, plain=self.coach.plain, first=self.FIRST))
        self.footer.hints = tuple(hint for hint in self.footer.hints if hint not in self.legend.hints)

    def who(self) -> str:
        """Return whose script it is."""
        heading = "".join(text for text, _ in encounter_heading(self.row_of(self.ref), self.now, self.coach.plain))
        return f"Sort · {super().who()} · {heading}"

    def status(self) -> str:
        """Return how many lines are sorted, and what the encounter lacks."""
        done, count = sorted_count(self.book, self.ref.id)
        lacks = "".join(text for text, _ in encounter_lacks(self.row_of(self.ref)))
        marked = f"{len(self.listed.marked)} marked · " if self.listed.marked else ""
        return f"{marked}{done} of {count}" + (f" · {lacks}" if lacks else "")

    @property
    def rows(self) -> Rows:
        """The script, always."""
        return self.listed

    def can_note_validation(self) -> bool:
        """Whether a line is chosen that holds what was seen, and that she was not told of."""
        return bool(next_telling(self.book, (ref.id for ref in self.notes()))[0])

    def do_note_validation(self) -> None:
        """Keep that she is to be told of the lines; where that is so of all of them already, that she was told."""
        open_, step = next_telling(self.book, (ref.id for ref in self.notes()))
        self.turn([ref for ref in self.notes() if ref.id in open_], step)

    def can_done(self) -> bool:
        """Whether the encounter is not called done yet."""
        return self.row_of(self.ref).get("state") != "done" and self.may_write

    async def do_done(self) -> None:
        """Call the encounter done: debriefed, or needing none."""
        self.do(finish_encounter(self.pen, self.book, self.ref.id))

    async def do_note_capture(self) -> None:
        """Write a line into this script."""
        await self.capture(encounter=self.ref.id)

    def _lines_source(self, width: int) -> Sequence[Row]:
        return sort_rows(self.book, self.ref.id, self.now, width)

    def _show_full(self) -> None:
        row = self.row_of(self.listed.ref) if self.listed.ref else {}
        if row and self.listed.ref and self.listed.ref.table == "tallies":
            row = {"text": said(self.book, row)}
        text = " ".join(str(row.get("raw") or row.get("text") or "").split())
        self.full.fill(lambda width: [paragraph(text, width, most=3) if text else line(("", ""))])
