"""Quick capture: one line at the lower edge, and under it what the line is understood as."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import getters
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input

from coachtui.domain.book import Book
from coachtui.domain.change import Row as Record
from coachtui.domain.grammar import MARKS, parse
from coachtui.domain.grammar.childname import looks_like_name
from coachtui.domain.grammar.completing import Completion
from coachtui.services.notes import natural_mode
from coachtui.services.pen import Pen
from coachtui.tui.begun import LEFT_LINE, BegunLines
from coachtui.tui.bindings import Bindings, bound
from coachtui.tui.dialogs.base import Dialog
from coachtui.tui.lines.live import recognised
from coachtui.tui.lines.understood import joined
from coachtui.tui.live.completing import CompletingLine, with_offer
from coachtui.tui.trouble import HELD
from coachtui.tui.widgets.row import Part, Row, clipped, line
from coachtui.tui.widgets.rows import Rows

LEFT = 24
"""How many letters of a line that was left are shown."""
NAME_HINT = "looks like a name: a code such as K3 keeps a child safe"
"""Said, quietly, of a line in which two words look like a child's name."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the dialog stands on: the records it reads a line against, and the lines that she has begun here.

    `place` is the encounter in which the line was heard; with `apart` it was not. `holds` says why no line can be saved
    now.
    """

    pen: Pen
    book: Book
    lines: BegunLines
    place: int | None = None
    plain: bool = False
    apart: bool = False
    holds: Callable[[], str] = str

    @property
    def encounter(self) -> int | None:
        """The encounter that the note belongs to."""
        return None if self.apart else self.place

    def read(self, line: str, offered: Completion | None = None, *, other: str = "") -> list[Part]:
        """Return what a line is understood as, and where it was heard; with the key `other`, how to say otherwise.

        While words are `offered` for what she types, these stand there instead.
        """
        natural, _ = natural_mode(None if self.apart else self._row)
        pieces = recognised(self.pen, self.book, parse(line), natural) if line.strip() else []
        if offered:
            return with_offer(pieces, offered, plain=self.plain)
        return joined([*pieces, *self._heard(other)], plain=self.plain)

    @property
    def _row(self) -> Record:
        return self.book.table("encounters").get(self.place or 0, {})

    def _heard(self, key: str) -> list[Part]:
        kind = str(self._row.get("kind") or "other").replace("other", "encounter")
        heard, other = (f"in the {kind}", "apart from it")
        if self.apart:
            heard, other = f"apart from the {kind}", "in it"
        said = f"{heard} ({key}: {other})" if key else heard
        return [(said, "quiet" if self.apart else "heading")] if self._row else []


class CaptureDialog(Dialog[str]):
    """Asks for one note line. Answered with the line as typed; every change of it is kept as a draft meanwhile."""

    BINDINGS: ClassVar[Bindings] = [
        bound("text.help", "marks"),
        bound("text.apart", "apart"),
        Binding("tab,up", "other", "other", show=False),
        Binding("pagedown", "leaf(1)", show=False),
        Binding("pageup", "leaf(-1)", show=False),
    ]
    DEFAULT_CSS = """
    CaptureDialog {
        & #understood { height: 2; padding: 0 1; }
        & > #box { max-height: 100%; }
        & #marks { height: auto; max-height: 17; padding: 0 1; display: none; }
        &.-marks #marks { display: block; }
    }
    """
    field = getters.query_one(CompletingLine)
    read = getters.query_one("#understood", Rows)
    table = getters.query_one("#marks", Rows)

    def __init__(self, title: str, desk: Desk, *, value: str = "", said: str = "") -> None:
        super().__init__(title, "Enter keep · {text.help} marks · Esc leave, the text stays")
        self.desk = desk
        self._value = value
        self._said = said
        self._held = said == HELD
        self._offered = said == LEFT_LINE
        self._others = desk.lines.others()

    def inside(self) -> Sequence[Widget]:
        """Return the line, what it says, and the table of marks."""
        field = CompletingLine(self._value, self.with_keys("what you heard, saw, think; {text.help} shows the marks"))
        field.about = self.desk.book
        return [
            field,
            _told(Rows(id="understood", cursor=False)),
            _told(Rows(id="marks", cursor=False)),
        ]

    def on_mount(self) -> None:
        """Begin with the text that was left, selected: typing begins another line. Else the cursor is at its end."""
        self.field.cursor_position = len(self._value)
        if self._offered:
            self.field.select_all()
            self.watch(self.field, "selection", self._gone_on, init=False)
        self.table.fill(lambda _width: [_mark_row(mark.shown, mark.meaning, mark.example) for mark in MARKS])
        self._read_line(self._value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the text and say what it means so far."""
        if event.value != self._value:
            self._said, self._held = "", False
            if self._offered and event.value:
                self.desk.lines.anew()
                self._others = self.desk.lines.others()
            self._offered = False
        self.desk.lines.keep(event.value)
        self._read_line(event.value)

    def on_completing_line_moved(self, _event: CompletingLine.Moved) -> None:
        """Show what may become of the word at the cursor now."""
        self._read_line(self.field.value)

    def action_other(self) -> None:
        """Take up the next of the lines that were left here; the one in the line is left in its turn."""
        if self._others:
            self._value, self._offered = self.desk.lines.take_next(), False
            self._others = self.desk.lines.others()
            self.field.value = self._value
            self.field.cursor_position = len(self._value)

    def _gone_on(self) -> None:
        """Hear that she moved in the line that is offered: she goes on with it."""
        start, end = self.field.selection
        if self.field.value == self._value and abs(end - start) < len(self._value):
            self._offered = False

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with the line; an empty one is left. Where it could not be saved, say so and stay."""
        event.stop()
        if event.value.strip() and (held := self.desk.holds()):
            self._value, self._said, self._held = event.value, held, True
            self._read_line(event.value)
        else:
            self.dismiss(event.value if event.value.strip() else None)

    def action_marks(self) -> None:
        """Show the table of marks, or hide it."""
        self.toggle_class("-marks")

    def action_apart(self) -> None:
        """Say that the line was not heard in the encounter that goes on, or that it was."""
        if self.desk.place is not None:
            self.desk = replace(self.desk, apart=not self.desk.apart)
            self._read_line(self.field.value)

    def action_leaf(self, pages: int) -> None:
        """Leaf in the table of marks, where it is higher than the screen."""
        self.table.scroll_relative(y=pages * max(self.table.size.height - 1, 1), animate=False)

    def _read_line(self, text: str) -> None:
        rows = self._rows(text)
        self.read.fill(lambda _width: rows)

    def _rows(self, text: str) -> list[Row]:
        if not text.strip():
            free = line((self._left_hint() or "one line; marks are optional, nothing is rejected", "quiet"))
            return [free, line(*self.desk.read("", other=self.with_keys("{text.apart}")))]
        teacher = self.desk.book.teacher
        known = [str(teacher.get(field) or "") for field in ("name", "alias", "school")]
        name = looks_like_name(text, known)
        hint = f"“{name}” {NAME_HINT}" if name else self._said or self._left_hint()
        read = self.desk.read(text, self.field.offered, other=self.with_keys("{text.apart}"))
        return [line(*read), line((hint, "owed" if name or self._held else "quiet"))]

    def _left_hint(self) -> str:
        if not self._others:
            return ""
        more = f" and {len(self._others) - 1} more" if len(self._others) > 1 else ""
        return f"left before: “{clipped(self._others[0], LEFT)}”{more} · Tab takes it up"


def _told(rows: Rows) -> Rows:
    """Return a list that only tells something: keys go to the line."""
    rows.can_focus = False
    return rows


def _mark_row(shown: str, meaning: str, example: str) -> Row:
    return line((f"{shown:<15} ", "named"), (f"{meaning}   ", ""), (example, "quiet"))
