"""Opens the app on a session and gives the terminal back as it was."""

import os
import signal
import threading
from asyncio import AbstractEventLoop
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import monotonic
from types import FrameType
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.drivers.linux_driver import LinuxDriver

from coachtui.errors import CoachError
from coachtui.keymap import resolve_keymap
from coachtui.settings import Settings
from coachtui.themes import ThemeSpec, pick_theme
from coachtui.tui.app import CoachApp, Look
from coachtui.tui.bindings import declared
from coachtui.tui.colours import depth, suited
from coachtui.tui.decoding import read_broken_bytes
from coachtui.tui.escape import take_escape_alone
from coachtui.tui.keeping import Keeping
from coachtui.tui.signs import draws_ascii
from coachtui.tui.terminal import HerTerminal, give_back, modes

if TYPE_CHECKING:
    from coachtui.services.session import Session
    from coachtui.tui.first import First
    from coachtui.tui.keeping import Config, Drafts, Inbox, Prompts, Reports

ENDINGS = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)
PATIENCE_SECONDS = 1.5
"""How long the app may take to end after a signal."""
GLANCE_SECONDS = 0.01
"""How often one looks whether the app that is to end has come up."""


class Start(NamedTuple):
    """What the app starts with. `problems` are told on its first screen; `home` says where the notes are.

    `live` is the kind of encounter to be in at once. `first` is the frame that was shown before all this.
    """

    settings: Settings
    themes: Mapping[str, ThemeSpec]
    problems: Sequence[CoachError] = ()
    drafts: "Drafts | None" = None
    home: str = ""
    teacher: int = 0
    tab: str = "caseload"
    live: str = ""
    inbox: "Inbox | None" = None
    prompts: "Prompts | None" = None
    reports: "Reports | None" = None
    config: "Config | None" = None
    first: "First | None" = None


def run(session: "Session", start: Start) -> int:
    """Open the app, return its exit status. Blocks until she quits or the terminal goes."""
    keymap, wrong = resolve_keymap(declared(start.settings.keymap), start.settings.keys)
    theme, missing = pick_theme(start.themes, start.settings.theme)
    problems = [*start.problems, *missing, *(CoachError("Your keys", each, "All other keys hold.") for each in wrong)]
    colours = depth()
    shown = suited(start.themes, theme, colours)
    look = Look(start.settings, keymap, start.themes, shown, draws_ascii(start.settings, os.environ), colours)
    keeping = Keeping(start.drafts, start.inbox, start.prompts, start.home, start.reports, start.config)
    app = CoachApp(session, look, keeping, problems=problems, teacher=start.teacher, tab=start.tab, live=start.live)
    read_broken_bytes()
    take_escape_alone(keymap, lambda: app.stands and hasattr(app.focused, "action_cursor_word_left"))
    if app.driver_class is LinuxDriver:
        app.driver_class = HerTerminal
    app.first = start.first
    with _ending_on_signals(app, start.first.before if start.first else None):
        app.run(mouse=start.settings.mouse)
    return app.return_code or 0


def _end_once_there(app: CoachApp, loop: AbstractEventLoop, status: int) -> None:
    """End, but not while the first tab is being put together: Textual fails where it is ended in the midst of that."""
    if app.stands:
        app.exit(None, status)
    else:
        loop.call_later(GLANCE_SECONDS, _end_once_there, app, loop, status)


@contextmanager
def _ending_on_signals(app: CoachApp, before: list[Any] | None = None) -> Iterator[None]:
    """End cleanly where the line drops.

    `signal.signal`, since the handlers of a loop do not run while the terminal stalls; and where the loop does not
    come to its end in time, the process ends all the same: everything but the last keys is in the vault already.
    """

    def end(number: int, _frame: FrameType | None) -> None:
        if not begun.is_set():
            begun.set()
            threading.Thread(target=end_at_last, args=[128 + number], daemon=True).start()
            if app._loop:  # noqa: SLF001 - Textual hands it to nobody else
                app._loop.call_soon_threadsafe(_end_once_there, app, app._loop, 128 + number)  # noqa: SLF001

    def end_at_last(status: int) -> None:
        """Save what is typed, not in the handler: it may have interrupted a save. Then see that all of it ends."""
        deadline = monotonic() + PATIENCE_SECONDS
        if app.drafts:
            saving = threading.Thread(target=app.drafts.flush, daemon=True)
            saving.start()
            saving.join(PATIENCE_SECONDS)
        over.wait(deadline - monotonic())
        with giving_back:
            if not over.is_set():
                give_back(before, signal.SIGHUP)
        threading.Event().wait(max(0.0, deadline - monotonic()))
        os._exit(status)

    begun, over, giving_back = threading.Event(), threading.Event(), threading.Lock()
    before = before or modes()
    handlers = {number: signal.signal(number, end) for number in ENDINGS}
    try:
        yield
    finally:
        with giving_back:
            over.set()
        for number, handler in handlers.items():
            signal.signal(number, handler)
