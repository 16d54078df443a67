"""Two versions of one record, side by side: one or the other, field by field, both, or written by hand."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.binding import Binding

from coachtui.domain.book import Book
from coachtui.domain.change import Row as Record
from coachtui.domain.keeping import Version
from coachtui.services.conflicts import Two, may_join
from coachtui.services.merging import BOTH, OTHER, STANDS, Difference, differing, joined, merged
from coachtui.services.whence import session_said, when_said
from coachtui.tui.bindings import Bindings, bound
from coachtui.tui.dialogs.fields_names import FIELD_NAMES
from coachtui.tui.dialogs.lists import ListDialog
from coachtui.tui.dialogs.page_values import said_value
from coachtui.tui.widgets.row import Part, Parts, Row, fold

if TYPE_CHECKING:
    from coachtui.services.shapes import Shape

SIDE_BY_SIDE = 60
"""From how many cells on the two stand side by side."""
MOST = 40
"""How many lines of one text are shown."""
CHOSEN, LEFT = "● ", "○ "
HAND = "hand"
MARKS = {STANDS: (CHOSEN, LEFT), OTHER: (LEFT, CHOSEN), BOTH: (CHOSEN, CHOSEN), HAND: (LEFT, LEFT)}

Edit = Callable[[str, Record], Awaitable[dict[str, Any]]]
"""Lets her write the field at a path of a record by hand; gives its new value by its path, or nothing."""


class Settled(NamedTuple):
    """How two versions are settled: by the other, or by what stands with these values, by path.

    `typed` are the paths of what she wrote by hand; `two` is what she saw.
    """

    two: Two
    take_other: bool = False
    values: Mapping[str, Any] | None = None
    typed: tuple[str, ...] = ()


class ConflictDialog(ListDialog[Settled]):
    """Shows where two versions differ; for each field one is taken, or both. Answered with how they are settled."""

    BINDINGS: ClassVar[Bindings] = [
        bound("move.out", "side('stands')"),
        bound("move.in", "side('other')"),
        Binding("b", "side('both')", show=False),
        Binding("e", "by_hand", show=False),
        Binding("y", "whole(False)", show=False),
        Binding("o", "whole(True)", show=False),
    ]
    DEFAULT_CSS = """
    ConflictDialog Rows { max-height: 100%; }
    """

    def __init__(
        self,
        title: str,
        two: Two,
        shapes: "Sequence[Shape]",
        edit: Edit,
        *,
        book: Book,
        now: datetime,
        own: str,
    ) -> None:
        foot = "h l a side · b both · e by hand · Enter settle · y o all of one · Esc"
        super().__init__(title, foot if two.stands else "y leave it removed · o bring the other · Esc leave")
        self._edit = edit
        self._two = two
        self._kinds = {shape.key: shape.kind for shape in shapes}
        self._differences = differing(two.stands or {}, two.other, two.base)
        self._choices = [each.choice for each in self._differences]
        self._by_hand: dict[str, Any] = {}
        self._book = book
        self._now = now
        self._own = own

    # What it shows

    def source(self, width: int) -> Sequence[Row]:
        """Return who wrote each version, each field in which they differ, and what is settled on Enter."""
        head = [f"{name}{self._written(each)}" for name, each in self._sides()]
        lines = self._columns(width, head, ("heading", "heading"))
        fields = [self._field(at, each, width) for at, each in enumerate(self._differences)]
        return [Row(lambda _width: lines, None, len(lines)), *fields]

    def _sides(self) -> Sequence[tuple[str, Version | None]]:
        stands = "what stands" if self._two.stands else "it was removed"
        return (stands, self._two.when), ("the other", self._two.when_other)

    def _written(self, version: Version | None) -> str:
        if version is None or not version.at:
            return ""
        where = session_said(version.writer, version.by, version.at, self._now, own=self._own)
        return f" · {when_said(version.at, self._now)}, {where or 'in this sitting'}"

    def _field(self, at: int, each: Difference, width: int) -> Row:
        name = FIELD_NAMES.get(self._two.table, {}).get(each.path, each.path.replace("_", " "))
        told = "  changed in both" if each.moved == BOTH and self._two.base is not None else ""
        lines: list[Parts] = [[(f" {name}", "heading"), (told, "owed")]]
        choice = self._choices[at] if self._two.stands else OTHER
        marks = MARKS[choice]
        styles = tuple("strong" if mark == CHOSEN else "quiet" for mark in marks)
        texts = [self._said(each.path, value) for value in (each.stands, each.other)]
        lines += self._columns(width, texts, styles, marks)
        if choice in {BOTH, HAND}:
            sign = "both: " if choice == BOTH else "mine: "
            text = self._said(each.path, self._value(at))
            pieces = fold(text, width - len(sign) - 3)[:MOST]
            lines += [
                [(f"   {sign if not number else ' ' * len(sign)}", "named"), (piece, "strong")]
                for number, piece in enumerate(pieces)
            ]
        return Row(lambda _width: lines, None, len(lines), f"field:{at}")

    def _said(self, path: str, value: Any) -> str:
        return said_value(self._book, self._two.table, path, value, self._now) if value else "nothing"

    def _columns(
        self, width: int, texts: Sequence[str], styles: Sequence[str], marks: Sequence[str] = ("", "")
    ) -> list[Parts]:
        """Return two texts beside each other; one above the other where that is too narrow."""
        if width < SIDE_BY_SIDE:
            return [
                [("   ", ""), (mark if not number else " " * len(mark), style), (piece, style)]
                for text, style, mark in zip(texts, styles, marks, strict=True)
                for number, piece in enumerate(fold(text, width - 3 - len(mark))[:MOST])
            ]
        room = (width - 3) // 2 - 1 - len(marks[0])
        left, right = (fold(text, room)[:MOST] for text in texts)
        return [
            [
                *_cell(one, room, marks[0], styles[0], first=not number),
                (" │", "quiet"),
                *_cell(two, room, marks[1], styles[1], first=not number),
            ]
            for number, (one, two) in enumerate(zip_longest(left, right))
        ]

    # What it answers

    def chosen(self, _row: Row) -> Settled | None:
        """Answer with the fields as they are chosen, on whichever row Enter was pressed."""
        if not self._two.stands:
            return None
        values = {
            each.path: self._value(at) for at, each in enumerate(self._differences) if self._choices[at] != STANDS
        }
        return Settled(self._two, values=values, typed=tuple(self._by_hand))

    def action_whole(self, take_other: bool) -> None:
        """Answer with the whole of one version."""
        self.dismiss(Settled(self._two, take_other=take_other, typed=tuple(self._by_hand)))

    def action_side(self, choice: str) -> None:
        """Take one side for the field under the cursor, or both."""
        at = self._at()
        if at is None or not self._two.stands:
            return
        if choice == BOTH and self._joined(self._differences[at]) is None:
            self.notify("Only one of the two can stand here: h or l.", markup=False)
            return
        self._choices[at] = choice
        self.show()

    async def action_by_hand(self) -> None:
        """Write the field under the cursor by hand, from what is chosen."""
        at = self._at()
        if at is None or not self._two.stands:
            return
        if self._differences[at].path not in self._kinds:
            self.notify("This field is chosen, not written.", markup=False)
            return
        self.run_worker(self._write(at))

    async def _write(self, at: int) -> None:
        path = self._differences[at].path
        found = await self._edit(path, merged(self._two.stands or {}, {path: self._value(at)}))
        if path in found:
            self._by_hand[path] = found[path]
            self._choices[at] = HAND
            self.show()

    def _at(self) -> int | None:
        row = self.list.row
        return int(row.act.removeprefix("field:")) if row and row.act else None

    def _value(self, at: int) -> Any:
        """Return the value of a field as it is chosen."""
        each, choice = self._differences[at], self._choices[at]
        if choice == HAND:
            return self._by_hand[each.path]
        return {STANDS: each.stands, OTHER: each.other}.get(choice, self._joined(each))

    def _joined(self, each: Difference) -> Any:
        able = may_join(self._kinds.get(each.path, ""), each.stands or each.other)
        return joined(each.stands, each.other) if able else None


def _cell(text: str | None, room: int, mark: str, style: str, *, first: bool) -> list[Part]:
    text = text or ""
    shown = mark if first else " " * len(mark)
    return [(" ", ""), (shown, style), (text + " " * (room - cell_len(text)), style)]
