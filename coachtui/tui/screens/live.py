"""Live: an encounter in progress. One line to type in, each line stamped and saved; nothing opens by itself."""

from collections.abc import Iterator
from typing import ClassVar

from textual import getters
from textual.containers import Vertical
from textual.widget import Widget

from coachtui.domain.book import Book
from coachtui.domain.readings.script import elapsed, lines_of
from coachtui.services.encounters import end_encounter
from coachtui.tui.bindings import Bindings, bindings_of
from coachtui.tui.lines.live import aims, debriefed
from coachtui.tui.lines.moments import clock_text
from coachtui.tui.live.asking import NOTE, AskingVerbs
from coachtui.tui.live.columns import column_rows
from coachtui.tui.live.line import LiveLine
from coachtui.tui.live.tallying import TallyVerbs
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Row, line
from coachtui.tui.widgets.rows import Rows

TICK_SECONDS = 5
"""How often the clock is looked at; it is drawn only where its minute has changed."""


class LiveScreen(TallyVerbs, AskingVerbs):
    """The script above, the line below.

    Escape in the line goes to the script, there it goes back to the tabs; the encounter goes on, and `v` returns to
    it with the text that was left.
    """

    PLACE: ClassVar[str] = "live"
    CSS_PATH = "live.tcss"
    AUTO_FOCUS = "LiveLine"
    BINDINGS: ClassVar[Bindings] = bindings_of("live")
    aims = getters.query_one("#aims", Rows)

    def __init__(self, ref: Ref) -> None:
        super().__init__()
        self.ref = ref

    @property
    def book(self) -> Book:
        """The records of the teacher of this encounter, whoever comes into view."""
        return self.session.book(self.ref.teacher)

    def panels(self) -> Iterator[Widget]:
        """Give the aims, the script and the line."""
        aims_list = Rows(id="aims", cursor=False)
        read = Rows(id="read", cursor=False)
        aims_list.can_focus = read.can_focus = False
        yield aims_list
        with Vertical(id="now"):
            yield Rows(id="script")
            yield self.tally_board()
            yield self.asked_rows()
            yield LiveLine(placeholder=NOTE)
            yield read

    def on_mount(self) -> None:
        """Begin with the text that was left here, and watch the clock."""
        self.take_up()
        self.set_interval(TICK_SECONDS, self.show_frame)

    # What it shows

    def show(self) -> None:
        """Show the script, its last line in sight; go back where the encounter is gone."""
        if not self.encounter:
            if self.is_current:
                self.dismiss()
            return
        book, now = self.book, self.now
        self.field.about = book
        notes = lines_of(book, self.ref.id)
        told = aims(self.encounter, 1000)
        self.aims.display = bool(told) and (self.has_class("-wide") or not self.counting)
        self.aims.fill(lambda width: aims(self.encounter, width))
        before = debriefed(book, self.encounter, now)
        empty = [_empty(self.natural)]
        self.script.fill(lambda width: [*before, *(column_rows(book, notes, now, width) or empty)])
        if self.focused is not self.script:
            self.script.last() if notes else self.script.first()
        self.show_tally()
        self.show_question()
        self.read_line()

    def who(self) -> str:
        """Return with whom, and what it is."""
        kind = str(self.encounter.get("kind") or "encounter")
        return f"{self.book.teacher.get('name') or ''} · {kind}"

    def status(self) -> str:
        """Return since when, and for how many minutes."""
        row = self.encounter
        start = clock_text(str(row.get("start") or ""), self.now)
        return f"{start}, {elapsed(row, self.now)} min · {self.now:%H:%M}"

    # Where the focus is

    def action_leaf(self, pages: int) -> None:
        """Leaf in the script while typing."""
        self.script.scroll_relative(y=pages * max(self.script.size.height - 1, 1), animate=False)

    def can_live_line(self) -> bool:
        """Whether the focus is elsewhere."""
        return self.focused is not self.field

    def do_live_line(self) -> None:
        """Go back to the line."""
        self.field.focus()

    def can_open(self) -> bool:
        """Whether a line of the script is under the cursor."""
        ref = self.script.ref
        return self.focused is self.script and ref is not None and self.row_of(ref).get("encounter") == self.ref.id

    async def do_open(self) -> None:
        """Bring the line under the cursor back to mend it."""
        ref = self.script.ref
        if ref:
            self.mend(self.row_of(ref))
            self.field.focus()

    def can_close(self) -> bool:
        """Whether she is out of the line: there, no key leaves."""
        return self.focused is not self.field

    # The end

    def can_live_end(self) -> bool:
        """Whether the encounter can be ended."""
        return self.may_write

    def do_live_end(self) -> None:
        """Save what stands in the line, log the end, and go to the script in the tab."""
        minutes, kind = elapsed(self.encounter, self.now), self.encounter.get("kind") or "encounter"
        if not self.finish_line() or not self.do(end_encounter(self.pen, self.book, self.ref.id), say=False):
            return
        sort = self.coach.keymap.shown("sort", plain=self.coach.plain)
        self.tell(f"{kind} ended, {minutes} min. {sort} sorts its lines.\nYour own thoughts: the command “reflection”.")
        notes = lines_of(self.book, self.ref.id)
        last = Ref(self.ref.teacher, "notes", notes[-1]["id"]) if notes else self.ref
        self.coach.arrive("relationship", self.ref.teacher, last)


def _empty(natural: str) -> Row:
    said = "what she says" if natural == "said" else "what you see"
    return line((f"  the script begins with the first line: {said}, as it is", "quiet"))
