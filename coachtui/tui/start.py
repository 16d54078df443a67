"""Opens the app on a session and gives the terminal back as it was."""

import os
import signal
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, NamedTuple

from coachtui.errors import CoachError
from coachtui.keymap import resolve_keymap
from coachtui.settings import Settings
from coachtui.themes import ThemeSpec, pick_theme
from coachtui.tui.app import CoachApp, Keeping, Look
from coachtui.tui.bindings import declared
from coachtui.tui.decoding import read_broken_bytes

if TYPE_CHECKING:
    from coachtui.services.session import Session
    from coachtui.tui.keeping import Drafts, Inbox, Prompts

PATIENCE_SECONDS = 1.5
"""How long the app may take to end after a signal."""


class Start(NamedTuple):
    """What the app starts with. `problems` are told on its first screen; `home` says where the notes are."""

    settings: Settings
    themes: Mapping[str, ThemeSpec]
    problems: Sequence[CoachError] = ()
    drafts: "Drafts | None" = None
    home: str = ""
    teacher: int = 0
    tab: str = "caseload"
    inbox: "Inbox | None" = None
    prompts: "Prompts | None" = None


def draws_ascii(settings: Settings, environ: Mapping[str, str]) -> bool:
    """Whether only ASCII is to be drawn: as set, or where the locale says no UTF-8."""
    if settings.ascii != "auto":
        return settings.ascii == "yes"
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    return "utf" not in locale.lower()


def run(session: "Session", start: Start) -> int:
    """Open the app, return its exit status. Blocks until she quits or the terminal goes."""
    keymap, wrong = resolve_keymap(declared(), start.settings.keys)
    theme, missing = pick_theme(start.themes, start.settings.theme)
    problems = [*start.problems, *missing, *(CoachError("Your keys", each, "All other keys hold.") for each in wrong)]
    look = Look(start.settings, keymap, start.themes, theme, draws_ascii(start.settings, os.environ))
    keeping = Keeping(start.drafts, start.inbox, start.prompts, start.home)
    app = CoachApp(session, look, keeping, problems=problems, teacher=start.teacher, tab=start.tab)
    read_broken_bytes()
    with _ending_on_signals(app):
        app.run(mouse=start.settings.mouse)
    return app.return_code or 0


@contextmanager
def _ending_on_signals(app: CoachApp) -> Iterator[None]:
    """End cleanly where the line drops.

    `signal.signal`, since the handlers of a loop do not run while the terminal stalls; and where the loop does not
    come to its end in time, the process ends all the same: everything but the last keys is in the vault already.
    """

    def end(number: int, _frame: FrameType | None) -> None:
        if start_ending.is_set():
            return
        start_ending.set()
        last_resort = threading.Timer(PATIENCE_SECONDS, os._exit, [128 + number])
        last_resort.daemon = True
        last_resort.start()
        if app.drafts:
            app.drafts.flush()
        app.end_from_signal(128 + number)

    start_ending = threading.Event()
    before = {number: signal.signal(number, end) for number in (signal.SIGHUP, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
