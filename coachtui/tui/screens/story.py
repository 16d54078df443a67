"""Decisions to be read: as the story of a student or a group, or by what came of what was expected."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual import getters
from textual.widget import Widget

from coachtui.tui.bindings import Bindings, bindings_of
from coachtui.tui.screens.over import OverScreen
from coachtui.tui.widgets.frame import Panel
from coachtui.tui.widgets.row import Row
from coachtui.tui.widgets.rows import Rows


class StoryScreen(OverScreen):
    """One list of decisions in full; every key works on the one under the cursor."""

    PLACE: ClassVar[str] = "page"
    CSS_PATH = "student.tcss"
    BINDINGS: ClassVar[Bindings] = bindings_of("page")
    listed = getters.query_one(Rows)

    def __init__(self, title: str, source: Callable[[int], Sequence[Row]]) -> None:
        super().__init__()
        self._title = title
        self._tell_story = source

    def panels(self) -> Iterator[Widget]:
        """Give the one list."""
        yield Panel(Rows(), title=self._title, key=self.keyed("done what came", "back back"), id="story")

    def show(self) -> None:
        """Fill it."""
        self.listed.fill(self._tell_story)

    def can_back(self) -> bool:
        """Whether there is somewhere to go back to: always."""
        return True

    def do_back(self) -> None:
        """Go back to what is beneath."""
        self.dismiss()
