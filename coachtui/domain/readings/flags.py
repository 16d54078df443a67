"""The honest flags of a claim, worded as questions: what is thin, for whom, and what would answer it."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.readings.lines import age
from coachtui.domain.readings.pieces import Piece, covered, reaches
from coachtui.domain.readings.roll import Roll
from coachtui.domain.readings.students import who_names
from coachtui.domain.words import Scope, WhyBasis, Works

TERM_DAYS = 90
"""How old evidence may be before it speaks of another term."""

_HOW_MANY = {1: "one student", 2: "a few", 3: "some", 4: "most", 5: "all"}


class Flag(NamedTuple):
    """One honest question about a claim.

    `id` is one of: turned, all, for_whom, with, without, and, works, ground_gone, no_student, only_report,
    only_satellite, old, why, why_guess. `short` fits a card ("and K3?"), `question` says it whole. `whom` holds
    student and group ids; `act` would answer it: scope, evidence, learning, inquiry, why, works.
    """

    id: str
    short: str
    question: str
    act: str
    whom: tuple[int, ...] = ()


class Weighed(NamedTuple):
    """A claim with its evidence laid out, newest first; `contesting` is what speaks against it as it is worded."""

    claim: Row
    support: tuple[Piece, ...]
    against: tuple[Piece, ...]
    contesting: tuple[Piece, ...]
    gone: tuple[Piece, ...]

    @property
    def scope(self) -> str:
        """How many it is claimed to hold for; "" where that was not said."""
        scope = str(self.claim.get("scope") or "")
        return "" if scope == Scope.UNKNOWN else scope

    @property
    def named(self) -> tuple[int, ...]:
        """The students and groups it is said to work for."""
        return tuple(self.claim.get("with") or ())

    @property
    def without(self) -> tuple[int, ...]:
        """The students and groups it is said not to work for."""
        return tuple(self.claim.get("without") or ())


def flags_of(weighed: Weighed, book: Book, roll: Roll, now: datetime) -> tuple[Flag, ...]:
    """Return the flags of a claim: first for whom, then how known, then why."""
    return (*_for_whom(weighed, book, roll), *_how_known(weighed, now), *_why(weighed.claim))


def _for_whom(weighed: Weighed, book: Book, roll: Roll) -> Iterator[Flag]:
    if weighed.contesting and weighed.support and weighed.support[0].when > weighed.contesting[0].when:
        question = "It spoke against before, and speaks for it now: what has changed?"
        yield Flag("turned", "what changed?", question, "inquiry")
    yield from _whole(weighed, book, roll)
    if not weighed.scope and not weighed.named:
        yield Flag("for_whom", "for whom?", "For whom? All of them, most, some?", "scope")
    yield from _lists(weighed, book, roll)
    yield from _focal(weighed, book, roll)


def _whole(weighed: Weighed, book: Book, roll: Roll) -> Iterator[Flag]:
    scope = weighed.scope
    if scope == Scope.ALL and weighed.without:
        names = who_names(book, weighed.without)
        yield Flag("all", "all?", f"All? It is said not to hold for {names}.", "scope", weighed.without)
    elif scope and weighed.support and not (_named_alone(weighed) or reaches(scope, (), weighed.support, roll)):
        whom = tuple(dict.fromkeys(id_ for piece in weighed.support for id_ in piece.covers))
        speaks = _spoken_for(weighed, book, whom)
        yield Flag("all", f"{scope}?", f"{scope.capitalize()}? The evidence {speaks}.", "scope", whom)


def _named_alone(weighed: Weighed) -> bool:
    """Return whether the claim is for those it names, and not for more: then it is of them that is asked."""
    return bool(weighed.named) and weighed.scope not in (Scope.ALL, Scope.MOST)


def _spoken_for(weighed: Weighed, book: Book, whom: tuple[int, ...]) -> str:
    share = max(piece.share for piece in weighed.support)
    names = [_HOW_MANY[share]] if share else []
    if whom:
        names.append(who_names(book, whom))
    return f"speaks for {' and '.join(names)}" if names else "does not say for whom it speaks"


def _lists(weighed: Weighed, book: Book, roll: Roll) -> Iterator[Flag]:
    unheard = tuple(id_ for id_ in weighed.named if not covered(id_, weighed.support, roll))
    if weighed.support and unheard:
        names = who_names(book, unheard)
        yield Flag("with", f"{names}: how known?", f"For {names}: how do you know?", "evidence", unheard)
    left = tuple(
        dict.fromkeys(
            id_
            for piece in weighed.against
            for id_ in piece.covers
            if not roll.now_or_then(id_, weighed.without, piece.when)
        )
    )
    if left:
        names = who_names(book, left)
        yield Flag(
            "without", f"not {names}?", f"There is evidence against it for {names}: not for them?", "scope", left
        )


def _focal(weighed: Weighed, book: Book, roll: Roll) -> Iterator[Flag]:
    pieces = (*weighed.support, *weighed.against)
    latest = max((piece.when for piece in pieces), default="")
    lists = (*weighed.named, *weighed.without)
    whom = tuple(
        id_
        for id_ in roll.focal
        if id_ not in lists
        and not any(piece.names(id_, roll) for piece in pieces)
        and not (roll.within(id_, lists) and (not pieces or _was_there(id_, lists, latest, roll)))
    )
    if whom:
        names = who_names(book, whom)
        yield Flag("and", f"and {names}?", f"And {names}? Nothing says yet how it goes for them.", "learning", whom)


def _was_there(id_: int, lists: tuple[int, ...], when: str, roll: Roll) -> bool:
    """Return whether a student was known by that day, and was in a group of the lists already."""
    return roll.there(id_, when) and roll.was_within(id_, lists, when)


def _how_known(weighed: Weighed, now: datetime) -> Iterator[Flag]:
    support = weighed.support
    if support and weighed.claim.get("works") == Works.UNSURE:
        yield Flag("works", "works?", "There is evidence now: does it work?", "works")
    if weighed.gone:
        yield Flag("ground_gone", "line gone", "The line this rested on is gone: how do you know now?", "evidence")
    if not any(piece.student_heard for piece in (*support, *weighed.against)):
        yield Flag("no_student", "no student heard", "No student heard yet: who could tell you?", "learning")
    if support and all(piece.teachers_word for piece in support):
        question = "Only the teacher's report so far: what would the students show?"
        yield Flag("only_report", "teacher's word only", question, "learning")
    if support and all(piece.satellite for piece in support):
        question = "Only scores so far: what would you see in the room?"
        yield Flag("only_satellite", "scores only", question, "learning")
    days = age(support[0].when, now) if support else None
    if days is not None and days > TERM_DAYS:
        yield Flag("old", "older than a term", "The newest evidence is older than a term: is it still so?", "evidence")


def _why(claim: Row) -> Iterator[Flag]:
    why = claim.get("why") or {}
    if not why.get("text") and not why.get("belief"):
        yield Flag("why", "why?", "Why does it work, or not?", "why")
    elif why.get("basis") in (None, "", WhyBasis.GUESS):
        yield Flag("why_guess", "why is a guess", "The why is a guess: what would test it?", "learning")
