"""Belief, default practice, effect, students: walked both ways, each record once in full, whatever loops there are."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.readings.arrows import FLOW, Arrow, arrows, by_tail, place_of
from coachtui.domain.readings.loops import Loop, loops
from coachtui.domain.words import BeliefStatus, LinkKind, PracticeStatus

__all__ = ["Loop", "OutlineNode", "backward", "forward", "loops", "outline", "unexamined", "unfounded"]

_NOT_EXAMINED = frozenset({None, "", BeliefStatus.HUNCH, BeliefStatus.HEARD, BeliefStatus.SURFACED})

_TREE = FLOW - {LinkKind.SUPPORTS} | {LinkKind.ALTERNATIVE_TO}


class OutlineNode(NamedTuple):
    """One line of an outline. `kind` is the link from the line above it in depth ("" for a root), `link` its id."""

    depth: int
    table: str
    id: int
    kind: str = ""
    link: int | None = None
    repeated: bool = False
    """Shown in full elsewhere; nothing is unfolded beneath it here."""
    beneath: int = 0
    """How many lines hang beneath it."""
    loop: bool = False
    """It stands in a loop that feeds itself."""


def outline(book: Book) -> list[OutlineNode]:
    """Return the Beliefs outline: each belief, practice and student reached stands in it once in full.

    A belief stands beneath the one it rests on, follows from, is selected by or is an alternative to; a practice
    beneath the belief that drives it; students beneath the practice that affects them (the link's text is the effect).
    What merely supports, contradicts or undercuts stands beside, not beneath. What has nothing above it is a root:
    beliefs first, then practices with no belief behind them, each by age.
    """
    tree = [arrow for arrow in arrows(book, _TREE) if arrow.tail != arrow.head]
    hanging = {arrow.head for arrow in tree}
    looped = {id_ for loop in loops(book) for id_ in loop.nodes}
    starts: list[int] = []
    for table in ("beliefs", "practices"):
        # What only a loop holds up has no root of its own: the oldest in the loop stands for it.
        starts += sorted(book.table(table), key=lambda id_: (id_ in hanging, id_ not in looped, id_))
    return list(_finished(book, _walk(book, starts, by_tail(tree))))


def forward(book: Book, start: int) -> tuple[OutlineNode, ...]:
    """Return what comes of a belief or practice, as a tree in walking order; `start` itself stands first."""
    return tuple(_finished(book, _walk(book, (start,), by_tail(arrows(book)))))


def backward(book: Book, start: int) -> tuple[OutlineNode, ...]:
    """Return what stands behind a practice, effect or student, as a tree in walking order; `start` stands first."""
    return tuple(_finished(book, _walk(book, (start,), by_tail(arrow.turned() for arrow in arrows(book)))))


def unfounded(book: Book) -> tuple[int, ...]:
    """Return the practices in use with no living belief behind them, oldest first."""
    onward = by_tail(arrows(book))
    living = [row["id"] for row in book.rows("beliefs") if row.get("status") != BeliefStatus.RETIRED]
    driven = {node.id for node in _walk(book, living, onward)}
    dropped = (row["id"] for row in book.rows("practices") if row.get("status") == PracticeStatus.DROPPED)
    return tuple(sorted(set(book.table("practices")) - driven - set(dropped)))


def unexamined(book: Book) -> tuple[int, ...]:
    """Return the beliefs never examined (hunch, heard or surfaced, and no inquiry), oldest first."""
    asked = {row.get("about") for row in book.rows("inquiries")}
    return tuple(sorted(row["id"] for row in book.rows("beliefs") if _never_examined(row, asked)))


def _never_examined(belief: Row, asked: set[int | None]) -> bool:
    return belief.get("status") in _NOT_EXAMINED and belief["id"] not in asked


def _walk(book: Book, starts: Iterable[int], onward: dict[int, list[Arrow]]) -> Iterator[OutlineNode]:
    """Yield each start not reached before, and all that comes of it, depth first; a record met again is `repeated`."""
    shown: set[int] = set()
    for start in starts:
        todo: list[tuple[int, int, str, int | None]] = [] if start in shown else [(0, start, "", None)]
        while todo:
            depth, id_, kind, link = todo.pop()
            if (table := place_of(book, id_)) is None:
                continue
            yield OutlineNode(depth, table, id_, kind, link, repeated=id_ in shown)
            if id_ not in shown:
                shown.add(id_)
                todo += [(depth + 1, arrow.head, arrow.kind, arrow.link) for arrow in reversed(onward.get(id_, []))]


def _finished(book: Book, walked: Iterable[OutlineNode]) -> Iterator[OutlineNode]:
    """Yield the lines with how many hang beneath each, and whether it stands in a loop."""
    nodes = list(walked)
    looped = {id_ for loop in loops(book) for id_ in loop.nodes}
    beneath = _beneath([node.depth for node in nodes])
    for node, count in zip(nodes, beneath, strict=True):
        yield node._replace(beneath=count, loop=node.id in looped)


def _beneath(depths: list[int]) -> list[int]:
    """Return for each line how many lines of greater depth follow it."""
    counts = [0] * len(depths)
    unclosed: list[int] = []
    for place, depth in enumerate(depths):
        while unclosed and depths[unclosed[-1]] >= depth:
            top = unclosed.pop()
            counts[top] = place - top - 1
        unclosed.append(place)
    for top in unclosed:
        counts[top] = len(depths) - top - 1
    return counts
