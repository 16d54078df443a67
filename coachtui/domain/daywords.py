"""Which words name a day: the one table of them, for lines as for fields. Imports nothing: `coachtui note` reads it.

What is named here is a day whatever today is; `domain.days` says which one.
"""

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
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",), ("jun", "june"),
            ("jul", "july"), ("aug", "august"), ("sep", "sept", "september"), ("oct", "october"),
            ("nov", "november"), ("dec", "december"),
        ),
        1,
    )
    for name in names
}  # fmt: skip
MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
NEAR = {"today": 0, "tonight": 0, "eod": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "yesterday": -1}
SPANS = {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7}
MONTH_SPANS = ("m", "month", "months")
COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
}  # fmt: skip
SHIFTS = {"this": 0, "next": 1, "last": -1}
FRIDAY = 4
MOST = 999
"""The most days, weeks or months that a line counts."""

Named = tuple[str, int, int, int]
"""What is named, and its numbers; those it does not need are 0:

- days, months: how many from today
- weekday: its number, 0 for Monday; the nearest one
- week: weeks from this one, the number of its weekday
- month: months from this one; its first day
- date: year (0 where it is not said), month, day
"""


def named(words: list[str]) -> Named | None:
    """Return what day small words name, None where they name none.

    `fri`, `next week`, `may 21`, `may 21 2027`, `5/21`, `2026-05-21`, `in three days`, `+2w`, `two weeks ago`.
    """
    match words:
        case [one]:
            return _one(one)
        case [one, two]:
            return _in_week(SHIFTS[one], two) if one in SHIFTS else _month_day(one, two, 0)
        case ["in", number, span]:
            return _span(_count(number), span)
        case [number, span, "ago"]:
            return _span(-_count(number), span)
        case [one, two, year] if len(year) == len("2026"):
            return _month_day(one, two, whole(year)) if whole(year) else None
    return None


def lies_ahead(found: Named) -> bool:
    """Return whether what is named is today or later, as the day of a promise is."""
    return found[0] in ("weekday", "date") or found[1] >= 0


def there_is(year: int, month: int, day: int) -> bool:
    """Return whether a year has that day of a month: 29 February is not in every one."""
    return (month, day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def whole(word: str) -> int:
    """Return a whole number written in plain digits; 0 where a word is none."""
    return int(word) if word and len(word) <= len("2026") and not word.strip("0123456789") else 0


def _one(word: str) -> Named | None:
    if word in WEEKDAYS:
        return "weekday", WEEKDAYS[word], 0, 0
    if word in NEAR or word == "eow":
        return ("days", NEAR[word], 0, 0) if word in NEAR else ("week", 0, FRIDAY, 0)
    if word[:1] in ("+", "-"):
        count = _count(word[1:-1])
        return _span(count if word[0] == "+" else -count, word[-1])
    if "/" in word:
        return _slashed(word.split("/"))
    pieces = word.split("-")
    year = whole(pieces[0]) if [len(piece) for piece in pieces] == [4, 2, 2] else 0
    return _date(year, whole(pieces[1]), whole(pieces[2])) if year else None


def _slashed(pieces: list[str]) -> Named | None:
    if len(pieces) == 3 and len(pieces[2]) in (2, 4) and not pieces[2].strip("0123456789"):
        year = int(pieces[2])
        return _date(year + 2000 if len(pieces[2]) == 2 else year, whole(pieces[0]), whole(pieces[1])) if year else None
    return _date(0, whole(pieces[0]), whole(pieces[1])) if len(pieces) == 2 else None


def _in_week(shift: int, word: str) -> Named | None:
    if word in WEEKDAYS:
        return "week", shift, WEEKDAYS[word], 0
    if word == "week":
        return "week", shift, 0 if shift else FRIDAY, 0
    return ("month", shift, 0, 0) if word == "month" else None


def _count(word: str) -> int:
    return COUNTS.get(word) or (number if (number := whole(word)) <= MOST else 0)


def _span(count: int, span: str) -> Named | None:
    if not count:
        return None
    if span in SPANS:
        return "days", count * SPANS[span], 0, 0
    return ("months", count, 0, 0) if span in MONTH_SPANS else None


def _month_day(one: str, two: str, year: int) -> Named | None:
    month, number = (one, two) if one.rstrip(".") in MONTHS else (two, one)
    number = number.rstrip(".")
    for ending in ("st", "nd", "rd", "th"):
        number = number.removesuffix(ending)
    return _date(year, MONTHS.get(month.rstrip("."), 0), whole(number))


def _date(year: int, month: int, day: int) -> Named | None:
    """Return a date that there is, in the year that is said or in some year."""
    if not (1 <= month <= len(MONTH_DAYS) and 1 <= day <= MONTH_DAYS[month - 1]):
        return None
    return ("date", year, month, day) if not year or there_is(year, month, day) else None
