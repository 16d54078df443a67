"""The links as arrows from what comes first to what comes of it, whichever way a link was worded."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.words import LinkKind

PLACES = ("beliefs", "practices", "students", "groups")
"""Where the ends of a link may stand."""

FLOW = frozenset(
    {
        LinkKind.LEADS_TO,
        LinkKind.RESTS_ON,
        LinkKind.SUPPORTS,
        LinkKind.SELECTS,
        LinkKind.DRIVES,
        LinkKind.AFFECTS,
    }
)
"""The kinds along which one thing feeds another."""

ARGUING = (LinkKind.SUPPORTS, LinkKind.CONTRADICTS, LinkKind.UNDERCUTS)
"""The kinds by which one speaks for or against another."""

WORDED_BACKWARDS = frozenset({LinkKind.RESTS_ON, LinkKind.ALTERNATIVE_TO})
"""The kinds of which the `from` end comes of the `to` end."""

_ORDER = {
    kind: place
    for place, kind in enumerate(
        (
            LinkKind.RESTS_ON,
            LinkKind.LEADS_TO,
            LinkKind.SUPPORTS,
            LinkKind.SELECTS,
            LinkKind.DRIVES,
            LinkKind.AFFECTS,
            LinkKind.ALTERNATIVE_TO,
        )
    )
}


class Arrow(NamedTuple):
    """One link, from what comes first (`tail`) to what comes of it (`head`)."""

    tail: int
    head: int
    kind: str
    link: int

    def turned(self) -> "Arrow":
        """Return the arrow the other way round, for walking back."""
        return Arrow(self.head, self.tail, self.kind, self.link)


def place_of(book: Book, id_: object) -> str | None:
    """Return the table in which the end of a link stands; None where it is gone."""
    return next((table for table in PLACES if id_ in book.table(table)), None)


def arrows(book: Book, kinds: Iterable[str] = FLOW) -> list[Arrow]:
    """Return the arrows of these kinds whose ends are both there, beliefs before practices before students."""
    wanted = frozenset(kinds)
    found = []
    for row in book.rows("links"):
        tail, head, kind = row.get("from"), row.get("to"), row.get("kind")
        if kind in wanted and tail is not None and head is not None and place_of(book, tail) and place_of(book, head):
            ends = (head, tail) if kind in WORDED_BACKWARDS else (tail, head)
            found.append(Arrow(*ends, str(kind), row["id"]))
    return sorted(found, key=lambda arrow: (_ORDER.get(LinkKind(arrow.kind), 9), arrow.head, arrow.link))


def by_tail(all_arrows: Iterable[Arrow]) -> dict[int, list[Arrow]]:
    """Return the arrows by what they start from, keeping their order."""
    found: dict[int, list[Arrow]] = defaultdict(list)
    for arrow in all_arrows:
        found[arrow.tail].append(arrow)
    return found
