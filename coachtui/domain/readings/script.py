"""The script of an encounter: its lines in time order, and which script was the last."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.moment import parsed
from coachtui.domain.readings.lines import when_of


def lines_of(book: Book, encounter: int) -> list[Row]:
    """Return the notes of an encounter in time order."""
    found = [row for row in book.rows("notes") if row.get("encounter") == encounter]
    return sorted(found, key=lambda row: (when_of("notes", row), row["id"]))


def last_script(book: Book) -> int | None:
    """Return the encounter that began last of those that have notes or tallies."""
    scripted = {row.get("encounter") for table in ("notes", "tallies") for row in book.rows(table)}
    held = [row for row in book.rows("encounters") if row["id"] in scripted]
    return max(held, key=lambda row: (when_of("encounters", row), row["id"]))["id"] if held else None


def last_held(book: Book) -> int | None:
    """Return the encounter that began last of those that are more than planned."""
    held = [row for row in book.rows("encounters") if row.get("state") != "planned"]
    last = max(held, key=lambda row: (str(row.get("start") or ""), row["id"]), default=None)
    return int(last["id"]) if last else None


def elapsed(row: Mapping[str, Any], now: datetime) -> int:
    """Return the whole minutes since an encounter began; 0 where its start is not known."""
    start = str(row.get("start") or "")
    return max(int((now - parsed(start)).total_seconds() // 60), 0) if start else 0
