"""What is read before walking in, told in lines: each a statement whole in itself, without columns."""

from collections.abc import Iterator
from datetime import datetime

from coachtui.cli.reference import book_refs, in_brackets
from coachtui.domain.book import Book
from coachtui.tui.lines.prep import NINE, Item, prep_parts

OWED = ("I owe", "she owes")
LATE = "! "
"""The sign of a promise whose day is past, which its day says in words."""


def prep_lines(book: Book, now: datetime, most: int | None = None) -> Iterator[str]:
    """Yield what there is of each part, at most `most` things of one; of what there is nothing it says so."""
    refs = book_refs(book)
    for name, items in prep_parts(book, now):
        for item in items[:most]:
            ref = refs.get(item.ref.id, "") if item.ref else ""
            yield f"{name}: {_said(name, item)}" + (f"  {in_brackets(ref)}" if ref else "")
        if more := len(items) - len(items[:most]):
            yield f"{name}: {more} more"
        if not items and name in NINE:
            yield f"{name}: nothing"


def _said(name: str, item: Item) -> str:
    """Return the words of an item, one space between them; what stands in columns on the screen parted by `;`."""
    words = "".join(text for text, _ in item.parts).strip()
    if name in OWED:
        words = words.removeprefix(LATE)
    columns = [*words.split("  "), "".join(text for text, _ in item.right)]
    return "; ".join(each.strip() for each in columns if each.strip())
