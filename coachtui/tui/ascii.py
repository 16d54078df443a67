"""The last step of drawing where the terminal shows ASCII only: every sign of ours becomes one of the same width."""

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

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
"""Frames, bars and blocks, which Textual draws as well."""

ARROWS = {ord("→"): ">", ord("↔"): "="}

SAME_WIDTH = {**{ord(sign): text[:1] for sign, text in ASCII.items()}, **BOXES, **ARROWS}
"""What each sign becomes, by code point."""


class AsciiFilter(LineFilter):
    """Draws our own signs in ASCII; the letters of her language stay as they are."""

    def apply(self, segments: list[Segment], background: "Color") -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """Return the segments with each sign replaced, at the same width."""
        return [Segment(ascii_of(segment.text), segment.style, segment.control) for segment in segments]


@lru_cache(2048)
def ascii_of(text: str) -> str:
    """Return a text with our signs in ASCII, as wide as it was."""
    return text if text.isascii() else text.translate(SAME_WIDTH)
