"""Building the outline by keys: a line a node, reworded in place, taken elsewhere with all beneath it, turned."""

from typing import NamedTuple

from coachtui.domain.change import Change
from coachtui.domain.readings.arrows import PLACES
from coachtui.domain.readings.outlined import above, foot, further_out, via_of
from coachtui.domain.words import BeliefKind, PracticeStatus
from coachtui.services.links import add_link, link_kinds
from coachtui.services.outlining import TEXT, add_node, copy_beneath, put_beneath, relink, reword, turn_node
from coachtui.services.records import edit_record
from coachtui.tui.dialogs.choice import ChoiceDialog, Option, options
from coachtui.tui.dialogs.pick import Item, PickDialog
from coachtui.tui.lines.belief import HANGS, LINK_WORDS
from coachtui.tui.ref import Ref
from coachtui.tui.screens.tab import TabScreen
from coachtui.tui.widgets.rows import Rows

SIGNS = "% a belief  > a practice  @K3 for whom, and how  me: my own"
"""What a line may begin with."""


class Taken(NamedTuple):
    """What was taken up to be put elsewhere: the node, the link it hung by, whether it is moved or copied."""

    ref: Ref
    via: int | None
    copied: bool


class OutlineVerbs(TabScreen):
    """What can be done with the nodes of the outline and the map. A tab mixes it in and says what is `selected`."""

    taken: Taken | None = None

    @property
    def outline(self) -> Rows:
        """The outline."""
        return self.query_one("#outline", Rows)

    def select_node(self, ref: Ref | None) -> None:
        """Put the cursor on a node."""
        raise NotImplementedError

    # Where a node hangs

    @property
    def via(self) -> int | None:
        """The link by which the chosen node hangs where the cursor is; None for a root."""
        row = self.outline.row if self.outline.is_on_screen else None
        if row and row.act.startswith(HANGS):
            return int(row.act.removeprefix(HANGS)) or None
        here = self.selected
        return via_of(self.book, here.id) if here else None

    # Adding

    def can_add(self) -> bool:
        """Whether there is a teacher to add to."""
        return bool(self.teacher)

    async def do_add(self) -> None:
        """Add a belief, or what the sign of the line says: one line is enough."""
        await self._ask_node("What does she hold true? a hunch", None, "beliefs")

    can_add_sibling = can_add

    async def do_add_sibling(self) -> None:
        """Add beside the chosen node: beneath the same, of the same kind."""
        here = self.selected
        table = here.table if here and here.table in TEXT else "beliefs"
        parent = foot(self.book, self.via) if here else None
        whose = str(self.row_of(here).get("holder") or "teacher") if here and here.table == "beliefs" else "teacher"
        title = "Beside it" if here else "What does she hold true? a hunch"
        await self._ask_node(title, parent, table, holder=whose)

    def can_add_child(self) -> bool:
        """Whether something can hang beneath what is under the cursor."""
        here = self.selected if self.is_mounted else None
        return here is not None and here.table in TEXT

    async def do_add_child(self) -> None:
        """Add beneath: what a belief drives or leads to, whom a practice affects."""
        here = self.selected
        if here:
            belief = here.table == "beliefs"
            title = "What does it make her do?" if belief else "Whom does it affect, and how? @K3 waits"
            await self._ask_node(title, here.id, "practices" if belief else "beliefs")

    async def _ask_node(self, title: str, under: int | None, instead: str, *, holder: str = "teacher") -> None:
        begun = self.begun(instead, under)
        said = await self.ask_line(title, begun, hint=SIGNS)
        if said:
            change = add_node(self.pen, self.book, said, under=under, instead=instead, holder=holder)
            if self.do(change) and change.ops[0].table in PLACES:
                self.select_node(Ref(change.ops[0].teacher, change.ops[0].table, change.ops[0].id))

    # Rewording, moving, copying

    def can_reword(self) -> bool:
        """Whether a belief or practice is chosen."""
        return self.can_add_child()

    async def do_reword(self) -> None:
        """Put other words in its place, on one line."""
        here = self.selected
        if here:
            row = self.row_of(here)
            begun = self.begun("reword", here.id)
            said = await self.ask_line("In other words", begun, value=str(row.get(TEXT[here.table]) or ""))
            if said and self.do(reword(self.pen, self.book, here.table, here.id, said)):
                self.select_node(here)

    can_outline_cut = can_outline_yank = can_reword

    def do_outline_cut(self) -> None:
        """Take a node up with all beneath it, to put it elsewhere."""
        self._take(copied=False)

    def do_outline_yank(self) -> None:
        """Take a copy of a node with all beneath it."""
        self._take(copied=True)

    def _take(self, *, copied: bool) -> None:
        here = self.selected
        if here:
            self.taken = Taken(here, None if copied else self.via, copied)
            put = self.coach.keymap.shown("outline.put", plain=self.coach.plain)
            self.tell(f"{'copied' if copied else 'taken'}; {put} puts it beneath what is chosen then")

    def can_outline_put(self) -> bool:
        """Whether something was taken that can hang here."""
        return self.taken is not None and bool(self.row_of(self.taken.ref)) and self.can_add_child()

    def do_outline_put(self) -> None:
        """Put what was taken beneath the chosen node."""
        here, taken = self.selected, self.taken
        if here and taken:
            if taken.copied:
                change = copy_beneath(self.pen, self.book, taken.ref.id, here.id)
                goal = Ref(self.teacher, change.ops[0].table, change.ops[0].id)
            else:
                change, goal = put_beneath(self.pen, self.book, taken.ref.id, here.id, taken.via), taken.ref
                self.taken = None
            self._moved(change, goal)

    def can_outline_out(self) -> bool:
        """Whether it hangs beneath something."""
        return self.can_add_child() and self.via is not None

    def do_outline_out(self) -> None:
        """Move a node out by one level, with all beneath it."""
        here = self.selected
        if here and foot(self.book, self.via) is not None:
            out = further_out(self.book, self.via)
            self._moved(put_beneath(self.pen, self.book, here.id, out, self.via), here)

    def can_outline_in(self) -> bool:
        """Whether a node stands above it at the same level."""
        here = self.selected if self.is_mounted else None
        return self.can_add_child() and here is not None and above(self.book, here.id) is not None

    def do_outline_in(self) -> None:
        """Move a node beneath the one above it at the same level."""
        here = self.selected
        under = above(self.book, here.id) if here else None
        if here and under is not None:
            self._moved(put_beneath(self.pen, self.book, here.id, under, self.via), here)

    def _moved(self, change: Change, goal: Ref) -> None:
        if self.do(change):
            self.select_node(goal)

    # What it is, and what it is linked to

    can_outline_kind = can_reword

    async def do_outline_kind(self) -> None:
        """Say what a node is, or how it hangs on what is above it."""
        here, via = self.selected, self.via
        if not here:
            return
        words = BeliefKind if here.table == "beliefs" else PracticeStatus
        choices = options({each.value: each.value for each in words})
        choices.append(Option("T", "turned into a practice" if here.table == "beliefs" else "into a belief", "turn"))
        if via is not None:
            choices.append(Option("A", "another arrow from above", "arrow"))
        field = "kind" if here.table == "beliefs" else "status"
        chosen = await self.ask(ChoiceDialog("What is it?", choices, current=str(self.row_of(here).get(field) or "")))
        if chosen == "turn":
            change = turn_node(self.pen, self.book, here.table, here.id)
            self._moved(change, Ref(self.teacher, change.ops[0].table, change.ops[0].id))
        elif chosen == "arrow" and via is not None:
            await self._relink(via)
        elif chosen:
            self.do(edit_record(self.pen, self.book, here.table, here.id, {field: chosen}))

    async def _relink(self, via: int) -> None:
        row = self.book.table("links").get(via, {})
        kinds = link_kinds(self.book, row["from"], row["to"])
        kind = await self.ask(
            ChoiceDialog("It …", options({each: LINK_WORDS[each] for each in kinds}), current=str(row.get("kind")))
        )
        if kind and kind != row.get("kind"):
            self.do(relink(self.pen, self.book, via, kind))

    can_link = can_reword

    async def do_link(self) -> None:
        """Link to any belief or practice by two letters of it; the kind is one key."""
        here = self.selected
        if not here:
            return
        items = [
            Item(row["id"], str(row.get("statement") or row.get("text") or ""), table[:-1])
            for table in ("beliefs", "practices")
            for row in self.book.rows(table)
            if row["id"] != here.id
        ]
        picked = await self.ask(PickDialog("Link to which?", items, hint="two letters of it"))
        if picked is None or not isinstance(picked.value, int):
            return
        kinds = link_kinds(self.book, here.id, picked.value)
        kind = await self.ask(ChoiceDialog("This one …", options({kind: LINK_WORDS[kind] for kind in kinds})))
        if kind:
            self.do(add_link(self.pen, self.book, here.id, picked.value, kind))
