"""Asking before something is done that cannot be taken back."""

import os
import sys

from coachtui.cli.voice import flush_words, tell
from coachtui.errors import UsageError

YES = ("y", "yes")


def sure(question: str, *, yes: bool, refused: str) -> bool:
    """Tell whether she wants it: `yes` where she said so in advance, else one line typed at her terminal.

    Raises UsageError, titled `refused`, where there is nobody to ask.
    """
    if yes:
        return True
    if not (os.isatty(0) and os.isatty(2)):
        raise UsageError(refused, "There is no terminal to ask at.", "Add --yes if you are sure.")
    tell(f"{question} [y/N]")
    flush_words()
    return sys.stdin.readline().strip().casefold() in YES
