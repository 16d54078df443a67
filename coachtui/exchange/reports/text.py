"""A report as plain text, for a terminal or a message."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from rich.cells import cell_len, set_cell_size

from coachtui.exchange.reports.model import Line, Report, Section, day_said, said
from coachtui.exchange.reports.tables import Table, table

WIDTH = 78
FIRST = 34
"""How wide the first column of a table is at most; what is longer goes on beneath."""


def text(report: Report) -> str:
    """Return a report in lines of at most WIDTH letters, where its words and tables let it."""
    whose = f" · {report.whose}" if report.whose else ""
    title = f"{report.title}{whose}"
    head = [title, "=" * min(cell_len(title), WIDTH), f"{report.span} · made {day_said(report.made.isoformat())}", ""]
    parts = [*head, *wrap(report.intro, WIDTH)]
    for section in report.sections:
        parts += ["", section.title, "-" * cell_len(section.title), *_section(section)]
    return "\n".join([*parts, "", *wrap(report.foot, WIDTH)]) + "\n"


def _section(section: Section) -> Iterator[str]:
    for line in section.lines:
        yield from _line(line)
    for figure in section.figures:
        yield ""
        yield from laid_out(table(figure))
    if section.said:
        yield ""
        yield from wrap(section.said, WIDTH)


def _line(line: Line) -> Iterable[str]:
    indent = "    " * line.depth
    return wrap(said(line), WIDTH, initial_indent=f"{indent}- ", subsequent_indent=f"{indent}  ")


def laid_out(made: Table) -> Iterator[str]:
    """Yield the lines of a table, its columns one beneath another; long first cells in several lines."""
    firsts = [wrap(row[0], FIRST) or [""] for row in (made.head, *made.rows)]
    first = max(cell_len(line) for lines in firsts for line in lines)
    widths = [max(cell_len(row[at]) for row in (made.head, *made.rows)) for at in range(1, len(made.head))]
    for lines, row in zip(firsts, (made.head, *made.rows), strict=True):
        cells = "  ".join(set_cell_size(cell, width) for cell, width in zip(row[1:], widths, strict=True))
        yield f"{set_cell_size(lines[0], first)}  {cells}".rstrip()
        yield from lines[1:]
    if made.said:
        yield from wrap(made.said, WIDTH)
