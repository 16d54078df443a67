"""The figures of a report as SVG within a page: legible at 336 pixels, every mark with its word or sign beside it."""

from collections.abc import Iterator, Sequence
from html import escape
from math import sqrt

from rich.cells import cell_len

from coachtui.domain.readings.matrix import Mark
from coachtui.exchange.reports.model import Bars, Course, Figure, Grid
from coachtui.exchange.reports.tables import SIGNS, Table, table

WIDTH = 336
"""Pixels: what a phone of 360 shows."""
ROW = 24
LABEL = 84
"""Pixels for the names of bars and of standings."""
SAID = 108
"""Pixels for what a bar says."""


def drawn(figure: Figure) -> Iterator[str]:
    """Yield a figure as SVG elements, one under another where it is too wide for one."""
    if isinstance(figure, Bars):
        yield _svg(table(figure), len(figure.rows) * ROW, _bars(figure))
    elif isinstance(figure, Course):
        yield _course(figure)
    else:
        for start in range(0, len(figure.columns), COLUMNS):
            yield _grid(figure, range(start, min(start + COLUMNS, len(figure.columns))))


def _svg(told: Table, height: float, parts: Iterator[str]) -> str:
    """Return an SVG element that says in words what it draws to who cannot see it."""
    words = "; ".join(", ".join(row) for row in told.rows)
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:g}" role="img"><title>{escape(told.head[0])}</title>'
        f"<desc>{escape(words)}</desc>{''.join(parts)}</svg>"
    )


def _text(x: float, y: float, text: str, kind: str = "", *, middle: bool = False) -> str:
    looks = f' class="{kind}"' if kind else ""
    anchor = ' text-anchor="middle"' if middle else ""
    return f'<text x="{x:g}" y="{y:g}"{looks}{anchor}>{escape(text)}</text>'


def pixels(text: str) -> float:
    """Return how wide a text of 12 pixels is in the widest of the fonts that stand in for sans-serif."""
    return sum(map(_pixels, text))


def _pixels(sign: str) -> float:
    cells = cell_len(sign)
    if cells != 1:
        return 13 * cells
    return NARROW if sign in "ijltfrI.,:;'|!()[]/ " else WIDE if sign in "WMmw@%" else 9.2 if sign.isupper() else 7.9


NARROW, WIDE = 5, 12.2


