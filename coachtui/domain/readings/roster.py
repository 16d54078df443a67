"""One line a teacher: what is due, unfinished, owed and untold, and the one next thing."""

from datetime import datetime
from typing import NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.readings import due as waits
from coachtui.domain.readings.due import owed, unfinished, untold
from coachtui.domain.readings.lines import age
from coachtui.domain.readings.questions import Question, first_question
from coachtui.domain.readings.retention import days_past
from coachtui.domain.readings.rhythm import Due, rhythm
from coachtui.domain.words import TeacherState, Who

__all__ = ["Due", "RosterLine", "owed", "pressing_first", "roster_line", "unfinished", "untold"]


class RosterLine(NamedTuple):
    """One teacher on the caseload. Tuples hold record ids, the most pressing first."""

    teacher: int
    name: str
    state: str
    last: str | None
    """The stored moment of the last contact."""
    days: int | None
    """Days since the last contact."""
    due: Due
    due_in: int | None
    """Days until the rhythm asks for a contact; negative once past."""
    unfinished: tuple[int, ...]
    """Visits without their debrief, oldest first."""
    live: int | None
    """An encounter still in progress."""
    planned: int | None
    """The next planned encounter."""
    owed: tuple[int, ...]
    """Promises the coach owes, overdue first."""
    owed_overdue: int
    """How many of these are past their day."""
    untold: tuple[int, ...]
    """Strengths seen and never told her (notes), newest first."""
    learnings: tuple[int, ...]
    """Learnings whose planned day has come."""
    reviews: tuple[int, ...]
    """Decisions whose review day has come."""
    checks: tuple[int, ...]
    """Claims to look at again."""
    next: Question | None
    """The one most useful next thing."""
    conflicts: tuple[int, ...] = ()
    """Records of which two versions are kept until she settles which stands (conflicts), oldest first."""
    past: int = 0
    """Days since the day by which her notes were to go; 0 where it has not come."""
    begun: str = ""
    """The stored moment at which she was written down."""
    coming: str = ""
    """The kind of the next planned encounter; empty where none is."""
    coming_in: int | None = None
    """In how many days that is; None where no day was named."""


def roster_line(book: Book, now: datetime, usual: int = 0) -> RosterLine:
    """Return one teacher's line; `usual` are the days between contacts where she has no rhythm of her own."""
    beat = rhythm(book, now, usual)
    promised = owed(book, Who.COACH)
    planned = next(iter(waits.planned(book, now)), None)
    coming = book.table("encounters").get(planned or 0, {})
    ahead = age(coming.get("start"), now)
    overdue = [id_ for id_ in promised if (age(book.table("promises")[id_].get("due"), now) or 0) > 0]
    return RosterLine(
        teacher=book.teacher_id,
        name=str(book.teacher.get("name") or book.teacher.get("alias") or ""),
        state=str(book.teacher.get("state") or TeacherState.ACTIVE),
        last=beat.contact.when if beat.contact else None,
        days=beat.days,
        due=beat.due,
        due_in=beat.due_in,
        unfinished=unfinished(book),
        live=waits.live(book),
        planned=planned,
        owed=promised,
        owed_overdue=len(overdue),
        untold=untold(book),
        learnings=waits.learnings_due(book, now),
        reviews=waits.reviews_due(book, now),
        checks=waits.checks_due(book, now),
        conflicts=tuple(sorted(book.table("conflicts"))),
        next=first_question(book, now, usual),
        past=days_past(book, now),
        begun=str(book.teacher.get("created") or ""),
        coming=str(coming.get("kind") or "encounter") if coming else "",
        coming_in=-ahead if ahead is not None else None,
    )


def pressing_first(line: RosterLine) -> tuple[int, int, str, int]:
    """Return what a line is ordered by: what waits, in the order in which it presses; then days to go; then name.

    Who should be met comes first, those first who have waited longest. Never by any quality of the teacher.
    """
    met_soon = line.planned is not None
    waiting = (
        line.live is not None,
        line.due == Due.OVERDUE and not met_soon,
        line.due in (Due.OVERDUE, Due.DUE, Due.NEVER),
        bool(line.unfinished),
        line.owed_overdue > 0,
        bool(line.reviews or line.learnings or line.checks),
    )
    rank = next((place for place, waits_ in enumerate(waiting) if waits_), len(waiting))
    if line.due == Due.RESTING:
        rank = len(waiting) + 1
    return rank, line.due_in if line.due_in is not None else 10_000, line.name.casefold(), line.teacher
