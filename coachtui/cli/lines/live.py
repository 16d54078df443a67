"""An encounter in lines: each line is stamped and saved when it is ended, and silence says that it is."""

from collections.abc import Callable

from coachtui.cli.lines.course import EndError, Place
from coachtui.cli.lines.encounter import begun_lines, outcome_line
from coachtui.cli.lines.live_commands import LiveCommands
from coachtui.cli.note import Request, kept
from coachtui.cli.stdin import StoppedError
from coachtui.cli.told_back import tell_begun
from coachtui.cli.voice import tell, tell_error
from coachtui.domain.change import Change
from coachtui.domain.grammar import parse
from coachtui.domain.grammar.childname import looks_like_name
from coachtui.errors import CoachError, UsageError
from coachtui.services.encounters import take_up
from coachtui.services.notes import add_line, natural_mode
from coachtui.services.pen import Pen
from coachtui.tui.lines.live import recognised

COMMAND = "/"
"""What a line begins with that is no note."""


class LiveLines(LiveCommands):
    """Goes on until `/end`, or until nothing more is typed: then the encounter goes on without her.

    It begins with the first line where the lines come through a pipe: an empty one begins nothing.
    """

    def __init__(self, place: Place, kind: str) -> None:
        super().__init__(place)
        self._kind = kind
        self._waiting: list[tuple[str, Pen]] = []
        self._trouble: CoachError | None = None

    def go(self, *, at_once: bool) -> int:
        """Take lines to the end and return the exit code. Raises CoachError for what could be written nowhere."""
        code = 0
        try:
            if at_once:
                self._begin()
            while not self.over:
                self.take(self.line())
        except EndError:
            self._leave()
        except StoppedError as stopped:
            code = stopped.exit_code
            lines = stopped.text.splitlines()
            half = "" if stopped.text.endswith("\n") or not lines else lines.pop()
            for line in lines:
                self.take(line)
            self._take_half(half)
            self._leave()
        self._keep_elsewhere()
        return code

    def take(self, line: str) -> None:
        """Keep a line, or do what it says where it is a command; what only looks like one is a note."""
        if not line.strip():
            return
        if not (self.encounter or self._try(self._begin)):
            self._waiting.append((line, self._stamp()))
            return
        word, _, rest = line.strip().partition(" ")
        if word.startswith(COMMAND):
            try:
                known = self.command(word.removeprefix(COMMAND), rest.strip())
            except CoachError as error:
                tell_error(error)
                return
            if known:
                return
            tell(f"Kept as a note, since {word} is no command: /help lists them, /undo takes it back.")
        self._keep(line)

    def _take_half(self, line: str) -> None:
        """Keep a line that nobody has ended; what would be a command is not done, and its words wait in the inbox."""
        word, _, rest = line.strip().partition(" ")
        undone = f"{word} was not done: its line was not ended."
        if not word.startswith(COMMAND):
            self.take(line)
        elif rest:
            self.set_aside(line.strip(), undone)
        else:
            tell(undone)

    # Keeping

    def _begin(self) -> None:
        self.encounter, begins = take_up(self.pen, self.book, self._kind)
        if begins is not None:
            self.session.do(begins)
        self.natural = natural_mode(self.row)[0]
        for each in begun_lines(self.book, self.row, self.now, fresh=begins is not None):
            tell(each)

    def _keep(self, line: str) -> None:
        """Save a line, after those that could not be saved before it."""
        self._waiting.append((line, self._stamp()))
        while self._waiting and self._try(self._keep_first):
            self._waiting.pop(0)

    def _keep_first(self) -> None:
        text, pen = self._waiting[0]
        written = self.session.do(self._note(text, pen))
        self.done += 1
        self._say(text, written)

    def _try(self, write: Callable[[], None]) -> bool:
        """Write, and where that cannot be, say why and that nothing is lost by it."""
        try:
            write()
        except CoachError as error:
            self._trouble = error
            tell_error(error)
            tell("Not saved. It waits here, and is tried again with the next line.")
            return False
        return True

    def _stamp(self) -> Pen:
        """Return a pen whose clock stands still: a line is of the moment at which it was typed, however late saved.

        Of lines of one moment the order is that of their ids.
        """
        at = self.now
        return Pen(lambda: at, self.pen.new_id)

    def _note(self, text: str, pen: Pen) -> Change:
        natural = natural_mode(self.row)[0]
        mode = None if self.natural == natural else self.natural
        return add_line(pen, self.book, text, encounter=self.encounter, default_mode=mode)

    def _say(self, text: str, written: Change) -> None:
        """Say what she may not know of a line: which day was meant, a code that is new, what looks like a name."""
        made = next((dict(op.after or {}) for op in written.ops if op.table == "notes"), {})
        parts = parse(text)
        pieces = [said for said, style in recognised(self.pen, self.book, parts, self.natural) if style != "quiet"]
        if told := [each for each in pieces[1:] if each.startswith("by ")]:
            tell(", ".join(told))
        tell_begun(written)
        named = looks_like_name(str(made.get("text") or ""), (self.place.teacher.name,))
        if named:
            tell(f"“{named}” looks like a name. A code, such as @K3, keeps a child out of the notes.")

    # The end

    def _leave(self) -> None:
        if not (self.encounter or self._waiting):
            raise UsageError("Nothing to note", "No line came, and nothing was begun.")
        if self.encounter and not self.over:
            tell(outcome_line(self.row, self.now, self.place.teacher.name))

    def _keep_elsewhere(self) -> None:
        """Put the lines that could not be saved into the inbox. Raises the error that says where they are."""
        if self._waiting and self._trouble:
            text = "\n".join(text for text, _ in self._waiting)
            request = Request("", False, self.place.teacher.name, text, lines=True, typed=True)
            raise kept(self.place.paths.vault, request, self._trouble)
