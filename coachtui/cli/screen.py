"""Whether the app has a screen to draw on."""

import os
import sys

from coachtui.errors import UsageError


def need_screen(instead: str) -> None:
    """Raise UsageError where there is no terminal, or one that can place no cursor; `instead` says what to do."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("No terminal", "The app needs a terminal.", instead)
    if os.environ.get("TERM", "") in ("", "dumb", "unknown"):
        raise UsageError("No screen", "This terminal says of itself (TERM) that it can only print lines.", instead)
