"""A table with a cursor on one of its cells; its first row, its first column and its foot stay in sight."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.strip import Strip

from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Part, Parts, Row, clipped
from coachtui.tui.widgets.rows import MARK, Rows

CELL = 6
"""Cells of the terminal that a cell of the table takes: what it holds, and one on either side for the cursor."""
HEAD = 1
"""Lines of the first row."""


class GridLine(NamedTuple):
    """A row of the table: what stands in the first column, its cells of two parts or more, what stands behind them."""

    title: str
    cells: Sequence[Parts]
    total: Parts
    ref: Ref


class Grid(NamedTuple):
    """A table. Each part of `foot` is a title and a text a column; the `legend` stands under all."""

    heads: Sequence[str]
    lines: Sequence[GridLine]
    foot: Sequence[tuple[Part, Sequence[Part]]]
    legend: Parts
    total: str = ""
    total_width: int = 0


Make = Callable[[int, int], Grid]
"""Gives the table for a width and a height in cells."""
_NONE = Grid((), (), (), ())


class GridView(Rows):
    """Lists the rows of a table; `column` is the one under the cursor. What is drawn is only what is in sight."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"gridview--row"}
    DEFAULT_CSS = """
    GridView { & > .gridview--row { background: $panel; } }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._make: Make | None = None
        self._grid = _NONE
        self._left = 0
        self.column = 0

    # What it holds

    def show_grid(self, make: Make) -> None:
        """Show what `make` gives; the cursor stays on its row, and in its column."""
        self._make = make
        self._reload()

    def _reload(self, *, fresh: bool = False) -> None:  # noqa: ARG002 - a table has no other top than its cursor
        before, place = self.ref, self._cursor
        self._width = self.scrollable_content_region.width
        if self._make is None or self._width <= 0:
            return
        self._grid = self._make(self._width, self.size.height)
        self._rows = [_row(each) for each in self._grid.lines]
        self._tops = list(range(len(self._rows)))
        self.marked &= {row.ref for row in self._rows if row.ref}
        self.virtual_size = Size(self._width, len(self._rows) + HEAD + self._below)
        self._cursor = self._place_of(before or self._wished, place)
        self._wished = None if self._rows else self._wished
        self.column = min(self.column, max(len(self._grid.heads) - 1, 0))
        self._column_in_sight()
        self._reveal(self._cursor)
        self.refresh()
        if self.ref != before:
            self.post_message(self.Moved(self, self.ref))

    @property
    def _below(self) -> int:
        """Lines of the foot and the legend."""
        return len(self._grid.foot) + bool(self._grid.legend)

    # Where the cursor goes

    def sideways(self, step: int) -> bool:
        """Move to the next column; False where there is none."""
        column = min(max(self.column + step, 0), len(self._grid.heads) - 1)
        if column == self.column or not self._grid.heads:
            return False
        left, self.column = self._left, column
        self._column_in_sight()
        if left != self._left:
            self.refresh()
        else:
            self._refresh_row(self._cursor)
            self.refresh(Region(0, 0, self.size.width, HEAD))
        self.post_message(self.Moved(self, self.ref))
        return True

    def can_sideways(self, step: int) -> bool:
        """Whether there is a column on that side."""
        return 0 <= self.column + step < len(self._grid.heads)

    def _column_in_sight(self) -> None:
        shown = self._shown
        self._left = min(max(self._left, self.column - shown + 1, 0), self.column)
        self._left = max(min(self._left, len(self._grid.heads) - shown), 0)

    @property
    def _title_width(self) -> int:
        """Return what the first column takes: a third, or all that the others leave."""
        rest = self._width - len(self._grid.heads) * CELL - self._grid.total_width
        return min(max(self._width // 3, 14, rest), 48)

    @property
    def _shown(self) -> int:
        return max((self._width - self._title_width - self._grid.total_width) // CELL, 1)

    def _refresh_row(self, index: int) -> None:
        self.refresh(Region(0, HEAD + index - self.scroll_offset.y, self.size.width, 1))

    def _reveal(self, index: int) -> None:
        room = max(self.size.height - HEAD - self._below, 1)
        offset = self.scroll_offset.y
        if index < offset:
            self.scroll_to(y=index, animate=False, force=True)
        elif index >= offset + room:
            self.scroll_to(y=index - room + 1, animate=False, force=True)

    # How it is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one line in sight."""
        width = self.scrollable_content_region.width
        room = max(self.size.height - HEAD - self._below, 1)
        rows = min(room, len(self._rows))
        index = y - HEAD + self.scroll_offset.y
        if y < HEAD:
            parts, role = self._head(), ""
        elif y < HEAD + rows and index < len(self._rows):
            return self._strip_of(self._line(index), width, "gridview--row" if index == self._cursor else "")
        else:
            parts, role = self._foot(y - HEAD - rows), ""
        return self._strip_of([(*part, "") for part in parts], width, role)

    def _columns(self) -> range:
        return range(self._left, min(self._left + self._shown, len(self._grid.heads)))

    def _head(self) -> list[Part]:
        first, columns = self._title_width, self._columns()
        left, right = self._left, len(self._grid.heads) - columns.stop
        parts: list[Part] = [(f"< {left} more ".rjust(first) if left else " " * first, "quiet")]
        for at in columns:
            style = "strong" if at == self.column else "heading"
            parts.append((f" {clipped(self._grid.heads[at], CELL - 1)}".ljust(CELL), style))
        more = f" {right} more >" if self._grid.total_width > len(" 9 more >") else f" {right} >"
        return [*parts, (more if right else f" {self._grid.total}", "quiet")]

    def _foot(self, line: int) -> list[Part]:
        if line < len(self._grid.foot):
            (title, style), texts = self._grid.foot[line]
            parts: list[Part] = [(f"{title} ".rjust(self._title_width), style)]
            return [*parts, *((f" {texts[at][0]}".ljust(CELL), texts[at][1]) for at in self._columns())]
        return list(self._grid.legend) if line == len(self._grid.foot) else []

    def _line(self, index: int) -> list[tuple[str, str, str]]:
        """Return the parts of a row, each with its role."""
        line, here = self._grid.lines[index], index == self._cursor
        title = f"{MARK}{line.title}" if line.ref in self.marked else line.title
        role = "gridview--row" if here else ""
        first = self._title_width
        parts = [(clipped(title, first - 1).ljust(first), "strong" if here else "", role)]
        for at in self._columns():
            chosen = here and at == self.column
            before, after = (">", "<") if chosen else (" ", " ")
            look = ("rows--cursor" if self.has_focus else "rows--cursor-blurred") if chosen else role
            (first_text, style), *rest, (last_text, last_style) = line.cells[at]
            parts.append((before + first_text, style, look))
            parts += [(*part, look) for part in rest]
            parts.append((last_text + after, last_style, look))
        return [*parts, *((*part, role) for part in line.total)]

    def _strip_of(self, parts: Sequence[tuple[str, str, str]], width: int, role: str) -> Strip:
        segments = [Segment(text, self.look(style, over)) for text, style, over in parts]
        used = sum(cell_len(text) for text, _, _ in parts)
        if used < width:
            segments.append(Segment(" " * (width - used), self.look("", role)))
        return Strip(segments, max(used, width)).crop(0, width)

    def on_resize(self, _event: events.Resize) -> None:
        """Lay it out anew: more of its foot may fit, or less."""
        self._reload()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click opens."""
        index, at = event.y - HEAD + self.scroll_offset.y, (event.x - self._title_width) // CELL
        room = max(self.size.height - HEAD - self._below, 1)
        if not (HEAD <= event.y < HEAD + room and index < len(self._rows)):
            return
        self._go(index)
        if 0 <= at < len(self._columns()):
            self.sideways(self._left + at - self.column)
        if event.chain > 1:
            self.open()


def _row(each: GridLine) -> Row:
    return Row(lambda _width: [[(each.title, "")]], each.ref)
