"""A report as Markdown, in which what a coach typed is text and nothing else."""

import re
from collections.abc import Iterator

from coachtui.exchange.reports.model import Line, Report, Section, day_said
from coachtui.exchange.reports.tables import Table, table

_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~&!$^]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
"""What Markdown, and its kin, read as something else; at the beginning of a line also what begins a list."""


def markdown(report: Report) -> str:
    """Return a report as Markdown with tables."""
    whose = f" · {escaped(report.whose)}" if report.whose else ""
    made = f"{escaped(report.span)} · made {day_said(report.made.isoformat())}"
    parts = [f"# {report.title}{whose}", "", f"*{made}*", "", report.intro]
    for section in report.sections:
        parts += ["", f"## {section.title}", "", *_section(section)]
    return "\n".join([*parts, "", "---", "", report.foot]) + "\n"


def escaped(text: str) -> str:
    """Return a text whose signs stand for themselves."""
    return _SIGNS.sub(r"\\\g<0>", text)


def _section(section: Section) -> Iterator[str]:
    for line in section.lines:
        yield _line(line)
    for figure in section.figures:
        yield ""
        yield from table_lines(table(figure))
    if section.said:
        yield ""
        yield section.said


def _line(line: Line) -> str:
    day = f"*{day_said(line.day)}* · " if line.day else ""
    quiet = f" ({escaped(line.quiet)})" if line.quiet else ""
    return f"{'    ' * line.depth}- {day}{escaped(line.text)}{quiet}"


def table_lines(made: Table) -> Iterator[str]:
    """Yield the lines of a table."""
    yield _row(made.head)
    yield _row(tuple(":--" if not at else "--" for at, _ in enumerate(made.head)), plain=True)
    for row in made.rows:
        yield _row(row)
    if made.said:
        yield ""
        yield escaped(made.said)


def _row(cells: tuple[str, ...], *, plain: bool = False) -> str:
    return f"| {' | '.join(cells if plain else map(escaped, cells))} |"