def fitted(text: str, room: float) -> str:
    """Return a text that fits so many pixels, with an ellipsis where it is cut."""
    if pixels(text) <= room:
        return text
    kept = text
    while kept and pixels(kept) + WIDE > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def folded(text: str, room: float, most: int) -> list[str]:
    """Return a text in at most so many lines that fit so many pixels."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if pixels(joined) <= room or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    kept = [fitted(line, room) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = fitted(" ".join(lines[most - 1 :]), room)
    return kept


# Bars


def _bars(figure: Bars) -> Iterator[str]:
    longest = max((bar.value for bar in figure.rows), default=0) or 1
    room = WIDTH - LABEL - SAID - 8
    for at, bar in enumerate(figure.rows):
        middle = at * ROW + ROW / 2
        length = max(room * bar.value / longest, 1)
        yield _text(2, middle + 4, fitted(bar.label, LABEL - 4))
        yield f'<rect class="bar" x="{LABEL}" y="{middle - 7:g}" width="{length:.1f}" height="14" rx="2"/>'
        yield _text(LABEL + length + 6, middle + 4, bar.said, "q")


# Counts over time


def _course(figure: Course) -> str:
    rows = [(name, counts) for name, counts in figure.rows if any(counts)]
    return _svg(table(figure), len(rows) * 30 + 34, _counts(figure.columns, rows))


def _counts(columns: Sequence[str], rows: Sequence[tuple[str, tuple[int, ...]]]) -> Iterator[str]:
    step = (WIDTH - LABEL) / max(len(columns), 1)
    most = max((count for _, counts in rows for count in counts), default=1)
    for at, (name, counts) in enumerate(rows):
        y = at * 30 + 15
        yield _text(2, y + 4, name)
        yield f'<line class="rule" x1="{LABEL - 4}" x2="{WIDTH}" y1="{y}" y2="{y}"/>'
        for column, count in enumerate(counts):
            x = LABEL + step * (column + 0.5)
            if count:
                radius = min(step / 2, 13) * (0.62 + 0.38 * sqrt(count / most))
                yield f'<circle class="tint" cx="{x:.1f}" cy="{y}" r="{radius:.1f}"/>'
                yield _text(round(x, 1), y + 4, str(count), middle=True)
    for column, name in enumerate(columns):
        x, y = round(LABEL + step * (column + 0.5), 1), len(rows) * 30 + 14
        month, _, year = name.partition(" ")
        yield _text(x, y, month if step > 20 else month[:1], "q", middle=True)
        yield _text(x, y + 14, year if step > 20 else year[2:], "q", middle=True) if year else ""


# For whom

COLUMNS = 4
"""Students and groups side by side; the next ones stand in a figure of their own."""
CLAIM = 148
"""Pixels for the words of a claim."""
LINES = 4
"""Lines that a claim takes at most."""
CELL = (WIDTH - CLAIM) / COLUMNS
SIGN = {Mark.NOT: "\u2013"}
"""What is said, where it is not as in a table of text: a dash that is as wide as a plus."""


def _grid(figure: Grid, columns: range) -> str:
    laid = [folded(text, CLAIM - 8, LINES) for text, _ in figure.rows]
    tops = [40.0]
    for lines in laid:
        tops.append(tops[-1] + max(len(lines) * 15 + 10, 32))
    told = table(figure)
    head = (told.head[0], *(figure.columns[at] for at in columns))
    rows = tuple((row[0], *(row[at + 1] for at in columns)) for row in told.rows)
    return _svg(Table(head, rows), tops[-1] + 1, _cells(figure, columns, laid, tops))


def _cells(figure: Grid, columns: range, laid: list[list[str]], tops: list[float]) -> Iterator[str]:
    for place, column in enumerate(columns):
        x = CLAIM + CELL * (place + 0.5)
        heading = _heading(figure.columns[column])
        for line, words in enumerate(heading):
            yield _text(x, 32 - 14 * (len(heading) - 1 - line), words, middle=True)
    for lines, top, (_, cells) in zip(laid, tops[:-1], figure.rows, strict=True):
        yield f'<line class="rule" x1="0" x2="{WIDTH}" y1="{top:g}" y2="{top:g}"/>'
        for line, words in enumerate(lines):
            yield _text(2, top + 17 + 15 * line, words)
        for place, column in enumerate(columns):
            said, shown = cells[column]
            x, y = CLAIM + CELL * (place + 0.5), top + 16
            quiet = "q" if said == Mark.UNKNOWN else ""
            yield _text(x - 12, y + 4, SIGN.get(said, SIGNS[said]), quiet, middle=True)
            yield from _shown(shown, x + 8, y)


def _heading(name: str) -> list[str]:
    """Return a name in one line, or broken in two."""
    room = CELL - 3
    first = next((at for at in range(len(name), 0, -1) if pixels(name[:at]) <= room), 1)
    return [name] if first >= len(name) else [name[:first], fitted(name[first:], room)]


def _shown(mark: Mark, x: float, y: float) -> Iterator[str]:
    """Yield the sign of what the evidence shows: a shape, and a stroke in it, that no colour has to tell apart."""
    if mark == Mark.WORKS:
        yield f'<circle class="full" cx="{x:g}" cy="{y:g}" r="8"/>'
        yield f'<path class="on" d="M{x - 4:g} {y:g} h8 M{x:g} {y - 4:g} v8"/>'
    elif mark == Mark.PARTLY:
        yield f'<circle class="ring" cx="{x:g}" cy="{y:g}" r="7.25"/>'
        yield f'<path class="full" d="M{x:g} {y - 7.25:g} a7.25 7.25 0 0 0 0 14.5 z"/>'
    elif mark == Mark.NOT:
        yield f'<circle class="ring" cx="{x:g}" cy="{y:g}" r="7.25"/>'
        yield f'<path class="stroke" d="M{x - 4:g} {y:g} h8"/>'
    else:
        yield f'<circle class="none" cx="{x:g}" cy="{y:g}" r="7.25"/>'
        yield _text(x, y + 4, "?", "q", middle=True)


def legend() -> str:
    """Return what the signs of a grid mean, drawn as they are."""
    words = ((Mark.WORKS, "works"), (Mark.PARTLY, "partly"), (Mark.NOT, "not"), (Mark.UNKNOWN, "unknown"))
    parts = []
    for at, (mark, word) in enumerate(words):
        x = 20 + at * 82
        parts += [_text(x - 14, 16, SIGN.get(mark, SIGNS[mark]), middle=True), *_shown(mark, x + 2, 12)]
        parts.append(_text(x + 14, 16, word, "q"))
    told = Table(("Signs",), tuple((word,) for _, word in words))
    return _svg(told, 24, iter(parts))
