"""A terminal's screen as an SVG: the grounds as rectangles, the text in runs as wide as their cells."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple
from xml.sax.saxutils import escape

from pyte.screens import Char, Screen

WIDTH, HEIGHT = 8, 16
"""What a cell measures, in pixels."""
RISE = 12
"""How far beneath the upper edge of its cell a letter stands."""
STYLE = (
    "text{font:13.28px 'DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono',monospace;white-space:pre}"
    ".b{font-weight:bold}.i{font-style:italic}.u{text-decoration:underline}.s{text-decoration:line-through}"
)
NAMED = {
    "black": "#000000", "red": "#cd3131", "green": "#0dbc79", "brown": "#e5e510",
    "blue": "#2472c8", "magenta": "#bc3fbc", "cyan": "#11a8cd", "white": "#e5e5e5",
    "brightblack": "#666666", "brightred": "#f14c4c", "brightgreen": "#23d18b", "brightbrown": "#f5f543",
    "brightblue": "#3b8eea", "brightmagenta": "#d670d6", "brightcyan": "#29b8db", "brightwhite": "#ffffff",
}  # fmt: skip
"""What a terminal of these days shows for its sixteen; pyte calls yellow brown."""
PYTE_MISSPELLS = {"bfightmagenta": "brightmagenta"}


LINES = frozenset({"u", "s"})
"""What is drawn through a blank as well."""


class Own(NamedTuple):
    """The two colours that are the terminal's own."""

    ink: str
    ground: str


class Look(NamedTuple):
    """The colours of a cell as they are seen, and the classes that its letter is drawn in."""

    ink: str
    ground: str
    classes: str


def look_of(cell: Char, own: Own) -> Look:
    """Return how a cell is seen."""
    ink, ground = _colour(cell.fg, own.ink), _colour(cell.bg, own.ground)
    if cell.reverse:
        ink, ground = ground, ink
    marks = {"b": cell.bold, "i": cell.italics, "u": cell.underscore, "s": cell.strikethrough}
    return Look(ink, ground, " ".join(name for name, is_on in marks.items() if is_on))


def _colour(name: str, own: str) -> str:
    if name == "default":
        return own
    name = PYTE_MISSPELLS.get(name, name)
    return NAMED.get(name) or f"#{name}"


def svg(screen: Screen, own: Own) -> str:
    """Return a picture of a screen as it stands."""
    wide, high = screen.columns * WIDTH, screen.lines * HEIGHT
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}">',
            f"<style>{STYLE}</style>",
            f'<rect width="{wide}" height="{high}" fill="{own.ground}"/>',
            *(_row(screen, row, own) for row in range(screen.lines)),
            "</svg>\n",
        ]
    )


def _row(screen: Screen, row: int, own: Own) -> str:
    """Return a line of the screen: its grounds, then its text."""
    cells = [screen.buffer[row][column] for column in range(screen.columns)]
    looks = _seen(cells, own)
    grounds = [
        f'<rect x="{first * WIDTH}" width="{(last - first) * WIDTH}" height="{HEIGHT}" fill="{looks[first].ground}"/>'
        for first, last in _runs(looks, lambda look: look.ground)
        if looks[first].ground != own.ground
    ]
    texts = [_text(cells, first, last, looks[first]) for first, last in _runs(looks, lambda look: look)]
    return f'<g transform="translate(0,{row * HEIGHT})">{"".join([*grounds, *texts])}</g>'


def _seen(cells: list[Char], own: Own) -> list[Look]:
    """Return how each cell is seen: of a blank it is the ground alone, so it looks like what stands before it."""
    looks: list[Look] = []
    for cell in cells:
        look = look_of(cell, own)
        before = looks[-1] if looks else look
        is_seen = cell.data != " " or LINES & {*look.classes.split(), *before.classes.split()}
        looks.append(look if is_seen or before.ground != look.ground else before)
    return looks


def _text(cells: list[Char], first: int, last: int, look: Look) -> str:
    """Return a run of one look; the blanks at its ends are drawn only where a line goes through them."""
    if not LINES & set(look.classes.split()):
        while first < last and cells[first].data == " ":
            first += 1
        while first < last and cells[last - 1].data == " ":
            last -= 1
    if first == last:
        return ""
    letters = escape("".join(cell.data for cell in cells[first:last]))
    classes = f' class="{look.classes}"' if look.classes else ""
    place = f'x="{first * WIDTH}" y="{RISE}" textLength="{(last - first) * WIDTH}"'
    return f'<text {place} fill="{look.ink}"{classes}>{letters}</text>'


def _runs(looks: list[Look], by: Callable[[Look], object]) -> Iterator[tuple[int, int]]:
    """Give the first column of each run of one kind, and the one behind it."""
    first = 0
    for _, group in groupby(looks, key=by):
        last = first + len(list(group))
        yield first, last
        first = last
