"""The tab Decisions: what to learn from students, what was learned, the next skill and how, what came of it."""

from collections.abc import Iterator
from typing import ClassVar

from textual import getters
from textual.widget import Widget

from coachtui.domain.change import Change
from coachtui.services.people import add_group, add_student
from coachtui.services.records import made
from coachtui.tui.bindings import Bindings, bindings_of
from coachtui.tui.dialogs.choice import ChoiceDialog, Option
from coachtui.tui.dialogs.pick import Item, PickDialog
from coachtui.tui.lines.decision import SPANS, by_person_rows, detail_rows, stage_rows
from coachtui.tui.lines.ways import ways_to_learn
from coachtui.tui.ref import Ref
from coachtui.tui.screens.tab import TabScreen
from coachtui.tui.widgets.frame import Panel
from coachtui.tui.widgets.row import Row, line
from coachtui.tui.widgets.rows import Rows

ADDS = (
    Option("l", "a learning: one small way to learn from students", "learnings"),
    Option("w", "one of the ways to learn, to be reworded", "ways"),
    Option("d", "a decision: the next skill, and how", "decisions"),
    Option("s", "a student: a code, never a name", "students"),
    Option("g", "a group", "groups"),
)
ASKED = {
    "learnings": ("What could you learn from a student?", "a question you cannot answer yet"),
    "decisions": ("The next skill", "what must they learn next? How to teach it comes after"),
    "students": ("A student: the code", "such as K3, never a name"),
    "groups": ("A group: its label", "a word of your own"),
}


class DecisionsScreen(TabScreen):
    """From learning to deciding to looking again."""

    PLACE: ClassVar[str] = "decisions"
    CSS_PATH = "decisions.tcss"
    BINDINGS: ClassVar[Bindings] = bindings_of("decisions")
    items = getters.query_one("#items", Rows)
    detail = getters.query_one("#detail", Rows)
    by_person = False

    def panels(self) -> Iterator[Widget]:
        """Give the list and the detail."""
        yield Panel(Rows(id="items"), title="Decisions", key=self.keyed(f"map {self.other_way()}"), id="items-panel")
        yield Panel(Rows(id="detail"), title="In full", key=self.keyed("edit edit"), id="detail-panel")

    def show(self) -> None:
        """Fill list and detail."""
        panel = self.query_one("#items-panel", Panel)
        panel.border_title = "By student and group" if self.by_person else "Learn, decide, look again"
        panel.border_subtitle = self.keyed(f"map {self.other_way()}")
        self.items.fill(self._rows)
        self.moved()

    def moved(self) -> None:
        """Show in full what the cursor is on."""
        ref = self.items.ref
        self.detail.fill(lambda width: self._in_full(ref, width), about=ref)

    def _in_full(self, ref: Ref | None, width: int) -> list[Row]:
        return detail_rows(self.book, ref, self.now, width, self.coach.prompts_of) if ref else []

    def _rows(self, _width: int) -> list[Row]:
        rows = by_person_rows(self.book, self.now) if self.by_person else stage_rows(self.book, self.now)
        return rows or [
            line(("What could you learn from one of her students?", "strong")),
            line(
                (f" {self.keyed('add  plans a learning, or writes the next skill and how to teach it')}", "quiet"),
                act="add",
            ),
        ]

    # What keys do here

    def other_way(self) -> str:
        """Return in what order the list is seen the other way."""
        return "by stage" if self.by_person else "by student"

    def do_map(self) -> None:
        """Show the list by stage, or by student and group."""
        self.by_person = not self.by_person
        self.show_all()

    def can_add(self) -> bool:
        """Whether there is a teacher to add to."""
        return bool(self.teacher)

    async def do_add(self) -> None:
        """Add a learning, a decision, a student or a group: one line is enough."""
        table = await self.ask(ChoiceDialog("Add", ADDS))
        if not table:
            return
        if table == "ways":
            await self._add_way()
            return
        if table == "learnings":
            await self.plan_a_learning(self._about())
        elif table == "decisions":
            await self._decide()
        else:
            title, hint = ASKED[table]
            add = add_student if table == "students" else add_group
            refused = self.refused(lambda said: add(self.pen, self.book, said))
            text = await self.ask_line(title, self.begun(table), hint=hint, unfit=refused)
            if text:
                self._write(add(self.pen, self.book, text), table)

    async def _decide(self) -> None:
        """Decide on the learning under the cursor, where one is done; else for the student or group there."""
        here = self.items.ref
        if here and here.table == "learnings" and self.row_of(here).get("done_on"):
            await self.decide_on(here)
        else:
            await self.decide_next(self._about())

    async def _add_way(self) -> None:
        """Plan one of the ways to learn, worded by her; what it looks at and how come with it."""
        ways = ways_to_learn(self.coach.prompts_of)
        items = [
            Item(at, way, f"{SPANS[span]} · {method.replace('_', ' ')}") for at, (way, span, method) in enumerate(ways)
        ]
        picked = await self.ask(PickDialog("Which way to learn?", items))
        if picked is None or not isinstance(picked.value, int):
            return
        way, span, method = ways[picked.value]
        await self.plan_a_learning(self._about(), value=way, span=span, method=method)

    def _write(self, change: Change, table: str) -> None:
        if self.do(change):
            self.go_to(Ref(change.ops[0].teacher, table, made(change)))

    def _about(self) -> list[int]:
        """Return the student or group under the cursor: what is added then is about them."""
        here = self.items.ref
        return [here.id] if here and here.table in ("students", "groups") else []
