"""What left the vault, as the share log tells it."""

from coachtui.domain.book import Book
from coachtui.domain.change import Row


def shares(common: Book, teacher: int | None = None) -> tuple[Row, ...]:
    """Return the log, the newest first; with `teacher`, only what is about her."""
    found = [row for row in common.rows("shares") if teacher is None or row.get("teacher") == teacher]
    return tuple(sorted(found, key=lambda row: (str(row.get("on") or ""), int(row["id"])), reverse=True))
