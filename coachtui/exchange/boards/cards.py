"""The claims of a board with all that the four questions ask: what, for whom, why, how known, and what is open."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.moment import day_of
from coachtui.domain.readings.lines import text_of, when_of
from coachtui.domain.readings.standing import ClaimStanding, board
from coachtui.domain.readings.students import who_name
from coachtui.domain.words import Scope, Standing, WhyBasis
from coachtui.exchange.reports.picked import clean


class Ground(NamedTuple):
    """One piece of evidence: what it says, of which day, for whom it speaks."""

    id: int
    text: str
    day: str
    whom: tuple[str, ...]
    kind: str
    level: str


class Card(NamedTuple):
    """One claim. `unsure` where nothing tells how exactly it stood on the day that was asked for."""

    id: int
    what: str
    works: str
    scope: str
    with_: tuple[str, ...]
    without: tuple[str, ...]
    why: str
    basis: str
    standing: Standing
    support: tuple[Ground, ...]
    against: tuple[Ground, ...]
    looking: tuple[str, ...]
    questions: tuple[str, ...]
    check_on: str
    let_go_on: str
    unsure: bool


def cards(book: Book, now: datetime, unsure: Collection[int] = ()) -> tuple[Card, ...]:
    """Return the claims by standing, the oldest first of each."""
    order = list(Standing)
    readings = sorted(board(book, now), key=lambda each: order.index(each.standing))
    return tuple(_card(book, each, now, unsure) for each in readings)


def _card(book: Book, reading: ClaimStanding, now: datetime, unsure: Collection[int]) -> Card:
    row = book.table("claims")[reading.claim]
    why = row.get("why") or {}
    scope = str(row.get("scope") or "")
    return Card(
        id=reading.claim,
        what=clean(str(row.get("what") or "")),
        works=str(row.get("works") or ""),
        scope="" if scope == Scope.UNKNOWN else scope,
        with_=_names(book, row.get("with") or ()),
        without=_names(book, row.get("without") or ()),
        why=clean(str(why.get("text") or "")),
        basis=str(why.get("basis") or WhyBasis.GUESS) if why.get("text") else "",
        standing=reading.standing,
        support=tuple(_ground(book, id_, now) for id_ in reading.evidence_for),
        against=tuple(_ground(book, id_, now) for id_ in reading.evidence_against),
        looking=tuple(clean(text_of(book, "learnings", book.table("learnings")[id_])) for id_ in reading.learnings),
        questions=tuple(flag.question for flag in reading.flags),
        check_on=str(row.get("check_on") or ""),
        let_go_on=str(row.get("let_go_on") or ""),
        unsure=reading.claim in unsure,
    )


def _names(book: Book, ids: Collection[int]) -> tuple[str, ...]:
    return tuple(clean(who_name(book, id_)) for id_ in ids)


def _ground(book: Book, id_: int, now: datetime) -> Ground:
    row = book.table("evidence")[id_]
    note = book.table("notes").get(row.get("note") or 0)
    when = when_of("notes", note) if note else when_of("evidence", row)
    return Ground(
        id=id_,
        text=clean(text_of(book, "evidence", row)),
        day=day_of(when, now).isoformat() if when else "",
        whom=(*_names(book, row.get("covers") or ()), *_scope(row.get("scope"))),
        kind=str(row.get("kind") or ""),
        level=str(row.get("level") or ""),
    )


def _scope(scope: object) -> tuple[str, ...]:
    return (str(scope),) if scope and scope != Scope.UNKNOWN else ()
