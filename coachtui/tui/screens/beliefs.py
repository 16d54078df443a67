"""The tab Beliefs: an outline that is also a map; beside it the chosen belief, with how it moved and what it drives."""

from collections.abc import Iterator
from typing import ClassVar

from textual import getters
from textual.widget import Widget

from coachtui.domain.beliefmap.graph import graph_of
from coachtui.domain.change import Change
from coachtui.services.beliefs import add_belief, add_practice, add_sibling
from coachtui.services.links import add_link, link_kinds, link_to_person
from coachtui.services.records import made
from coachtui.tui.beliefs.mapped import MapVerbs, outline_ref
from coachtui.tui.beliefs.moved import MovedVerbs
from coachtui.tui.bindings import Bindings, bindings_of
from coachtui.tui.dialogs.choice import ChoiceDialog, Option, options
from coachtui.tui.dialogs.pick import Item, PickDialog
from coachtui.tui.lines.belief import LINK_WORDS, belief_rows, outline_rows
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.frame import Panel
from coachtui.tui.widgets.row import Row, line
from coachtui.tui.widgets.rows import Rows

ADDS = (
    Option("b", "a belief: a hunch of yours about what she holds true", "beliefs"),
    Option("m", "a belief of your own about these students", "mine"),
    Option("p", "a practice: what it makes someone do", "practices"),
    Option("l", "a link from this one to another", "links"),
)
BENEATH_BELIEF = (
    Option("p", "a practice that it drives", "practices"),
    Option("b", "a belief that it leads to", "beliefs"),
    Option("l", "a link to something here", "links"),
)
BENEATH_PRACTICE = (
    Option("s", "whom it affects: a student or a group, and how", "affects"),
    Option("b", "a belief that comes of it", "beliefs"),
    Option("l", "a link to something here", "links"),
)

ASKED = {
    "practices": ("What does it make her do?", "what she falls back on; e tells more"),
    "beliefs": ("A belief, as a hunch", "as she would say it herself, if she read it"),
}


