"""The drawn belief map as a list of nodes: moved in along its arrows, marked and opened like any list."""

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.strip import Strip

from coachtui.domain.beliefmap.draw import Drawing
from coachtui.domain.beliefmap.graph import Node
from coachtui.domain.beliefmap.shape import Box
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Row
from coachtui.tui.widgets.rows import MARK, Rows

Draw = Callable[[int], Drawing]
"""Gives the map drawn for a width in cells."""

MARGIN = 2
"""Cells that stay in sight around the node under the cursor."""


class MapView(Rows):
    """A map with a cursor on one of its nodes; the arrows that touch it, and where they lead, stand out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"mapview--touching", "mapview--near"}
    DEFAULT_CSS = """
    MapView {
        overflow-x: auto;
        scrollbar-size-horizontal: 1;
        & > .mapview--touching { color: $primary; text-style: bold; }
        & > .mapview--near { text-style: bold; }
    }
    """

    def __init__(self, teacher: int = 0, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._draw: Draw | None = None
        self._drawing: Drawing | None = None
        self._held: list[Node] = []
        self._near: frozenset[int] = frozenset()
        self._touching: frozenset[int] = frozenset()
        self.teacher = teacher

    # What it holds

    def show_map(self, draw: Draw, teacher: int) -> None:
        """Show what `draw` gives; the cursor stays on its node."""
        if teacher != self.teacher:
            self._cursor, self._rows, self._held = 0, (), []
        self._draw, self.teacher = draw, teacher
        self._reload()

    @property
    def node(self) -> Node | None:
        """The node under the cursor."""
        return self._held[self._cursor] if self._cursor < len(self._held) else None

    def narrow(self, words: str) -> None:
        """Move to the first node that holds all of `words`: a map stays whole."""
        wanted = words.casefold().split()
        for index, node in enumerate(self._held):
            if wanted and all(word in node.text.casefold() for word in wanted):
                self._go(index)
                return

    def _reload(self, *, fresh: bool = False) -> None:  # noqa: ARG002 - a map has no other top than its cursor
        before, place = self.ref, self._cursor
        self._width = self.scrollable_content_region.width
        if self._draw is None or self._width <= 0:
            return
        self._drawing = self._draw(self._width)
        boxes = self._drawing.layout.boxes
        nodes = self._drawing.graph.nodes.values()
        self._held = sorted(nodes, key=lambda node: (node.place.column, boxes[node.id].y))
        self._rows = [_row(node, self.teacher) for node in self._held]
        self.marked &= {row.ref for row in self._rows if row.ref}
        self.virtual_size = Size(self._drawing.layout.width, self._drawing.layout.height)
        self._cursor = self._place_of(before or self._wished, place)
        self._wished = None
        self._at_cursor()
        self.refresh()
        if self.ref != before:
            self.post_message(self.Moved(self, self.ref))

    # Where the cursor goes

    def move(self, step: int) -> None:
        """Move to the next node beneath, or above, in this column."""
        column = self._in_column()
        if self._cursor in column:
            place = column.index(self._cursor) + step
            self._go(column[min(max(place, 0), len(column) - 1)])

    def page(self, part: float) -> None:
        """Move by a part of the height in sight within this column."""
        here = self._box()
        if here:
            target = here.y + round(self.size.height * part)
            self._go(min(self._in_column(), key=lambda index: abs(self._boxes[self._held[index].id].y - target)))

    def first(self) -> None:
        """Move to the uppermost node of this column."""
        self._go(next(iter(self._in_column()), self._cursor))

    def last(self) -> None:
        """Move to the lowest node of this column."""
        self._go(next(reversed(self._in_column()), self._cursor))

    def sideways(self, step: int) -> bool:
        """Move along an arrow to the left or right, to the nearest node it leads to; else to the nearest there is.

        Returns False where nothing stands on that side.
        """
        here = self._box()
        if here is None:
            return False
        aside = [index for index, node in enumerate(self._held) if (self._boxes[node.id].x - here.x) * step > 0]
        linked = [index for index in aside if self._held[index].id in self._near]

        def away(index: int) -> tuple[int, int]:
            box = self._boxes[self._held[index].id]
            return (abs(box.x - here.x), abs(box.port - here.port)) if not linked else (0, abs(box.port - here.port))

        if aside:
            self._go(min(linked or aside, key=away))
        return bool(aside)

    def _in_column(self) -> list[int]:
        node = self.node
        return [i for i, each in enumerate(self._held) if node and each.place.column == node.place.column]

    @property
    def _boxes(self) -> dict[int, Box]:
        return dict(self._drawing.layout.boxes) if self._drawing else {}

    def _box(self) -> Box | None:
        return self._boxes.get(self.node.id) if self.node else None

    def _go(self, index: int) -> None:
        if index == self._cursor or not self._held:
            return
        self._cursor = index
        self._at_cursor()
        self.refresh()
        self.post_message(self.Moved(self, self.ref))

    def _at_cursor(self) -> None:
        """Learn what is joined to the node under the cursor, and bring it into sight."""
        node, drawing = self.node, self._drawing
        if node is None or drawing is None:
            self._near = self._touching = frozenset()
            return
        self._near = drawing.graph.near(node.id)
        self._touching = frozenset(edge.id for edge in drawing.graph.edges if node.id in (edge.tail, edge.head))
        self._reveal(self._cursor)

    def _reveal(self, index: int) -> None:
        box = self._boxes.get(self._held[index].id) if index < len(self._held) else None
        if box is None:
            return
        left, top = self.scroll_offset
        region = self.scrollable_content_region
        x = _in_sight(left, region.width, box.x - MARGIN, box.right + MARGIN)
        y = _in_sight(top, region.height, box.y - MARGIN, box.bottom + MARGIN)
        self.scroll_to(x=x, y=y, animate=False)

    # How it is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one line in sight."""
        left, top = self.scroll_offset
        width = self.scrollable_content_region.width
        base = self.rich_style
        y += top
        if self._drawing is None or y >= len(self._drawing.lines):
            return Strip.blank(width, base)
        marked = {ref.id for ref in self.marked}
        here = self.node.id if self.node else 0
        segments = [
            Segment(run.text, self.look(run.style, self._role(run.owners, here, marked)))
            for run in self._drawing.lines[y]
        ]
        return Strip(segments).crop(left, left + width).extend_cell_length(width, base)

    def _role(self, owners: frozenset[int], here: int, marked: set[int]) -> str:
        """Return how what these own stands to the node under the cursor; "" where it does not."""
        if not owners:
            return ""
        if here in owners:
            return "rows--cursor" if self.has_focus or self._led else "rows--cursor-blurred"
        if not owners.isdisjoint(marked):
            return "rows--owed"
        if not owners.isdisjoint(self._touching):
            return "mapview--touching"
        return "" if owners.isdisjoint(self._near) else "mapview--near"

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click opens."""
        x, y = event.x + self.scroll_offset.x, event.y + self.scroll_offset.y
        for index, node in enumerate(self._held):
            box = self._boxes[node.id]
            if box.x <= x < box.right and box.y <= y < box.bottom:
                self._go(index)
                if event.chain > 1:
                    self.open()


def ref_of(node: Node, teacher: int) -> Ref:
    """Return the record that a node stands for; an effect is the text of its link."""
    return Ref(0 if node.table == "groups" else teacher, node.table, node.id)


def _row(node: Node, teacher: int) -> Row:
    text = f"{MARK} {node.text}"
    return Row(lambda _width: [[(text, "")]], ref_of(node, teacher))


def _in_sight(start: int, room: int, first: int, behind: int) -> int:
    """Return where a window of `room` cells begins so that it shows `first` to `behind`, moved as little as may be."""
    if behind > start + room:
        start = behind - room
    return max(min(start, first), 0)
