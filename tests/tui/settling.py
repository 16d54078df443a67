"""When an app has done all that a key began.

Textual's pilot waits until the process uses no processor for a fiftieth of a second, at least twice a key: slow,
and wrong where other tests have the processor. Here the app itself is asked.
"""

import asyncio
from collections.abc import Iterator
from time import monotonic

from textual._context import active_app
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.worker import WorkerState

from coachtui.tui.app import CoachApp

AT_MOST = 1.0
"""Seconds after which a test goes on all the same, as with Textual's own wait."""
LOOKS = 2
"""How often nothing has to be found to do, with some time in between for what comes from elsewhere."""
GLANCE_SECONDS = 0.002


async def settled(least: float = 0.0, most: float = AT_MOST) -> None:
    """Return once the app that runs has nothing left to do, in place of Textual's `wait_for_idle`."""
    del least
    app, loop = active_app.get(), asyncio.get_running_loop()
    end = monotonic() + most
    for _ in range(LOOKS):
        while monotonic() < end:
            if loop._ready:  # type: ignore[attr-defined] # a task has its turn before all is known
                await asyncio.sleep(0)
            elif is_busy(app):
                await asyncio.sleep(GLANCE_SECONDS)
            else:
                break
        await asyncio.sleep(GLANCE_SECONDS)


def is_busy(app: object) -> bool:
    """Whether something waits to be heard, drawn or done."""
    if not isinstance(app, CoachApp) or app._exit or not app.screen_stack:
        return False
    keys = app.turns._waiting or app.turns._goes_on()
    sizes = app._resize_event or app._resize_timer
    goes_on = keys or sizes or app._batch_count or _works(app)
    return bool(goes_on) or _is_drawn_anew(app.screen) or any(map(_hears, _pumps(app)))


def _works(app: CoachApp) -> bool:
    """Whether a worker is at it that is no act: an act is known to `turns`."""
    return any(worker.state == WorkerState.RUNNING and not worker.name for worker in app.workers)


def _is_drawn_anew(screen: Screen[object]) -> bool:
    asked = screen._layout_required or screen._scroll_required or screen._repaint_required or screen._recompose_required
    return bool(asked or screen._dirty_widgets or screen._callbacks)


def _pumps(app: CoachApp) -> Iterator[MessagePump]:
    yield app
    for screen in app.screen_stack:
        yield from screen.walk_children(with_self=True)


def _hears(pump: MessagePump) -> bool:
    return bool(pump._next_callbacks) or not pump._message_queue.empty()
