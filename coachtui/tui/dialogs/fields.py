"""The fields of a form. Each is a control with a text, so that a draft can keep it and an editor can change it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import TextArea

from coachtui.tui.bindings import Bindings
from coachtui.tui.dialogs.base import LineInput
from coachtui.tui.dialogs.choice import Option, options
from coachtui.tui.widgets.row import clipped

if TYPE_CHECKING:
    from coachtui.services.shapes import Shape

Naming = Callable[[int], str]
"""Says a record in a few words, or a student as a code."""


@dataclass
class Changed(Message):
    """The text of a field is another."""


@dataclass
class Passed(Message):
    """She goes on to the next field (1) or back (-1)."""

    step: int


@dataclass
class Asked(Message):
    """A field wants to be chosen from a list; `typed` is the letter it began with."""

    field: "Pointer"
    typed: str = ""


class TextField(TextArea):
    """A text that wraps. Enter goes on, or begins a new line where `long`; arrows leave it at its edges."""

    DEFAULT_CSS = """
    TextField {
        height: auto;
        min-height: 1;
        max-height: 8;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        scrollbar-size: 1 1;
        & > .text-area--cursor-line { background: transparent; }
        &:focus > .text-area--cursor { background: $background; color: $foreground; text-style: reverse; }
        &:blur > .text-area--cursor { background: transparent; }
    }
    """

    def __init__(self, text: str, *, long: bool) -> None:
        super().__init__(text, compact=True, highlight_cursor_line=False)
        self.cursor_blink = False
        self.long = long
        self.move_cursor(self.document.end)

    def load_text(self, text: str) -> None:
        """Put another text in its place, with the cursor at its end: she goes on from there."""
        super().load_text(text)
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        row, last = self.cursor_location[0], self.document.line_count - 1
        up = event.key == "up" and row == 0 and self.navigator.is_first_wrapped_line(self.cursor_location)
        down = event.key == "down" and row == last and self.navigator.is_last_document_line(self.cursor_location)
        if up or (event.key == "enter" and not self.long) or (down and self._on_last_line()):
            event.stop()
            event.prevent_default()
            self.post_message(Passed(-1 if up else 1))
            return
        await super()._on_key(event)

    def _on_last_line(self) -> bool:
        return self.navigator.is_last_wrapped_line(self.cursor_location)


class WordField(LineInput):
    """A day, a time, a number or a few words: one line. It says how only while it has the focus."""

    DEFAULT_CSS = """
    WordField { padding: 0 1 !important; }
    """

    BINDINGS: ClassVar[Bindings] = [
        Binding("down", "pass(1)", show=False),
        Binding("up", "pass(-1)", show=False),
        Binding("enter", "pass(1)", show=False),
    ]

    def __init__(self, text: str, hint: str) -> None:
        super().__init__(text)
        self._hint = hint

    def watch_has_focus(self, has_focus: bool) -> None:
        """Say how it is written, or no longer."""
        super().watch_has_focus(has_focus)
        self.placeholder = self._hint if has_focus else ""

    @property
    def text(self) -> str:
        """What is typed."""
        return self.value

    @text.setter
    def text(self, text: str) -> None:
        self.value = text
        self.cursor_position = len(self.value)

    def action_pass(self, step: int) -> None:
        """Go to another field."""
        self.post_message(Passed(step))


class Chooser(Widget, can_focus=True):
    """One line that is answered by keys rather than by typing."""

    DEFAULT_CSS = """
    Chooser {
        height: 1;
        width: 1fr;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        &:focus { background: $cursor; color: $cursor-text; }
    }
    """
    BINDINGS: ClassVar[Bindings] = [
        Binding("down,enter", "pass(1)", show=False),
        Binding("up", "pass(-1)", show=False),
    ]
    text: reactive[str] = reactive("")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.set_reactive(Chooser.text, text)

    def watch_text(self) -> None:
        """Say that it changed."""
        if self.is_mounted:
            self.post_message(Changed())

    def action_pass(self, step: int) -> None:
        """Go to another field."""
        self.post_message(Passed(step))


class ChoiceField(Chooser):
    """One of a few words: its letter chooses it, Space takes the next, Backspace takes it away."""

    def __init__(self, text: str, choices: Sequence[str], *, needed: bool = False) -> None:
        super().__init__(text)
        self._needed = needed
        if all(choice.isdigit() for choice in choices):
            self._options = [Option(choice, choice, choice) for choice in choices]
        else:
            self._options = options({choice: choice.replace("_", " ") for choice in choices})

    def on_key(self, event: events.Key) -> None:
        """Choose by a letter, or step."""
        values = [each.value for each in self._options]
        at = values.index(self.text) if self.text in values else -1
        if event.key in {"space", "right"}:
            self.text = values[(at + 1) % len(values)]
        elif event.key == "left":
            self.text = values[(max(at, 0) - 1) % len(values)]
        elif event.key in {"backspace", "delete"}:
            self.text = self.text if self._needed else ""
        elif found := [each.value for each in self._options if each.key == event.character]:
            self.text = found[0]
        else:
            return
        event.stop()
        event.prevent_default()

    def render(self) -> Content:
        """Draw the choice; all of them, each with its letter, while it has the focus."""
        said = self.text.replace("_", " ")
        if not self.has_focus:
            return Content(said)
        parts = [self._part(each) for each in self._options]
        known = any(each.value == self.text for each in self._options) or not self.text
        return Content("  ").join(
            _window(parts if known else [Content(f"[{said}]"), *parts], self._at(), self.size.width)
        )

    def _at(self) -> int:
        return next((at for at, each in enumerate(self._options) if each.value == self.text), 0)

    def _part(self, each: Option) -> Content:
        at = each.text.lower().find(each.key)
        word = Content(each.text).stylize("bold underline", max(at, 0), at + 1)
        return Content.assemble("[", word, "]") if each.value == self.text else word


def _window(parts: list[Content], at: int, width: int) -> list[Content]:
    """Return the parts round number `at` that fit the width."""
    first, last = 0, len(parts)
    while first < at and sum(part.cell_length + 2 for part in parts[first:last]) > width + 2:
        if at - first > last - 1 - at:
            first += 1
        else:
            last -= 1
    return parts[first:last]


class FlagField(ChoiceField):
    """Yes, or nothing."""

    def __init__(self, text: str) -> None:
        super().__init__(text, ["yes"])

    def on_key(self, event: events.Key) -> None:
        """Turn it over with Space, y or n."""
        if event.key in {"space", "y", "n", "left", "right", "backspace", "delete"}:
            off = event.key in {"n", "backspace", "delete"} or (event.key != "y" and bool(self.text))
            self.text = "" if off else "yes"
            event.stop()

    def render(self) -> Content:
        """Draw yes or no."""
        return Content(("[yes]  no" if self.text else "yes  [no]") if self.has_focus else self.text or "no")


class Pointer(Chooser):
    """What is chosen from a list: other records, or the parts of a long field. A letter or Space opens the list."""

    def __init__(self, text: str, shape: "Shape", naming: Naming) -> None:
        super().__init__(text)
        self.shape = shape
        self._naming = naming

    @property
    def ids(self) -> list[int]:
        """The records it names."""
        return [int(word) for word in self.text.replace(",", " ").split() if word.isdigit()]

    def on_key(self, event: events.Key) -> None:
        """Open the list, or take the last record away."""
        if event.key == "space":
            self.post_message(Asked(self))
        elif event.key in {"backspace", "delete"} and self.shape.kind != "parts":
            self.text = ", ".join(map(str, self.ids[:-1]))
        elif event.character and event.is_printable:
            self.post_message(Asked(self, event.character))
        else:
            return
        event.stop()

    def render(self) -> Content:
        """Draw what it names, never an id."""
        if self.shape.kind == "parts":
            count = self.text.count('"on"') or self.text.count("{")
            said = f"{count or 'none'}"
        else:
            said = " · ".join(map(self._naming, self.ids))
        tip = "  Space: choose" if self.has_focus else ""
        room = max(self.size.width - len(tip), 8)
        return Content.assemble(clipped(said, room), (tip, "" if said else "$quiet"))


Control = TextField | WordField | ChoiceField | Pointer

HINTS: Mapping[str, str] = {
    "day": "fri · tomorrow · +2w · 5/21",
    "moment": "10:42 · fri 10:42 · now",
    "number": "a number",
    "words": "a, b, c",
}
"""What stands in an empty line."""

WAYS: Mapping[str, str] = {
    "text": "Enter goes on. {text.editor} opens your editor.",
    "long": "Enter begins a new line, Tab goes on, {text.save} saves. {text.editor} opens your editor.",
    "lines": "One a line: Enter begins the next, Tab goes on, {text.save} saves. {text.editor} opens your editor.",
    "words": "Several, with commas between.",
    "choice": "One letter chooses, Space takes the next, Backspace takes it away.",
    "flag": "y, n, or Space to turn it over.",
    "day": "As you say it: fri, next mon, tomorrow, yesterday, +2w, 5/21, 2026-05-21.",
    "moment": "As you say it: 10:42, fri 10:42, yesterday 2:15pm, now, 2026-05-21 10:42.",
    "number": "A whole number.",
    "ref": "A letter or Space opens the list; Backspace takes it away.",
    "refs": "A letter or Space opens the list; Backspace takes the last one away.",
    "parts": "Space opens the list of entries.",
}
"""How each kind of field is filled in, for the help on it."""


def control_for(shape: "Shape", text: str, naming: Naming) -> Control:
    """Return the control for a field."""
    if shape.kind == "choice":
        return ChoiceField(text, shape.choices, needed=shape.needed)
    if shape.kind == "flag":
        return FlagField(text)
    if shape.kind in {"ref", "refs", "parts"}:
        return Pointer(text, shape, naming)
    if shape.kind in HINTS:
        return WordField(text, HINTS[shape.kind])
    return TextField(text, long=shape.kind in {"long", "lines"})
