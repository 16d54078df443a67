"""All screens on two terminals: one is sent all that Textual draws, one only what has changed. They are alike."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from coachtui.services.session import Session
from coachtui.tui.actions import TABS
from coachtui.tui.app import CoachApp, Keeping
from coachtui.tui.wire import line
from coachtui.tui.wire.moves import Knows
from tests.conftest import LONG
from tests.tui.conftest import Kept, Shipped, maria_of
from tests.tui.hand import Hand
from tests.tui.walk import OneLeft
from tests.tui.wire.both import ALL, Both, Immediate

Make = Callable[..., CoachApp]
GOES = int(os.environ.get("SHARDS", "40" if LONG else "1"))
KEYS_A_GO = 500 if LONG else 100
KINDS = (ALL._replace(repeats_signs=True), Knows(partial_looks=False), ALL, Knows())


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


@pytest.mark.parametrize("go", range(GOES))
async def test_whatever_is_pressed_the_terminal_shows_what_textual_draws(
    app: Make, sample: Session, monkeypatch: pytest.MonkeyPatch, go: int
) -> None:
    monkeypatch.setattr(
        Both, "knows", (ALL, Knows(), ALL._replace(repeats_signs=True), Knows(partial_looks=False))[go % 4]
    )
    kept: Any = Kept()
    running = app(sample, teacher=maria_of(sample), keeping=Keeping(kept, OneLeft(), Shipped()))
    running.driver_class = Both
    running.exit = lambda *_, **__: None  # type: ignore[method-assign] # it goes on
    async with running.run_test(size=(80, 24), headless=False) as pilot:
        hand = Hand(running, pilot, kept, go)
        await hand.press_on(KEYS_A_GO)
        del running.exit
