"""How do you know: type what was seen, said or counted, or pick from the notes, several at once."""

from collections.abc import Collection
from datetime import datetime
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input

from coachtui.domain.book import Book
from coachtui.domain.readings.lines import when_of
from coachtui.domain.words import INFERENCE
from coachtui.tui.begun import Begun
from coachtui.tui.bindings import Bindings
from coachtui.tui.dialogs.base import Dialog, LineInput
from coachtui.tui.lines.note import note_parts, words_of
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Row, line
from coachtui.tui.widgets.rows import Rows

HINT = "type it: @K3 @ell say of whom; or pick notes below"
FOOT = "Enter keep · down, Space pick notes · Esc leave"


class Known(NamedTuple):
    """What she knows it by: words of her own, or notes."""

    text: str = ""
    notes: tuple[int, ...] = ()


class KnownInput(LineInput):
    """A line in which Space picks once she has moved down into the notes."""

    def on_key(self, event: events.Key) -> None:
        """Leave Space to the dialog where it picks."""
        dialog = self.screen
        if event.key == "space" and isinstance(dialog, KnownDialog) and dialog.pick():
            event.stop()
            event.prevent_default()


class KnownDialog(Dialog[Known]):
    """A line to type in, under it the notes that hold what is typed. Answered with the line, or with the notes picked.

    What is typed is new evidence; only after a move down the notes are meant. `tied` are those that are evidence on it
    already.
    """

    AUTO_FOCUS = "KnownInput"
    BINDINGS: ClassVar[Bindings] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("pageup", "move(-8)", show=False),
    ]
    DEFAULT_CSS = "KnownDialog Rows { max-height: 10; }"

    def __init__(
        self, title: str, book: Book, now: datetime, *, begun: Begun, value: str = "", tied: Collection[int] = ()
    ) -> None:
        super().__init__(title, FOOT)
        self._book = book
        self._now = now
        self._begun = begun
        self._usual = value
        self._value = begun.left() or value
        self._tied = tied
        self._among = False
        notes = [row for row in book.rows("notes") if row["id"] not in tied and row.get("mode") not in INFERENCE]
        self._notes = sorted(notes, key=lambda row: (when_of("notes", row), row["id"]), reverse=True)

    def inside(self) -> list[Widget]:
        """Return the line, and the notes."""
        return [KnownInput(self._value, HINT), Rows(led=True, cursor=False)]

    @property
    def list(self) -> Rows:
        """The notes."""
        return self.query_one(Rows)

    def on_mount(self) -> None:
        """Show the notes, the newest first."""
        self.query_one(KnownInput).cursor_position = len(self._value)
        self._narrow(self._value if self._value != self._usual else "")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed; show the notes that hold it."""
        self._begun.keep(event.value, self._usual)
        self._go_among(False)
        self._narrow(event.value if event.value != self._usual else "")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer: with the notes where she went among them, else with the line; with nothing, go."""
        event.stop()
        ref = self.list.ref
        if self.list.marked or (self._among and ref):
            refs = self.list.chosen() if self.list.marked else [ref] if ref else []
            self._begun.drop()
            self.dismiss(Known(notes=tuple(each.id for each in refs)))
        elif event.value.strip() and event.value.strip() != self._usual.strip():
            self.dismiss(Known(event.value.strip()))
        elif not event.value.strip():
            self.dismiss(None)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Answer with the note that was opened by the mouse."""
        event.stop()
        if event.row.ref:
            self.dismiss(Known(notes=(event.row.ref.id,)))

    def action_move(self, step: int) -> None:
        """Go among the notes, or on; up from the first, back to the line."""
        if not self._among:
            if step > 0 and self.list.count:
                self._go_among(True)
            return
        before = self.list.row
        self.list.move(step)
        if step < 0 and self.list.row is before:
            self._go_among(False)

    def pick(self) -> bool:
        """Mark the note under the cursor; False where she is still in the line."""
        if self._among:
            self.list.toggle_mark()
        return self._among

    def _go_among(self, among: bool) -> None:
        self._among = among
        self.list.show_cursor(among)

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        kept = {ref.id for ref in self.list.marked}
        found = [row for row in self._notes if all(word in words_of(row).casefold() for word in words)]
        found = [*(row for row in self._notes if row["id"] in kept), *(row for row in found if row["id"] not in kept)]
        rows = [self._row(row) for row in found] or [line((" no note holds these words", "quiet"))]
        self.list.fill(lambda _width: rows)

    def _row(self, row: dict[str, object]) -> Row:
        ref = Ref(self._book.teacher_id, "notes", int(str(row["id"])))
        return Row(lambda _width: [[(" ", ""), *note_parts(self._book, row, self._now)]], ref)
