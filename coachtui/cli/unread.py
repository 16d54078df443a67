"""What was piped in for an act that cannot begin: nobody reads it any more, so it waits in the inbox."""

import os

from coachtui.cli.note import Request, kept
from coachtui.cli.stdin import StoppedError, read_all
from coachtui.domain.letters import mended
from coachtui.errors import CoachError


def with_unread(vault: str, whose: str, error: CoachError) -> CoachError:
    """Return the error, with where the lines are that come through stdin; at a terminal none was typed yet."""
    text = "" if os.isatty(0) else _piped()
    if not text.strip():
        return error
    return kept(vault, Request("", False, whose, text, lines=True, typed=True), error)


def _piped() -> str:
    try:
        return mended(read_all())
    except StoppedError as stopped:
        return mended(stopped.text)
    except OSError:  # it is closed
        return ""
