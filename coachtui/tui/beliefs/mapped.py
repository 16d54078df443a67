"""The map of the tab Beliefs: how much of it is shown, how closely, and as it stood on which day."""

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len
from textual import getters

from coachtui.domain.beliefmap.draw import LEGEND, Drawing, drawn
from coachtui.domain.beliefmap.faces import Zoom, state_of
from coachtui.domain.beliefmap.graph import Graph, Node, Sieve, graph_of, sifted
from coachtui.domain.days import read_day
from coachtui.domain.readings.moves import book_on
from coachtui.domain.readings.students import who_name
from coachtui.domain.words import BeliefAbout, BeliefStatus, Holder
from coachtui.tui.dialogs.choice import ChoiceDialog, Option, options
from coachtui.tui.lines.days import no_day
from coachtui.tui.ref import Ref
from coachtui.tui.screens.tab import TabScreen
from coachtui.tui.widgets.frame import Panel
from coachtui.tui.widgets.mapview import MapView
from coachtui.tui.widgets.row import Row, blank, line
from coachtui.tui.widgets.rows import Rows

FARTHEST = 2
"""How many arrows far a neighbourhood reaches at the most."""

KINDS_SAID = {
    "beliefs": "belief",
    "practices": "practice",
    "links": "what it does to them",
    "students": "student",
    "groups": "group",
}

SIFTS = (
    Option("h", "held by whom: she, me, the school", "holder"),
    Option("a", "about whom or what", "about"),
    Option("s", "by status", "status"),
    Option("w", "what leads to one student or group", "student"),
    Option("d", "as it stood on a day", "day"),
    Option("n", "nothing: show all", "none"),
)


