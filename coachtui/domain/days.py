"""Days and moments as a coach types them: `fri`, `next mon`, `+2w`, `tomorrow`, `5/21`, `2026-05-21`, `fri 10:42`.

Words of the calendar are read in her own time: `today` is her day. Nothing here guesses beyond what is written: what is
no day is None.
"""

from datetime import date, datetime, time, timedelta

from coachtui.domain.moment import parsed, stored

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("mon", "monday"),
            ("tue", "tues", "tuesday"),
            ("wed", "weds", "wednesday"),
            ("thu", "thur", "thurs", "thursday"),
            ("fri", "friday"),
            ("sat", "saturday"),
            ("sun", "sunday"),
        )
    )
    for name in names
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LONG_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
NEAR = {"today": 0, "tonight": 0, "eod": 0, "now": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "yesterday": -1}
SPANS = {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7}
MONTH_SPANS = ("m", "month", "months")
COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
FRIDAY = 4


def read_day(text: str, today: date, *, ahead: bool = True) -> date | None:
    """Return the day that `text` names, None where it names none.

    `ahead` says which way a day without its year or week is meant: `fri` is the next Friday after today, or with
    `ahead=False` the last one before it; `this fri` is in this week, `next fri` in the one after.
    """
    words = text.lower().replace(",", " ").split()
    if words[:1] in (["by"], ["on"]):
        words = words[1:]
    try:
        return _read(words, today, ahead)
    except (ValueError, OverflowError):
        return None


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
    named = " ".join(words[:-1] if clock else words)
    day = read_day(named, now.date(), ahead=ahead) if named else now.date()
    if day is None or not words:
        return None
    return stored(_aware(datetime.combine(day, clock or time(12)), now))


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


def _read(words: list[str], today: date, ahead: bool) -> date | None:
    match words:
        case [word]:
            return _one(word, today, ahead)
        case ["this" | "next" | "last" as which, word]:
            return _week_day(which, word, today)
        case ["in", number, span]:
            return _after(today, COUNTS.get(number) or int(number), span)
        case [number, span, "ago"]:
            return _after(today, -(COUNTS.get(number) or int(number)), span)
        case [one, two, *year] if len(year) < 2:
            return _month_day(one, two, int(year[0]) if year else None, today, ahead)
    return None


def _one(word: str, today: date, ahead: bool) -> date | None:
    if word in NEAR:
        return today + timedelta(days=NEAR[word])
    if word in WEEKDAYS:
        away = WEEKDAYS[word] - today.weekday()
        return today + timedelta(days=(away - 1) % 7 + 1 if ahead else -((-away - 1) % 7 + 1))
    if word == "eow":
        return today + timedelta(days=(FRIDAY - today.weekday()) % 7)
    if word[0] in "+-":
        return _after(today, int(word[:-1]), word[-1])
    if "/" in word:
        month, day, *year = (int(piece) for piece in word.split("/"))
        return _dated(month, day, year[0] if year else None, today, ahead)
    return date.fromisoformat(word)


def _week_day(which: str, word: str, today: date) -> date | None:
    monday = today - timedelta(days=today.weekday())
    weeks = {"this": 0, "next": 1, "last": -1}[which]
    if word in WEEKDAYS:
        return monday + timedelta(weeks=weeks, days=WEEKDAYS[word])
    if word == "week":
        return monday + timedelta(weeks=weeks, days=FRIDAY if which == "this" else 0)
    return _months_on(today.replace(day=1), weeks) if word == "month" else None


def _after(today: date, count: int, span: str) -> date | None:
    if span in SPANS:
        return today + timedelta(days=count * SPANS[span])
    return _months_on(today, count) if span in MONTH_SPANS else None


def _months_on(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    first = date(day.year + years, month + 1, 1)
    last = date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def _month_day(one: str, two: str, year: int | None, today: date, ahead: bool) -> date | None:
    month, number = (one, two) if one[0].isalpha() else (two, one)
    month = month.rstrip(".")
    if month == "sept":
        month = "sep"
    names = MONTHS if len(month) == 3 else LONG_MONTHS
    if month not in names:
        return None
    return _dated(names.index(month) + 1, int(number.rstrip("stndrh.")), year, today, ahead)


def _dated(month: int, day: int, year: int | None, today: date, ahead: bool) -> date:
    if year is not None:
        return date(year + 2000 if year < 100 else year, month, day)
    this_year = date(today.year, month, day)
    if ahead and this_year < today:
        return date(today.year + 1, month, day)
    if not ahead and this_year > today:
        return date(today.year - 1, month, day)
    return this_year
