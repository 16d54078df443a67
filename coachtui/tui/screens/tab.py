"""A tab: header, strip, its panels, footer. What it shows is its own; what keys do is mixed in."""

from collections.abc import Iterator
from importlib import import_module
from typing import cast

from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget

from coachtui.domain.moment import days_since
from coachtui.tui.actions import TABS
from coachtui.tui.ref import Ref
from coachtui.tui.screens.framed import FramedScreen
from coachtui.tui.verbs.inbox import InboxVerbs
from coachtui.tui.widgets.frame import Footer, Header, TabStrip


class TabScreen(FramedScreen, InboxVerbs):
    """One of the five tabs. A tab sets PLACE, gives its panels, and fills them in `show`."""

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
        self.work(self.open_page(ref), "open")
