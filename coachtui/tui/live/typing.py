"""What is typed in an encounter: stamped and saved line by line, recalled to be mended, pasted as a script."""

from textual import getters
from textual.widgets import Input

from coachtui.domain.change import Row as Record
from coachtui.domain.grammar import parse
from coachtui.domain.readings.script import lines_of
from coachtui.services.notes import add_line, mended_moment, natural_mode, rewrite_note
from coachtui.services.scripts import paste_lines
from coachtui.services.seen import as_seen
from coachtui.tui.begun import Begun
from coachtui.tui.lines.live import recognised
from coachtui.tui.live.completing import with_offer
from coachtui.tui.live.line import LiveLine
from coachtui.tui.ref import Ref
from coachtui.tui.screens.over import OverScreen
from coachtui.tui.widgets.row import Part, Row, line
from coachtui.tui.widgets.rows import Rows


class TypingVerbs(OverScreen):
    """The line of an encounter `ref`; `mending` is the note that stands in it, None where a new one is written.

    What was begun of a new line stays while an earlier one is mended, and stands there again afterwards.
    """

    ref: Ref
    field = getters.query_one(LiveLine)
    script = getters.query_one("#script", Rows)
    read = getters.query_one("#read", Rows)
    natural: str = "saw"
    mending: int | None = None
    _seen: Record
    _mode: str | None = None
    _begun: str = ""

    @property
    def encounter(self) -> Record:
        """The encounter as it stands."""
        return self.row_of(self.ref)

    def take_up(self) -> None:
        """Begin with the text that was left here."""
        self.natural = natural_mode(self.encounter)[0]
        self.field.take_lines = self.paste_lines
        left = self.place.left()
        if left:
            self.write(left)

    @property
    def place(self) -> Begun:
        """Where the text of the line is kept while it is typed."""
        return self.begun(f"live {self.ref.id}", self.mending, self.ref.teacher)

    # What it is understood as

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the text, and say what it means so far."""
        self.place.keep(event.value, self.usual())
        self.read_line()

    def on_completing_line_moved(self, _event: LiveLine.Moved) -> None:
        """Show what may become of the word at the cursor now."""
        self.read_line()

    def on_live_line_left(self, _event: LiveLine.Left) -> None:
        """Go to the script."""
        self.action_script()

    def read_line(self) -> None:
        """Say what the line means so far."""
        rows = [self.read_as(self.field.value)]
        self.read.fill(lambda _width: rows)

    def read_as(self, text: str) -> Row:
        """Return what the line means so far; of an empty one, what can be done."""
        parts, note = parse(text), self._note
        at = mended_moment(note, parts, self.now) if note else None
        pieces = recognised(self.pen, self.book, parts, self.unmarked, at)
        if text.strip():
            mending: list[Part] = [(self.drawn("mending · "), "owed")] if note else []
            return line(*mending, *with_offer(pieces, self.field.offered, plain=self.coach.plain))
        keys = self.coach.keymap
        hint = f"{keys.shown('live.mode')} switches · Up mends · {keys.shown('live.end')} ends"
        return line(("unmarked: ", "quiet"), pieces[0], (self.drawn(f" · {hint}"), "quiet"))

    @property
    def unmarked(self) -> str:
        """What the line is without a mark: what she set, or what the note is that is being mended."""
        return self._mode or str((self._note or {}).get("mode") or self.natural)

    def do_live_mode(self) -> None:
        """Switch what an unmarked line is; of a line that is mended, that one alone."""
        other = "saw" if self.unmarked == "said" else "said"
        if self._note:
            self._mode = other
        else:
            self.natural = other
        self.read_line()

    # What is typed

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Stamp the line and save it."""
        event.stop()
        self.keep_line()

    def keep_line(self) -> bool:
        """Save what stands in the line. False where it could not be written; then the text stays."""
        text = self.field.value
        if not text.strip():
            self._anew()
            return True
        if self._note:
            key = (self.ref.teacher, "notes", self._note["id"])
            change = rewrite_note(self.pen, self.book, self._note["id"], text, default_mode=self._mode)
            change = as_seen(change, {key: self._seen})
        else:
            change = add_line(self.pen, self.book, text, encounter=self.ref.id, default_mode=self._unusual)
        if not self.do(change, say=False, typed=self.place):
            return False
        self._anew()
        return True

    def paste_lines(self, text: str) -> bool:
        """Save a pasted script, a note a line. False where a line is mended, or it could not be written.

        Then it goes into the field.
        """
        if self.mending is not None:
            return False
        change = paste_lines(self.pen, self.book, text, self.ref.id, self._unusual)
        if not self.do(change, say=False, typed=self.place):
            return False
        self.write("")
        self.tell(f"{change.label}; one undo takes them back")
        return True

    @property
    def _unusual(self) -> str | None:
        """The mode of an unmarked line, where it is not the one that such an encounter has."""
        return None if self.natural == natural_mode(self.encounter)[0] else self.natural

    # What is mended

    def action_recall(self, step: int) -> None:
        """Bring an earlier line back to mend it; past the last one stands what was begun of a new one."""
        found = lines_of(self.book, self.ref.id)
        ids = [row["id"] for row in found]
        at = (ids.index(self.mending) if self.mending in ids else len(ids)) + step
        if 0 <= at < len(ids):
            self.mend(found[at])
        elif at >= len(ids) and self.mending is not None:
            self._anew()

    def mend(self, note: Record) -> None:
        """Bring a note into the line, as it was typed or as its mending was left."""
        if self.mending is None:
            self._begun = self.field.value
        self.mending, self._seen, self._mode = note["id"], note, None
        self.write(self.place.left() or self.usual())

    @property
    def _note(self) -> Record | None:
        """The note that is being mended; None for a new line, or where it is gone meanwhile."""
        return self.book.table("notes").get(self.mending) if self.mending is not None else None

    def usual(self) -> str:
        """Return the text that the line holds where nothing new is typed: of a note that is mended, as it was."""
        note = self._note or {}
        return str(note.get("raw") or note.get("text") or "")

    def _anew(self) -> None:
        """Write a new line, with what was begun of it."""
        self.mending, self._mode = None, None
        begun, self._begun = self._begun, ""
        self.write(begun)

    def write(self, text: str) -> None:
        """Put a text into the line, the cursor at its end."""
        self.field.value = text
        self.field.cursor_position = len(text)
        self.read_line()

    def leave_mending(self) -> None:
        """Leave a line that was being mended as it was; what was begun of a new one stands there again."""
        if self.mending is not None:
            self._anew()

    def finish_line(self) -> bool:
        """Save what stands in the line, and what was begun besides, before the encounter ends."""
        return self.keep_line() and self.keep_line()

    def action_script(self) -> None:
        """Go to the script; a line that was being mended is left as it was."""
        self.leave_mending()
        self.script.focus()
