"""All screens on two terminals: one is sent all that Textual draws, one only what has changed. They are alike."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from coachtui.services.session import Session
from coachtui.tui.actions import TABS
from coachtui.tui.app import CoachApp, Keeping
from coachtui.tui.wire import line
from coachtui.tui.wire.line import Line
from coachtui.tui.wire.moves import Knows
from coachtui.tui.wire.picture import Picture
from tests.tui.conftest import Shipped, maria_of
from tests.tui.walk import OneLeft
from tests.tui.wire.emulator import Shown

Make = Callable[..., CoachApp]
ALL = Knows(erases_in_colour=True, erases_some=True, repeats=True, feeds_lines=True)


class Immediate:
    """Writes at once, to an emulated terminal, and counts."""

    shown: Shown
    sent: list[str]

    def __init__(self, _fd: int, _encoding: str, done: Callable[[], None]) -> None:
        self._done = done

    def start(self) -> None:
        """Have nothing to start."""

    def send(self, text: str | None) -> None:
        """Show a text."""
        if text:
            self.shown.feed(text)
            self.sent.append(text)
        self._done()

    def join(self) -> None:
        """Have nothing to wait for."""


class Both(HeadlessDriver):
    """Sends each frame to one terminal as it is and to another by the wire, and compares all their cells."""

    is_headless = False
    knows = ALL
    compared = 0

    def __init__(self, app: Any, **how: Any) -> None:
        super().__init__(app, **how)
        self._begin(*self._get_terminal_size())
        self._line = Line(0, "utf-8", asyncio.get_running_loop(), Picture(*self._get_terminal_size(), self.knows))

    def _begin(self, columns: int, rows: int) -> None:
        self.stock, self.wired = Shown(columns, rows), Shown(columns, rows)
        Immediate.shown, Immediate.sent = self.wired, []

    def forget(self, size: tuple[int, int] | None = None) -> None:
        """Begin again at another size, or know nothing."""
        if size:
            self._begin(*size)
            self._line.picture.resize(*size)
        else:
            self.wired.feed("\x1b[2J\x1b[31;7mnobody knows what this is")
            self._line.picture.forget()

    def write(self, data: str) -> None:
        """Take what Textual writes."""
        self.stock.feed(data)
        self._line.write(data)

    def flush(self) -> None:
        """Compare."""
        self._line.flush()
        assert not (difference := self.wired.differs(self.stock)), difference
        assert self.wired.place == self.stock.place
        Both.compared += 1


@pytest.fixture(autouse=True)
def _no_threads(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(line, "Writer", Immediate)
    monkeypatch.setattr(Both, "compared", 0)
    yield
    assert Both.compared > 20


JOURNEY = [
    *"12345", "2", "j", "G", "ctrl+d", "tab", "space", "escape", "enter", "escape", "p", "escape", "s", "j", "escape",
    "3", "m", "j", "l", "m", "i", "b", "escape", "4", "m", "j", "m", "5", "a", "escape", "1", "/", "t", "escape",
    "question_mark", "n", "escape", "colon", "escape", "n", *"@日本e", "\u0301", *"🙂 x", "home", "right", "right",
    "backspace", "escape", "ctrl+l", "t", "escape", "d", "u", "v", "v", *"sits.", "enter", *"! fri", "enter", "up", "x",
    "escape",
]  # fmt: skip
"""Through tabs, lists, dialogs, the map and an encounter, with wide and combining letters, drawn again in between."""


async def travel(running: CoachApp, keys: list[str]) -> None:
    """Press keys; both terminals are compared after every frame."""
    async with running.run_test(size=(80, 24), headless=False) as pilot:
        for key in keys:
            await pilot.press(key)
        for columns, rows in ((60, 20), (111, 30), (80, 24)):
            await pilot.resize_terminal(columns, rows)
            await pilot.press("2", "j")
        for theme in running.theme_names if len(keys) > 20 else ():
            running.theme = theme
            await pilot.pause()


@pytest.mark.parametrize(
    ("colours", "knows"),
    [("truecolor", ALL), ("", Knows())],
)
async def test_what_is_sent_shows_what_textual_draws(
    app: Make,
    sample: Session,
    monkeypatch: pytest.MonkeyPatch,
    colours: str,
    knows: Knows,
) -> None:
    monkeypatch.setenv("COLORTERM", colours)
    monkeypatch.setattr(Both, "knows", knows)
    running = app(sample, teacher=maria_of(sample), keeping=Keeping(prompts=Shipped(), inbox=OneLeft()))
    running.driver_class = Both
    assert all(str(number) in JOURNEY for number, _ in enumerate(TABS, 1))
    await travel(running, JOURNEY if knows == ALL else [*"245", "n", "日"])
