"""The teacher's copy: what was agreed, seen, promised and validated, and what is working for whom: all hers."""

from collections.abc import Iterator
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.readings.then import end_of, then
from coachtui.domain.words import Report as Kind
from coachtui.exchange.reports.activity import span_said
from coachtui.exchange.reports.agreed import agreed, promised
from coachtui.exchange.reports.model import Item, Out, Report, Section, Span, items
from coachtui.exchange.reports.seen import seen, told
from coachtui.exchange.reports.shown import counted, shown
from coachtui.exchange.reports.time_spent import time_spent
from coachtui.exchange.reports.working import working

INTRO = "What we agreed, saw and promised, and what I told you. It is yours to keep, to correct and to show."
FOOT = "Students stand here as codes. What I think, feel and guess is not in it."


def teacher_copy(
    book: Book,
    now: datetime,
    span: Span = Span(),  # noqa: B008 - a tuple
    out: Out = frozenset(),
    *,
    whoever: bool = False,
) -> Report:
    """Return the copy of a teacher's records for herself; `now` carries her time zone.

    With a `span`, what was seen, told, learned and settled on its days. What is agreed, open or claimed stands whenever
    it began, as it was on the last of them. With `whoever`, as if she might be shown all of it.
    """
    until = span.until or now.date()
    stood = then(shown(book, out, whoever=whoever), {}, until, now)
    hers, now_then = stood.book, end_of(until, now)
    sections = (
        Section("What we agreed", tuple(agreed(hers, now_then, span))),
        Section("What I told you I saw", tuple(told(hers, now_then, span))),
        Section("What was seen and said", tuple(seen(hers, now_then, span))),
        Section("What was promised", tuple(promised(hers, now_then, span))),
        working(hers, now_then, out),
        time_spent(counted(book), now, span, out, "Our time"),
    )
    return Report(
        kind=Kind.TEACHER_COPY,
        title="Teacher's copy",
        whose=str(hers.teacher.get("name") or hers.teacher.get("alias") or ""),
        made=now.date(),
        span=span_said(span, now),
        intro=INTRO,
        sections=tuple(each for each in sections if not each.is_empty),
        foot=FOOT,
    )


def kept_back(book: Book, now: datetime, span: Span = Span()) -> Iterator[Item]:  # noqa: B008 - a tuple
    """Yield the lines that would stand in the copy if the teacher might be shown their records."""
    there = {each.source for each in items(teacher_copy(book, now, span))}
    for each in items(teacher_copy(book, now, span, whoever=True)):
        if each.source.id and each.source not in there:
            yield each
