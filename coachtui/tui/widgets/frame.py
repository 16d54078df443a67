"""What stands around every tab: the header, the strip of tabs, the footer, and the bordered panels between them."""

from typing import ClassVar

from rich.cells import cell_len
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from coachtui.tui.actions import TABS
from coachtui.tui.bindings import Hint, fitting
from coachtui.tui.widgets.row import clipped


class Header(Widget):
    """One line: who is in view on the left, how it stands with the file on the right; under it what is in the way."""

    DEFAULT_CSS = """
    Header {
        height: 1; padding: 0 1; background: $panel; color: $foreground;
        &.-trouble { height: auto; max-height: 4; }
    }
    """
    ALLOW_SELECT = False
    who: reactive[str] = reactive("")
    status: reactive[str] = reactive("")
    trouble: reactive[str] = reactive("", layout=True)

    def render(self) -> Content:
        """Draw who is in view; the status keeps its place when it is narrow."""
        width = self.size.width
        left = clipped(self.who, max(width - cell_len(self.status) - 1, 0))
        gap = " " * max(width - cell_len(left) - cell_len(self.status), 1)
        first = Content.assemble((left, "bold"), gap, (self.status, "bold $error" if self.trouble else "$quiet"))
        if not self.trouble:
            return first
        what, _, why = self.trouble.partition(": ")
        return Content.assemble(first, "\n", (f" {what} ", "bold reverse $error"), (f" {why}", "bold $error"))

    def watch_trouble(self) -> None:
        """Take the room that it needs."""
        self.set_class(bool(self.trouble), "-trouble")


class TabStrip(Widget):
    """One line with the five tabs, the one in view marked."""

    DEFAULT_CSS = """
    TabStrip { height: 1; padding: 0 1; background: $panel; color: $foreground; }
    """
    ALLOW_SELECT = False
    keys: reactive[tuple[str, ...]] = reactive(("",) * len(TABS))

    def __init__(self, here: str) -> None:
        super().__init__()
        self._here = here

    def render(self) -> Content:
        """Draw the tabs, closer together where it is narrow, then shortened but for the one in view."""
        names = [f"{key} {tab.capitalize()}".strip() for key, tab in zip(self.keys, TABS, strict=True)]
        width = sum(map(len, names))
        close = width + 3 * len(names) > self.size.width
        if width + len(names) + 1 > self.size.width:
            names = [name if tab == self._here else name[:5] for name, tab in zip(names, TABS, strict=True)]
        parts: list[Content | str | tuple[str, str]] = []
        for name, tab in zip(names, TABS, strict=True):
            if tab == self._here:
                parts.append((f"[{name}]", "bold $primary"))
            else:
                parts.append((name if close else f" {name} ", "$quiet"))
            parts.append(" ")
        return Content.assemble(*parts)


class Footer(Widget):
    """One line with the keys that work now."""

    DEFAULT_CSS = """
    Footer { height: 1; padding: 0 1; background: $panel; color: $foreground; dock: bottom; }
    """
    ALLOW_SELECT = False
    hints: reactive[tuple[Hint, ...]] = reactive(())

    def render(self) -> Content:
        """Draw the hints that fit, whole ones only."""
        parts: list[Content | str | tuple[str, str]] = []
        for hint in fitting(list(self.hints), self.size.width + 2):
            parts += [(hint.key, "bold $primary"), f" {hint.label}  "]
        return Content.assemble(*parts)


class Legend(Widget):
    """The keys that belong to one screen alone, on as many lines as they take; two at most."""

    DEFAULT_CSS = """
    Legend { height: 2; color: $foreground; }
    """
    ALLOW_SELECT = False
    hints: reactive[tuple[Hint, ...]] = reactive(())

    def render(self) -> Content:
        """Draw the hints that fit, a whole one on each line."""
        width, room = self.content_size.width, self.content_size.height
        parts: list[Content | str | tuple[str, str]] = []
        used = 0
        for hint in fitting(list(self.hints), width * room):
            if used + hint.width - 2 > width and room > 1:
                parts.append("\n")
                used, room = 0, room - 1
            if used + hint.width - 2 <= width:
                parts += [(hint.key, "bold $primary"), f" {hint.label}  "]
                used += hint.width
        return Content.assemble(*parts)


class Panel(Vertical):
    """A bordered box with a title above and, on its lower edge, the key that belongs to it."""

    DEFAULT_CSS = """
    Panel {
        border: round $edge;
        border-title-color: $primary;
        border-title-style: bold;
        border-subtitle-color: $quiet;
        padding: 0;
        height: 1fr;
        width: 1fr;
        &:focus-within { border: round $focus-edge; }
    }
    """
    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(
        self,
        *children: Widget,
        title: str = "",
        key: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(*children, id=id, classes=classes)
        self.border_title = title
        self.border_subtitle = key
