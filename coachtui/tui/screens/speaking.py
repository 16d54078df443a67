"""What a screen of hers stands on, how it speaks to her, and how it writes what she says."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from textual.screen import ModalScreen, Screen

from coachtui.domain.book import Book
from coachtui.domain.change import COMMON, Change
from coachtui.errors import CoachError
from coachtui.services.refused import RefusedError
from coachtui.tui.begun import Begun
from coachtui.tui.screens.fitting import classes_of
from coachtui.tui.telling import DONE, FAILED, forget_told
from coachtui.tui.turns import CURRENT

if TYPE_CHECKING:
    from datetime import datetime

    from coachtui.services.pen import Pen
    from coachtui.services.session import Session
    from coachtui.tui.app import CoachApp

Answer = TypeVar("Answer")


class SpeakingScreen(Screen[None]):
    """A full screen that can ask, tell and write."""

    def __init__(self) -> None:
        super().__init__(classes=classes_of(self.app.size))

    def _compositor_refresh(self) -> None:
        """Compose nothing while nothing is displayed, as Textual would; what changed stays to be drawn."""
        if not self.app._batch_count:  # noqa: SLF001 - Textual tells it nowhere else
            super()._compositor_refresh()

    # What it stands on

    @property
    def coach(self) -> "CoachApp":
        """The app, as what it is."""
        return cast("CoachApp", self.app)

    @property
    def session(self) -> "Session":
        """Her sitting: the store, and what can be undone."""
        return self.coach.session

    @property
    def pen(self) -> "Pen":
        """The clock and the ids to write with."""
        return self.coach.session.pen

    @property
    def now(self) -> "datetime":
        """This moment on her clock."""
        return self.pen.now()

    @property
    def teacher(self) -> int:
        """The id of the teacher in view; 0 where there is none."""
        return self.coach.teacher

    @property
    def book(self) -> Book:
        """The records of the teacher in view; only what is common where there is none."""
        return self.session.book(self.teacher or COMMON)

    # What it says and does

    def tell(self, message: str, *, error: bool = False, title: str = "") -> None:
        """Say something, for a moment; her words and codes are never read as markup.

        What was done takes the place of what was said before, and is gone with her next key.
        """
        if not error:
            forget_told(self.app, DONE, FAILED)
        self.app.notify(message, title=title, severity="error" if error else "information", markup=False)

    def tell_error(self, error: CoachError) -> None:
        """Say what did not work; shortly where the banner says why and keeps saying it."""
        self.coach.trouble.tell()
        if self.coach.trouble.tells(error):
            self.tell("not saved: above it says why", error=True)
        else:
            self.tell(f"{error.message}\n{error.hint}".strip(), error=True, title=error.title)

    def do(self, change: Change, *, say: bool = True, typed: Begun | None = None) -> bool:
        """Write a change, and in one with it that the texts it was made of are no drafts any more.

        These are the texts that this act asked for, and `typed`. False where it could not be written; then she is
        told why, and nothing has happened.
        """
        act = CURRENT.get()
        begun = {each: each.left() for each in (*(act.typed if act else ()), *((typed,) if typed else ()))}
        try:
            written = self.session.do(change, [op for each in begun for op in each.superseded()])
        except CoachError as error:
            for each, text in begun.items():
                each.keep(text)
            self.tell_error(error)
            return False
        if act:
            act.typed.clear()
        self.coach.trouble.tell()
        if say and written.ops:
            self.tell(written.label)
        return True

    def begun(self, where: str, record: int | None = None, teacher: int | None = None) -> Begun:
        """Return the place where a text about the teacher in view is typed, and kept until it is saved."""
        return Begun(self.coach.drafts, where, self.teacher if teacher is None else teacher, record)

    async def ask_line(
        self,
        title: str,
        begun: Begun,
        *,
        value: str = "",
        hint: str = "",
        placeholder: str = "",
        empty: bool = False,
        unfit: Callable[[str], str] | None = None,
    ) -> str | None:
        """Ask for a line of a record's text, with what was left at this place; what this act writes supersedes it.

        `unfit` says what is wrong with a text; then she is asked on.
        """
        from coachtui.tui.dialogs.base import LineDialog  # noqa: PLC0415 - not needed for the first paint

        line = LineDialog(
            title,
            value=value,
            hint=hint,
            placeholder=placeholder,
            empty=empty,
            begun=begun,
            holds=lambda: self.coach.trouble.holds(begun=True),
            unfit=unfit,
        )
        answer = await self.ask(line)
        act = CURRENT.get()
        if act and answer is not None:
            act.typed.append(begun)
        return answer

    @staticmethod
    def refused(make: Callable[[str], Change]) -> Callable[[str], str]:
        """Return what says why a text is refused that a change would be made of, "" where it is not."""

        def said(text: str) -> str:
            try:
                make(text)
            except RefusedError as error:
                return f"{error.message} {error.hint}".strip()
            return ""

        return said

    async def ask(self, dialog: ModalScreen[Answer | None]) -> Answer | None:
        """Ask with a dialog and return her answer; None where she left it. Only from within an action."""
        with self.coach.turns.asking(dialog):
            return await self.app.push_screen_wait(dialog)
