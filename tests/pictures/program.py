"""The program, at noon of the sample's last day: what a picture shows does not depend on when it is taken.

python -m tests.pictures.program ARGS…      # as `python -m coachtui ARGS…`
"""

import datetime as dt
import sys
import time

NOON = 1_779_379_200
"""The noon of 21 May 2026 in New York, in seconds since 1970."""

_now_ns = time.time_ns
_BEHIND = _now_ns() - NOON * 1_000_000_000


def _then_ns() -> int:
    return _now_ns() - _BEHIND


class _ThenDatetime(dt.datetime):
    """A moment, of which now is one of the sample's last day."""

    @classmethod
    def now(cls, tz=None):
        """Return the moment that it is for the program."""
        return cls.fromtimestamp(_then_ns() / 1e9, tz)


def _set_clock() -> None:
    """Turn it back before anything of the program is imported: modules take the names as they are then."""
    time.time_ns = _then_ns
    time.time = lambda: _then_ns() / 1e9
    dt.datetime = _ThenDatetime


if __name__ == "__main__":
    _set_clock()
    from coachtui.cli import main

    sys.exit(main())
