"""What was seen and said, and what of it she was told."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.readings.students import who_name
from coachtui.domain.summaries import in_quotes
from coachtui.domain.words import Mode, Speaker
from coachtui.exchange.reports.model import Line, Span
from coachtui.exchange.reports.wording import by_day, on, packed, source, whom, within, words

SPEAKERS = {Speaker.TEACHER: "You", Speaker.COACH: "I", Speaker.STUDENTS: "Students", Speaker.STUDENT: "A student"}


def told(book: Book, now: datetime, span: Span) -> Iterator[Line]:
    """Yield what she was told: validations, and what was seen and told her since."""
    yield from _notes(book, now, span, validated=True)


def seen(book: Book, now: datetime, span: Span) -> Iterator[Line]:
    """Yield what else was seen, said and counted, and what was learned from students, in the order of time."""
    lines = [*_notes(book, now, span, validated=False), *_tallies(book, now, span), *_learned(book, span)]
    yield from by_day(lines)


def _notes(book: Book, now: datetime, span: Span, *, validated: bool) -> Iterator[Line]:
    rows = [row for row in book.rows("notes") if row.get("text")]
    for row in sorted(rows, key=lambda row: (str(row.get("at") or row.get("created") or ""), row["id"])):
        day = on(row.get("at") or row.get("created"), now)
        if validated == _is_told(row) and within(day, span):
            kind = words(book.table("encounters").get(row.get("encounter") or 0, {}).get("kind"))
            yield Line(source("notes", row), _note(book, row), day, packed(kind, _about(book, row)))


def _is_told(row: Row) -> bool:
    return row.get("mode") == Mode.VALIDATE or bool(row.get("told_on"))


def _note(book: Book, row: Row) -> str:
    text = str(row["text"])
    if row.get("mode") != Mode.SAID:
        return text
    speaker = row.get("speaker", "")
    who = whom(book, row, "students") if speaker in (Speaker.STUDENT, Speaker.STUDENTS) else ""
    who = who or SPEAKERS.get(speaker, "")
    quote = in_quotes(text, "“”")
    return f"{who}: {quote}" if who else quote


def _about(book: Book, row: Row) -> str:
    """Return whom a line is about, where it does not say so itself."""
    said = _note(book, row)
    names = [name for id_ in (*row.get("students", ()), *row.get("groups", ())) if (name := who_name(book, id_))]
    return packed(*(name for name in dict.fromkeys(names) if name not in said))


def _tallies(book: Book, now: datetime, span: Span) -> Iterator[Line]:
    for row in book.rows("tallies"):
        encounter = book.table("encounters").get(row.get("encounter") or 0, {})
        day = on(encounter.get("start") or row.get("created"), now)
        buckets = Counter(_bucket(book, mark) for mark in row.get("marks", ()))
        counts = ", ".join(f"{name or 'counted'} {count}" for name, count in buckets.items())
        if counts and within(day, span):
            text = f"{row.get('name') or 'Counted'}: {counts}"
            yield Line(source("tallies", row), text, day, words(encounter.get("kind")))


def _bucket(book: Book, mark: Row) -> str:
    who = mark.get("student") or mark.get("group")
    return packed(str(mark.get("bucket") or ""), who_name(book, who) if who else "").replace(",", "")


def _learned(book: Book, span: Span) -> Iterator[Line]:
    for row in book.rows("learnings"):
        day = str(row.get("done_on") or "")
        if day and row.get("found") and within(day, span):
            asked = f"{row['question']} " if row.get("question") else ""
            quiet = packed(words(row.get("method")), whom(book, row, "about"))
            yield Line(source("learnings", row), f"{asked}{row['found']}", day, quiet)
