"""The outline of beliefs as lines of text, and what moved between two days."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from coachtui.domain.beliefmap.faces import HOLDERS
from coachtui.domain.book import Book
from coachtui.domain.kinds import LINK_PHRASES, label, summary
from coachtui.domain.readings.arrows import WORDED_BACKWARDS
from coachtui.domain.readings.beside import beside
from coachtui.domain.readings.between import Difference
from coachtui.domain.readings.chains import OutlineNode, outline
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.listed import MARK, from_a_list

AWARE = {"named": "named", "surfacing": "coming up"}
"""How far the holder has named it."""


def outline_lines(book: Book, refs: Mapping[int, str] = MappingProxyType({})) -> Iterator[str]:
    """Yield a line a belief, practice and student reached, indented beneath what it comes of.

    Beneath a belief or a practice stands first what it supports, contradicts or undercuts, and what does so to it;
    beneath a belief also which others it comes of, so that each link is told at both ends to who hears no indent.
    Behind each that `refs` has a reference for, that stands in brackets, also where it is told above.
    """
    listed, linked = from_a_list(book), beside(book)
    for node in outline(book):
        named = f"  [{refs[node.id]}]" if node.id in refs else ""
        yield "  " * node.depth + _line(book, node) + (f" {MARK}" if node.id in listed else "") + named
        if not node.repeated:
            for each in linked.get(node.id, ()):
                far = f"  [{refs[each.far]}]" if each.far in refs else ""
                yield "  " * (node.depth + 1) + f"{each}{far}"


def _line(book: Book, node: OutlineNode) -> str:
    row = book.table(node.table).get(node.id, {})
    said, reverse = LINK_PHRASES.get(node.kind, ("", ""))
    phrase = (reverse if node.kind in WORDED_BACKWARDS else said) if node.depth else ""
    words = summary(node.table, row)
    if node.table == "beliefs":
        words = f"{HOLDERS.get(str(row.get('holder', '')), '')}{words}"
    if node.table in ("students", "groups"):
        effect = str((book.table("links").get(node.link or 0) or {}).get("text") or "")
        words = text_of(book, node.table, row) + (f": {effect}" if effect else "")
    state = ", ".join(["above"] if node.repeated else _stands(node, row))
    return f"{phrase + ' ' if phrase else ''}{words}" + (f"  ({state})" if state else "")


def _stands(node: OutlineNode, row: Mapping[str, Any]) -> Iterator[str]:
    """Yield how it stands: how far it is named, its status, how firmly it is held, whether it feeds itself."""
    if node.table == "beliefs":
        yield AWARE.get(str(row.get("awareness")), "unspoken")
    if row.get("status"):
        yield str(row["status"])
    if row.get("hold"):
        yield f"held {row['hold']} of 5"
    if node.loop:
        yield "in a loop"


def moved_lines(book: Book, moved: Sequence[Difference], days: tuple[date, date]) -> Iterator[str]:
    """Yield what moved between two days: the belief, then what it was on the first and what on the second."""
    one, other = (day.isoformat() for day in days)
    shown: tuple[str, int] | None = None
    for each in moved:
        if not each.field:
            yield f"new {label(each.table)}: {each.new}"
            continue
        if (each.table, each.id) != shown:
            yield summary(each.table, book.table(each.table).get(each.id, {}))
            shown = each.table, each.id
        yield f"  {each.field:<10} {one}: {each.old or 'not said'}   {other}: {each.new or 'not said'}"


def moved_data(moved: Sequence[Difference]) -> list[dict[str, Any]]:
    """Return what moved, for programs: `{table, id, field, old, new}`, `field` "" for what is new."""
    return [each._asdict() for each in moved]
