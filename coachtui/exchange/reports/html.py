"""A report as one HTML file: no script, no font, no network; whatever opens it is told to fetch nothing."""

from collections.abc import Iterator
from html import escape

from coachtui.exchange.reports.model import Figure, Grid, Line, Report, Section, day_said
from coachtui.exchange.reports.style import STYLE
from coachtui.exchange.reports.svg import drawn, legend

FETCH_NOTHING = "default-src 'none'; style-src 'unsafe-inline'"
SIGNS_SAID = "Left what was said, right what the evidence in this copy shows:"


def html(report: Report) -> str:
    """Return the page."""
    title = " · ".join(part for part in (report.title, report.whose) if part)
    made = f"{report.span} · made {day_said(report.made.isoformat())}"
    parts = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{FETCH_NOTHING}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="robots" content="noindex">',
        f"<title>{escape(title)}</title>",
        f"<style>\n{STYLE}\n</style>",
        "</head>",
        "<body>",
        "<main>",
        f'<header><p class="kind">{escape(report.title)}</p>',
        f"<h1>{escape(report.whose or report.title)}</h1>",
        f'<p class="span">{escape(made)}</p></header>',
        f'<p class="intro">{escape(report.intro)}</p>',
        *(line for section in report.sections for line in _section(section)),
        f"<footer>{escape(report.foot)}</footer>",
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"<section>\n<h2>{escape(section.title)}</h2>"
    if section.lines:
        yield "<ul>"
        yield from map(_line, section.lines)
        yield "</ul>"
    if section.figures:
        yield '<div class="figures">'
        for figure in section.figures:
            yield from _figure(figure)
        yield "</div>"
    if section.said:
        yield f'<p class="said">{escape(section.said)}</p>'
    yield "</section>"


def _line(line: Line) -> str:
    looks = ["beneath" if line.depth else "claim" if line.source.table == "claims" else "", "dated" if line.day else ""]
    day = f'<time class="day" datetime="{escape(line.day)}">{day_said(line.day)}</time>' if line.day else ""
    around = line.quiet if line.source.table == "claims" else f"({line.quiet})"
    quiet = f' <span class="quiet">{escape(around)}</span>' if line.quiet else ""
    kinds = " ".join(filter(None, looks))
    opening = f'<li class="{kinds}">' if kinds else "<li>"
    return f'{opening}{day}<div class="what">{escape(line.text)}{quiet}</div></li>'


def _figure(figure: Figure) -> Iterator[str]:
    for at, svg in enumerate(drawn(figure)):
        said = f"<small>{SIGNS_SAID}</small>{legend()}" if isinstance(figure, Grid) and not at else ""
        more = ", and further" if at else ""
        yield f"<figure><figcaption>{escape(figure.title)}{more}{said}</figcaption>{svg}</figure>"
