"""A letter on every line in sight: the key that it names goes there."""

from collections.abc import Iterable, Mapping
from string import ascii_letters, digits

from textual import events

from coachtui.tui.dialogs.base import Dialog
from coachtui.tui.widgets.rows import Rows

SIGNS = ascii_letters + digits
"""What the lines are called, in this order; those beyond stay without."""

Place = tuple[Rows, int]
"""A list, and the place of a row in it."""


class LabelDialog(Dialog[Place]):
    """Waits for the letter of a line, in no more room than its two edges. Any other key leaves."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        super().__init__("To which line?", "its letter goes there · Esc leave")
        self._places = places

    def on_key(self, event: events.Key) -> None:
        """Answer with the line of this letter; leave where no line has it."""
        event.stop()
        self.dismiss(self._places.get(event.character or ""))


def labelled(panes: Iterable[Rows]) -> dict[str, Place]:
    """Put a sign on every line in sight that the cursor may stand on, and return them; `unlabelled` takes them off."""
    lists = list(panes)
    places: list[Place] = [(rows, index) for rows in lists for index in rows.in_sight()]
    found = dict(zip(SIGNS, places, strict=False))
    for rows in lists:
        rows.label({index: sign for sign, (where, index) in found.items() if where is rows})
    return found


def unlabelled(places: Mapping[str, Place]) -> None:
    """Take the signs off again."""
    for rows in {rows for rows, _ in places.values()}:
        rows.label({})
