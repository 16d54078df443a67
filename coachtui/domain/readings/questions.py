"""What to ask next, and why: invitations drawn from all readings, the most timely first."""

from collections.abc import Iterator
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.readings.asks import carried, pressing, relation, timely, wonders
from coachtui.domain.readings.belief_asks import belief_asks
from coachtui.domain.readings.lines import quoted, text_of
from coachtui.domain.readings.question import Question, in_turn
from coachtui.domain.readings.standing import board
from coachtui.domain.words import TeacherState

__all__ = ["Question", "board_questions", "first_question", "next_questions", "wonders"]


def next_questions(book: Book, now: datetime, usual: int = 0) -> tuple[Question, ...]:
    """Return what to ask or do next with this teacher, the most timely first; nothing of one who is archived.

    `usual` are the days between contacts where she has no rhythm of her own.
    """
    return tuple(_all(book, now, usual))


def first_question(book: Book, now: datetime, usual: int = 0) -> Question | None:
    """Return the one most useful next thing, computing no more than it takes."""
    return next(_all(book, now, usual), None)


def board_questions(book: Book, now: datetime) -> tuple[Question, ...]:
    """Return what the board does not know yet, a question a flag; the first flag of each claim before the second."""
    return tuple(_board(book, now))


def _all(book: Book, now: datetime, usual: int) -> Iterator[Question]:
    if book.teacher.get("state") == TeacherState.ARCHIVED:
        return
    yield from pressing(book, now)
    yield from timely(book, now, usual)
    yield from relation(book, now)
    yield from in_turn(belief_asks(book, now), _board(book, now), carried(book, now))


def _board(book: Book, now: datetime) -> Iterator[Question]:
    claims = board(book, now)
    for rank in range(max((len(each.flags) for each in claims), default=0)):
        for each in claims:
            if rank < len(each.flags):
                flag = each.flags[rank]
                what = quoted(text_of(book, "claims", book.table("claims")[each.claim]))
                yield Question(f"{flag.id}:{each.claim}", flag.question, what, "claims", each.claim, flag.act)
