"""What was agreed, and who promised what."""

from collections.abc import Iterator
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.readings.due import is_open
from coachtui.domain.words import PromiseOutcome, Who
from coachtui.exchange.reports.model import Line, Span
from coachtui.exchange.reports.wording import by_day, day_words, on, packed, source, whom, within, words

AGREEMENT = {
    "between_us": "Stays between us",
    "principal_hears": "What the principal hears",
    "may_type": "Typing while we talk",
    "exceptions": "What cannot stay between us",
}
WHO = {Who.COACH: "I", Who.TEACHER: "You"}
ENDED = {PromiseOutcome.KEPT: "kept", PromiseOutcome.RELEASED: "let go", PromiseOutcome.BROKEN: "not kept"}


def agreed(book: Book, now: datetime, span: Span) -> Iterator[Line]:
    """Yield the agreement; what encounters were for; what is to be learned from students; the next skills."""
    for part, title in AGREEMENT.items():
        if text := book.teacher.get("agreement", {}).get(part):
            yield Line(source("teachers", book.teacher, f"agreement.{part}"), f"{title}: {text}")
    yield from by_day([*_encounters(book, now, span), *_learnings(book, now), *_decisions(book, now, span)])


def _encounters(book: Book, now: datetime, span: Span) -> Iterator[Line]:
    for row in book.rows("encounters"):
        day = on(row.get("start"), now)
        said = [str(row.get("purpose") or "")]
        said += ["look-fors: " + "; ".join(row["look_fors"])] if row.get("look_fors") else []
        text = " · ".join(each for each in said if each)
        if text and within(day, span):
            yield Line(source("encounters", row), text, day, words(row.get("kind")))


def _learnings(book: Book, now: datetime) -> Iterator[Line]:
    for row in book.rows("learnings"):
        if not row.get("done_on") and row.get("question"):
            planned = day_words(str(row.get("planned_on") or ""), "planned for")
            quiet = packed(words(row.get("method")), whom(book, row, "about"), planned)
            text = f"To learn from students: {row['question']}"
            yield Line(source("learnings", row), text, on(row.get("created"), now), quiet)


def _decisions(book: Book, now: datetime, span: Span) -> Iterator[Line]:
    for row in book.rows("decisions"):
        day = on(row.get("created"), now)
        for_whom = whom(book, row, "about")
        text = f"Next skill{f' for {for_whom}' if for_whom else ''}: {row.get('next_skill') or '?'}"
        how = f". How: {row['how']}" if row.get("how") else ""
        if within(day, span):
            quiet = day_words(str(row.get("review_on") or ""), "we look at it on")
            yield Line(source("decisions", row), text + how, day, quiet)


def promised(book: Book, now: datetime, span: Span) -> Iterator[Line]:
    """Yield the promises: what is open first, by day; then what was settled."""
    rows = [row for row in book.rows("promises") if row.get("text")]
    for row in sorted((row for row in rows if is_open(row)), key=lambda row: (str(row.get("due") or "~"), row["id"])):
        yield _promise(row, day_words(str(row.get("due") or ""), "by"), on(row.get("created"), now))
    settled = [row for row in rows if not is_open(row) and within(on(row.get("done_on") or row.get("due"), now), span)]
    for row in sorted(settled, key=lambda row: (str(row.get("done_on") or row.get("due") or ""), row["id"])):
        ended = ENDED.get(row.get("outcome", PromiseOutcome.KEPT), "settled")
        day = str(row.get("done_on") or "")
        yield _promise(row, day_words(day, ended) or ended, on(row.get("created"), now))


def _promise(row: Row, quiet: str, day: str) -> Line:
    return Line(source("promises", row), f"{WHO.get(row.get('who', ''), 'Promised')}: {row['text']}", day, quiet)
