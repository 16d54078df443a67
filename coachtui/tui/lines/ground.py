"""What loses its ground when evidence goes, in words."""

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.standing import bared_beliefs, without_evidence
from coachtui.tui.widgets.row import clipped

QUOTED = 40
"""How many letters of a record's words are quoted."""


def fallen(book: Book, evidence: Collection[int], now: datetime, besides: AbstractSet[int] = frozenset()) -> list[str]:
    """Return a sentence for each claim that stands otherwise without this evidence, and each belief it leaves bare.

    `besides` are records that go with it: of them nothing is said.
    """
    if not evidence:
        return []
    claims = [
        f"“{_quoted(book, 'claims', each.claim)}”: {_named(each.before)} → {_named(each.after)}."
        for each in without_evidence(book, evidence, now)
        if each.claim not in besides
    ]
    beliefs = [
        f"“{_quoted(book, 'beliefs', each.belief)}”: {_balance(*each.before)} → {_balance(*each.after)}."
        for each in bared_beliefs(book, evidence)
        if each.belief not in besides
    ]
    return claims + beliefs


def fallen_with(book: Book, gone: Iterable[tuple[str, int]], now: datetime) -> list[str]:
    """Return these sentences for records that go, by table and id: evidence, and notes whose words some has alone."""
    gone = list(gone)
    evidence = [id_ for table, id_ in gone if table == "evidence"]
    evidence += resting_on(book, {id_ for table, id_ in gone if table == "notes"})
    return fallen(book, evidence, now, besides={id_ for _, id_ in gone})


def resting_on(book: Book, notes: AbstractSet[int]) -> list[int]:
    """Return the evidence that has no words but those of these notes."""
    return [row["id"] for row in book.rows("evidence") if row.get("note") in notes and not row.get("text")]


def _quoted(book: Book, table: str, id_: int) -> str:
    return clipped(" ".join(text_of(book, table, book.table(table).get(id_, {})).split()), QUOTED)


def _named(standing: str) -> str:
    return str(standing).replace("_", " ")


def _balance(for_it: int, against: int) -> str:
    said = [f"{count} {way}" for count, way in ((for_it, "for"), (against, "against")) if count]
    return ", ".join(said) or "no evidence"
