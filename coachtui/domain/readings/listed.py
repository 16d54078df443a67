"""Practices taken from a list of best practices, with no student behind them: they carry a quiet mark wherever shown.

Pushing best practices does not bring equity: it starts from learning about and from students (National Equity Project,
Instructional Coaching, 2014). A practice earns its students when it says with whom it is done, when its effect on
someone is drawn, or when a decision taught by it rests on what was learned or seen.
"""

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.words import LinkKind, PracticeSource

MARK = "(from a list)"
"""How the mark reads behind a practice's words."""


def from_a_list(book: Book) -> frozenset[int]:
    """Return the practices that were taken from a list and have no student behind them."""
    listed = {row["id"] for row in book.rows("practices") if _is_listed(row)}
    if not listed:
        return frozenset()
    served = {link.get("from") for link in book.rows("links") if link.get("kind") == LinkKind.AFFECTS}
    grounded = {row.get("practice") for row in book.rows("decisions") if _rests_on_students(book, row)}
    return frozenset(listed - served - grounded)


def _is_listed(practice: Row) -> bool:
    done_with = practice.get("students") or practice.get("groups")
    return practice.get("source") == PracticeSource.LIST and not done_with


def _rests_on_students(book: Book, decision: Row) -> bool:
    return any(id_ in book.table(table) for id_ in decision.get("grounds") or () for table in ("learnings", "evidence"))
