"""The ladder of inference around a belief (after Argyris): what stands on each rung of the chain it belongs to."""

from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.readings.chains import backward, forward
from coachtui.domain.words import LOW_INFERENCE, Rung

ASKED = {
    Rung.DATA: "what could anyone have seen?",
    Rung.SELECTED: "what of it was picked out?",
    Rung.MEANING: "what meaning was added?",
    Rung.ASSUMPTION: "what was assumed?",
    Rung.CONCLUSION: "what was concluded?",
    Rung.BELIEF: "what does it make true?",
    Rung.ACTION: "what does it make her do?",
}
"""What an empty rung asks."""


class Step(NamedTuple):
    """One rung: the records that stand on it, each (table, id); `here` where the belief itself does."""

    rung: Rung
    held: tuple[tuple[str, int], ...]
    here: bool


def ladder(book: Book, belief: int) -> tuple[Step, ...]:
    """Return the rungs from the top, each with what stands on it in the chains through a belief.

    Notes of low inference that are evidence for it stand on the rung of the data, practices on that of action.
    """
    chain = {(line.table, line.id) for walk in (backward(book, belief), forward(book, belief)) for line in walk}
    rungs: dict[Rung, list[tuple[str, int]]] = {rung: [] for rung in Rung}
    for table, id_ in sorted(chain):
        if table == "beliefs":
            rungs[_rung(book.table(table)[id_].get("rung"))].append((table, id_))
        elif table == "practices":
            rungs[Rung.ACTION].append((table, id_))
    rungs[Rung.DATA] += [("notes", note) for note in _seen(book, belief)]
    own = _rung(book.table("beliefs").get(belief, {}).get("rung"))
    return tuple(Step(rung, tuple(rungs[rung]), rung is own) for rung in reversed(Rung))


def _rung(name: object) -> Rung:
    return next((rung for rung in Rung if rung == name), Rung.BELIEF)


def _seen(book: Book, belief: int) -> list[int]:
    notes = book.table("notes")
    quoted = {row.get("note") or 0 for row in book.rows("evidence") if belief in (row.get("bears_on") or ())}
    quoted.add(book.table("beliefs").get(belief, {}).get("from") or 0)
    return sorted(id_ for id_ in quoted if notes.get(id_, {}).get("mode", "") in LOW_INFERENCE)
