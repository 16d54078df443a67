"""Milliseconds since 1970, as the store counts, and the moments it stamps."""

from time import gmtime, localtime, strftime, time_ns

from coachtui.storage import quick


def clock_ms() -> int:
    """Return this moment in milliseconds since 1970."""
    return time_ns() // 1_000_000


def moment_text(ms: int) -> str:
    """Return a moment as it is stored: `2026-05-21T15:42:05Z`."""
    return quick.moment_text(ms // 1000)


def file_stamp(ms: int) -> str:
    """Return a moment as file names carry it: `20260521T154205`."""
    return strftime("%Y%m%dT%H%M%S", gmtime(ms // 1000))


def local_stamp(ms: int) -> str:
    """Return a moment on her own clock as file names carry it: `2026-05-21-1542`."""
    return strftime("%Y-%m-%d-%H%M", localtime(ms // 1000))
