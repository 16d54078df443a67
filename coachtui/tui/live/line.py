"""The line of an encounter: what is typed while people are talking."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.message import Message

from coachtui.tui.bindings import Bindings
from coachtui.tui.live.completing import CompletingLine


class LiveLine(CompletingLine):
    """Up recalls the last note to mend it, Escape goes to the script, Tab too where nothing is typed.

    `take_lines` is given a pasted text of several lines, and says whether it took them.
    """

    BINDINGS: ClassVar[Bindings] = [
        Binding("up", "screen.recall(-1)", show=False),
        Binding("down", "screen.recall(1)", show=False),
        Binding("escape", "screen.script", show=False),
        Binding("pageup", "screen.leaf(-1)", show=False),
        Binding("pagedown", "screen.leaf(1)", show=False),
    ]

    @dataclass
    class Left(Message):
        """Nothing is typed, and she goes to the script."""

        line: "LiveLine"

        @property
        def control(self) -> "LiveLine":
            """The line that speaks."""
            return self.line

    take_lines: Callable[[str], bool] | None = None

    def action_complete(self, step: int) -> None:
        """Take the next word, or the one before. Where there is none, a begun text is not left: she is typing."""
        if self.offered:
            super().action_complete(step)
        elif not self.value.strip():
            self.post_message(self.Left(self))

    def on_paste(self, event: events.Paste) -> None:
        """Take a text of several lines as several notes; one line waits in the field as if it were typed."""
        start, end = sorted(self.selection)
        whole = f"{self.value[:start]}{event.text}{self.value[end:]}"
        several = sum(bool(each.strip()) for each in event.text.splitlines()) > 1
        if several and self.take_lines and self.take_lines(whole):
            event.prevent_default()
            event.stop()
