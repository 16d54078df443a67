"""A report before it is written: sections of lines and figures, each line with what it stands for."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from coachtui.domain.readings.matrix import Mark
from coachtui.domain.words import Report as Kind


class Source(NamedTuple):
    """What a line stands for: a record, or a part of it; or, with an id of 0, a count or a figure."""

    table: str
    id: int
    part: str = ""


Out = frozenset[Source]
"""The lines that she left out."""


class Line(NamedTuple):
    """One line: `day` as stored, "" where none; `quiet` is what is known around it; `depth` sets it beneath another."""

    source: Source
    text: str
    day: str = ""
    quiet: str = ""
    depth: int = 0


class Bar(NamedTuple):
    """One bar, which is a line too: how long it is, and what it says."""

    source: Source
    label: str
    value: int
    said: str


class Bars(NamedTuple):
    """Lengths side by side."""

    title: str
    rows: tuple[Bar, ...]


class Course(NamedTuple):
    """Counts over time: a row a word, a column a day."""

    source: Source
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


class Grid(NamedTuple):
    """Claims against whom: each cell is what was said, and what the evidence shows."""

    source: Source
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Mark, Mark], ...]], ...]


Figure = Bars | Course | Grid


class Section(NamedTuple):
    """Lines and figures under a title; `said` explains them."""

    title: str
    lines: tuple[Line, ...] = ()
    figures: tuple[Figure, ...] = ()
    said: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not (self.lines or self.figures)


class Report(NamedTuple):
    """A whole report. `span` says of which days it is, `intro` what it is, `foot` what it is not."""

    kind: Kind
    title: str
    whose: str
    made: date
    span: str
    intro: str
    sections: tuple[Section, ...]
    foot: str


class Item(NamedTuple):
    """One line of a report as it is looked through before it leaves."""

    section: str
    source: Source
    text: str
    depth: int = 0


class Span(NamedTuple):
    """From which day on and up to which day; None where it is open."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Return whether a day lies in it."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def items(report: Report) -> Iterator[Item]:
    """Yield every line that leaves, in its order; a bar is one, a table of claims is one."""
    for section in report.sections:
        for line in section.lines:
            yield Item(section.title, line.source, said(line), line.depth)
        for figure in section.figures:
            if isinstance(figure, Bars):
                for bar in figure.rows:
                    yield Item(section.title, bar.source, f"{figure.title}: {bar.label}, {bar.said}")
            else:
                many = f"{len(figure.rows)} by {len(figure.columns)}"
                yield Item(section.title, figure.source, f"{figure.title} ({many})")


def said(line: Line) -> str:
    """Return all that a line says."""
    head = f"{day_said(line.day)}: " if line.day else ""
    return f"{head}{line.text}" + (f" ({line.quiet})" if line.quiet else "")


def day_said(day: str) -> str:
    """Return a stored day as it is read: `9 Sep 2025`."""
    return f"{date.fromisoformat(day):%-d %b %Y}"
