"""A moment in front of a line: `10:42`, `9:50 AM`, `[10:42:05]`, `(10:42)`, `0:58`; or how long ago it was: `-2m`."""

DIGITS = "0123456789"
AFTER = ":,;|-\u2013\u2014"
"""What may stand between a time and what was then."""
UNTIL = "-\u2013\u2014"
"""What a second time may follow: `10:44-10:52`; the first is when it began."""
BRACKETS = {"[": "]", "(": ")"}


HOURS = 23


def take_clock(line: str, most: int = HOURS) -> tuple[str | None, str]:
    """Return the clock time a line begins with, as typed, and what follows it; (None, line) where there is none.

    `most` is how far its first number goes: 99 where it may be the minutes that have gone by.
    """
    closing = BRACKETS.get(line[:1], "")
    start = len(closing)
    end = start
    while end < start + 8 and line[end : end + 1] and line[end] in "0123456789:":
        end += 1
    if line[start:end].endswith(":"):
        end -= 1
    if _seconds(line[start:end], most) is None:
        return None, line
    end = _half(line, end)
    time, rest = line[start:end], line[end:]
    if closing:
        if rest[:1] != closing:
            return None, line
        rest = rest[1:]
    if rest[:1] in AFTER and rest[1:2].isspace():
        rest = rest[1:]
    elif rest[:1] and rest[0] in UNTIL and take_clock(rest[1:], most)[0]:
        return time, rest[1:]
    if rest and not rest[0].isspace():
        return None, line
    return time, rest.lstrip()


BACK = "-\u2212\u2013"
"""What may stand before a length of time that has gone by; phones write the longer ones."""
UNITS = {"s": 1, "sec": 1, "m": 60, "min": 60, "h": 3600}
LONGEST_AGO = 12 * 3600
"""Farther back than a school day goes, it is no shift of a moment."""


def take_shift(line: str) -> tuple[int, str]:
    """Return how many seconds ago a line says it was, and what follows: `-2m`, `-90s`, `-1h`; (0, line) else.

    A word has to follow: `-2m` alone is text.
    """
    if line[:1] not in BACK or not line:
        return 0, line
    end = 1
    while end < 5 and line[end : end + 1] and line[end] in DIGITS:
        end += 1
    stop = end
    while stop < end + 4 and line[stop : stop + 1].isalpha():
        stop += 1
    seconds = int(line[1:end] or 0) * UNITS.get(line[end:stop].lower(), 0)
    rest = line[stop:].lstrip()
    if not 0 < seconds <= LONGEST_AGO or not line[stop : stop + 1].isspace() or not rest:
        return 0, line
    return seconds, rest


def shift_text(seconds: int) -> str:
    """Return a shift as it is typed, in the largest unit that holds it whole; empty for none."""
    unit = next((unit for unit in ("h", "m", "s") if not seconds % UNITS[unit]), "s")
    return f"-{seconds // UNITS[unit]}{unit}" if seconds else ""


def seconds_of(time: str) -> int:
    """Return the seconds since midnight (or since the start, for an elapsed time) of what take_clock found."""
    bare = time.rstrip("aApPmM. ")
    seconds = _seconds(bare) or 0
    half = time[len(bare) :].strip().lower()[:1]
    hour = seconds // 3600
    if half == "p" and hour < 12:
        return seconds + 12 * 3600
    return seconds - 12 * 3600 if half == "a" and hour == 12 else seconds


def school_seconds(time: str) -> int:
    """Return the seconds since midnight of a clock time in a school.

    One to six o'clock is the afternoon where nothing says otherwise: no class meets in the night.
    """
    seconds = seconds_of(time)
    return seconds + 12 * 3600 if not has_half(time) and 3600 <= seconds < 7 * 3600 else seconds


def elapsed_seconds(time: str) -> int:
    """Return the seconds since the beginning that an elapsed time tells: `0:58`, `45:10` and `1:02:03`."""
    numbers = [int(piece) for piece in time.rstrip("aApPmM. ").split(":")]
    return numbers[0] * 3600 + numbers[1] * 60 + numbers[2] if len(numbers) == 3 else numbers[0] * 60 + numbers[1]


def has_half(time: str) -> bool:
    """Return whether a clock time says which half of the day it is of."""
    return time.lower().rstrip(".").endswith("m")


def _seconds(text: str, most: int = HOURS) -> int | None:
    pieces = text.split(":")
    if not 2 <= len(pieces) <= 3 or not 1 <= len(pieces[0]) <= 2 or any(len(piece) != 2 for piece in pieces[1:]):
        return None
    hours, minutes, *rest = (int(piece) for piece in pieces)
    if hours > most or minutes > 59 or (rest and rest[0] > 59):
        return None
    return hours * 3600 + minutes * 60 + (rest[0] if rest else 0)


def _half(line: str, end: int) -> int:
    """Return where AM or PM ends, if it follows; else `end`."""
    for gap in ("", " "):
        for half in ("a.m.", "p.m.", "am", "pm"):
            stop = end + len(gap) + len(half)
            if line[end:stop].lower() == gap + half and not line[stop : stop + 1].isalnum():
                return stop
    return end
