"""What `coachtui done` means for each kind of record: the steps that the key x takes, each a change of its own."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from coachtui.cli.reference import Found
from coachtui.domain.change import Change
from coachtui.domain.days import read_day
from coachtui.domain.words import BeliefStatus, InquiryOutcome, PracticeStatus, PromiseOutcome, Result, TeacherState
from coachtui.errors import UsageError
from coachtui.services.beliefs import move_belief, name_belief, set_practice
from coachtui.services.claims import let_go
from coachtui.services.decisions import follow_decision, learn_from, look_again, review_decision
from coachtui.services.encounters import finish_encounter
from coachtui.services.inquiries import settle_inquiry
from coachtui.services.learnings import finish_learning
from coachtui.services.promises import settle_promise
from coachtui.services.session import Session
from coachtui.services.teachers import archive_teacher, pause_teacher, resume_teacher
from coachtui.tui.lines.days import no_day

NAMED = "named"
"""What a belief can come to besides its status: whoever holds it has said it aloud."""
GO, BACK = "let-go", "again"

Steps = Iterator[Callable[[], Change]]
"""Makes one change after another, each of what stands once the one before it is written."""


class Way(NamedTuple):
    """How a kind of record is settled: the words for it, the first where none is given; the options it takes."""

    words: tuple[str, ...]
    steps: Callable[[Session, Found, str, Namespace], Steps]
    options: tuple[str, ...] = ()
    assumed: bool = False
    """Whether the first word holds where none is given."""


def _promise(session: Session, one: Found, how: str, _asked: Namespace) -> Steps:
    yield lambda: settle_promise(session.pen, session.book(one.teacher), one.id, how)


def _learning(session: Session, one: Found, _how: str, asked: Namespace) -> Steps:
    if not (asked.found or asked.surprised):
        raise UsageError("What did you find?", "A learning is done by what was found.", "Add: --found WORDS")
    yield lambda: finish_learning(session.pen, session.book(one.teacher), one.id, asked.found, asked.surprised)


def _claim(session: Session, one: Found, how: str, _asked: Namespace) -> Steps:
    yield lambda: let_go(session.pen, session.book(one.teacher), one.id, on=how == GO)


def _encounter(session: Session, one: Found, _how: str, _asked: Namespace) -> Steps:
    yield lambda: finish_encounter(session.pen, session.book(one.teacher), one.id)


def _inquiry(session: Session, one: Found, how: str, asked: Namespace) -> Steps:
    yield lambda: settle_inquiry(session.pen, session.book(one.teacher), one.id, how, asked.next)


def _decision(session: Session, one: Found, how: str, asked: Namespace) -> Steps:
    pen, book = session.pen, session.book(one.teacher)
    today = pen.now().date()
    if wrong := no_day(asked.look_on, today, "fri, +2w or 2026-05-21"):
        raise UsageError("Not a day", wrong)
    day = read_day(asked.look_on, today)
    yield lambda: review_decision(pen, book, one.id, how)
    if asked.learned:
        yield lambda: learn_from(pen, book, one.id, asked.learned)
    if day:
        stored = day.isoformat()
        yield lambda: look_again(pen, book, one.id, stored)
    if asked.next:
        yield lambda: follow_decision(pen, book, one.id, asked.next)


def _belief(session: Session, one: Found, how: str, asked: Namespace) -> Steps:
    pen, book = session.pen, session.book(one.teacher)
    if how == NAMED:
        yield lambda: name_belief(pen, book, one.id, asked.words)
    else:
        yield lambda: move_belief(pen, book, one.id, {"status": how}, why=asked.why)


def _practice(session: Session, one: Found, how: str, _asked: Namespace) -> Steps:
    yield lambda: set_practice(session.pen, session.book(one.teacher), one.id, how)


def _teacher(session: Session, one: Found, how: str, _asked: Namespace) -> Steps:
    verb = {"paused": pause_teacher, "archived": archive_teacher}.get(how, resume_teacher)
    yield lambda: verb(session.pen, session.book(one.teacher))


_OUTCOMES = ("kept", *(each.value for each in PromiseOutcome if each != PromiseOutcome.KEPT))
WAYS: Mapping[str, Way] = {
    "promises": Way(_OUTCOMES, _promise, assumed=True),
    "learnings": Way((), _learning, ("found", "surprised")),
    "claims": Way((GO, BACK), _claim, assumed=True),
    "encounters": Way((), _encounter),
    "inquiries": Way(tuple(each.value for each in InquiryOutcome), _inquiry, ("next",)),
    "decisions": Way(tuple(each.value for each in Result), _decision, ("learned", "look_on", "next")),
    "beliefs": Way((*(each.value for each in BeliefStatus), NAMED), _belief, ("why", "words")),
    "practices": Way(tuple(each.value for each in PracticeStatus), _practice),
    "teachers": Way(tuple(each.value for each in TeacherState), _teacher),
}
"""By the table of the record."""
OPTIONS: Mapping[str, str] = {
    "found": "of a learning: what was found",
    "surprised": "of a learning: what surprised you",
    "learned": "of a decision: what it taught you",
    "next": "of a decision: the next skill; of an inquiry: what follows from it",
    "look_on": "of a decision: the day to look again",
    "why": "of a belief: what moved it",
    "words": "of a belief that was named: in which words",
}
"""What more may be said, and of what."""
