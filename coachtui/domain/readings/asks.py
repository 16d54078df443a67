"""The questions of one teacher, family by family, each a generator so that the first can be had for little."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.readings import due
from coachtui.domain.readings.known import known
from coachtui.domain.readings.lines import age, first_name, has_been, quoted, text_of, when_of
from coachtui.domain.readings.question import Question
from coachtui.domain.readings.retention import days_past
from coachtui.domain.readings.rhythm import Due, rhythm
from coachtui.domain.readings.students import focal, stories
from coachtui.domain.readings.trust import trust
from coachtui.domain.words import Certainty, Direction, Entry, InquiryOutcome, Mode, Who

RETURN_DAYS = 14
"""After how many days an inquiry left open or for later is offered again."""
QUIET_DAYS = 28
"""After how many days without a word of a focal student she is asked after."""
STALE_TRUST_DAYS = 60
"""After how many days a trust reading is offered again."""

_FACET_ASKS = {
    "excited": "What excites {name}?",
    "cares": "What does {name} care about most?",
    "motivates": "What moves {name} to teach?",
    "thinking": "How does {name} think about the work?",
    "role": "How does {name} see the role of a teacher?",
}


def pressing(book: Book, now: datetime) -> Iterator[Question]:
    """Yield what runs now, was promised and is past its day, and what was seen but not yet talked over."""
    if (running := due.live(book)) is not None:
        kind = book.table("encounters")[running].get("kind") or "encounter"
        text = f"The {kind} is still running: go on, or end it?"
        yield Question(f"live:{running}", text, "in progress", "encounters", running, "live")
    yield from _promises(book, now, Who.COACH, "I owe")
    for id_ in due.unfinished(book):
        row = book.table("encounters")[id_]
        kind = str(row.get("kind") or "visit")
        why = _ago(age(when_of("encounters", row), now))
        yield Question(
            f"debrief:{id_}", f"Talk the {kind} over?", f"no debrief yet, {why}", "encounters", id_, "debrief"
        )
    for id_ in due.lapsed(book, now):
        row = book.table("encounters")[id_]
        text = f"Did the {row.get('kind') or 'meeting'} take place?"
        yield Question(f"lapsed:{id_}", text, "its day is past", "encounters", id_, "edit")


def timely(book: Book, now: datetime, usual: int = 0) -> Iterator[Question]:
    """Yield what has its day: reviews, learnings, claims to look at again, contact, her own promises."""
    for id_ in due.reviews_due(book, now):
        skill = _words(book, "decisions", id_)
        yield Question(f"review:{id_}", f"What came of {skill}?", "its day has come", "decisions", id_, "review")
    for id_ in due.learnings_due(book, now):
        asked = _words(book, "learnings", id_)
        yield Question(
            f"learning:{id_}", f"What did you learn: {asked}?", "planned by now", "learnings", id_, "learning"
        )
    for id_ in due.checks_due(book, now):
        what = _words(book, "claims", id_)
        yield Question(f"check:{id_}", f"Is it still so: {what}?", "to be looked at again", "claims", id_, "evidence")
    yield from _contact(book, now, usual)
    yield from _promises(book, now, Who.TEACHER, f"{first_name(book)}:")
    if days_past(book, now):
        text = f"Keep what you wrote about {first_name(book)} any longer?"
        why = f"it was to go by {book.teacher['retain_until']}; coachtui review tells how"
        yield Question("keep", text, why, "teachers", book.teacher_id, "edit")


def relation(book: Book, now: datetime) -> Iterator[Question]:
    """Yield what the relationship asks: strengths never told, trust that falls, what was never agreed or asked."""
    teacher, name = book.teacher_id, first_name(book)
    for id_ in due.untold(book):
        why = f"you saw {_words(book, 'notes', id_)} and never said so"
        yield Question(f"untold:{id_}", f"Tell {name} what you saw?", why, "notes", id_, "validate")
    stands = trust(book, now)
    if stands.overall.direction == Direction.DOWN and stands.last is not None:
        why = f"{stands.sign}, {_ago(stands.sign_days)}" if stands.sign else "the last reading went down"
        yield Question(
            "trust:down", f"What would {name} need from you now?", why, "trust_readings", stands.last, "note"
        )
    if not book.teacher.get("agreement") and book.teacher.get("entry") in (Entry.ASSIGNED, Entry.REQUIRED):
        text = f"What stays between you and {name}?"
        yield Question(
            "agreement", text, "coaching was not asked for, and nothing is agreed", "teachers", teacher, "edit"
        )
    for answer in known(book, now):
        if not answer.asked:
            text = _FACET_ASKS[answer.facet].format(name=name)
            yield Question(f"facet:{answer.facet}", text, "never asked", "teachers", teacher, "note")
    on = _trust_days(book, now)
    if on is not None and on > STALE_TRUST_DAYS:
        text = f"How do things stand between you and {name}?"
        yield Question("trust:old", text, f"last read {_ago(on)}", "teachers", teacher, "trust")


def carried(book: Book, now: datetime) -> Iterator[Question]:
    """Yield what is carried about: inquiries to come back to, wonders, guesses, focal students not heard of."""
    for row in sorted(book.rows("inquiries"), key=lambda row: int(row["id"])):
        days = age(row.get("created"), now)
        if row.get("outcome") in (InquiryOutcome.LATER, InquiryOutcome.OPEN) and (days or 0) >= RETURN_DAYS:
            text = f"Come back to {quoted(text_of(book, 'inquiries', row) or 'the inquiry')}?"
            yield Question(f"return:{row['id']}", text, f"left {_ago(days)}", "inquiries", row["id"], "inquiry")
    for id_ in wonders(book):
        row = book.table("notes")[id_]
        text = f"{text_of(book, 'notes', row).rstrip(' ?.')}?"
        why = f"you wondered {_ago(age(when_of('notes', row), now))}"
        yield Question(f"wonder:{id_}", text, why, "notes", id_, "inquiry")
    for answer in known(book, now):
        if answer.certainty == Certainty.GUESS and answer.note is not None:
            text = _FACET_ASKS[answer.facet].format(name=first_name(book))
            yield Question(f"guess:{answer.facet}", text, f"a guess: {answer.text}", "notes", answer.note, "note")
    for told in stories(book, focal(book), now):
        if told.days is None or told.days > QUIET_DAYS:
            why = f"nothing noted {_since(told.days)}"
            yield Question(f"focal:{told.id}", f"What is new of {told.code}?", why, "students", told.id, "learning")


def wonders(book: Book) -> tuple[int, ...]:
    """Return the coach's questions not yet taken up, newest first.

    A wonder is taken up when anything came from it, when its day of telling is noted, or by the tag `asked`.
    """
    taken = {row.get("from") for table in _TAKES_UP for row in book.rows(table)}
    waiting = [
        row
        for row in book.rows("notes")
        if row.get("mode") == Mode.WONDER
        and row["id"] not in taken
        and not row.get("told_on")
        and "asked" not in (row.get("tags") or ())
    ]
    waiting.sort(key=lambda row: (when_of("notes", row), row["id"]), reverse=True)
    return tuple(row["id"] for row in waiting)


_TAKES_UP: Iterable[str] = (
    "notes",
    "promises",
    "beliefs",
    "practices",
    "inquiries",
    "learnings",
    "decisions",
    "claims",
    "evidence",
)


def _promises(book: Book, now: datetime, who: str, lead: str) -> Iterator[Question]:
    """Yield the promises whose day is past, is today or is tomorrow; those of the teacher once their day is past."""
    soonest = -1 if who == Who.COACH else 1
    for id_ in due.owed(book, who):
        row = book.table("promises")[id_]
        days = age(row.get("due"), now)
        if days is not None and days >= soonest:
            why = f"{days} d overdue" if days > 0 else ("due today" if days == 0 else "due tomorrow")
            text = f"{lead} {quoted(text_of(book, 'promises', row))}"
            yield Question(f"promise:{id_}", text, why, "promises", id_, "promise")


def _contact(book: Book, now: datetime, usual: int) -> Iterator[Question]:
    beat = rhythm(book, now, usual)
    name = first_name(book)
    if due.planned(book, now) or beat.due not in (Due.NEVER, Due.OVERDUE, Due.DUE):
        return
    if beat.due == Due.NEVER:
        yield Question("contact", f"Meet {name}?", "not met yet", "teachers", book.teacher_id, "contact")
    else:
        yield Question("contact", f"See {name}?", f"last {_ago(beat.days)}", "teachers", book.teacher_id, "contact")


def _trust_days(book: Book, now: datetime) -> int | None:
    read = (when_of("trust_readings", row) for row in book.rows("trust_readings"))
    return age(max((when for when in read if has_been(when, now)), default=""), now)


def _words(book: Book, table: str, id_: int) -> str:
    return quoted(text_of(book, table, book.table(table)[id_]))


def _ago(days: int | None) -> str:
    return "some time ago" if days is None else "today" if days <= 0 else f"{days} d ago"


def _since(days: int | None) -> str:
    return "yet" if days is None else f"for {days} d"
