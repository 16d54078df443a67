"""What every course of lines stands on: whose records, how it speaks, asks and writes."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from coachtui.cli.assemble import opened, teacher_named
from coachtui.cli.lines.typed import TypedLines, typed_lines
from coachtui.cli.note import Request, kept
from coachtui.cli.prompts import ScreenPrompts
from coachtui.cli.stdin import StoppedError
from coachtui.cli.told_back import label_said, tell_begun
from coachtui.cli.unread import with_unread
from coachtui.cli.voice import flush_words, tell, tell_error
from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.domain.names import TeacherName
from coachtui.errors import CoachError
from coachtui.paths import Paths
from coachtui.services.pen import Pen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coachtui.services.session import Session

Option = tuple[str, str, str]
"""What can be answered: the letter, what it says, the value it gives."""


class EndError(Exception):
    """Nothing more is typed: the course is over, and all that was done in it stands."""


class Place(NamedTuple):
    """Where a course happens: her places, her sitting, the teacher, and what is typed."""

    paths: Paths
    session: "Session"
    teacher: TeacherName
    typed: TypedLines


class Course:
    """Speaks a line at a time on stderr, takes what is typed, and writes each change at once."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.session = place.session
        self.done = 0
        """How many changes of this course stand, so that it takes back none that is older."""
        self._prompts: ScreenPrompts | None = None
        self._held: list[str] | None = None

    @property
    def pen(self) -> Pen:
        """The clock and the ids to write with."""
        return self.session.pen

    @property
    def now(self) -> datetime:
        """This moment on her clock."""
        return self.pen.now()

    @property
    def book(self) -> Book:
        """Her records as they stand."""
        return self.session.book(self.place.teacher.id)

    def prompts(self, name: str) -> tuple[str, ...]:
        """Return the wordings of a prompt, shipped or hers, with the teacher's first name in them."""
        self._prompts = self._prompts or ScreenPrompts(self.place.paths.config_dir)
        first = self.place.teacher.name.split()[0] if self.place.teacher.name.strip() else "she"
        return tuple(text.replace("{name}", first) for text in self._prompts.of(name))

    def line(self) -> str:
        """Return the next line that is typed, what other sessions wrote taken in. Raises EndError, StoppedError."""
        flush_words()
        line = self.place.typed.next()
        if line is None:
            raise EndError
        if self._held is not None and line.strip():
            self._held.append(line.strip())
        try:
            self.session.poll()
        except CoachError as error:  # what is typed comes first; writing it says more
            tell_error(error)
        return line

    def unsay(self) -> None:
        """Take what was typed last for an answer, and no text of hers."""
        if self._held:
            self._held.pop()

    @contextmanager
    def together(self) -> "Iterator[None]":
        """Hold what is typed until all of it can be written: where that is ended before, it goes into the inbox.

        Raises StoppedError where it did, what else ended it where nothing was typed.
        """
        self._held = []
        try:
            yield
        except (EndError, StoppedError) as ended:
            code, last = (ended.exit_code, ended.text.strip()) if isinstance(ended, StoppedError) else (1, "")
            text = "\n".join([*self._held, *filter(None, [last])])
            if not text:
                raise
            self.set_aside(text, "It was not written: there was more to ask.")
            raise StoppedError("", code) from None
        finally:
            self._held = None

    def set_aside(self, text: str, why: str, title: str = "Stopped") -> None:
        """Put a text that cannot be used here into the inbox, and say so."""
        request = Request("", False, self.place.teacher.name, text, lines=True, typed=True)
        tell_error(kept(self.place.paths.vault, request, CoachError(title, why)))

    def through(self, go: Callable[[], int]) -> int:
        """Go through the course to its end, or until nothing more is typed; return the exit code.

        The line in which it was stopped is put into the inbox.
        """
        try:
            return go()
        except EndError:
            return 0
        except StoppedError as stopped:
            if text := stopped.text.strip():
                self.set_aside(text, "The last line was not used.")
            return stopped.exit_code

    def ask(self, question: str) -> str:
        """Say a question and return the answer; "" where she leaves it empty."""
        tell(question)
        return self.line().strip()

    def ask_fit(self, question: str, fit: Callable[[str], str | None], wrong: str) -> str | None:
        """Ask until an answer fits, and return what it means; None where she leaves it empty."""
        while answer := self.ask(question):
            meant = fit(answer)
            if meant is not None:
                return meant
            tell(wrong)
        return None

    def choose(self, question: str, options: Sequence[Option], *, current: str = "") -> str:
        """Ask for one of several by its letter or its words, a line each; return its value, "" where she leaves it."""
        tell(question)
        for letter, words, value in options:
            tell(f"  {letter}  {words}" + (" (now)" if value == current else ""))
        while answer := self.line().strip():
            for letter, words, value in options:
                if answer in (letter, value) or (len(answer) > 1 and answer.casefold() == _called(words)):
                    self.unsay()
                    return value
            tell(f"There is no “{answer}”: {' '.join(letter for letter, _, _ in options)}, or Enter to leave it.")
        return ""

    def do(self, change: Change, *, say: bool = True) -> Change | None:
        """Write a change and say what it was; None where it could not be written, which is told."""
        try:
            written = self.session.do(change)
        except CoachError as error:
            tell_error(error)
            return None
        self.done += bool(written.ops)
        if say and written.ops:
            tell(label_said(self.session, written))
        tell_begun(written)
        return written

    def undo(self) -> None:
        """Take back what was done last in this course."""
        taken = self.session.undo() if self.done else None
        if taken is None:
            tell("Nothing of this is left to take back. What was before: coachtui undo")
            return
        self.done -= 1
        tell(f"Undone: {taken}.")

    def refused(self, make: Callable[[], Change]) -> Change | None:
        """Write what `make` makes; where that makes no sense, say why and return None."""
        try:
            change = make()
        except CoachError as error:
            tell_error(error)
            return None
        return self.do(change)


def _called(words: str) -> str:
    """Return what an option is called: its words up to a colon, or to a gap."""
    return words.partition(":")[0].partition("  ")[0].strip().casefold()


@contextmanager
def beginning(paths: Paths, whose: str) -> "Iterator[Place]":
    """Give the place for a course about one teacher.

    Raises UsageError where nobody is meant, StoreError; what was piped in for it is in the inbox then.
    """
    with ExitStack() as stack:
        try:
            session = stack.enter_context(opened(paths.vault, fresh=False))
            teacher = teacher_named(session, whose)
        except CoachError as error:
            raise with_unread(paths.vault, whose, error) from error
        yield Place(paths, session, teacher, stack.enter_context(typed_lines()))
