"""A tab: header, strip, its panels, footer. What it shows is its own; what keys do is mixed in."""

from collections.abc import Iterator
from importlib import import_module
from math import inf
from typing import cast

from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget

from coachtui.domain.kinds import label
from coachtui.tui.actions import TABS
from coachtui.tui.lines.caseload import last_contact
from coachtui.tui.ref import Ref
from coachtui.tui.screens.framed import FramedScreen
from coachtui.tui.widgets.frame import Footer, Header, TabStrip


class TabScreen(FramedScreen):
    """One of the five tabs. A tab sets PLACE, gives its panels, and fills them in `show`."""

    @staticmethod
    def kind(tab: str) -> "type[TabScreen]":
        """Return what a tab is made of; its module is loaded only now."""
        module = import_module(f"coachtui.tui.screens.{tab}")
        return cast("type[TabScreen]", getattr(module, f"{tab.capitalize()}Screen"))

    @staticmethod
    def named(tab: str) -> "TabScreen":
        """Return a new screen for a tab."""
        return TabScreen.kind(tab)()

    def compose(self) -> ComposeResult:
        """Put the frame around the panels."""
        yield Header()
        yield TabStrip(self.PLACE)
        with Container(id="body"):
            yield from self.panels()
        yield Footer()

    def panels(self) -> Iterator[Widget]:
        """Give what stands between strip and footer."""
        yield from ()

    def show_frame(self) -> None:
        """Show the keys of the tabs, too."""
        shown = self.coach.keymap.shown
        self.query_one(TabStrip).keys = tuple(shown(f"tab.{tab}", plain=self.coach.plain) for tab in TABS)
        super().show_frame()

    def who(self) -> str:
        """Return what the header says of the teacher in view."""
        row = self.book.teacher
        if not row:
            return "coachtui"
        teaches = " ".join([*(f"grade {grade}" for grade in row.get("grades", ())[:1]), *row.get("subjects", ())[:1]])
        came = ", ".join(word for word in (row.get("entry", ""), row.get("felt_as", "")) if word and word != "unknown")
        return " · ".join(part for part in (str(row.get("name", "")), teaches, came) if part)

    def status(self) -> str:
        """Return what the header says on the right: the filter, conflicts, the last contact, and that all is saved."""
        caseload = self.coach.caseload
        caseload.read([self.teacher] if self.book.teacher else (), self.now, inf)
        reading = caseload.line(self.teacher)
        ago = last_contact(reading) if reading else ""
        narrowed = f"only “{self.narrowed}”" if self.narrowed else ""
        marked = f"{len(self.rows.marked)} marked" if self.rows and self.rows.marked else ""
        count = caseload.conflicts()
        conflicts = f"{count} {label('conflicts', count)}" if count else ""
        return " · ".join(part for part in (marked, narrowed, conflicts, ago, self.kept()) if part)

    @property
    def narrowed(self) -> str:
        """The words that the lines in sight hold, where they were narrowed by some."""
        return self.rows.words if self.rows else ""

    def open_ref(self, ref: Ref) -> None:
        """Open the page of a record that no list here holds."""
        self.work(self.open_page(ref), "open")
