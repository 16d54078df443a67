"""Days and moments as a coach types them: `fri`, `next mon`, `+2w`, `tomorrow`, `5/21`, `2026-05-21`, `fri 10:42`.

Words of the calendar are read in her own time: `today` is her day. Nothing here guesses beyond what is written: what is
no day is None.
"""

from datetime import date, datetime, time, timedelta

from coachtui.domain.daywords import Named, named, there_is
from coachtui.domain.moment import parsed, stored

LEAP_YEARS = 8
"""From one 29 February to the next are at most so many years."""


def read_day(text: str, today: date, *, ahead: bool = True) -> date | None:
    """Return the day that `text` names, None where it names none.

    `ahead` says which way a day without its year or week is meant: `fri` is the next Friday after today, or with
    `ahead=False` the last one, which may be today; `this fri` is in this week, `next fri` in the one after.
    """
    words = text.lower().replace(",", " ").split()
    if words[:1] in (["by"], ["on"]):
        words = words[1:]
    found = ("days", 0, 0, 0) if words == ["now"] else named(words)
    try:
        return _meant(found, today, ahead) if found else None
    except (ValueError, OverflowError):  # beyond the calendar
        return None


def by_weekday(text: str, today: date) -> bool:
    """Tell whether `text` names today by its weekday alone, so that looking back a week ago may be meant as well."""
    return read_day(text, today, ahead=False) == today != read_day(text, today)


def read_moment(text: str, now: datetime, *, ahead: bool = True) -> str | None:
    """Return the stored moment that `text` names: a clock time of today, or a day and a clock time.

    A day alone is its noon. `now` is aware and carries her time zone. None where `text` names no moment.
    """
    try:
        if "T" in text.strip():
            return stored(_aware(datetime.fromisoformat(text.strip()), now))
    except ValueError:
        return None
    if text.strip().lower() == "now":
        return stored(now)
    words = text.split()
    clock = _clock(words[-1]) if words else None
    day_words = " ".join(words[:-1] if clock else words)
    day = read_day(day_words, now.date(), ahead=ahead) if day_words else now.date()
    if day is None or not words:
        return None
    moment = _aware(datetime.combine(day, clock or time(12)), now)
    if not ahead and moment > now and by_weekday(day_words, now.date()):
        moment -= timedelta(weeks=1)  # on her clock: that hour of today is still to come
    return stored(moment)


def shown_moment(text: str, now: datetime) -> str:
    """Return a stored moment as it is edited, in her time: `2026-05-21 10:42`."""
    return parsed(text).astimezone(now.tzinfo).strftime("%Y-%m-%d %H:%M")


def _aware(moment: datetime, now: datetime) -> datetime:
    return moment.replace(tzinfo=now.tzinfo) if moment.tzinfo is None else moment


def _clock(word: str) -> time | None:
    bare = word.lower().removesuffix("am").removesuffix("pm")
    hours, _, minutes = bare.partition(":")
    if not (hours.isdigit() and minutes.isdigit() and len(minutes) == 2 and len(hours) <= 2):
        return None
    hour = int(hours)
    if bare != word.lower():
        hour = hour % 12 + (12 if word.lower().endswith("pm") else 0)
    return time(hour, int(minutes)) if hour < 24 and int(minutes) < 60 else None


def _meant(found: Named, today: date, ahead: bool) -> date:
    kind, *numbers = found
    if kind == "days":
        return today + timedelta(days=numbers[0])
    if kind == "months":
        return _months_on(today, numbers[0])
    if kind == "month":
        return _months_on(today.replace(day=1), numbers[0])
    if kind == "week":
        return today + timedelta(weeks=numbers[0], days=numbers[1] - today.weekday())
    if kind == "weekday":
        away = numbers[0] - today.weekday()
        return today + timedelta(days=(away - 1) % 7 + 1 if ahead else -(-away % 7))
    year, month, day = numbers
    return date(year, month, day) if year else _nearest(month, day, today, ahead)


def _months_on(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    first = date(day.year + years, month + 1, 1)
    last = date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def _nearest(month: int, day: int, today: date, ahead: bool) -> date:
    """Return the first such day from today on, or the last one up to today: 29 February is not in every year."""
    for years in range(LEAP_YEARS + 1):
        year = today.year + (years if ahead else -years)
        found = date(year, month, day) if there_is(year, month, day) else None
        if found and (found >= today if ahead else found <= today):
            return found
    raise ValueError("no such day in reach")
