"""The one screen before walking in."""

from dataclasses import dataclass
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.moment import stored
from coachtui.domain.readings import due
from coachtui.domain.readings.asks import wonders
from coachtui.domain.readings.known import known
from coachtui.domain.readings.lines import Line, age, has_been, line_of, when_of
from coachtui.domain.readings.questions import Question, board_questions
from coachtui.domain.readings.rhythm import rhythm
from coachtui.domain.readings.students import focal, stories
from coachtui.domain.words import Certainty, Mode, Speaker, Who


@dataclass(frozen=True, slots=True)
class Owed:
    """An open promise. `days` since its day: positive is overdue, None where no day was named."""

    id: int
    text: str
    due: str
    days: int | None

    @property
    def overdue(self) -> bool:
        """Whether its day is past."""
        return self.days is not None and self.days > 0


@dataclass(frozen=True, slots=True)
class FocalNews:
    """A focal student, and what is new of it: all that was noted since the contact before the last, newest first."""

    id: int
    code: str
    why_focal: str
    news: tuple[Line, ...]
    days: int | None
    """Days since anything was noted of this student; None if never."""


@dataclass(frozen=True, slots=True)
class Prep:
    """What a coach wants before her eyes on the way to a teacher."""

    teacher: int
    name: str
    last: Line | None
    """The last contact: an encounter (its purpose or kind), or a note where there was none."""
    days: int | None
    planned: Line | None
    """The next planned encounter."""
    to_ask: tuple[str, ...]
    """The questions to bring to it."""
    look_for: tuple[str, ...]
    """What was agreed to look for in it."""
    her_words: tuple[Line, ...]
    """What the teacher said in the last encounter (or on the last day) in which she spoke, in time order."""
    i_owe: tuple[Owed, ...]
    she_owes: tuple[Owed, ...]
    wonders: tuple[Line, ...]
    """Questions of the coach not yet taken up, newest first."""
    unasked: tuple[str, ...]
    """Facets of the five questions that were never asked, or only guessed."""
    focal: tuple[FocalNews, ...]
    trust: Line | None
    """The last trust reading that noted a sign, else the last one."""
    unfinished: tuple[Line, ...]
    untold: tuple[Line, ...]
    board_asks: tuple[Question, ...]
    """What the board does not know yet."""
    agreement: str
    """What stays between us, as agreed; "" where nothing was."""


def prep(book: Book, now: datetime) -> Prep:
    """Return everything for the one screen before walking in."""
    beat = rhythm(book, now)
    coming = due.planned(book, now)
    plan = book.table("encounters")[coming[0]] if coming else {}
    return Prep(
        teacher=book.teacher_id,
        name=str(book.teacher.get("name") or book.teacher.get("alias") or ""),
        last=line_of(book, beat.contact.table, book.table(beat.contact.table)[beat.contact.id], now)
        if beat.contact
        else None,
        days=beat.days,
        planned=_lines(book, "encounters", coming[:1], now)[0] if coming else None,
        to_ask=tuple(map(str, plan.get("questions") or ())),
        look_for=tuple(map(str, plan.get("look_fors") or ())),
        her_words=her_words(book, now),
        i_owe=_owed(book, Who.COACH, now),
        she_owes=_owed(book, Who.TEACHER, now),
        wonders=_lines(book, "notes", wonders(book), now),
        unasked=tuple(each.facet for each in known(book, now) if each.certainty in (None, Certainty.GUESS)),
        focal=_news(book, now),
        trust=_sign(book, now),
        unfinished=_lines(book, "encounters", due.unfinished(book), now),
        untold=_lines(book, "notes", due.untold(book), now),
        board_asks=board_questions(book, now),
        agreement=str((book.teacher.get("agreement") or {}).get("between_us") or ""),
    )


def her_words(book: Book, now: datetime) -> tuple[Line, ...]:
    """Return what the teacher said in the last encounter in which she spoke, or on that day, in time order."""
    limit = stored(now)
    spoken = [
        row
        for row in book.rows("notes")
        if row.get("mode") == Mode.SAID and row.get("speaker") == Speaker.TEACHER and when_of("notes", row) <= limit
    ]
    if not spoken:
        return ()
    last = max(spoken, key=_order)
    same = [row for row in spoken if _occasion(row, now) == _occasion(last, now)]
    return tuple(line_of(book, "notes", row, now) for row in sorted(same, key=_order))


def _order(note: Row) -> tuple[str, int]:
    return when_of("notes", note), note["id"]


def _occasion(note: Row, now: datetime) -> tuple[str, int | None]:
    encounter = note.get("encounter")
    return ("encounter", encounter) if encounter else ("day", age(when_of("notes", note), now))


def _owed(book: Book, who: str, now: datetime) -> tuple[Owed, ...]:
    rows = [book.table("promises")[id_] for id_ in due.owed(book, who)]
    return tuple(
        Owed(row["id"], str(row.get("text") or ""), str(row.get("due") or ""), age(row.get("due"), now)) for row in rows
    )


def _lines(book: Book, table: str, ids: tuple[int, ...], now: datetime) -> tuple[Line, ...]:
    return tuple(line_of(book, table, book.table(table)[id_], now) for id_ in ids)


def _sign(book: Book, now: datetime) -> Line | None:
    read = (row for row in book.rows("trust_readings") if has_been(when_of("trust_readings", row), now))
    readings = sorted(read, key=lambda row: (when_of("trust_readings", row), row["id"]))
    signs = [row for row in readings if row.get("sign")] or readings
    return line_of(book, "trust_readings", signs[-1], now) if signs else None


def _news(book: Book, now: datetime) -> tuple[FocalNews, ...]:
    since, students = _before_last(book, now), book.table("students")
    return tuple(
        FocalNews(
            id=told.id,
            code=told.code,
            why_focal=str(students[told.id].get("why_focal") or ""),
            news=tuple(line for line in reversed(told.lines) if line.when >= since and (line.days or 0) >= 0),
            days=told.days,
        )
        for told in stories(book, focal(book), now)
    )


def _before_last(book: Book, now: datetime) -> str:
    """Return the start of the encounter before the last one: what came after it may be new to her."""
    limit = stored(now)
    starts = sorted(when for row in book.rows("encounters") if (when := when_of("encounters", row)) <= limit)
    return starts[-2] if len(starts) > 1 else ""
