"""What stands in a promise: whose it is, and the day."""

from coachtui.domain.grammar.marks import TEACHER_WORDS

WEEKDAYS = (
    "mon", "monday", "tue", "tues", "tuesday", "wed", "weds", "wednesday", "thu", "thur", "thurs", "thursday",
    "fri", "friday", "sat", "saturday", "sun", "sunday",
)  # fmt: skip
MONTHS = (
    "jan", "january", "feb", "february", "mar", "march", "apr", "april", "may", "jun", "june", "jul", "july",
    "aug", "august", "sep", "sept", "september", "oct", "october", "nov", "november", "dec", "december",
)  # fmt: skip
NEAR = ("today", "tonight", "tomorrow", "tmrw", "tmr", "eod", "eow")
SPANS = ("day", "days", "week", "weeks", "month", "months", "d", "w", "m")
DIGITS = "0123456789"


def take_promise(rest: str) -> tuple[str, str | None, str]:
    """Return who promises (a value of words.Who), the day as typed or None, and the words of a promise.

    Whose and the day may stand first in either order; a day may also close the line after `by`, where it stays in
    the words. A day alone is the promise itself: nothing is left without words.
    """
    who, rest = _take_who(rest)
    due, rest = _take_due(rest)
    if who == "coach" and due:
        who, rest = _take_who(rest)
    return who, due or _closing_due(rest), rest


def _take_who(rest: str) -> tuple[str, str]:
    word, _, after = rest.partition(" ")
    if word.rstrip(":,").lower() in TEACHER_WORDS and after.strip():
        return "teacher", after.strip()
    return "coach", rest


def _take_due(rest: str) -> tuple[str | None, str]:
    words = rest.split(None, 4)
    skip = 1 if words and words[0].lower() in ("by", "on") else 0
    for count in (3, 2, 1):
        picked = words[skip : skip + count]
        if len(picked) == count and is_day([word.rstrip(":,").lower() for word in picked]):
            after = rest.split(None, skip + count)[skip + count :]
            if after and after[0].strip():
                return " ".join(picked).rstrip(":,"), after[0].strip()
    return None, rest


def _closing_due(text: str) -> str | None:
    words = text.rsplit(None, 4)
    for count in (1, 2, 3):
        if len(words) > count + 1 and words[-count - 1].lower() == "by":
            due = " ".join(words[-count:]).rstrip(".,;:!")
            return due if is_day(due.lower().split()) else None
    return None


def is_day(words: list[str]) -> bool:
    """Tell whether small words name a day: `fri`, `next week`, `may 21`, `5/21`, `2026-05-21`, `in 3 days`, `+2w`."""
    match words:
        case [one]:
            return one in WEEKDAYS or one in NEAR or _is_date(one) or _is_span(one)
        case [("next" | "this"), two]:
            return two in WEEKDAYS or two in ("week", "month")
        case [one, two]:
            return (one in MONTHS and _is_number(two, 31)) or (two in MONTHS and _is_number(one, 31))
        case ["in", number, span]:
            return (_is_number(number, 999) or number in ("a", "an", "one", "two")) and span in SPANS
        case _:
            return False


def _is_number(word: str, top: int) -> bool:
    digits = word.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return 1 <= len(digits) <= 3 and not digits.strip(DIGITS) and 1 <= int(digits) <= top


def _is_date(word: str) -> bool:
    sign = "-" if "-" in word else "/"
    pieces = word.split(sign)
    if any(not piece or len(piece) > 4 or piece.strip(DIGITS) for piece in pieces):
        return False
    if sign == "-":
        return [len(piece) for piece in pieces] == [4, 2, 2] and int(pieces[1]) <= 12 and int(pieces[2]) <= 31
    return len(pieces) in (2, 3) and 1 <= int(pieces[0]) <= 12 and 1 <= int(pieces[1]) <= 31


def _is_span(word: str) -> bool:
    return word[:1] == "+" and word[-1] in "dwm" and _is_number(word[1:-1], 999)
