"""The list that all screens are made of: it draws only the rows in sight, however many there are."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import STYLES, Row, cut, line

MARK = "*"

Source = Callable[[int], Sequence[Row]]
"""Gives the rows for a width in cells."""


def _nothing(_width: int) -> Sequence[Row]:
    return ()


class Rows(ScrollView, can_focus=True, inherit_bindings=False):
    """A list of rows with a cursor and marks.

    It is given a source, not rows, and asks it again when the width changes; the cursor stays on its record.
    One that is `led` is moved from a text field beside it, and shows its cursor as if it had the focus.
    It binds no key: as a scrolling widget it would take the arrows, and scroll instead of moving the cursor.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{style}" for style in STYLES} | {
        "rows--cursor",
        "rows--cursor-blurred",
    }

    DEFAULT_CSS = """
    Rows {
        height: 1fr;
        background: transparent;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        scrollbar-gutter: stable;
        & > .rows--strong { text-style: bold; }
        & > .rows--quiet { color: $quiet; }
        & > .rows--evidence { color: $evidence; }
        & > .rows--inference { color: $inference; text-style: italic; }
        & > .rows--act { color: $act; }
        & > .rows--hunch { color: $hunch; }
        & > .rows--named { color: $named; }
        & > .rows--owed { color: $owed; text-style: bold; }
        & > .rows--heading { color: $primary; text-style: bold; }
        & > .rows--good { color: $known; }
        & > .rows--label { text-style: bold reverse; }
        & > .rows--cursor { background: $cursor; color: $cursor-text; }
        & > .rows--cursor-blurred { background: $panel; }
    }
    """

    class Moved(Message):
        """The cursor stands on another row, of the record `ref` where it has one."""

        def __init__(self, rows: "Rows", ref: Ref | None) -> None:
            super().__init__()
            self.rows = rows
            self.ref = ref

        @property
        def control(self) -> "Rows":
            """The list that speaks."""
            return self.rows

    class Opened(Message):
        """Enter was pressed on a row."""

        def __init__(self, rows: "Rows", row: Row) -> None:
            super().__init__()
            self.rows = rows
            self.row = row

        @property
        def control(self) -> "Rows":
            """The list that speaks."""
            return self.rows

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
        cursor: bool = True,
        led: bool = False,
    ) -> None:
        self._looks: dict[tuple[str, str], Style] = {}
        super().__init__(id=id, classes=classes)
        self._source: Source = _nothing
        self._rows: Sequence[Row] = ()
        self._tops: list[int] = []
        self._width = 0
        self._cursor = 0
        self._shows_cursor = cursor
        self._led = led
        self._about: object = None
        self._wished: Ref | str | None = None
        self._labels: Mapping[int, str] = {}
        self.words = ""
        self.marked: set[Ref] = set()

    # What it holds

    def fill(self, source: Source, *, about: object = None) -> None:
        """Show what `source` gives. The cursor stays on the record it stood on, or near where it was.

        A pane that shows one thing in full says what it is `about`: where that changes, it is read from its top.
        """
        fresh = about != self._about
        self._source, self._about = source, about
        if fresh:
            self._cursor, self._rows = 0, ()
        self._reload(fresh=fresh)

    def narrow(self, words: str) -> None:
        """Show only the rows that hold all of `words`, case aside; all of them where it is empty."""
        self.words = words.strip()
        self._reload()

    @property
    def count(self) -> int:
        """How many rows can be chosen."""
        return sum(row.selectable for row in self._rows)

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self._cursor] if self._cursor < len(self._rows) else None

    @property
    def ref(self) -> Ref | None:
        """The record under the cursor."""
        return self.row.ref if self.row else None

    @property
    def refs(self) -> list[Ref]:
        """All records in the list, in its order."""
        return [row.ref for row in self._rows if row.ref]

    def chosen(self) -> list[Ref]:
        """Return the marked records in the list's order, or the one under the cursor where none is marked."""
        marked = [ref for ref in dict.fromkeys(self.refs) if ref in self.marked]
        return marked or ([self.ref] if self.ref else [])

    def select(self, wished: Ref | str) -> bool:
        """Put the cursor on a record, or on the row of an act; False where it is not in the list.

        A list that has not been laid out yet takes it as its wish for when it is.
        """
        self._wished = wished if not self._rows else None
        for index, row in enumerate(self._rows):
            if wished in (row.ref, row.act):
                self._go(index)
                return True
        return False

    def in_sight(self) -> list[int]:
        """Return the places of the rows in sight that the cursor may stand on, from the top."""
        top = self.scroll_offset.y
        shown = range(top, top + self.size.height)
        return [index for index, row in enumerate(self._rows) if row.selectable and self._top(index) in shown]

    def label(self, labels: Mapping[int, str]) -> None:
        """Show a sign before each of these rows, by its place; none where there are none."""
        self._labels = labels
        self.refresh()

    def stand(self, index: int) -> None:
        """Put the cursor on the row at a place."""
        self._go(index)

    def toggle_mark(self) -> None:
        """Mark or unmark the row under the cursor and move on."""
        if self.ref:
            self.marked ^= {self.ref}
            self.move(1)
            self.refresh()

    def show_cursor(self, shown: bool) -> None:
        """Show the cursor, or hide it where a text field leads."""
        self._shows_cursor = shown
        self.refresh()

    def clear_marks(self) -> None:
        """Take all marks away."""
        self.marked.clear()
        self.refresh()

    # Where the cursor goes

    def move(self, step: int) -> None:
        """Move by `step` rows that can be chosen."""
        index, left = self._cursor, abs(step)
        sign = 1 if step > 0 else -1
        for place in range(self._cursor + sign, len(self._rows) if sign > 0 else -1, sign):
            if self._rows[place].selectable:
                index, left = place, left - 1
                if not left:
                    break
        if index == self._cursor:
            self._reveal_edge(sign)
        else:
            self._go(index)

    def page(self, part: float) -> None:
        """Move by a part of the height in sight: 1.0 a page down, -0.5 half a page up."""
        target = self._top(self._cursor) + round(self.size.height * part)
        index = min(max(bisect_right(self._tops, target) - 1, 0), max(len(self._rows) - 1, 0))
        self._go(self._nearest(index, 1 if part > 0 else -1))

    def first(self) -> None:
        """Move to the first row."""
        self._go(self._nearest(0, 1))
        self.scroll_to(y=0, animate=False, force=True)

    def last(self) -> None:
        """Move to the last row."""
        self._go(self._nearest(len(self._rows) - 1, -1))

    def to_top(self) -> None:
        """Scroll so that the row under the cursor is the first in sight."""
        self.scroll_to(y=self._top(self._cursor), animate=False, force=True)

    def open(self) -> None:
        """Say that the row under the cursor is to be opened."""
        if self.row and self.row.selectable:
            self.post_message(self.Opened(self, self.row))

    # How it is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one line in sight."""
        y += self.scroll_offset.y
        width = self.scrollable_content_region.width
        index = bisect_right(self._tops, y) - 1
        base = self.look()
        if not 0 <= index < len(self._rows) or y >= self._top(index) + self._rows[index].height:
            return Strip.blank(width, base)
        row = self._rows[index]
        lines = row.draw(width)
        inner = y - self._top(index)
        parts = cut(lines[inner], width) if inner < len(lines) else []
        here = index == self._cursor and self._shows_cursor and row.selectable
        if row.ref in self.marked:
            parts = cut([(MARK, "owed"), *parts], width)
        if index in self._labels and not inner:
            parts = cut([(self._labels[index], "label"), (" ", ""), *parts], width)
        return self._strip(parts, width, here)

    def _strip(self, parts: Iterable[tuple[str, str]], width: int, here: bool) -> Strip:
        over = ""
        if here:
            over = "rows--cursor" if self.has_focus or self._led else "rows--cursor-blurred"
        segments, used = [], 0
        for text, name in parts:
            segments.append(Segment(_printable(text), self.look(name, over)))
            used += cell_len(text)
        if used < width:
            segments.append(Segment(" " * (width - used), self.look("", over)))
        return Strip(segments, max(width, used)).crop(0, width)

    def look(self, name: str = "", role: str = "") -> Style:
        """Return the style of a part, under that of a role such as the cursor; kept, since making one takes long."""
        known = self._looks.get((name, role))
        if known is None:
            known = self.rich_style
            for part in (f"rows--{name}" if name else "", role):
                if part:
                    known += self.get_component_rich_style(part, partial=True)
            self._looks[name, role] = known
        return known

    def notify_style_update(self) -> None:
        """Forget the styles that a theme or the focus has changed."""
        super().notify_style_update()
        self._looks.clear()

    def _reload(self, *, fresh: bool = False) -> None:
        before, place, act = self.ref, self._cursor, self.row.act if self.row else ""
        ref = before or self._wished
        self._width = self.scrollable_content_region.width
        self._rows = self._wanted(self._source(self._width)) if self._width > 0 else ()
        self._tops = [0, *accumulate(row.height for row in self._rows)][:-1] if self._rows else []
        self.marked &= {row.ref for row in self._rows if row.ref}
        height = self._tops[-1] + self._rows[-1].height if self._rows else 0
        self.virtual_size = Size(self._width, height)
        self._cursor = self._place_of(ref, place, act)
        self._wished = None if self._rows else self._wished
        if fresh:
            self.scroll_to(y=0, animate=False, force=True)
        else:
            self._keep_in_sight()
        self.refresh()
        if self.ref != before:
            self.post_message(self.Moved(self, self.ref))

    def _wanted(self, rows: Sequence[Row]) -> Sequence[Row]:
        words = self.words.casefold().split()
        if not words:
            return rows
        kept = [row for row in rows if row.selectable and all(word in _text(row) for word in words)]
        return kept or [line((f"nothing holds “{self.words}”: Esc shows all", "quiet"))]

    def _place_of(self, wished: Ref | str | None, place: int, act: str = "") -> int:
        """Return where the cursor goes: to the row that does the same for this record, else to its first."""
        found = [index for index, row in enumerate(self._rows) if wished in (row.ref, row.act)] if wished else []
        same = [index for index in found if self._rows[index].act == act] or found
        if same:
            return place if place in same else same[0]
        return self._nearest(min(place, max(len(self._rows) - 1, 0)), 1)

    def _nearest(self, index: int, sign: int) -> int:
        """Return the row that can be chosen nearest to `index`, in the direction of `sign` first."""
        count = len(self._rows)
        ahead, behind = (
            (range(index, count), range(index - 1, -1, -1))
            if sign > 0
            else (range(index, -1, -1), range(index + 1, count))
        )
        return next(
            (place for place in (*ahead, *behind) if place < count and self._rows[place].selectable), max(index, 0)
        )

    def _top(self, index: int) -> int:
        return self._tops[index] if index < len(self._tops) else 0

    def _go(self, index: int) -> None:
        if not self._rows or index == self._cursor:
            return
        self._refresh_row(self._cursor)
        self._cursor = index
        self._refresh_row(index)
        self._reveal(index)
        self.post_message(self.Moved(self, self.ref))

    def _refresh_row(self, index: int) -> None:
        if index < len(self._rows):
            top = self._top(index) - self.scroll_offset.y
            self.refresh(Region(0, top, self.size.width, self._rows[index].height))

    def _reveal(self, index: int) -> None:
        """Scroll so that the row is in sight, with the headings just above it."""
        above = index
        while above > 0 and not self._rows[above - 1].selectable and index - above < 2:
            above -= 1
        top, bottom = self._top(above), self._top(index) + self._rows[index].height
        height = self.size.height or 1
        offset = self.scroll_offset.y
        if self._top(index) < offset or top < offset:
            self.scroll_to(y=top, animate=False, force=True)
        elif bottom > offset + height:
            self.scroll_to(y=bottom - height, animate=False, force=True)

    def _keep_in_sight(self) -> None:
        """Reveal the cursor; but a pane that is read from its top, and that she is not in, stays as it stands."""
        if self._cursor < len(self._rows) and (self.has_focus or self._about is None):
            self._reveal(self._cursor)

    def _reveal_edge(self, sign: int) -> None:
        self.scroll_to(y=self.max_scroll_y if sign > 0 else 0, animate=False, force=True)

    def on_resize(self, _event: events.Resize) -> None:
        """Ask the source again where the width has changed."""
        if self.scrollable_content_region.width != self._width:
            self._reload()
        else:
            self._keep_in_sight()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click opens."""
        index = bisect_right(self._tops, event.y + self.scroll_offset.y) - 1
        if 0 <= index < len(self._rows) and self._rows[index].selectable:
            self._go(index)
            if event.chain > 1:
                self.open()


def _text(row: Row) -> str:
    return " ".join(text for parts in row.draw(1000) for text, _ in parts).casefold()


_CONTROLS = dict.fromkeys((*range(32), 127, *range(128, 160), *range(55296, 57344)), 65533)


def _printable(text: str) -> str:
    """Return `text` with what would steer the terminal shown as a replacement sign; the record keeps it."""
    return text.translate(_CONTROLS) if not text.isprintable() else text