class MapVerbs(TabScreen):
    """What can be done with the map: zoom, neighbourhood, filter. A tab mixes it in and yields `map_panel`."""

    as_map = False
    zoom = Zoom.LABEL
    steps = 0
    sieve = Sieve()
    day: date | None = None
    around = 0
    map = getters.query_one("#map", MapView)
    node_said = getters.query_one("#said", Rows)

    def map_panel(self) -> Panel:
        """Return the panel of the map: the map, and beneath it what it cannot say of the node under the cursor."""
        return Panel(MapView(id="map"), Rows(id="said", cursor=False), id="map-panel")

    def show_map(self) -> None:
        """Draw the map of what is asked for."""
        graph = self._graph()
        panel = self.query_one("#map-panel", Panel)
        panel.border_title = self.drawn(" · ".join(("Beliefs, what they drive, for whom", *self._asked_for())))
        keys = [f"{self._key('map')} outline", f"{self._key('map.zoom')} zoom", f"{self._key('map.focus')} around"]
        panel.border_subtitle = "  ".join(keys)
        plain = self.coach.plain

        def draw(width: int) -> Drawing:
            return drawn(graph, width=width, zoom=self.zoom, measure=cell_len, ascii_only=plain)

        self.map.show_map(draw, self.teacher)
        self.show_said()

    def _key(self, action: str) -> str:
        return self.coach.keymap.shown(action, plain=self.coach.plain)

    def _graph(self) -> Graph:
        book = book_on(self.book, self.day, self.now) if self.day else self.book
        graph = sifted(graph_of(book), self.sieve)
        if self.steps and self.around in graph.nodes:
            graph = graph.around(self.around, self.steps)
        return graph

    def _asked_for(self) -> Sequence[str]:
        """Return in words what the map leaves out."""
        words = [each.replace("_", " ") for each in self.sieve[:3] if each]
        if self.sieve.student:
            words.append(f"for {who_name(self.book, self.sieve.student)}")
        if self.day:
            words.append(f"as on {self.day.isoformat()}")
        if self.steps:
            words.append(f"{self.steps} arrow{'s' if self.steps > 1 else ''} around")
        return words

    def show_said(self) -> None:
        """Say the node under the cursor in full."""
        node = self.map.node
        self.node_said.fill(lambda _width: self._said(node) if node else self._nothing(), about=node and node.id)

    def _said(self, node: Node) -> list[Row]:
        return [
            line((node.text, "strong")),
            line((state_of(node) or KINDS_SAID[node.table], "quiet")),
            line((LEGEND, "quiet")),
        ]

    def _nothing(self) -> list[Row]:
        if self.sieve or self.day or self.steps:
            return [line((f"nothing here; {self._key('filter')} n shows all", "quiet")), blank()]
        return [line((f"{self._key('add')}  writes down what she holds true, as a hunch", "quiet"))]

    # What keys do here

    def do_map(self) -> None:
        """Show the tab the other way."""
        raise NotImplementedError

    def can_map_zoom(self) -> bool:
        """Whether there is something to draw."""
        return bool(self.book.table("beliefs") or self.book.table("practices"))

    can_map_focus = can_map_zoom

    def do_map_zoom(self) -> None:
        """Show more of each node: labels, then a line, then all; then labels again. From the outline, the map."""
        if not self.as_map:
            self.do_map()
            return
        depths = list(Zoom)
        self.zoom = depths[(depths.index(self.zoom) + 1) % len(depths)]
        self.show_map()

    def do_map_focus(self) -> None:
        """Show only what is one arrow from the node under the cursor, then two, then all again."""
        if not self.as_map:
            self.around, self.steps = (self.selected.id, 1) if self.selected else (0, 0)
            self.do_map()
            return
        if not self.steps or self.map.node is None or self.map.node.id != self.around:
            self.around, self.steps = (self.map.node.id, 1) if self.map.node else (0, 0)
        else:
            self.steps = (self.steps + 1) % (FARTHEST + 1)
        self.show_map()

    def can_move_out(self) -> bool:
        """Whether something stands on the left."""
        return self.as_map or super().can_move_out()

    def can_move_in(self) -> bool:
        """Whether something stands on the right."""
        return self.as_map or super().can_move_in()

    def do_move_out(self) -> None:
        """Move along an arrow to the left, in the map."""
        if not self.as_map:
            super().do_move_out()
        else:
            self.map.sideways(-1)

    def do_move_in(self) -> None:
        """Move along an arrow to the right, in the map."""
        if not self.as_map:
            super().do_move_in()
        else:
            self.map.sideways(1)

    async def do_filter(self) -> None:
        """In the map, ask what is wanted of it."""
        if not self.as_map:
            await super().do_filter()
            return
        what = await self.ask(ChoiceDialog("Show only", SIFTS))
        if what == "none":
            self.sieve, self.day, self.steps = Sieve(), None, 0
        elif what == "day":
            await self._ask_day()
        elif what:
            await self._ask_sieve(what)
        if what:
            self.show_map()

    async def _ask_day(self) -> None:
        begun, today = self.begun("map day"), self.now.date()
        said = await self.ask_line(
            "As it stood on which day?", begun, hint="2026-01-15, 1/15; empty is today", empty=True,
            unfit=lambda text: no_day(text, today, "2026-01-15, 1/15 or mon", ahead=False),
        )  # fmt: skip
        if said is not None:
            begun.drop()
            self.day = read_day(said.strip(), today, ahead=False)

    async def _ask_sieve(self, what: str) -> None:
        if what == "student":
            people = [(table, row) for table in ("students", "groups") for row in self.book.rows(table)]
            choices = {str(row["id"]): str(row.get("code") or row.get("label") or "?") for _, row in people}
        else:
            words = {"holder": Holder, "about": BeliefAbout, "status": BeliefStatus}[what]
            choices = {word.value: word.value.replace("_", " ") for word in words}
        chosen = await self.ask(ChoiceDialog("Which?", options(choices)))
        if chosen:
            asked = {**self.sieve._asdict(), what: int(chosen) if what == "student" else chosen}
            self.sieve = Sieve(**asked)

    def do_close(self) -> None:
        """Show the whole map again, before marks and filters of lists are taken away."""
        if self.as_map and (self.sieve or self.day or self.steps):
            self.sieve, self.day, self.steps = Sieve(), None, 0
            self.show_map()
        else:
            super().do_close()


def outline_ref(ref: Ref | None, graph: Graph) -> Ref | None:
    """Return what stands for a node of the map in the outline: for an effect, whom it reaches."""
    if ref is None or ref.table != "links":
        return ref
    heads = [graph.nodes[edge.head] for edge in graph.edges if edge.tail == ref.id]
    return Ref(0 if heads[0].table == "groups" else ref.teacher, heads[0].table, heads[0].id) if heads else None
