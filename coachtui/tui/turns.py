"""One key after another: what is typed ahead finds the screen as the key before it left it.

Over a slow line keys come in bursts. Without this, the letters of a note that follow `n` in the same burst would be
taken for commands while the line is still opening.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from textual.app import ScreenStackError
from textual.events import Event

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump
    from textual.screen import Screen

    from coachtui.tui.begun import Begun

LOOK_SECONDS = 0.05
LOOKS = 20
"""How often it is looked whether a key is done before the next one is given all the same: no key is kept back for good.

It is not a time: on a machine that has no time for us, what a key began takes longer, and so does each look.
"""

GLANCE_SECONDS = 0.002
"""How often an act is looked at that has begun to ask something."""

DRAWN_SECONDS = 0.02
"""For how long a key has the loop for itself until it can be seen: a frame waits a sixtieth of a second at most."""

ROUNDS = 2
"""A key may make a widget speak, and what hears it speak again."""


class Act:
    """Something that a key began and that is not done; while it asks, `asking` is the dialog it waits for.

    `typed` are the texts that were typed for it: what it writes supersedes them.
    """

    __slots__ = ("asking", "typed")

    def __init__(self) -> None:
        self.asking: Screen[Any] | None = None
        self.typed: list[Begun] = []


CURRENT: ContextVar[Act | None] = ContextVar("act", default=None)
"""The act that the running task works on."""


class KeyTurns:
    """Holds keys and pastes back until all that the last one began has come to the screen."""

    def __init__(self, app: "App[None]", give: Callable[[Event], Awaitable[None]]) -> None:
        self._app = app
        self._give = give
        self._waiting: deque[Event] = deque()
        self._came = asyncio.Event()
        self._acts: set[Act] = set()

    def take(self, event: Event) -> None:
        """Take a key or a paste; it is given in its turn."""
        self._waiting.append(event)
        self._came.set()

    async def run(self) -> None:
        """Give the keys, one after another, for as long as the app runs; none before what else has begun."""
        with suppress(ScreenStackError):  # the last key has ended the app, and its screens are gone
            while True:
                await self._came.wait()
                self._came.clear()
                while self._waiting:
                    if self._goes_on():  # the start, a click
                        await self._patiently()
                    await self._give(self._waiting.popleft())
                    if not self._waiting:
                        await self._drawn()
                    await self._patiently()

    async def _drawn(self) -> None:
        """Let what a key did be drawn before anything else is asked, unless the next key is there already."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._came.wait(), DRAWN_SECONDS)

    async def _patiently(self) -> None:
        """Return once the last key is done, or takes so long that the next one has to be given."""
        settling = asyncio.ensure_future(self._settled())
        try:
            for _ in range(LOOKS):
                done, _ = await asyncio.wait({settling}, timeout=LOOK_SECONDS)
                if done:
                    settling.result()
                    return
            self._acts.clear()
        finally:
            settling.cancel()

    # What goes on

    def begin(self) -> Act:
        """Say that something has begun that the next key should wait for."""
        act = Act()
        self._acts.add(act)
        return act

    def end(self, act: Act) -> None:
        """Say that it is done."""
        self._acts.discard(act)

    @contextmanager
    def asking(self, dialog: "Screen[Any]") -> Iterator[None]:
        """While this lasts, the act that runs here waits for a dialog, and keys are the dialog's."""
        act = CURRENT.get()
        if act:
            act.asking = dialog
        try:
            yield
        finally:
            if act:
                act.asking = None

    async def _settled(self) -> None:
        """Return once the key has been heard by all, and every act is done or waits for her."""
        await self._heard()
        top = self._top
        # Textual tells nobody when a screen has been put together, or has gone: it is looked at.
        while self._goes_on():  # noqa: ASYNC110 - as above
            await asyncio.sleep(GLANCE_SECONDS)
        if self._top is not top or not self._ready(self._top):
            while not self._ready(self._top):  # noqa: ASYNC110 - as above
                await asyncio.sleep(GLANCE_SECONDS)
            await self._heard()

    async def _heard(self) -> None:
        """Let everyone from the focus up to the app come to the end of what they had to hear."""
        focused: MessagePump | None = self._app.focused or self._top
        for _ in range(ROUNDS):
            node = focused
            while node is not None:
                heard = asyncio.Event()
                if node.call_later(heard.set):
                    await heard.wait()
                node = node._parent  # noqa: SLF001 - `parent` is None between a screen and its app

    def _goes_on(self) -> bool:
        return any(not self._waits_for_her(act) for act in self._acts)

    def _waits_for_her(self, act: Act) -> bool:
        return act.asking is not None and act.asking in self._app.screen_stack and self._ready(act.asking)

    @property
    def _top(self) -> "Screen[Any]":
        return self._app.screen

    @staticmethod
    def _ready(screen: "Screen[Any]") -> bool:
        """Whether a screen has been put together, so that its focus is where it belongs."""
        return screen.is_mounted and screen.is_running
