"""Where a belief or practice stands in the outline: by which link it hangs, beneath what, after what."""

from coachtui.domain.book import Book
from coachtui.domain.readings.arrows import WORDED_BACKWARDS
from coachtui.domain.readings.chains import OutlineNode, forward, outline

NODES = ("beliefs", "practices")


def line_of(book: Book, id_: int) -> OutlineNode | None:
    """Return the line in which a node stands in full."""
    return next((line for line in outline(book) if line.id == id_ and not line.repeated), None)


def via_of(book: Book, id_: int) -> int | None:
    """Return the link by which a node hangs where it stands in full; None for a root."""
    line = line_of(book, id_)
    return line.link or None if line else None


def foot(book: Book, link: int | None) -> int | None:
    """Return what a link hangs its node beneath."""
    row = book.table("links").get(link or 0)
    if row is None:
        return None
    return int(row["to"] if row.get("kind") in WORDED_BACKWARDS else row["from"])


def further_out(book: Book, link: int | None) -> int | None:
    """Return what a node hangs beneath once it is moved out by one level from where this link hangs it."""
    parent = foot(book, link)
    line = line_of(book, parent) if parent is not None else None
    return foot(book, line.link) if line else None


def above(book: Book, id_: int) -> int | None:
    """Return the belief or practice above a node at its level, if that does not come of it itself."""
    lines = outline(book)
    at = next((i for i, each in enumerate(lines) if each.id == id_ and not each.repeated), None)
    if at is None:
        return None
    beneath = {each.id for each in forward(book, id_)}
    for line in reversed(lines[:at]):
        if line.depth < lines[at].depth:
            return None
        if line.depth == lines[at].depth and line.table in NODES and line.id not in beneath:
            return line.id
    return None
