"""How many colours the terminal has: which theme can be told apart in them, and what each drawn line becomes."""

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from coachtui.themes import ThemeSpec

NONE, EIGHT, SIXTEEN, MANY = 0, 8, 16, 256
"""How many colours a terminal can have; MANY are all that Textual takes care of by itself."""

COLOURLESS = ("vt52", "vt100", "vt102", "vt220", "vt320", "vt420")
"""Terminals that know no colour; what emulates one may, but nobody can tell."""

OWN = "ansi"
"""The theme in the terminal's own colours."""
FEW = "standard"
"""What Rich calls sixteen colours or fewer."""
APART = (
    ("cursor", "background"),
    ("cursor", "panel"),
    ("cursor-text", "cursor"),
    ("foreground", "background"),
    ("quiet", "background"),
)
"""What has to be told apart. A list that keys do not go to shows its cursor in the colour of panels."""


def depth() -> int:
    """Return how many colours the terminal has, by what the environment says of it, or may show (NO_COLOR)."""
    term = os.environ.get("TERM", "").casefold()
    if "NO_COLOR" in os.environ or term.split("-", 1)[0] in COLOURLESS:
        return NONE
    if Console(force_terminal=True).color_system != FEW:
        return MANY
    return SIXTEEN if term.endswith("-16color") else EIGHT


def suited(themes: Mapping[str, ThemeSpec], name: str, colours: int) -> str:
    """Return the theme to show: one that loses its cursor or its text among so few colours gives way to OWN."""
    spec = themes.get(name)
    if spec is None or OWN not in themes or colours == MANY:
        return name
    if colours == NONE:
        return OWN
    if spec.ansi:
        return name
    seen = {each: _of_few(spec.colours[each], colours) for pair in APART for each in pair}
    return OWN if any(seen[one] == seen[other] for one, other in APART) else name


def _of_few(colour: str, colours: int) -> int:
    number = Color.parse(colour).rich_color.downgrade(ColorSystem.STANDARD).number or 0
    return number % colours


def filters(colours: int) -> Sequence[LineFilter]:
    """Return what each line passes through on a terminal of so many colours."""
    if colours == NONE:
        return [Colourless()]
    return [EightColours()] if colours == EIGHT else []


class Colourless(LineFilter):
    """Takes all colours away; what stands on a ground of its own, as the cursor does, is reversed."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """Return the segments without colours."""
        return [Segment(text, style and _without_colours(style), control) for text, style, control in segments]


class EightColours(LineFilter):
    """Has a bright colour be the plain one, of a letter in bold: terminals of eight know no other."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """Return the segments in the first eight colours."""
        return [Segment(text, style and _in_eight(style), control) for text, style, control in segments]


@lru_cache(1024)
def _without_colours(style: Style) -> Style:
    has_ground = style.bgcolor is not None and not style.bgcolor.is_default
    return style.without_color + Style(reverse=bool(style.reverse) != has_ground)


@lru_cache(1024)
def _in_eight(style: Style) -> Style:
    ink, is_bright = _of_eight(style.color)
    ground, _ = _of_eight(style.bgcolor)
    return style + Style.from_color(ink, ground) + (Style(bold=True) if is_bright else Style.null())


def _of_eight(colour: RichColor | None) -> tuple[RichColor | None, bool]:
    """Return a colour as one of eight, and whether it was a bright one."""
    if colour is None or colour.is_default:
        return colour, False
    number = colour.downgrade(ColorSystem.STANDARD).number or 0
    return RichColor.from_ansi(number % EIGHT), number >= EIGHT
