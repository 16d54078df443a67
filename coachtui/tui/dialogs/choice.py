"""A question answered by one key."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textual import events
from textual.widget import Widget

from coachtui.tui.dialogs.base import Dialog
from coachtui.tui.widgets.row import Row, line
from coachtui.tui.widgets.rows import Rows


class Option(NamedTuple):
    """One answer: its key, what it says, what it gives."""

    key: str
    text: str
    value: str


def options(values: Mapping[str, str]) -> list[Option]:
    """Return an option for each value with its text, each on a letter of its own: the first free one of its text."""
    taken: set[str] = set()
    found: list[Option] = []
    for value, text in values.items():
        letters = [letter for letter in text.lower() if letter.isascii() and letter.isalnum() and letter not in "jk"]
        key = next((letter for letter in letters if letter not in taken), str(len(found) + 1))
        taken.add(key)
        found.append(Option(key, text, value))
    return found


class ChoiceDialog(Dialog[str]):
    """Asks her to choose one of a few. One key answers; arrows and Enter do too."""

    def __init__(self, title: str, choices: Sequence[Option], *, current: str = "") -> None:
        super().__init__(title, "one key answers · Esc leave")
        self._choices = choices
        self._current = current

    def inside(self) -> Sequence[Widget]:
        """Return the list of answers."""
        return [Rows(id="choices", led=True)]

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one(Rows).fill(self._rows)
        if self._current:
            self.query_one(Rows).select(self._current)

    def _rows(self, _width: int) -> list[Row]:
        return [
            line(
                (f" {each.key} ", "heading"),
                (each.text, ""),
                ("  (now)" if each.value == self._current else "", "quiet"),
                act=each.value or " ",
            )
            for each in self._choices
        ]

    def on_key(self, event: events.Key) -> None:
        """Answer at once where the key is one of the choices; move otherwise."""
        rows = self.query_one(Rows)
        for each in self._choices:
            if event.character == each.key:
                event.stop()
                self.dismiss(each.value)
                return
        if event.key in {"down", "j"}:
            rows.move(1)
        elif event.key in {"up", "k"}:
            rows.move(-1)
        elif event.key == "enter" and rows.row:
            self.dismiss(rows.row.act.strip())
        else:
            return
        event.stop()