class BeliefsScreen(MapVerbs, MovedVerbs):
    """What she holds true, what it drives, for whom."""

    PLACE: ClassVar[str] = "beliefs"
    CSS_PATH = "beliefs.tcss"
    BINDINGS: ClassVar[Bindings] = bindings_of("beliefs")
    outline = getters.query_one("#outline", Rows)
    detail = getters.query_one("#detail", Rows)

    def panels(self) -> Iterator[Widget]:
        """Give the outline and the detail, and the map in their place."""
        yield Panel(Rows(id="outline"), title="Beliefs", id="outline-panel")
        yield Panel(Rows(id="detail"), title="In full", key="e edit  i inquiry", id="detail-panel")
        yield self.map_panel()

    def show(self) -> None:
        """Fill outline and detail, or the map."""
        self.set_class(self.as_map, "as-map")
        if self.as_map:
            self.show_map()
            return
        self.query_one("#outline-panel", Panel).border_subtitle = "o beside  O beneath  m map"
        self.outline.fill(self._rows)
        self.moved()

    def moved(self) -> None:
        """Show in full what the cursor is on."""
        if self.as_map:
            self.show_said()
            return
        ref = self.outline.ref
        self.detail.fill(lambda width: self._in_full(ref, width), about=ref)

    def _in_full(self, ref: Ref | None, width: int) -> list[Row]:
        return belief_rows(self.book, ref, width, self.now, self.coach.prompts_of) if ref else []

    def _rows(self, _width: int) -> list[Row]:
        return outline_rows(self.book) or [
            line(("What does she hold true about her students?", "strong")),
            line((" a  writes it down as a hunch; B makes one of a note", "quiet"), act="add"),
        ]

    # What keys do here

    def do_map(self) -> None:
        """Show the outline, or the map drawn; the same record stays selected."""
        here = outline_ref(self.map.ref, graph_of(self.book)) if self.as_map else self.outline.ref
        self.as_map = not self.as_map
        self.show()
        pane = self.map if self.as_map else self.outline
        pane.focus()
        self._select(here)

    def _select(self, ref: Ref | None) -> None:
        """Put the cursor of the view that is shown on a record."""
        if ref:
            (self.map if self.as_map else self.outline).select(ref)

    def can_add(self) -> bool:
        """Whether there is a teacher to add to."""
        return bool(self.teacher)

    async def do_add(self) -> None:
        """Add a belief, one of the coach's own, a practice, or a link: one line is enough."""
        here = self.selected
        linkable = here is not None and here.table in ("beliefs", "practices")
        kind = await self.ask(ChoiceDialog("Add", [each for each in ADDS if linkable or each.value != "links"]))
        if kind == "links" and here:
            await self._link(here)
        elif kind:
            holder = "coach" if kind == "mine" else "teacher"
            table = "beliefs" if kind == "mine" else kind
            text = await self._asked(table)
            if text:
                self._added(self._new(table, text, None, holder), table)

    can_add_sibling = can_add

    async def do_add_sibling(self) -> None:
        """Add a belief beside the one under the cursor."""
        here = self.selected
        text = await self._asked("beliefs")
        if text:
            beside = here and here.table == "beliefs"
            change = (
                add_sibling(self.pen, self.book, here.id, text)
                if here and beside
                else add_belief(self.pen, self.book, text)
            )
            self._added(change, "beliefs")

    def can_add_child(self) -> bool:
        """Whether something can hang beneath what is under the cursor."""
        here = self.selected if self.is_mounted else None
        return here is not None and here.table in ("beliefs", "practices")

    async def do_add_child(self) -> None:
        """Add beneath: what a belief drives or leads to, whom a practice affects."""
        here = self.selected
        if not here:
            return
        kind = await self.ask(
            ChoiceDialog("Beneath it", BENEATH_BELIEF if here.table == "beliefs" else BENEATH_PRACTICE)
        )
        if kind == "links":
            await self._link(here)
        elif kind == "affects":
            await self._affects(here)
        elif kind:
            text = await self._asked(kind, here.id)
            if text:
                self._added(self._new(kind, text, here.id, "teacher"), kind)

    async def _asked(self, table: str, under: int | None = None) -> str | None:
        title, hint = ASKED[table]
        return await self.ask_line(title, self.begun(table, under), hint=hint)

    def _new(self, table: str, text: str, under: int | None, holder: str) -> Change:
        if table == "practices":
            return add_practice(self.pen, self.book, text, driven_by=under)
        return add_belief(self.pen, self.book, text, under=under, holder=holder)

    def _added(self, change: Change, table: str) -> None:
        if self.do(change):
            self._select(Ref(self.teacher, table, made(change)))

    async def _affects(self, here: Ref) -> None:
        people = [
            Item((table, row["id"]), str(row.get("code") or row.get("label")), str(row.get("why_focal") or ""))
            for table in ("students", "groups")
            for row in self.book.rows(table)
        ]
        picked = await self.ask(PickDialog("Whom does it affect?", people, new="student"))
        if picked is None:
            return
        hint = "an empty line says nothing of it"
        effect = await self.ask_line("What does it do to them?", self.begun("links", here.id), hint=hint, empty=True)
        if effect is None:
            return
        if isinstance(picked.value, tuple):
            self.do(add_link(self.pen, self.book, here.id, picked.value[1], "affects", text=effect))
        else:
            self.do(link_to_person(self.pen, self.book, here.id, picked.text, effect))

    async def _link(self, here: Ref) -> None:
        """Link to any belief or practice by two letters of it; the kind is one key."""
        items = [
            Item(row["id"], str(row.get("statement") or row.get("text") or ""), table[:-1])
            for table in ("beliefs", "practices")
            for row in self.book.rows(table)
        ]
        picked = await self.ask(PickDialog("Link to which?", items, hint="two letters of it"))
        if picked is None or not isinstance(picked.value, int):
            return
        kinds = link_kinds(self.book, here.id, picked.value)
        kind = await self.ask(ChoiceDialog("This one …", options({kind: LINK_WORDS[kind] for kind in kinds})))
        if kind:
            self.do(add_link(self.pen, self.book, here.id, picked.value, kind))
