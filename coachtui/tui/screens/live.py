"""Live: an encounter in progress. One line to type in, each line stamped and saved; nothing opens by itself."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import events, getters
from textual.binding import Binding
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from coachtui.domain.book import Book
from coachtui.domain.change import Row as Record
from coachtui.domain.grammar import parse
from coachtui.services.encounters import end_encounter
from coachtui.services.notes import add_line, natural_mode, rewrite_note
from coachtui.services.scripts import paste_lines
from coachtui.services.seen import as_seen
from coachtui.tui.begun import Begun
from coachtui.tui.bindings import Bindings, bindings_of
from coachtui.tui.dialogs.base import LineInput
from coachtui.tui.lines.live import aims, debriefed, elapsed, lines_of, recognised, script_row
from coachtui.tui.lines.moments import clock_text
from coachtui.tui.lines.understood import joined
from coachtui.tui.ref import Ref
from coachtui.tui.screens.over import OverScreen
from coachtui.tui.widgets.row import Row, line
from coachtui.tui.widgets.rows import Rows

TICK_SECONDS = 5
"""How often the clock is looked at; it is drawn only where its minute has changed."""


class LiveLine(LineInput):
    """The line of an encounter: Up recalls the last note to mend it, Escape goes to the script."""

    BINDINGS: ClassVar[Bindings] = [
        Binding("up", "screen.recall(-1)", show=False),
        Binding("down", "screen.recall(1)", show=False),
        Binding("tab", "screen.script", show=False),
        Binding("escape", "screen.script", show=False),
        Binding("pageup", "screen.leaf(-1)", show=False),
        Binding("pagedown", "screen.leaf(1)", show=False),
    ]

    def on_paste(self, event: events.Paste) -> None:
        """Take a text of several lines as several notes; one line waits in the field as if it were typed."""
        start, end = sorted(self.selection)
        whole = f"{self.value[:start]}{event.text}{self.value[end:]}"
        screen = self.screen
        several = sum(bool(each.strip()) for each in event.text.splitlines()) > 1
        if several and isinstance(screen, LiveScreen) and screen.mending is None and screen.paste_lines(whole):
            event.prevent_default()
            event.stop()


class LiveScreen(OverScreen):
    """The script above, the line below.

    Escape in the line goes to the script, there it goes back to the tabs; the encounter goes on, and `v` returns to
    it with the text that was left.
    """

    PLACE: ClassVar[str] = "live"
    CSS_PATH = "live.tcss"
    AUTO_FOCUS = "LiveLine"
    BINDINGS: ClassVar[Bindings] = bindings_of("live")
    field = getters.query_one(LiveLine)
    script = getters.query_one("#script", Rows)
    aims = getters.query_one("#aims", Rows)
    read = getters.query_one("#read", Rows)

    def __init__(self, ref: Ref) -> None:
        super().__init__()
        self.ref = ref
        self.natural = "saw"
        self.mending: int | None = None
        self._seen: Record = {}

    @property
    def book(self) -> Book:
        """The records of the teacher of this encounter, whoever comes into view."""
        return self.session.book(self.ref.teacher)

    @property
    def encounter(self) -> Record:
        """The encounter as it stands."""
        return self.row_of(self.ref)

    def panels(self) -> Iterator[Widget]:
        """Give the aims, the script and the line."""
        aims_list = Rows(id="aims", cursor=False)
        read = Rows(id="read", cursor=False)
        aims_list.can_focus = read.can_focus = False
        yield aims_list
        with Vertical(id="now"):
            yield Rows(id="script")
            yield LiveLine(placeholder="what is said and seen; Enter stamps it")
            yield read

    def on_mount(self) -> None:
        """Begin with the text that was left here, and watch the clock."""
        self.natural = natural_mode(self.encounter)[0]
        left = self.place.left()
        if left:
            self._write(left)
        self.set_interval(TICK_SECONDS, self.show_frame)

    @property
    def place(self) -> Begun:
        """Where the text of the line is kept while it is typed."""
        return self.begun(f"live {self.ref.id}", self.mending, self.ref.teacher)

    # What it shows

    def show(self) -> None:
        """Show the script, its last line in sight; go back where the encounter is gone."""
        if not self.encounter:
            if self.is_current:
                self.dismiss()
            return
        book, now = self.book, self.now
        notes = lines_of(book, self.ref.id)
        told = aims(self.encounter, 1000)
        self.aims.display = bool(told)
        self.aims.fill(lambda width: aims(self.encounter, width))
        rows = [script_row(book, row, now) for row in notes] or [_empty(self.natural)]
        before = debriefed(book, self.encounter, now)
        self.script.fill(lambda _width: [*before, *rows])
        if self.focused is not self.script:
            self.script.last() if notes else self.script.first()
        self._read_line(self.field.value)

    def who(self) -> str:
        """Return with whom, and what it is."""
        kind = str(self.encounter.get("kind") or "encounter")
        return f"{self.book.teacher.get('name') or ''} · {kind}"

    def status(self) -> str:
        """Return since when, and for how many minutes."""
        row = self.encounter
        start = clock_text(str(row.get("start") or ""), self.now)
        return f"{start}, {elapsed(row, self.now)} min · {self.now:%H:%M}"

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the text, and say what it means so far."""
        self.place.keep(event.value, self._mended())
        self._read_line(event.value)

    def _read_line(self, text: str) -> None:
        rows = [self._said(text)]
        self.read.fill(lambda _width: rows)

    def _said(self, text: str) -> Row:
        mending = [("mending · ", "owed")] if self.mending is not None else []
        pieces = recognised(self.pen, self.book, parse(text), self.natural)
        if text.strip():
            return line(*((self.drawn(said), style) for said, style in (*mending, *joined(pieces))))
        keys = self.coach.keymap
        hint = f"{keys.shown('live.mode')} switches · Up mends the last · {keys.shown('live.end')} ends"
        return line(("unmarked: ", "quiet"), pieces[0], (self.drawn(f" · {hint}"), "quiet"))

    # What is typed

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Stamp the line and save it."""
        event.stop()
        self.keep_line()

    def keep_line(self) -> bool:
        """Save what stands in the line. False where it could not be written; then the text stays."""
        text = self.field.value
        if not text.strip():
            self.mending = None
            return True
        if self.mending is not None and self.mending in self.book.table("notes"):
            key = (self.ref.teacher, "notes", self.mending)
            change = as_seen(rewrite_note(self.pen, self.book, self.mending, text), {key: self._seen})
        else:
            usual = natural_mode(self.encounter)[0]
            mode = None if self.natural == usual else self.natural
            change = add_line(self.pen, self.book, text, encounter=self.ref.id, default_mode=mode)
        if not self.do(change, say=False, typed=self.place):
            return False
        self.mending = None
        self._write("")
        return True

    def paste_lines(self, text: str) -> bool:
        """Save a pasted script, a note a line. False where it could not be written; then it goes into the field."""
        usual = natural_mode(self.encounter)[0]
        mode = None if self.natural == usual else self.natural
        change = paste_lines(self.pen, self.book, text, self.ref.id, mode)
        if not self.do(change, say=False, typed=self.place):
            return False
        self._write("")
        self.tell(f"{change.label}; one undo takes them back")
        return True

    def action_recall(self, step: int) -> None:
        """Bring an earlier line back to mend it; past the last one, the line is new again."""
        if self.mending is None and (self.field.value.strip() or step > 0):
            return
        notes = lines_of(self.book, self.ref.id)
        ids = [row["id"] for row in notes]
        at = (ids.index(self.mending) if self.mending in ids else len(ids)) + step
        if 0 <= at < len(ids):
            self._mend(notes[at])
        elif at >= len(ids):
            self.mending = None
            self._write("")

    def _mend(self, note: Record) -> None:
        self.mending, self._seen = note["id"], note
        self._write(self.place.left() or self._mended())

    def _mended(self) -> str:
        """Return the line that is being mended as it was typed; nothing where a new one is written."""
        note = self.book.table("notes").get(self.mending or 0, {})
        return str(note.get("raw") or note.get("text") or "")

    def _write(self, text: str) -> None:
        self.field.value = text
        self.field.cursor_position = len(text)
        self._read_line(text)

    # Where the focus is

    def action_script(self) -> None:
        """Go to the script; a line that was being mended is left as it was."""
        if self.mending is not None:
            self.mending = None
            self._write("")
        self.script.focus()

    def action_leaf(self, pages: int) -> None:
        """Leaf in the script while typing."""
        self.script.scroll_relative(y=pages * max(self.script.size.height - 1, 1), animate=False)

    def can_live_line(self) -> bool:
        """Whether the focus is elsewhere."""
        return self.focused is not self.field

    def do_live_line(self) -> None:
        """Go back to the line."""
        self.field.focus()

    def can_open(self) -> bool:
        """Whether a line of the script is under the cursor."""
        ref = self.script.ref
        return self.focused is self.script and ref is not None and self.row_of(ref).get("encounter") == self.ref.id

    async def do_open(self) -> None:
        """Bring the line under the cursor back to mend it."""
        ref = self.script.ref
        if ref:
            self._mend(self.row_of(ref))
            self.field.focus()

    def do_live_mode(self) -> None:
        """Switch what an unmarked line is."""
        self.natural = "saw" if self.natural == "said" else "said"
        self._read_line(self.field.value)

    def can_close(self) -> bool:
        """Whether she is out of the line: there, no key leaves."""
        return self.focused is not self.field

    # The end

    def can_live_end(self) -> bool:
        """Whether the encounter can be ended."""
        return self.may_write

    def do_live_end(self) -> None:
        """Save what stands in the line, log the end, and go to the script in the tab."""
        minutes, kind = elapsed(self.encounter, self.now), self.encounter.get("kind") or "encounter"
        if not self.keep_line() or not self.do(end_encounter(self.pen, self.book, self.ref.id), say=False):
            return
        sort = self.coach.keymap.shown("sort", plain=self.coach.plain)
        self.tell(f"{kind} ended, {minutes} min. {sort} sorts its lines; the command “reflection” is for yours.")
        notes: Sequence[Record] = lines_of(self.book, self.ref.id)
        last = Ref(self.ref.teacher, "notes", notes[-1]["id"]) if notes else self.ref
        self.coach.arrive("relationship", self.ref.teacher, last)


def _empty(natural: str) -> Row:
    said = "what she says" if natural == "said" else "what you see"
    return line((f"  the script begins with the first line: {said}, as it is", "quiet"))
