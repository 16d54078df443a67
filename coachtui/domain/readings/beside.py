"""The links that no line of the outline says from one of their ends: what argues for or against, what is above."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.kinds import LINK_PHRASES, summary
from coachtui.domain.readings.arrows import ARGUING, WORDED_BACKWARDS, place_of
from coachtui.domain.words import LinkKind

BETWEEN_BELIEFS = frozenset({LinkKind.LEADS_TO, LinkKind.RESTS_ON, LinkKind.SELECTS, LinkKind.ALTERNATIVE_TO})
"""Links by which one belief stands beneath another: the line of the lower one says it from above."""


class Beside(NamedTuple):
    """A link as it reads from one end: its phrase, the other end and its words."""

    phrase: str
    far: int
    words: str

    def __str__(self) -> str:
        return f"{self.phrase}: {self.words}"


def beside(book: Book) -> Mapping[int, list[Beside]]:
    """Return by the id of each end the links that are said there on a line of their own."""
    found: dict[int, list[Beside]] = defaultdict(list)
    for link in book.rows("links"):
        kind, ends = str(link.get("kind")), (int(link["from"]), int(link["to"]))
        places = [place_of(book, end) for end in ends]
        for near in _said_at(kind, places):
            far, table = ends[1 - near], str(places[1 - near])
            words = summary(table, book.table(table)[far])
            found[ends[near]].append(Beside(LINK_PHRASES[kind][near], far, words))
    return found


def _said_at(kind: str, places: Sequence[str | None]) -> tuple[int, ...]:
    """Return at which ends of a link it is said on a line of its own: 0 is its `from`, 1 its `to`."""
    if None in places:
        return ()
    if kind in ARGUING:
        return (0, 1)
    lower = 0 if kind in WORDED_BACKWARDS else 1
    return (lower,) if kind in BETWEEN_BELIEFS and set(places) == {"beliefs"} else ()
