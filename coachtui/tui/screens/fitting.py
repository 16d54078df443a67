"""How large a screen is, as classes that the style sheets know: narrow or wide, low or tall."""

from textual.geometry import Size

Breakpoints = list[tuple[int, str]]
"""From which length on which class holds, the smallest first, as Textual has them declared."""

WIDTHS: Breakpoints = [(0, "-narrow"), (80, "-normal"), (110, "-wide")]
HEIGHTS: Breakpoints = [(0, "-low"), (24, "-middling"), (34, "-tall")]


def classes_of(size: Size) -> str:
    """Return the classes of a screen that fills a terminal of this size.

    Textual gives them to a screen once it has drawn it; with them from the beginning it is styled and laid out once.
    """
    return f"{_class(size.width, WIDTHS)} {_class(size.height, HEIGHTS)}"


def _class(length: int, breakpoints: Breakpoints) -> str:
    return next(name for least, name in reversed(breakpoints) if length >= least)
