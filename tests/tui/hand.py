"""A hand that presses, pastes and resizes at random, and types a line now and then that must not be lost."""

import asyncio
import random

from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from coachtui.tui.actions import ACTIONS
from coachtui.tui.app import CoachApp
from coachtui.tui.screens.tab import TabScreen
from tests.tui.conftest import Kept

BURST = 8
"""At most so many keys come at once, as over a slow line."""
HANGS = 120.0
"""Seconds after which keys that were pressed are taken never to be done."""
EVERY = 12
"""After as many bursts a line is typed that must not be lost."""
OUT = 30
"""With as many escapes one is out of everything."""

LEFT_ALONE = {"ctrl+z", "ctrl+e"}
"""What leaves the app: to the shell, to an editor. Other tests hold these."""
PRINTED = {" ": "space", "?": "question_mark", "/": "slash", ":": "colon", "!": "exclamation_mark", ".": "full_stop"}
NAMED = [
    *(key for action in ACTIONS for key in action.keys if key not in LEFT_ALONE and len(key) > 1),
    *("enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "backspace", "delete", "home", "end"),
    *("pageup", "pagedown", "ctrl+u", "ctrl+w", "ctrl+a", "ctrl+k", "ctrl+j", "ctrl+s", "ctrl+c", "f1", "f5"),
]
LETTERS = [*(key for action in ACTIONS for key in action.keys if len(key) == 1), *"abkmtyn12345?/:!.~^+=%>@ é日🙂"]
WIDE = "日本 e\u0301 🙂" * 9
PASTES = ["one line", 't "two"\n. lines\n\n', "\x1b[31m\x00\x07", WIDE, "word " * 400, "\n", "@K3 =cares ! fri"]
SIZES = [(80, 24), (60, 20), (120, 40), (300, 100), (40, 10), (81, 25)]


class Hand:
    """Presses whatever comes to it. What it did last is told where something goes wrong."""

    def __init__(self, running: CoachApp, pilot: Pilot[None], kept: Kept, seed: int) -> None:
        self._running = running
        self._pilot = pilot
        self._kept = kept
        self._draw = random.Random(seed)
        self._lines = 0
        self.pressed: list[str] = []

    async def press_on(self, keys: int) -> None:
        """Press so many keys, and type a line now and then."""
        bursts = 0
        while len(self.pressed) < keys:
            await self._burst()
            bursts += 1
            if bursts % EVERY == 0:
                await self._line()

    async def _burst(self) -> None:
        for _ in range(self._draw.randint(1, BURST)):
            what = self._draw.random()
            if what < 0.02:
                self._paste(self._draw.choice(PASTES))
            elif what < 0.03:
                await self._resize()
            elif what < 0.55:
                self._key(self._draw.choice(NAMED))
            else:
                self._key(self._draw.choice(LETTERS))
        await self._done()

    def _key(self, key: str) -> None:
        self.pressed.append(key)
        letter = key if len(key) == 1 else " " if key == "space" else None
        self._running.post_message(Key(PRINTED.get(key, key), letter))

    def _paste(self, text: str) -> None:
        self.pressed.append(f"paste {text[:20]!r}")
        self._running.post_message(Paste(text))

    async def _resize(self) -> None:
        size = self._draw.choice(SIZES)
        self.pressed.append(f"{size}")
        await self._pilot.resize_terminal(*size)

    async def _done(self) -> None:
        async with asyncio.timeout(HANGS):
            await self._pilot.pause()
            while self._running.turns._waiting:
                await self._pilot.pause()

    async def _line(self) -> None:
        """Type a line into quick capture, leave it in some way, and find it again."""
        for _ in range(OUT):
            if len(self._running.screen_stack) == 1 and isinstance(self._running.screen, TabScreen):
                break
            self._key("escape")
            await self._done()
        else:
            raise AssertionError(f"there is no way out of {self._running.screen_stack}")
        self._lines += 1
        word = f"zz{self._lines}zz"
        await self._pilot.resize_terminal(80, 24)
        for key in ["n", *word, self._draw.choice(["enter", "enter", "escape", "ctrl+q", "ctrl+c", "f1", "tab"])]:
            self._key(key)
        await self._done()
        assert word in self._all_text(), f"{word} is lost"

    def _all_text(self) -> str:
        """Return all records, all that is kept of half a line, and what stands in the fields."""
        running = self._running
        books = [running.session.book(name.id) for name in running.names(archived=True)]
        fields = [
            field.value if isinstance(field, Input) else field.text
            for screen in running.screen_stack
            for field in (*screen.query(Input), *screen.query(TextArea))
        ]
        return repr([[book.rows("notes") for book in books], self._kept.texts, fields])
