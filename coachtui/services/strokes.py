"""A stroke by a word, as it is typed: who, or which of what a tally tells apart; of sweeps, how many of how many."""

from collections.abc import Sequence

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.services.pen import Pen
from coachtui.services.people import find_person
from coachtui.services.refused import RefusedError
from coachtui.services.tallies import mark_named, mark_tally, sweep_tally, usual_size
from coachtui.services.writing import Sheet

SOMEBODY = "."
"""The word for a stroke of nobody in particular."""


def mark_somebody(pen: Pen, book: Book, tally: int) -> Change:
    """Add a stroke for nobody in particular, in the bucket of the last one."""
    row = Sheet(pen, book).need("tallies", tally)
    last = (row.get("marks") or [{}])[-1]
    bucket = str(last.get("bucket") or next(iter(row.get("buckets") or ()), ""))
    return mark_tally(pen, book, tally, bucket)


def stroke(pen: Pen, book: Book, tally: int, word: str) -> Change:
    """Add the stroke that a word means: a bucket by its number or a beginning, a student, `#group`, or `.`.

    Raises RefusedError where it can be none of them.
    """
    buckets = tuple(Sheet(pen, book).need("tallies", tally).get("buckets") or ())
    if word == SOMEBODY:
        return mark_somebody(pen, book, tally)
    if word.isdecimal() and int(word) in range(1, len(buckets) + 1):
        return mark_tally(pen, book, tally, buckets[int(word) - 1])
    meant = [each for each in buckets if each.casefold().startswith(word.casefold())]
    return mark_tally(pen, book, tally, meant[0]) if len(meant) == 1 else mark_named(pen, book, tally, word)


def sweep(pen: Pen, book: Book, tally: int, words: Sequence[str]) -> Change:
    """Keep the sweep that words mean: `24/28`, then the codes of those who were seen not to be among the 24.

    Raises RefusedError where it does not say how many of how many.
    """
    typed = "".join(word for word in words if not word.strip("0123456789/-"))
    others = [_known(pen, book, word) for word in words if word.strip("0123456789/-")]
    found = sweep_read(typed, usual_size(book, tally), len(others))
    if found is None:
        raise RefusedError(
            "How many?", "a sweep says how many of how many.", "Such as 24/28; from then on 24 is enough."
        )
    return sweep_tally(pen, book, tally, found, others)


def sweep_read(typed: str, usual: int, others: int) -> tuple[int, int] | None:
    """Return (how many, of how many) of `24`, `24/28`, `-4` for all but four, or nothing for all but the `others`.

    `usual` are there where it does not say; None where it cannot be told yet.
    """
    here, _, all_ = typed.partition("/")
    of = int(all_) if all_.isdecimal() else usual
    if not of or (all_ and not all_.isdecimal()):
        return None
    if not here:
        return of - others, of
    if here.isdecimal():
        return int(here), of
    less = here.removeprefix("-")
    return (of - int(less), of) if less.isdecimal() else None


def _known(pen: Pen, book: Book, word: str) -> int:
    person = find_person(Sheet(pen, book), word.removeprefix("@"))
    if person is None or person[0] != "students":
        raise RefusedError("Not counted", f"{word} is no student yet.", "Name the student in a note first.")
    return person[1]
