"""The outline of beliefs as lines of text, and what moved between two days."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from coachtui.domain.beliefmap.faces import HOLDERS
from coachtui.domain.book import Book
from coachtui.domain.kinds import LINK_PHRASES, label, summary
from coachtui.domain.readings.arrows import ARGUING, WORDED_BACKWARDS, place_of
from coachtui.domain.readings.between import Difference
from coachtui.domain.readings.chains import OutlineNode, outline
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.listed import MARK, from_a_list
from coachtui.domain.words import LinkKind

AWARE = {"named": "named", "surfacing": "coming up"}
"""How far the holder has named it."""


def outline_lines(book: Book, refs: Mapping[int, str] = MappingProxyType({})) -> Iterator[str]:
    """Yield a line a belief, practice and student reached, indented beneath what it comes of.

    Beneath a belief or a practice stands first what it supports, contradicts or undercuts, and what does so to it;
    beneath a belief also which others it comes of, so that each link is told at both ends to who hears no indent.
    Behind each that `refs` has a reference for, that stands in brackets, also where it is told above.
    """
    listed, linked = from_a_list(book), _linked(book, refs)
    for node in outline(book):
        named = f"  [{refs[node.id]}]" if node.id in refs else ""
        yield "  " * node.depth + _line(book, node) + (f" {MARK}" if node.id in listed else "") + named
        if not node.repeated:
            yield from ("  " * (node.depth + 1) + said for said in linked[node.id])


BETWEEN_BELIEFS = frozenset({LinkKind.LEADS_TO, LinkKind.RESTS_ON, LinkKind.SELECTS, LinkKind.ALTERNATIVE_TO})
"""Links by which one belief stands beneath another: the line of the lower one says it from above."""


def _linked(book: Book, refs: Mapping[int, str]) -> Mapping[int, list[str]]:
    """Return by id the links that no line of the outline says from there, the reference of the other end behind."""
    found: dict[int, list[str]] = defaultdict(list)
    for link in book.rows("links"):
        kind, ends = str(link.get("kind")), (int(link["from"]), int(link["to"]))
        places = [place_of(book, end) for end in ends]
        for near in _said_at(kind, places):
            far, table = ends[1 - near], str(places[1 - near])
            words = summary(table, book.table(table)[far])
            named = f"  [{refs[far]}]" if far in refs else ""
            found[ends[near]].append(f"{LINK_PHRASES[kind][near]}: {words}{named}")
    return found


def _said_at(kind: str, places: Sequence[str | None]) -> tuple[int, ...]:
    """Return at which ends of a link it is said on a line of its own: 0 is its `from`, 1 its `to`."""
    if None in places:
        return ()
    if kind in ARGUING:
        return (0, 1)
    lower = 0 if kind in WORDED_BACKWARDS else 1
    return (lower,) if kind in BETWEEN_BELIEFS and set(places) == {"beliefs"} else ()


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
