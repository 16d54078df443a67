"""The activity report: counts and minutes, no text, no student, nobody beside her."""

from collections.abc import Iterator
from datetime import date, datetime

from coachtui.domain.book import Book
from coachtui.domain.moment import day_of
from coachtui.domain.words import Report as Kind
from coachtui.domain.words import Result
from coachtui.exchange.reports.allowed import NAMES
from coachtui.exchange.reports.model import Line, Out, Report, Section, Source, Span, day_said
from coachtui.exchange.reports.picked import picked
from coachtui.exchange.reports.shown import counted
from coachtui.exchange.reports.time_spent import COUNT, many, time_spent

INTRO = "How often coach and teacher met, for how long, and what kind of work it was."
FOOT = (
    "Counts and minutes alone. What was seen and said stays between the two of them; nothing here rates a teacher or "
    "sets one beside another."
)


def activity(book: Book, now: datetime, span: Span = Span(), out: Out = frozenset()) -> Report:  # noqa: B008 - a tuple
    """Return the activity report on the work with a teacher, who is called by her alias where she has one."""
    counts = counted(book)
    sections = (
        time_spent(counts, now, span, out, "Time"),
        Section("Work with what students show", tuple(_work(counts, now, span, out))),
    )
    names = picked("teachers", book.teacher, NAMES)
    return Report(
        kind=Kind.ACTIVITY,
        title="Activity report",
        whose=str(names.get("alias") or names.get("name") or ""),
        made=now.date(),
        span=span_said(span, now),
        intro=INTRO,
        sections=tuple(each for each in sections if not each.is_empty),
        foot=FOOT,
    )


def span_said(span: Span, now: datetime) -> str:
    """Return the days that a report is of."""
    until = day_said((span.until or now.date()).isoformat())
    return f"{day_said(span.since.isoformat())} to {until}" if span.since else f"up to {until}"


def _work(counts: Book, now: datetime, span: Span, out: Out) -> Iterator[Line]:
    learned = [row for row in counts.rows("learnings") if (day := row.get("done_on")) and _holds(span, str(day), now)]
    decided = [row for row in counts.rows("decisions") if _holds(span, str(row.get("created") or ""), now)]
    looked = sum(row.get("result") not in (None, "", Result.UNCLEAR) for row in decided)
    told = {
        "learnings": f"Learned from students, in a way planned together: {many(len(learned), 'time')}",
        "decisions": f"Next skills decided: {len(decided)}, of which looked at again: {looked}",
    }
    for (part, text), count in zip(told.items(), (len(learned), len(decided)), strict=True):
        if count and Source(COUNT, 0, part) not in out:
            yield Line(Source(COUNT, 0, part), text)


def _holds(span: Span, when: str, now: datetime) -> bool:
    try:
        day: date = day_of(when, now)
    except ValueError:
        return span == Span()
    return span.holds(day) and day <= now.date()
