"""A day that is typed: what is wrong with it is said where it is typed."""

from datetime import date

from coachtui.domain.days import read_day


def no_day(text: str, today: date, such: str, *, ahead: bool = True) -> str:
    """Return what is wrong with a line that should name a day, "" where it names one or nothing; `such` are days.

    A day that lies `ahead` is today or later.
    """
    said = text.strip()
    day = read_day(said, today, ahead=ahead)
    if said and day is None:
        return f"“{said}” names no day. Such as {such}."
    return f"“{said}” is past. Such as {such}." if day and ahead and day < today else ""
