"""The loops that feed themselves: strongly connected parts of the map, found without recursion."""

from collections.abc import Iterable
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.readings.arrows import Arrow, arrows, by_tail


class Loop(NamedTuple):
    """Beliefs, practices and effects that feed one another. Ids in order of age; `links` the ids that close it."""

    nodes: tuple[int, ...]
    links: tuple[int, ...]


def loops(book: Book) -> tuple[Loop, ...]:
    """Return the loops that feed themselves, oldest first; a link from a record to itself is one."""
    flow = arrows(book)
    found = []
    for part in _parts(flow):
        links = tuple(sorted(arrow.link for arrow in flow if arrow.tail in part and arrow.head in part))
        if links:
            found.append(Loop(tuple(sorted(part)), links))
    return tuple(sorted(found, key=lambda loop: loop.nodes))


def _parts(flow: Iterable[Arrow]) -> list[frozenset[int]]:
    """Return the strongly connected parts (Kosaraju): what finishes last walking on, gathered walking back."""
    flow = list(flow)
    finished = _finishing(by_tail(flow))
    back = by_tail(arrow.turned() for arrow in flow)
    seen: set[int] = set()
    parts = []
    for start in reversed(finished):
        if start not in seen:
            part = _reached(start, back, seen)
            seen |= part
            parts.append(frozenset(part))
    return parts


def _finishing(onward: dict[int, list[Arrow]]) -> list[int]:
    seen: set[int] = set()
    finished: list[int] = []
    for root in sorted(onward):
        todo = [(root, False)]
        while todo:
            node, done = todo.pop()
            if done:
                finished.append(node)
            elif node not in seen:
                seen.add(node)
                todo.append((node, True))
                todo.extend((arrow.head, False) for arrow in onward.get(node, ()) if arrow.head not in seen)
    return finished


def _reached(start: int, onward: dict[int, list[Arrow]], but: set[int]) -> set[int]:
    reached, todo = {start}, [start]
    while todo:
        for arrow in onward.get(todo.pop(), ()):
            if arrow.head not in but and arrow.head not in reached:
                reached.add(arrow.head)
                todo.append(arrow.head)
    return reached
