"""Whether the app has a screen to draw on."""

import os
import sys

from coachtui.errors import UsageError

LINES = "Every act has a verb that works in lines: coachtui keys --verbs"


def has_screen() -> bool:
    """Whether there is a terminal that can place a cursor."""
    return _at_terminal() and not _only_lines()


def prints_only() -> bool:
    """Whether what is printed goes to a terminal that can only print: what is told there has no columns."""
    return sys.stdout.isatty() and _only_lines()


def need_screen(instead: str) -> None:
    """Raise UsageError where there is no terminal, or one that can place no cursor; `instead` says what to do."""
    if not _at_terminal():
        raise UsageError("No terminal", "The app needs a terminal.", instead)
    if _only_lines():
        said = "This terminal says of itself (TERM) that it can only print lines."
        raise UsageError("No screen", said, f"{LINES}\n{instead}")


def _at_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _only_lines() -> bool:
    return os.environ.get("TERM", "") in ("", "dumb", "unknown")
