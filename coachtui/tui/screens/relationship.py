"""The tab Relationship: who she is, how trust stands, what is owed and untold, her notes, and what is selected."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual import events, getters
from textual.containers import Vertical
from textual.widget import Widget

from coachtui.tui.bindings import Bindings, bindings_of
from coachtui.tui.ref import Ref
from coachtui.tui.relationship.adding import AddVerbs
from coachtui.tui.relationship.around import asking_rows
from coachtui.tui.relationship.detail import Detail
from coachtui.tui.relationship.script import PLAN, Script
from coachtui.tui.relationship.standing import ASK, Left
from coachtui.tui.widgets.frame import Panel
from coachtui.tui.widgets.row import Row
from coachtui.tui.widgets.rows import Rows

HOMES = {"notes": "notes", "encounters": "notes", "tallies": "notes", "promises": "owe", "trust_readings": "trust"}
"""The list in which a record is looked for first."""


class RelationshipScreen(AddVerbs):
    """Five lists and what is selected in them. Where it is narrow, the focused one opens and the others fold."""

    PLACE: ClassVar[str] = "relationship"
    CSS_PATH = "relationship.tcss"
    AUTO_FOCUS = "#notes"
    BINDINGS: ClassVar[Bindings] = bindings_of("relationship")
    shown_teacher = 0
    detail = getters.query_one("#detail", Rows)
    notes_list = getters.query_one("#notes", Rows)

    def panels(self) -> Iterator[Widget]:
        """Give the lists on the left, the notes and the detail on the right."""
        add = self.coach.keymap.shown("add", plain=self.coach.plain)
        told = self.coach.keymap.shown("note.validation", plain=self.coach.plain)
        with Vertical(id="left"):
            yield Panel(Rows(id="who"), title="Who she is", key=f"{add} answer", id="who-panel")
            yield Panel(Rows(id="trust"), title="Trust", key=f"{add} reading", id="trust-panel")
            yield Panel(Rows(id="owe"), title="I owe", key=f"{add} promise", id="owe-panel")
            yield Panel(Rows(id="untold"), title="Seen, never told", key=f"{told} told her", id="untold-panel")
        with Vertical(id="right"):
            yield Panel(Rows(id="notes"), title="Notes", key=f"{add} note", id="notes-panel")
            yield Panel(Rows(id="detail"), title="In full", id="detail-panel")

    def show(self) -> None:
        """Fill all lists from the records."""
        add = self.coach.keymap.shown("add", plain=self.coach.plain)
        book, now, plain = self.book, self.now, self.coach.plain
        left = Left(book, now, plain, add)
        for name, source in (("who", left.who), ("trust", left.trust), ("owe", left.owe), ("untold", left.untold)):
            self.query_one(f"#{name}", Rows).fill(source)
        self.query_one("#trust-panel").border_title = left.trust_title()
        self.query_one("#owe-panel").border_title = left.owe_title()
        self.query_one("#untold-panel").border_title = left.untold_title()
        count = len(book.table("notes"))
        self.query_one("#notes-panel").border_title = f"Notes {count or ''}".rstrip()
        wrapped = self.has_class("-narrow")
        self.notes_list.fill(Script(book, now, plain, wrapped=wrapped, add_key=add).rows)
        if self.shown_teacher != book.teacher_id and self.notes_list.size.width:
            self.shown_teacher = book.teacher_id
            self.begin()
        self.moved()

    def begin(self) -> None:
        """Put the cursor on the newest note, past the heading above it."""
        first = next((ref for ref in self.notes_list.refs if ref.table == "notes"), None)
        if first:
            self.notes_list.first()
            self.notes_list.select(first)

    def captured(self, note: Ref) -> None:
        """Put the cursor of the notes on the new one, ready for what it may become; the focus stays."""
        self.notes_list.select(note)

    def moved(self) -> None:
        """Show in full what is selected; the detail stays while she moves in it."""
        if self.focused is not self.detail:
            self.detail.fill(self._in_full(), about=self._about())

    def _about(self) -> object:
        return self._own_act() or self.selected

    def _in_full(self) -> Callable[[int], Sequence[Row]]:
        act = self._own_act()
        if act.startswith(ASK):
            return lambda width: asking_rows(act.removeprefix(ASK), self.coach.prompts_of, width)
        return Detail(self.book, self.now, self.selected, self.coach.plain, self.has_class("-wide")).rows

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap or cut the notes, as the width allows."""
        self.call_after_refresh(self.show_all)

    def can_open(self) -> bool:
        """Whether there is something to open, to ask or to plan."""
        return bool(self._own_act()) or super().can_open()

    async def do_open(self) -> None:
        """Ask the question that was never asked, or plan an encounter; all else is opened as everywhere."""
        act = self._own_act()
        if act == PLAN:
            await self.add_encounter()
        elif act:
            await self.capture(f"={act.removeprefix(ASK)} ")
        else:
            await super().do_open()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Do the same for the mouse."""
        if self._own_act():
            event.stop()
            event.prevent_default()
            self.action_act("open")

    def _own_act(self) -> str:
        """Return what the row under the cursor does here and nowhere else."""
        act = self.rows.row.act if self.rows and self.rows.row else ""
        return act if act == PLAN or act.startswith(ASK) else ""

    def panes(self) -> list[Widget]:
        """Return the lists in the order of Tab, the folded ones too."""
        return [rows for rows in self.query(Rows) if rows.parent and rows.parent.display]

    def go_to(self, ref: Ref) -> bool:
        """Put the cursor on a record, in the list that is its home first."""
        home = self.query_one(f"#{HOMES[ref.table]}", Rows) if ref.table in HOMES else None
        if home is not None and home.select(ref):
            home.focus()
            return True
        return super().go_to(ref)
