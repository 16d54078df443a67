"""What the palette offers: every action that can be done now, by the same guards as its key, teachers, and records."""

from collections.abc import Iterable
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.kinds import label
from coachtui.domain.names import TeacherName
from coachtui.domain.readings.find import excerpt, matches
from coachtui.keymap import Keymap
from coachtui.tui.actions import Action
from coachtui.tui.dialogs.pick import Item
from coachtui.tui.ref import Ref

MOST = 12
"""How many records are offered; the newest."""
FEWEST_LETTERS = 2
"""From how many letters on records are looked for."""
ROOM = 60
"""How many cells of a record are shown."""


class Everywhere(NamedTuple):
    """To find words in all records of all teachers."""

    words: str


def offered(actions: Iterable[Action], names: Iterable[TeacherName], keymap: Keymap, *, plain: bool) -> list[Item]:
    """Return the items of the palette: an action's value is its id, a teacher's hers."""
    return [
        *(
            Item(action.id, action.label, action.help, ((f"{keymap.shown(action.id, plain=plain):>5}  ", "named"),))
            for action in actions
            if action.id != "palette"
        ),
        *(Item(name.id, name.name, "Look at this teacher.", (("       ", ""),)) for name in names),
    ]


def held(book: Book, words: str) -> list[Item]:
    """Return the records of the teacher in view that hold the words, newest first, and the way to all others."""
    if len(words) < FEWEST_LETTERS:
        return []
    hits = sorted(matches(book, words), key=lambda hit: (hit.when, hit.id), reverse=True)[:MOST]
    found = [
        Item(
            Ref(hit.teacher, hit.table, hit.id),
            excerpt(hit.elsewhere or hit.said, words, ROOM),
            before=((f"{label(hit.table):>10}  ", "quiet"),),
        )
        for hit in hits
    ]
    return [*found, Item(Everywhere(words), f"find “{words}” everywhere", before=((" " * 7, ""),))]
