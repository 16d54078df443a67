"""What all dialogs share: they stand at the lower edge, leave the screen above in sight, and Escape leaves them."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual import events, getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from coachtui.tui.begun import LEFT_SAID, Begun
from coachtui.tui.bindings import Bindings, bound
from coachtui.tui.screens.fitting import classes_of
from coachtui.tui.terminal import redraw

if TYPE_CHECKING:
    from coachtui.tui.app import CoachApp

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None], Generic[Answer]):
    """Asks her one thing. It is dismissed with the answer, or with None where she left it."""

    AUTO_FOCUS = "Input, Rows"
    BINDINGS: ClassVar[Bindings] = [
        bound("text.leave", "leave"),
        bound("redraw", "redraw"),
    ]
    DEFAULT_CSS = """
    Dialog {
        align: center bottom;
        background: transparent;
        & > #box {
            width: 100%;
            height: auto;
            max-height: 80%;
            background: $surface;
            border: round $focus-edge;
            border-title-color: $primary;
            border-title-style: bold;
            border-subtitle-color: $quiet;
        }
        & .hint { color: $quiet; height: auto; padding: 0 1; }
        & Rows { height: auto; max-height: 14; }
    }
    """

    def __init__(self, title: str, foot: str = "Esc leave") -> None:
        super().__init__(classes=classes_of(self.app.size))
        self._title = title
        self._foot = foot

    def compose(self) -> ComposeResult:
        """Put what the dialog holds into its box."""
        with Vertical(id="box") as box:
            box.border_title = self._title
            box.border_subtitle = self.with_keys(self._foot)
            yield from self.inside()

    def inside(self) -> Sequence[Widget]:
        """Return what stands in the box."""
        return ()

    def with_keys(self, said: str) -> str:
        """Return what is said with each action's id in braces, `{text.save}`, as its key is now."""
        app = cast("CoachApp", self.app)

        def shown(found: re.Match[str]) -> str:
            key = app.keymap.shown(found[1], plain=app.plain)
            return key.capitalize() if len(key) > 1 and key.isalpha() and key.islower() else key

        return re.sub(r"\{([a-z_.]+)\}", shown, said)

    def action_leave(self) -> None:
        """Go without an answer."""
        self.dismiss(None)

    def action_redraw(self) -> None:
        """Draw the whole screen again."""
        redraw(self.app)


class LineInput(Input):
    """A line to type in: no blinking, nothing selected on arrival; what is pasted becomes one line, all of it.

    It takes the same room whatever stands in it, so no letter lays the whole screen out anew.
    """

    virtual_size = Reactive(Size(0, 0), layout=False)
    DEFAULT_CSS = """
    LineInput {
        border: none;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        &:focus { border: none; background-tint: transparent; }
        & > .input--cursor, &:ansi > .input--cursor {
            background: $background;
            color: $foreground;
            text-style: reverse;
        }
        & > .input--placeholder { color: $quiet; }
    }
    """

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(value, placeholder, select_on_focus=False, id=id, compact=True)
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        """Take the whole text as one line; what does not print becomes a space."""
        event.prevent_default()
        event.stop()
        text = " ".join(line.strip() for line in event.text.splitlines() if line.strip())
        self.replace("".join(letter if letter.isprintable() else " " for letter in text), *self.selection)


class LineDialog(Dialog[str]):
    """Asks for one line of text. Answered with the text; never with an empty one unless `empty` is allowed.

    With `begun`, every change of it is kept there until it is saved, and what was left there stands in it. `holds` says
    why it could not be saved now, and `unfit` what is wrong with the text; then the line stays.
    """

    hint = getters.query_one(".hint", Static)

    def __init__(
        self,
        title: str,
        *,
        value: str = "",
        hint: str = "",
        placeholder: str = "",
        empty: bool = False,
        begun: Begun | None = None,
        holds: Callable[[], str] = str,
        unfit: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(title, "Enter save · Esc leave, the text stays" if begun else "Enter save · Esc leave")
        self._usual = value
        self._begun = begun
        self._holds = holds
        self._unfit = unfit
        self._left = begun.left() if begun else ""
        self._hint = hint
        self._placeholder = placeholder
        self._empty = empty

    def inside(self) -> Sequence[Widget]:
        """Return the line and what it says about itself."""
        return [LineInput(self._left or self._usual, self._placeholder), Static(classes="hint", markup=False)]

    def on_mount(self) -> None:
        """Say what was left here, or the hint; where there is none, it takes no room."""
        self._say(LEFT_SAID if self._left else self._hint)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the text."""
        if self._begun:
            self._begun.keep(event.value, self._usual)
        if event.value != self._left:
            self._say(self._hint)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with the line; where it could not be saved, or is not what was asked for, say so and stay."""
        if not (event.value.strip() or self._empty):
            return
        if said := self._holds() or (self._unfit(event.value) if self._unfit else ""):
            self._say(said)
        else:
            self.dismiss(event.value)

    def _say(self, said: str) -> None:
        self.hint.update(said)
        self.hint.display = bool(said)
