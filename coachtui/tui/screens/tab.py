"""A tab: header, strip, its panels, footer. What it shows is its own; what keys do is mixed in."""

from collections.abc import Iterator
from importlib import import_module
from typing import ClassVar, cast

from textual import events, getters
from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget

from coachtui.domain.moment import days_since
from coachtui.tui.actions import TABS
from coachtui.tui.bindings import hints
from coachtui.tui.ref import Ref
from coachtui.tui.verbs.go import GoVerbs
from coachtui.tui.verbs.inbox import InboxVerbs
from coachtui.tui.verbs.moment import MomentVerbs
from coachtui.tui.verbs.note import NoteVerbs
from coachtui.tui.verbs.record import RecordVerbs
from coachtui.tui.widgets.frame import Footer, Header, TabStrip
from coachtui.tui.widgets.rows import Rows


class TabScreen(GoVerbs, RecordVerbs, NoteVerbs, MomentVerbs, InboxVerbs):
    """One of the five tabs. A tab sets PLACE, gives its panels, and fills them in `show`."""

    PLACE: ClassVar[str] = ""
    header = getters.query_one(Header)
    footer = getters.query_one(Footer)

    @staticmethod
    def named(tab: str) -> "TabScreen":
        """Return a new screen for a tab; its module is loaded only now."""
        module = import_module(f"coachtui.tui.screens.{tab}")
        return cast("TabScreen", getattr(module, f"{tab.capitalize()}Screen")())

    def compose(self) -> ComposeResult:
        """Put the frame around the panels."""
        yield Header()
        yield TabStrip(self.PLACE, [self.coach.keymap.shown(f"tab.{tab}", plain=self.coach.plain) for tab in TABS])
        with Container(id="body"):
            yield from self.panels()
        yield Footer()

    def panels(self) -> Iterator[Widget]:
        """Give what stands between strip and footer."""
        yield from ()

    def on_mount(self) -> None:
        """Fill it for the first time, once its width is known."""
        self.call_after_refresh(self.show_all)

    def on_screen_resume(self) -> None:
        """Fill it again: the teacher or the records may have changed meanwhile."""
        if self.size:
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
        if self.is_mounted:
            self.show()
            self.show_frame()

    def show_frame(self) -> None:
        """Show who is in view, how it stands with the file, and the keys that work now."""
        self.header.who = self.who()
        self.header.status = self.status()
        self.footer.hints = tuple(hints(self.actions(), self.coach.keymap, plain=self.coach.plain))

    def who(self) -> str:
        """Return what the header says of the teacher in view."""
        row = self.book.teacher
        if not row:
            return "coachtui"
        teaches = " ".join([*(f"grade {grade}" for grade in row.get("grades", ())[:1]), *row.get("subjects", ())[:1]])
        came = ", ".join(word for word in (row.get("entry", ""), row.get("felt_as", "")) if word and word != "unknown")
        return " · ".join(part for part in (str(row.get("name", "")), teaches, came) if part)

    def status(self) -> str:
        """Return what the header says on the right: the last contact, the filter, and that all is saved."""
        seen = [str(row.get("start") or "") for row in self.book.rows("encounters") if row.get("state") != "planned"]
        last = max((*seen, *(str(row.get("at") or "") for row in self.book.rows("notes"))), default="")
        since = days_since(last, self.now) if last else None
        ago = "" if since is None else "today" if since <= 0 else f"{since} d ago"
        narrowed = f"only “{self.rows.words}”" if self.rows and self.rows.words else ""
        marked = f"{len(self.rows.marked)} marked" if self.rows and self.rows.marked else ""
        saved = "read only" if self.session.store.read_only else "saved"
        return " · ".join(part for part in (marked, narrowed, ago, saved) if part)

    def open_ref(self, ref: Ref) -> None:
        """Open the page of a record that no list here holds."""
        self.run_worker(self.open_page(ref), name="open")
