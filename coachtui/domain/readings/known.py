"""What is known of the teacher: for each question the best answer, how sure it is, and how old."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.readings.lines import age, has_been, text_of, when_of
from coachtui.domain.words import FIVE_QUESTIONS, Certainty, Facet, Mode, Speaker

_SURE: dict[str, int] = {Certainty.GUESS: 0, Certainty.HEARD: 1, Certainty.REAL: 2}


class Answer(NamedTuple):
    """The best answer to one question. Never asked: `text` is "", `certainty`, `days` and `note` are None."""

    facet: str
    text: str
    certainty: str | None
    days: int | None
    note: int | None
    verbatim: bool = False
    """Whether these are her own words."""

    @property
    def asked(self) -> bool:
        """Whether there is any answer."""
        return self.note is not None


def known(book: Book, now: datetime) -> tuple[Answer, ...]:
    """Return the best answer to each of the five questions, in their order."""
    return _best(book, FIVE_QUESTIONS, now)


def known_besides(book: Book, now: datetime) -> tuple[Answer, ...]:
    """Return the best answer to each of the other facets: expertise, students, life."""
    return _best(book, [facet for facet in Facet if facet not in FIVE_QUESTIONS], now)


def answers(book: Book, facet: str) -> tuple[Row, ...]:
    """Return the notes that answer one question, best first: real before heard before guess, then newest."""
    found = (note for note in book.rows("notes") if note.get("facet") == facet and _answers(note))
    return tuple(sorted(found, key=_weight, reverse=True))


def certainty_of(note: Row) -> str:
    """Return how far an answer is known: as noted, else her own words are `heard` and all else is a `guess`."""
    if noted := note.get("certainty"):
        return str(noted)
    return Certainty.HEARD if _verbatim(note) else Certainty.GUESS


def _best(book: Book, facets: Iterable[str], now: datetime) -> tuple[Answer, ...]:
    by_facet: dict[str, list[Row]] = defaultdict(list)
    for note in book.rows("notes"):
        if (facet := note.get("facet")) and _answers(note):
            by_facet[facet].append(note)
    return tuple(_answer(book, facet, by_facet.get(facet, []), now) for facet in facets)


def _answer(book: Book, facet: str, notes: list[Row], now: datetime) -> Answer:
    if not notes:
        return Answer(str(facet), "", None, None, None)
    best = max((note for note in notes if has_been(when_of("notes", note), now)), key=_weight, default=None)
    best = best or max(notes, key=_weight)
    days = age(when_of("notes", best), now)
    text = text_of(book, "notes", best)
    return Answer(str(facet), text, certainty_of(best), days, best["id"], _verbatim(best))


def _answers(note: Row) -> bool:
    return note.get("mode") != Mode.WONDER  # a question she carries about is no answer to it


def _verbatim(note: Row) -> bool:
    return note.get("mode") == Mode.SAID and note.get("speaker") == Speaker.TEACHER


def _weight(note: Row) -> tuple[int, str, int]:
    return (
        _SURE.get(Certainty(sure), 0) if (sure := certainty_of(note)) in _SURE else 0,
        when_of("notes", note),
        note["id"],
    )
