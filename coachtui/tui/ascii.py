"""The last step of drawing where the terminal shows ASCII only: every sign of ours becomes one of the same width."""

from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.filter import LineFilter
from textual.scrollbar import ScrollBar, ScrollBarRender

from coachtui.tui.signs import ASCII

if TYPE_CHECKING:
    from textual.color import Color

BOXES: dict[int, str] = {
    **dict.fromkeys(range(0x2500, 0x2580), "+"),
    **dict.fromkeys(map(ord, "─━┄┅┈┉╌╍═╴╶╸╺╼╾"), "-"),
    ord("═"): "=",
    **dict.fromkeys(map(ord, "│┃┆┇┊┋╎╏║╵╷╹╻╽╿"), "|"),
    **dict.fromkeys(range(0x2580, 0x25A0), "#"),
    **dict.fromkeys(map(ord, "▌▍▎▏▐▕"), "|"),
    **dict.fromkeys(range(0x25A0, 0x2600), "*"),
}
"""Frames, bars and blocks of which we say nothing by themselves."""

ARROWS = {ord("→"): ">", ord("↔"): "="}
CORNERS = dict.fromkeys(map(ord, "└├"), "+")
"""Of frames; in a text they are the branches of a tree."""

SAME_WIDTH = {**BOXES, **{ord(sign): text[:1] for sign, text in ASCII.items()}, **ARROWS, **CORNERS}
"""What each sign becomes, by code point."""


class WholeCells(ScrollBarRender):
    """A scrollbar without parts of a cell at its ends: in ASCII these are levels, that is digits."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


def draw_scrollbars(*, plain: bool) -> None:
    """Have all scrollbars drawn as ASCII can show them, or as finely as Textual can."""
    ScrollBar.renderer = WholeCells if plain else ScrollBarRender


class AsciiFilter(LineFilter):
    """Draws our own signs in ASCII; the letters of her language stay as they are."""

    def apply(self, segments: list[Segment], background: "Color") -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """Return the segments with each sign replaced, at the same width."""
        return [Segment(ascii_of(segment.text), segment.style, segment.control) for segment in segments]


@lru_cache(2048)
def ascii_of(text: str) -> str:
    """Return a text with our signs in ASCII, as wide as it was."""
    return text if text.isascii() else text.translate(SAME_WIDTH)
