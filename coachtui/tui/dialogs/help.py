"""Help for what is in view: every key that works here, searchable, and run on Enter."""

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Input

from coachtui.keymap import Keymap
from coachtui.keynames import shown_key
from coachtui.tui.actions import Action
from coachtui.tui.bindings import Bindings, bound
from coachtui.tui.dialogs.base import Dialog, LineInput
from coachtui.tui.widgets.row import Row, heading, line, paragraph
from coachtui.tui.widgets.rows import Rows

ABOUT = {
    "caseload": "Your teachers: what is due, unfinished and promised, and the next question for each.",
    "relationship": "Who she is, how trust stands, what you owe her, what you saw and never told her, her notes.",
    "beliefs": "What she holds true about her students, what it drives, and how it moves.",
    "board": "What is working, for whom, why, and how you know.",
    "decisions": "What to learn from students, what was learned, the next skill and how, what came of it.",
}
"""What each tab is for."""


class HelpDialog(Dialog[str]):
    """Shows the actions that can be done now. Answered with the id of the one to run."""

    BINDINGS: ClassVar[Bindings] = [
        bound("move.down", "move(1)"),
        bound("move.up", "move(-1)"),
        bound("move.page_down", "move(8)"),
        bound("move.page_up", "move(-8)"),
    ]

    def __init__(
        self, place: str, actions: Sequence[Action], keymap: Keymap, *, plain: bool, owed: Sequence[str]
    ) -> None:
        super().__init__("Help", "type to search · Enter run · Esc leave")
        self._place = place
        self._actions = actions
        self._keymap = keymap
        self._plain = plain
        self._owed = owed

    def inside(self) -> Sequence[Widget]:
        """Return the line to search by and the keys."""
        return [LineInput(placeholder="search the keys"), Rows(led=True)]

    def on_mount(self) -> None:
        """Show all keys."""
        self._narrow("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the keys whose label or help holds her words."""
        self._narrow(event.value)

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Answer with the action under the cursor."""
        row = self.query_one(Rows).row
        if row and row.act:
            self.dismiss(row.act)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Answer with the action that was opened."""
        event.stop()
        self.dismiss(event.row.act)

    def action_move(self, step: int) -> None:
        """Move in the list while typing."""
        self.query_one(Rows).move(step)

    def _narrow(self, words: str) -> None:
        wanted = words.casefold().split()
        found = [each for each in self._actions if all(word in _text(each) for word in wanted)]
        rows: list[Row] = []
        for group, members in groupby(found, key=lambda each: each.group):
            rows += [heading(group), *(self._row(action) for action in members)]
        about, owed = ("", ()) if wanted else (ABOUT.get(self._place, ""), self._owed)
        self.query_one(Rows).fill(lambda width: self._all(rows, about, owed, width))
        self.query_one(Rows).first()

    def _all(self, rows: Sequence[Row], about: str, owed: Sequence[str], width: int) -> Sequence[Row]:
        """Return what the tab is for, the keys, and after them whose ideas the questions are."""
        if not rows:
            return [line(("no key does that here", "quiet"))]
        return [
            *([paragraph(about, width)] if about else []),
            *rows,
            *([heading("Whose ideas the questions are")] if owed else []),
            *(_told(each, width) for each in owed),
        ]

    def _row(self, action: Action) -> Row:
        keys = " ".join(shown_key(key, plain=self._plain) for key in self._keymap.of(action.id))
        return line((f" {keys:<12}", "named"), (f" {action.label:<14} ", ""), (action.help, "quiet"), act=action.id)


def _told(said: str, width: int) -> Row:
    return paragraph(said, width - 1, "quiet", first=((" ", ""),))


def _text(action: Action) -> str:
    return f"{action.label} {action.help} {action.group}".casefold()
