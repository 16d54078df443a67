"""What every full screen of hers has: a header above, a footer below, and all verbs mixed in."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, getters
from textual.widgets import Input

from coachtui.errors import StoreError
from coachtui.tui.acts.action import Action
from coachtui.tui.bindings import hints
from coachtui.tui.screens.desk import DeskScreen
from coachtui.tui.signs import plain
from coachtui.tui.verbs.claim import ClaimVerbs
from coachtui.tui.verbs.go import GoVerbs
from coachtui.tui.verbs.moment import MomentVerbs
from coachtui.tui.verbs.past import PastVerbs
from coachtui.tui.verbs.people import PeopleVerbs
from coachtui.tui.verbs.report import ReportVerbs
from coachtui.tui.verbs.review import ReviewVerbs
from coachtui.tui.verbs.settings import SettingsVerbs
from coachtui.tui.widgets.frame import Footer, Header
from coachtui.tui.widgets.rows import Rows


class FramedScreen(
    GoVerbs, ClaimVerbs, PeopleVerbs, PastVerbs, ReviewVerbs, ReportVerbs, SettingsVerbs, MomentVerbs, DeskScreen
):
    """A tab, or a full screen over the tabs. It puts its panels between header and footer and fills them in `show`."""

    FIRST: ClassVar[Sequence[str]] = ()
    """The actions that the footer shows before all others here."""

    _stale = False
    """Whether it has come into view and has not been filled since."""

    header = getters.query_one(Header)
    footer = getters.query_one(Footer)

    @property
    def laid_out(self) -> bool:
        """Whether it has been put together and has its place on the terminal, so that its lists hold their rows."""
        return self.is_mounted and bool(self.header.size)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Fill it, once it has been laid out; and again: the teacher or the records may have changed meanwhile."""
        event.refresh_styles = False  # they have followed each change; Textual would go through all of them again
        self._stale = True
        if self.header.size:
            self._refill()
        else:
            self.call_after_refresh(self._refill)

    def _compositor_refresh(self) -> None:
        """Compose nothing before it has been filled: empty panes would be drawn, and sent, for a moment."""
        if not self._stale:
            super()._compositor_refresh()

    def _refill(self) -> None:
        """Fill it, but once where it is told twice that it is in view, as a new tab is."""
        if self._stale:
            self.show_all()

    def on_rows_moved(self, _event: Rows.Moved) -> None:
        """Show what depends on the cursor."""
        self.moved()
        self.show_frame()

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Show the keys and the detail of the pane that has the focus now."""
        self.moved()
        self.show_frame()

    def moved(self) -> None:
        """Show what depends on the row under the cursor, such as its detail."""

    def show_all(self) -> None:
        """Show the records and the frame."""
        if self.is_mounted and self.is_attached:
            self._stale = False
            try:
                self.show()
            except StoreError as error:
                self.tell_error(error)
            self.show_frame()

    def show_frame(self) -> None:
        """Show what the screen is about, how it stands with the file, and the keys that work now."""
        self.header.who = self.drawn(self.who())
        self.header.status = self.drawn(self.status())
        self.header.trouble = self.drawn(self.coach.trouble.said)
        self.set_class(bool(self.coach.trouble.said), "-trouble")
        shown = hints(
            map(self.worded, self.actions()),
            self.coach.keymap,
            plain=self.coach.plain,
            first=self.FIRST,
            typing=isinstance(self.focused, Input),
        )
        self.footer.hints = tuple(shown)

    def worded(self, action: Action) -> Action:
        """Return an action as the footer is to name it: by what it does here and now, as the pane does."""
        way = self.other_way() if action.id == "map" else ""
        return action._replace(label=way) if way else action

    def other_way(self) -> str:
        """Return what is seen when this is shown the other way; empty where there is none but this."""
        return ""

    def who(self) -> str:
        """Return what the header says on the left."""
        return str(self.book.teacher.get("name") or "coachtui")

    def status(self) -> str:
        """Return what the header says on the right."""
        return self.kept()

    def kept(self) -> str:
        """Return whether what she writes is saved."""
        return "not saved" if self.coach.trouble.said else "saved" if self.may_write else "read only"

    def drawn(self, text: str) -> str:
        """Return our own words in ASCII where only that may be drawn."""
        return plain(text) if self.coach.plain else text
