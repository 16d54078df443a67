"""Time as both reports tell it: how often, how long, of which kind, in which month. Counts, and no word of a record."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from coachtui.domain.book import Book
from coachtui.domain.readings.timelog import Spent, duration, spent
from coachtui.exchange.reports.model import Bar, Bars, Line, Out, Section, Source, Span

COUNT, KIND, MONTH = "counts", "kinds", "months"
"""What stands for the table of a record where a line is a count."""


def time_spent(counts: Book, now: datetime, span: Span, out: Out, title: str) -> Section:
    """Return the encounters that have been and ended: in all, by kind, by month. What is left out counts nowhere."""
    found = [each for each in spent(counts, now) if span.holds(each.day) and _stays(each, out)]
    if not found:
        return Section(title)
    figures = (
        Bars("By kind", tuple(_bars(found, KIND, lambda each: each.kind, str.capitalize))),
        Bars("By month", tuple(_bars(found, MONTH, lambda each: f"{each.day:%Y-%m}", _month))),
    )
    return Section(title, tuple(_in_all(found, out)), figures)


def many(count: int, word: str) -> str:
    """Return a number of things in words."""
    return f"{count} {word}{'' if count == 1 else 's'}"


def _stays(each: Spent, out: Out) -> bool:
    return not {Source(KIND, 0, each.kind), Source(MONTH, 0, f"{each.day:%Y-%m}")} & out


def _in_all(found: Sequence[Spent], out: Out) -> Iterator[Line]:
    days = len({each.day for each in found})
    told = {
        "encounters": f"{many(len(found), 'encounter')} on {many(days, 'day')}",
        "minutes": f"{duration(sum(each.minutes for each in found))} in all",
    }
    for part, text in told.items():
        if Source(COUNT, 0, part) not in out:
            yield Line(Source(COUNT, 0, part), text)


def _bars(found: Sequence[Spent], of: str, key: Callable[[Spent], str], name: Callable[[str], str]) -> Iterator[Bar]:
    sums: dict[str, list[int]] = defaultdict(list)
    for each in found:
        sums[key(each)].append(each.minutes)
    for part in sorted(sums):
        minutes = sum(sums[part])
        said = f"{duration(minutes)}, {many(len(sums[part]), 'time')}"
        yield Bar(Source(of, 0, part), name(part), minutes, said)


def _month(part: str) -> str:
    return f"{date.fromisoformat(part + '-01'):%b %Y}"
