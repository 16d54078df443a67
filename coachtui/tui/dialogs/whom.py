"""Choosing several: students and groups by their codes, or any records."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events
from textual.fuzzy import Matcher
from textual.widget import Widget
from textual.widgets import Input, Static

from coachtui.domain.book import Book
from coachtui.domain.codes import SEPARATORS, may_begin
from coachtui.services import people
from coachtui.services.writing import main_id, together
from coachtui.tui.bindings import Bindings, bound
from coachtui.tui.dialogs.base import Dialog, LineInput
from coachtui.tui.dialogs.pick import Item
from coachtui.tui.widgets.row import Row, line
from coachtui.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachtui.tui.screens.desk import DeskScreen

PEOPLE = ("students", "groups")
NO_CODE = "students are codes, such as K3, never names"
NEW = {"students": "new student", "groups": "new group"}


class Many(NamedTuple):
    """What she chose: the ids, and the new students and groups she typed, as (table, text)."""

    values: tuple[int, ...]
    new: tuple[tuple[str, str], ...] = ()


class SpaceInput(LineInput):
    """A line in which Space chooses."""

    def on_key(self, event: events.Key) -> None:
        """Leave Space to the dialog."""
        dialog = self.screen
        if event.key == "space" and isinstance(dialog, ManyDialog) and dialog.space():
            event.stop()
            event.prevent_default()


class ManyDialog(Dialog[Many]):
    """A list with marks. Typing narrows it; Space marks; Enter marks what is typed, and on an empty line it is done.

    So codes are typed as they are said: `k3 r1 ell`, or `k3,r1`, Enter, Enter. A code that is not there begins a
    student; a word that is no code, such as a name, stays in the line until she says it otherwise, or moves to the row
    that begins a group.
    """

    AUTO_FOCUS = "SpaceInput"
    BINDINGS: ClassVar[Bindings] = [
        bound("move.down", "move(1)"),
        bound("move.up", "move(-1)"),
        bound("move.page_down", "move(8)"),
        bound("move.page_up", "move(-8)"),
        bound("text.save", "done", priority=True),
    ]

    def __init__(
        self, title: str, items: Sequence[Item], chosen: Iterable[int], *, people: Sequence[str] = (), typed: str = ""
    ) -> None:
        super().__init__(title, "Space mark · Enter done · Esc leave")
        self._items = list(items)
        self._chosen: list[object] = list(chosen)
        self._people = tuple(people)
        self._typed = typed
        self._moved = False
        self._found: list[Item] = []
        self._refused = ""

    def inside(self) -> Sequence[Widget]:
        """Return the line to type in, and the list."""
        hint = "codes, a space between: k3 r1; a new one begins a student" if self._people else "type to narrow"
        return [SpaceInput(self._typed, hint), Static(classes="hint", markup=False), Rows()]

    def on_mount(self) -> None:
        """Show those that are chosen first."""
        self._say("")
        self._items.sort(key=lambda item: item.value not in self._chosen)
        self._narrow(self._typed)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._moved = False
        if event.value != self._refused:
            self._say("")
        self._narrow(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Mark what is typed; with nothing typed, it is done."""
        event.stop()
        if event.value.strip():
            self._take(keep=True)
        else:
            self.action_done()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Mark the row that was opened by the mouse."""
        event.stop()
        self._mark()

    def action_move(self, step: int) -> None:
        """Move in the list while typing."""
        self._moved = True
        self.query_one(Rows).move(step)

    def action_done(self) -> None:
        """Answer with what is marked."""
        if self._line.value.strip() and not self._take(keep=True):
            return
        values = tuple(value for value in self._chosen if isinstance(value, int))
        new = tuple((value[0], value[1]) for value in self._chosen if isinstance(value, tuple))
        self.dismiss(Many(values, new))

    def space(self) -> bool:
        """Mark the row under the cursor; False where the space belongs to what is typed."""
        if not self._people and self._line.value and not self._moved:
            return False
        if self._unfit() and not any(sign in self._line.value for sign in SEPARATORS):
            return False
        self._take()
        return True

    @property
    def _line(self) -> SpaceInput:
        return self.query_one(SpaceInput)

    def _take(self, *, keep: bool = False) -> bool:
        """Mark what is typed, or the row she moved to; False where some of it is no code, which then stays."""
        words = self._words()
        if len(words) < 2 or self._moved:
            if not self._unfit():
                self._mark(keep=keep)
                return True
        elif left := [word for word in words if self._meant(word) is None]:
            whole = len(left) == len(words)  # words of which none is a code stay as she wrote them
            self._choose_all(words)
            self._line.value = self._line.value if whole else " ".join(left)
        else:
            self._choose_all(words)
            self._line.value = ""
            return True
        self._refused = self._line.value
        self._say(NO_CODE + ("; ↓ Enter begins a group" if "groups" in self._people else ""))
        return False

    def _words(self) -> list[str]:
        """Return the words that are typed: one, where they are the label of what is there, or begin it."""
        typed = self._line.value.strip()
        apart = "".join(" " if letter in SEPARATORS else letter for letter in typed)
        if not self._people or (apart == typed and self._found and self._found[0] in self._items):
            return [typed]
        return apart.split()

    def _meant(self, word: str) -> Item | None:
        """Return whom one of several words means: who is there, or a new student."""
        word = word.removeprefix("@")
        there = (item for item in self._items if people.bare(item.text) == people.bare(word))
        new = (item for item in self._new(word) if item.note == NEW["students"])
        return next(there, None) or next(new, None)

    def _choose_all(self, words: Sequence[str]) -> None:
        for item in map(self._meant, words):
            if item:
                self._choose(item)

    def _choose(self, item: Item) -> None:
        if item.value not in self._chosen:
            self._chosen.append(item.value)
            if item not in self._items:
                self._items.insert(0, Item(item.value, str(item.text), "new"))

    def _unfit(self) -> bool:
        """Whether what is typed is nobody who is there and no code; to begin a group with it she moves to its row."""
        if self._moved or "students" not in self._people or not self._line.value.strip(f" {SEPARATORS}"):
            return False
        row = self.query_one(Rows).row
        return not (row and row.act) or self._found[int(row.act)].note == NEW["groups"]

    def _say(self, said: str) -> None:
        hint = self.query_one(".hint", Static)
        hint.update(said)
        hint.display = bool(said)

    def _mark(self, *, keep: bool = False) -> None:
        row = self.query_one(Rows).row
        if row is None or not row.act:
            return
        item = self._found[int(row.act)]
        if item.value not in self._chosen:
            self._choose(item)
        elif not keep:
            self._chosen.remove(item.value)
        if self._line.value:
            self._line.value = ""
        else:
            self._narrow("")
            self.query_one(Rows).move(1)

    def _narrow(self, typed: str) -> None:
        words = typed.strip().strip(SEPARATORS).removeprefix("@")
        self._found = self._matching(words) if words else list(self._items)
        self.query_one(Rows).fill(lambda _width: self._rows())
        if words or not self._moved:
            self.query_one(Rows).first()

    def _matching(self, words: str) -> list[Item]:
        exact = [item for item in self._items if item.text.casefold() == words.casefold()]
        matcher = Matcher(words)
        scored = [(matcher.match(item.text), item) for item in self._items if item not in exact]
        close = [item for score, item in sorted(scored, key=lambda each: -each[0]) if score > 0]
        new = [] if exact else self._new(words)
        coded = new and new[0].value == ("students", words) and any(letter.isdigit() for letter in words)
        return [*exact, *new, *close] if coded else [*exact, *close, *new]

    def _new(self, words: str) -> list[Item]:
        tables = [table for table in self._people if table != "students" or may_begin(words)]
        return [Item((table, words), words, NEW[table]) for table in tables]

    def _rows(self) -> list[Row]:
        rows = []
        for at, item in enumerate(self._found):
            marked = item.value in self._chosen
            sign = "+" if isinstance(item.value, tuple) and not marked else " "
            rows.append(
                line(
                    ("[x] " if marked else f"[{sign}] ", "named" if marked else "quiet"),
                    *item.before,
                    (item.text, "strong" if marked else ""),
                    (f"  {item.note}" if item.note else "", "quiet"),
                    act=str(at),
                )
            )
        return rows or [line((" nothing here yet" if not self._line.value else " nothing matches", "quiet"))]


def people_items(book: Book, tables: Sequence[str] = PEOPLE) -> list[Item]:
    """Return students and groups to choose from: those who are followed first, then by code."""
    items = []
    if "students" in tables:
        rows = sorted(book.rows("students"), key=lambda row: (not row.get("focal"), str(row.get("code")).casefold()))
        items += [Item(row["id"], str(row.get("code")), "focal" if row.get("focal") else "") for row in rows]
    if "groups" in tables:
        groups = sorted(book.rows("groups"), key=lambda row: str(row.get("label")).casefold())
        items += [Item(row["id"], str(row.get("label")), f"group {row.get('about', '')}".strip()) for row in groups]
    return items


def begin_people(screen: "DeskScreen", many: Many) -> tuple[int, ...]:
    """Begin the new students and groups of an answer, as one act, and return all ids."""
    changes = list(people.begin_people(screen.pen, screen.book, many.new).values())
    if changes and not screen.do(together(", ".join(change.label for change in changes), changes)):
        return many.values
    return (*many.values, *(main_id(change) for change in changes))
