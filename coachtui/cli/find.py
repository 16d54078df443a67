"""`coachtui find WORDS…` by the short way: a look at the bytes, in a start as lean as that of `note`.

What it is not sure of, `verbs.find` answers by opening the vault. Both tell what they found by `tell_found`.
"""

# ruff: noqa: PTH208 - pathlib would cost more than all else that this path imports

import os
import sys
from time import localtime, strftime

from coachtui.cli.voice import give, tell
from coachtui.domain.ids import AMONG_ALL, spoken
from coachtui.domain.letters import is_whole
from coachtui.domain.readings.sought import apart, excerpt, folded, place, said_of, waits
from coachtui.domain.summaries import label, when_of
from coachtui.errors import CoachError
from coachtui.paths import find_paths
from coachtui.storage.quick import check_private
from coachtui.storage.skim import COMMON, UnsureError, skim

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coachtui.storage.inbox import Kept
    from coachtui.storage.skim import Skimmed

LINE = 100
"""How many letters are shown of a text."""
DAY_S = 86_400
NO_DAY = " " * len("2026-05-21")
_ZEROS = dict.fromkeys(range(ord("1"), ord("9") + 1), "0")
_SHAPES = ("0000-00-00", "0000-00-00T00:00:00Z")
_LAST = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The last day of each month; the day that February has every four years is for the calendar."""


class Found:
    """A record that holds the words: where it stands, the moment it speaks of, in a line, and the text with the words.

    `name` is what its teacher is called, "" where it is not one teacher's.
    """

    __slots__ = ("field", "id", "line", "name", "said", "table", "teacher", "when")

    def __init__(
        self, whose: tuple[int, str], where: tuple[str, int], when: str, said: str, text: tuple[str, str]
    ) -> None:
        self.teacher, self.name = whose
        self.table, self.id = where
        self.when = when
        self.said = said
        self.field, self.line = text


def run(args: list[str], home: str = "", as_json: bool = False) -> int | None:
    """Print what was found and return the exit code, 1 where nothing was; None where it is not sure."""
    asked = _asked(args, home, as_json)
    if asked is None:
        return None
    words, limit, vault, as_json = asked
    try:
        found = _found(vault, folded(words).split()) if check_private(vault) else None
    except (CoachError, OSError, UnsureError):
        return None
    return None if found is None else tell_found(found, _waiting(vault, words), words, limit, as_json=as_json)


def _asked(args: list[str], home: str, as_json: bool) -> "tuple[str, int | None, str, bool] | None":
    """Return words, limit, vault and form; None where the arguments are for argparse to read, or wrong."""
    words: list[str] = []
    limit = None
    rest = iter(args)
    for each in rest:
        if each == "--json":
            as_json = True
        elif each == "--limit" and (number := next(rest, "")).isdecimal() and number.isascii() and int(number):
            limit = int(number)
        elif each.startswith("-") or not is_whole(each):
            return None
        else:
            words.append(each)
    said = " ".join(words)
    return (said, limit, find_paths(home).vault, as_json) if folded(said).split() else None


def _found(vault: str, sought: list[str]) -> list[Found]:
    """Return what holds the words; meanwhile nothing is forgotten. Raises UnsureError, OSError."""
    fd = os.open(vault, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        _be_there(fd)
        index, skimmed = skim(vault, sought)
    finally:
        os.close(fd)
    names = {name.id: name.name for name in index.names}
    return [found for each in skimmed for found in _held(each, names.get(each.teacher, ""), sought)]


def _be_there(fd: int) -> None:
    """Take the lock of a folder along with others, where locks work. Raises UnsureError where forgetting holds it."""
    from fcntl import LOCK_NB, LOCK_SH, flock  # noqa: PLC0415 - a bad argument needs it not

    try:
        flock(fd, LOCK_SH | LOCK_NB)
    except BlockingIOError:
        raise UnsureError from None
    except OSError:
        return


def _held(each: "Skimmed", name: str, sought: list[str]) -> "Iterator[Found]":
    for where, row in each.rows.items():
        if text := place(where[0], row, sought):
            said = said_of(where[0], row, each.note)
            yield Found((each.teacher, name), where, when_of(where[0], row), said, text)


def _waiting(vault: str, words: str) -> "list[Kept]":
    """Return the texts in the inbox that hold the words."""
    try:
        if not os.listdir(f"{vault}/inbox"):
            return []
    except FileNotFoundError:
        return []
    from coachtui.storage.inbox import waiting  # noqa: PLC0415 - most often nothing waits

    return [kept for kept in waiting(vault) if waits(kept.text, words)]


def tell_found(
    hits: "Iterable[Found]", unfiled: "Iterable[Kept]", words: str, limit: int | None, *, as_json: bool
) -> int:
    """Print records and texts that wait, newest first; return 1 where there is none."""
    once = {(hit.table, hit.id): hit for hit in hits}
    ordered = sorted(once.values(), key=lambda hit: (hit.when, hit.id), reverse=True)[:limit]
    both: list[Found | Kept] = [*ordered, *unfiled]
    found = sorted(both, key=_moment, reverse=True)[:limit]
    if as_json:
        from coachtui.cli.output import give_json  # noqa: PLC0415 - a start for a person needs it not

        give_json([_as_object(each) for each in found])
    else:
        for each in found:
            give(f"{day(_moment(each))}  {_told(each, words)}")
    if not found:
        tell("Nothing found.")
    sys.stdout.flush()
    return 0 if found else 1


def _moment(found: "Found | Kept") -> str:
    return found.when if isinstance(found, Found) else found.at


def _told(found: "Found | Kept", words: str) -> str:
    """Return whose it is, what it is, its words and its reference; of a text in the inbox, for whom it was typed."""
    if not isinstance(found, Found):
        return f"“{found.teacher}”  inbox: {excerpt(found.text, words, LINE)}"
    elsewhere = apart(found.field, found.line, found.said)
    said = [excerpt(text, words, LINE) for text in (found.said, elsewhere) if text]
    ref = spoken(found.id, AMONG_ALL)
    return f"{found.name or 'all teachers'}  {label(found.table)}: {' · '.join(said)}  [{ref}]"


def _as_object(found: "Found | Kept") -> dict[str, object]:
    if not isinstance(found, Found):
        whose = {"teacher": COMMON, "name": found.teacher, "table": "inbox", "id": found.id, "when": found.at}
        return {**whose, "field": "text", "text": found.text, "said": found.text}
    return {
        "teacher": found.teacher,
        "name": found.name,
        "table": found.table,
        "id": found.id,
        "when": found.when,
        "field": found.field,
        "text": found.line,
        "said": found.said,
    }


def day(when: str) -> str:
    """Return the day on her calendar of a stored moment or date; blanks where it is none."""
    seconds = _seconds(when)
    if seconds is None:
        return _day_by_calendar(when)
    return when if len(when) == len(NO_DAY) else strftime("%Y-%m-%d", localtime(seconds))


def _seconds(when: str) -> int | None:
    """Return the seconds since 1970 of a day or a moment as we write them, None for any other text."""
    if when.translate(_ZEROS) not in _SHAPES:
        return None
    year, month, number, hour, minute, second = (int(when[at : at + 2] or 0) for at in (2, 5, 8, 11, 14, 17))
    year += 100 * int(when[:2])
    if year < 1970 or not 1 <= month <= 12 or not 1 <= number <= _LAST[month - 1]:
        return None
    within = hour < 24 and minute < 60 and second < 60
    return _days(year, month, number) * DAY_S + hour * 3600 + minute * 60 + second if within else None


def _days(year: int, month: int, number: int) -> int:
    """Return the days since 1970-01-01, with years that begin in March, as leap days then end them."""
    year, month = (year, month - 3) if month > 2 else (year - 1, month + 9)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + number - 719_469


def _day_by_calendar(when: str) -> str:
    from datetime import datetime  # noqa: PLC0415 - moments that are not as we write them, and the last days of a month

    from coachtui.domain.local import LOCAL  # noqa: PLC0415
    from coachtui.domain.moment import day_of  # noqa: PLC0415

    try:
        return day_of(when, datetime.now(LOCAL)).isoformat()
    except ValueError:
        return NO_DAY
