"""What keeps the vault from being read or written: looked at with every tick, told until it is over."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from coachtui.errors import CoachError
from coachtui.tui.telling import tell_wrong

if TYPE_CHECKING:
    from coachtui.tui.app import CoachApp

HELD = "not saved yet: Enter tries again, Esc leaves it here"
"""Said in a dialog whose line cannot be saved for now."""
OVER = "The vault can be read and written again."


class Trouble:
    """Watches over the vault for the app, tries again what failed, and keeps every screen's banner true."""

    def __init__(self, app: "CoachApp") -> None:
        self._app = app
        self._unread: CoachError | None = None
        self._warned = ""
        self._told = 0
        self.said = ""
        """What the screens show now; empty where all is well."""

    @property
    def error(self) -> CoachError | None:
        """What is in the way now; None where nothing is."""
        return self._app.session.store.trouble or self._unread

    def look(self) -> None:
        """Take in what her other sessions wrote; while something is in the way, have it tried again."""
        try:
            self._app.session.poll()
            self._unread = None
        except CoachError as error:
            self._unread = error
        if self._app.session.store.trouble and self._app.drafts:
            self._app.drafts.try_again()
        self.tell()
        self.tell_found()

    def tell_found(self, besides: Iterable[object] = ()) -> None:
        """Tell what the store has found wrong since it was last told: a damaged file is often opened late."""
        found = self._app.session.store.problems
        tell_wrong(self._app, [*besides, *found[self._told :]])
        self._told = len(found)

    def tell(self) -> None:
        """Show what is in the way on every screen, or that it is over."""
        said = banner(self.error)
        if said == self.said:
            return
        self.said = said
        if not said:
            self._app.caseload.retry()
            self._app.notify(OVER, markup=False)
        self._app.show_frames()

    def tells(self, error: CoachError) -> bool:
        """Whether the banner says already what an error says; another try may have failed alike meanwhile."""
        return self.said == banner(error)

    def holds(self, *, begun: bool = False) -> str:
        """Return what a line that cannot be saved now should say of itself; empty where it can.

        Where the last save failed, this tries whether the next would. With `begun`, the draft of the line is saved
        first, to be sure: its dialog is gone by the time that the line itself is saved.
        """
        if begun and self._app.drafts:
            self._app.drafts.flush()
            self.tell()
        if self._app.session.store.trouble:
            self._app.session.store.try_saving()
            self.tell()
        return HELD if self._app.session.store.trouble else ""

    def readable(self, teacher: int) -> bool:
        """Whether the records of a teacher can be shown; where not, she is told why."""
        try:
            self._app.session.book(teacher)
        except CoachError as error:
            said = f"{error.message}\n{error.hint}".strip()
            self._app.notify(said, title=error.title, severity="error", markup=False)
            return False
        return True

    def may_quit(self) -> bool:
        """Whether all that was typed is saved, or she has been told and quits all the same."""
        drafts = self._app.drafts
        if not (self.said and drafts and drafts.unsaved()) or self._warned == self.said:
            return True
        self._warned = self.said
        said = "Not all that you typed is saved.\nThe same key again quits; the text is then printed in the terminal."
        self._app.notify(said, title="Not saved", severity="warning", timeout=10, markup=False)
        return False


def banner(error: CoachError | None) -> str:
    """Return what is in the way, and what to do about it, in one line; empty where nothing is."""
    if error is None:
        return ""
    message = error.message[:1].lower() + error.message[1:]
    return f"! {error.title.upper()}: {message} {error.hint}".strip()
