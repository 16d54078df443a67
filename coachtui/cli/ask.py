"""Asking at her terminal: whether she wants what cannot be taken back, and for a text that was left out."""

import os
import sys

from coachtui.cli.stdin import read_all
from coachtui.cli.voice import flush_words, tell
from coachtui.domain.letters import mended
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


def text_of(typed: str, question: str) -> tuple[str, bool]:
    """Return a text, and whether it stands nowhere else: typed on the command line, piped in as `-`, or asked for.

    Raises UsageError where it was left out and there is nobody to ask, StoppedError where a signal ends the asking.
    """
    if typed == "-":
        return mended(read_all()).strip(), True
    if typed.strip():
        return typed.strip(), False
    if not (os.isatty(0) and os.isatty(2)):
        raise UsageError("Nothing to keep", "There is no text.", "Put it in quotes behind the name, or pipe it in as -")
    return _asked_line(question), True


def _asked_line(question: str) -> str:
    """Return one line typed at her terminal, "" where she left it empty. Raises StoppedError with what stood there."""
    from coachtui.cli.lines.typed import typed_lines  # noqa: PLC0415 - what is given needs it not

    with typed_lines() as typed:
        tell(question)
        flush_words()
        return (typed.next() or "").strip()
