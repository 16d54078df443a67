"""The tab Decisions: what to learn from students, what was learned, the next skill and how, what came of it."""

from collections.abc import Iterator
from typing import ClassVar

from textual import getters
from textual.widget import Widget

from coachtui.domain.change import Change
from coachtui.services.decisions import decide
from coachtui.services.learnings import learning_to_decision, learning_to_evidence, plan_learning
from coachtui.services.people import add_group, add_student
from coachtui.services.records import made
from coachtui.services.writing import together
from coachtui.tui.bindings import Bindings, bindings_of
from coachtui.tui.dialogs.choice import ChoiceDialog, Option
from coachtui.tui.dialogs.evidence import BEARING, bearable
from coachtui.tui.dialogs.pick import Item, PickDialog
from coachtui.tui.lines.decision import SPANS, by_person_rows, detail_rows, stage_rows
from coachtui.tui.lines.ways import way_to_learn, ways_to_learn
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
        yield Panel(Rows(id="items"), title="Decisions", key=self.keyed("map by student"), id="items-panel")
        yield Panel(Rows(id="detail"), title="In full", key=self.keyed("edit edit"), id="detail-panel")

    def show(self) -> None:
        """Fill list and detail."""
        panel = self.query_one("#items-panel", Panel)
        panel.border_title = "By student and group" if self.by_person else "Learn, decide, look again"
        panel.border_subtitle = self.keyed("map by stage" if self.by_person else "map by student")
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

    def do_map(self) -> None:
        """Show the list by stage, or by student and group."""
        self.by_person = not self.by_person
        self.show()

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
        title, hint = ASKED[table]
        text = await self.ask_line(title, self.begun(table), hint=hint, placeholder=self._like(table))
        if text:
            self._write(self._added(table, text), table)

    def _like(self, table: str) -> str:
        """Return a way to word it, another one each time."""
        turn = len(self.book.table(table))
        if table == "learnings":
            return way_to_learn(self.coach.prompts_of, turn)
        return self.coach.prompt_of("decision.next_skill", turn) if table == "decisions" else ""

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
        title, hint = ASKED["learnings"]
        text = await self.ask_line(title, self.begun(f"learnings {span} {method}"), value=way, hint=hint)
        if text:
            change = plan_learning(self.pen, self.book, text, about=self._about(), span=span, method=method)
            self._write(change, "learnings")

    def _write(self, change: Change, table: str) -> None:
        if self.do(change):
            self.go_to(Ref(change.ops[0].teacher, table, made(change)))

    def _about(self) -> list[int]:
        """Return the student or group under the cursor: what is added then is about them."""
        here = self.items.ref
        return [here.id] if here and here.table in ("students", "groups") else []

    def _added(self, table: str, text: str) -> Change:
        if table == "students":
            return add_student(self.pen, self.book, text)
        if table == "groups":
            return add_group(self.pen, self.book, text)
        here = self.items.ref
        learned = here and here.table == "learnings" and self.row_of(here).get("done_on")
        if table == "decisions" and here and learned:
            return learning_to_decision(self.pen, self.book, here.id, text)
        if table == "decisions":
            return decide(self.pen, self.book, text, about=self._about())
        return plan_learning(self.pen, self.book, text, about=self._about())

    def can_note_evidence(self) -> bool:
        """Whether what is chosen can become evidence: notes, or learnings that are done."""
        return bool(self._learned()) or super().can_note_evidence()

    def _learned(self) -> list[Ref]:
        return [ref for ref in self.chosen("learnings") if self.row_of(ref).get("found")]

    async def do_note_evidence(self) -> None:
        """Make what was found evidence for or against a claim or a belief; of a note, what all tabs make of it."""
        refs = self._learned()
        if not refs:
            await super().do_note_evidence()
            return
        itself = {ref.id for ref in refs}
        items = [item for item in bearable(self.book) if item.value not in itself]
        target = await self.ask(PickDialog("Evidence on which claim or belief?", items))
        bearing = await self.ask(ChoiceDialog("For or against?", BEARING)) if target else None
        if not target or not isinstance(target.value, int) or not bearing:
            return
        changes = [learning_to_evidence(self.pen, self.book, ref.id, target.value, bearing) for ref in refs]
        said = changes[0].label if len(refs) == 1 else f"{changes[0].label}, {len(refs)} learnings"
        if self.do(together(said, changes)) and self.rows:
            self.rows.clear_marks()
