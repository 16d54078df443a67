"""Pick one of many by typing a few letters, or write a new one."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple, TypeVar

from textual.binding import Binding
from textual.fuzzy import Matcher
from textual.widget import Widget
from textual.widgets import Input

from coachtui.tui.bindings import Bindings, bound
from coachtui.tui.dialogs.base import Dialog, LineInput
from coachtui.tui.widgets.row import Parts, Row, line
from coachtui.tui.widgets.rows import Rows

Thing = TypeVar("Thing")


class Item(NamedTuple):
    """One thing to pick: what it is, how it reads, and more that is searched."""

    value: object
    text: str
    note: str = ""
    before: Parts = ()


class Picked(NamedTuple):
    """What she chose: a value, or the text she wrote where she wants a new one."""

    value: object | None
    text: str = ""


class PickDialog(Dialog[Picked]):
    """Asks her to pick. With `new`, a text that is not in the list makes a new one; `new` says what of.

    `more` gives what else there is for the words typed; it stands after what is called so, before what tells of it.
    """

    BINDINGS: ClassVar[Bindings] = [
        Binding("ctrl+n", "move(1)", show=False),
        bound("move.down", "move(1)"),
        bound("move.up", "move(-1)"),
        bound("move.page_down", "move(8)"),
        bound("move.page_up", "move(-8)"),
        Binding("tab", "complete", show=False),
    ]

    def __init__(
        self,
        title: str,
        items: Sequence[Item],
        *,
        new: str = "",
        typed: str = "",
        hint: str = "type to narrow",
        more: Callable[[str], Sequence[Item]] | None = None,
    ) -> None:
        super().__init__(title, "Enter pick · up down move · Esc leave")
        self._items = items
        self._new = new
        self._typed = typed
        self._hint = hint
        self._more = more
        self._found: list[Item] = list(items)

    def inside(self) -> Sequence[Widget]:
        """Return the line to narrow by, and the list."""
        return [LineInput(self._typed, self._hint), Rows(id="found", led=True)]

    def on_mount(self) -> None:
        """Show everything first."""
        self._narrow(self._typed)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._narrow(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with what the cursor is on."""
        event.stop()
        self._answer()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Answer with the row that was opened."""
        event.stop()
        self._answer()

    def action_move(self, step: int) -> None:
        """Move in the list while typing."""
        self.query_one(Rows).move(step)

    def action_complete(self) -> None:
        """Take the text of the row under the cursor into the line."""
        row = self.query_one(Rows).row
        if row and row.act.startswith("item:"):
            field = self.query_one(LineInput)
            field.value = self._found[int(row.act[5:])].text
            field.cursor_position = len(field.value)

    def _narrow(self, typed: str) -> None:
        words = typed.strip()
        if words:
            self._found = self._matching(words)
        else:
            self._found = list(self._items)
        self.query_one(Rows).fill(lambda _width: self._rows(words))
        self.query_one(Rows).first()

    def _matching(self, words: str) -> list[Item]:
        """Return what the words fit, best first."""
        matcher = Matcher(words)
        scored = [
            (max(called := matcher.match(item.text), matcher.match(item.note) / 2), called, item)
            for item in self._items
        ]
        best = sorted((each for each in scored if each[0] > 0), key=lambda each: -each[0])
        if self._more is None:
            return [item for _, _, item in best]
        called_so = [item for _, called, item in best if called > 0]
        return [*called_so, *self._more(words), *(item for _, called, item in best if not called)]

    def _rows(self, words: str) -> list[Row]:
        rows = [
            line(*item.before, (item.text, ""), (f"  {item.note}" if item.note else "", "quiet"), act=f"item:{index}")
            for index, item in enumerate(self._found)
        ]
        if self._new and words and all(item.text.casefold() != words.casefold() for item in self._found):
            rows.append(line((f"+ {self._new}: ", "act"), (words, ""), act="new"))
        if not rows:
            rows.append(line(("nothing here yet" if not words else "nothing matches", "quiet")))
        return rows

    def _answer(self) -> None:
        row = self.query_one(Rows).row
        if row is None or not row.act:
            return
        if row.act == "new":
            self.dismiss(Picked(None, self.query_one(LineInput).value.strip()))
        else:
            self.dismiss(Picked(self._found[int(row.act[5:])].value))
