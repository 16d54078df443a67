"""A practice that several teachers try, and for whom it works where: for the coach's own planning.

Grouped by practice, never by person. Teachers stand in the order of the alphabet, and nothing is counted that could
put one before another. Two practices are the same where they are worded alike, case and signs aside, or where the coach
has given them the same tag; a claim on its own is brought in by its tag.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.standing import ClaimStanding, board


class Try(NamedTuple):
    """How one teacher tries a practice: the record it is known by (a practice, or a claim on its own), its claims."""

    teacher: int
    name: str
    table: str
    id: int
    text: str
    status: str
    claims: tuple[ClaimStanding, ...]
    keys: frozenset[str]
    """By what it is the same as another's: its words, and its tags, `#` before each."""


class Shared(NamedTuple):
    """A practice that several try, by its words or its `#tag`; the teachers in the order of the alphabet."""

    words: str
    tries: tuple[Try, ...]


def tries_of(book: Book, now: datetime) -> Iterator[Try]:
    """Yield what one teacher tries: each practice, and each tagged claim that is about none."""
    standings = {each.claim: each for each in board(book, now)}
    of_practice: dict[int, list[ClaimStanding]] = defaultdict(list)
    for row in book.rows("claims"):
        if row.get("practice") in book.table("practices"):
            of_practice[row["practice"]].append(standings[row["id"]])
        elif row.get("tags"):
            yield _try(book, "claims", row, (standings[row["id"]],), words=False)
    for row in book.rows("practices"):
        yield _try(book, "practices", row, tuple(of_practice[row["id"]]))


def shared(tries: Iterable[Try]) -> tuple[Shared, ...]:
    """Return the practices that more than one teacher tries, in the order of the alphabet."""
    found: dict[str, list[Try]] = defaultdict(list)
    for each in tries:
        for key in each.keys:
            found[key].append(each)
    several = {key: those for key, those in found.items() if len({each.teacher for each in those}) > 1}
    return tuple(Shared(_called(key, those), _in_order(those)) for key, those in sorted(several.items(), key=_by_key))


def _by_key(item: tuple[str, list[Try]]) -> str:
    return item[0].removeprefix("#")


def _called(key: str, tries: list[Try]) -> str:
    return key if key.startswith("#") else tries[0].text


def _in_order(tries: list[Try]) -> tuple[Try, ...]:
    return tuple(sorted(tries, key=lambda each: (each.name.casefold(), each.teacher, each.id)))


def _try(book: Book, table: str, row: Row, claims: tuple[ClaimStanding, ...], *, words: bool = True) -> Try:
    text = " ".join(text_of(book, table, row).split())
    keys = {f"#{str(tag).casefold()}" for tag in row.get("tags") or ()}
    if words and (bare := _bare(text)):
        keys.add(bare)
    status, name = str(row.get("status") or ""), str(book.teacher.get("name") or "")
    return Try(book.teacher_id, name, table, row["id"], text, status, claims, frozenset(keys))


def _bare(text: str) -> str:
    """Return words so that two wordings of one practice are the same: small letters and figures alone."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())
