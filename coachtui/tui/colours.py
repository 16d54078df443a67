"""Which theme can be told apart on this terminal."""

from collections.abc import Mapping

from rich.color import ColorSystem
from rich.console import Console
from textual.color import Color

from coachtui.themes import ThemeSpec

OWN = "ansi"
"""The theme in the terminal's own colours."""
FEW = "standard"
"""What Rich calls sixteen colours."""
APART = (("cursor", "background"), ("cursor-text", "cursor"), ("foreground", "background"), ("quiet", "background"))
"""What has to be told apart."""


def suited(themes: Mapping[str, ThemeSpec], name: str, system: str | None = None) -> str:
    """Return the theme to show: one that loses its cursor or its text among 16 colours gives way to the terminal's own.

    `system` is what colours the terminal has, as Rich calls it; else it is asked.
    """
    spec = themes.get(name)
    if spec is None or spec.ansi or OWN not in themes:
        return name
    if (system or Console(force_terminal=True).color_system) != FEW:
        return name
    seen = {each: _of_sixteen(spec.colours[each]) for pair in APART for each in pair}
    return OWN if any(seen[one] == seen[other] for one, other in APART) else name


def _of_sixteen(colour: str) -> int | None:
    return Color.parse(colour).rich_color.downgrade(ColorSystem.STANDARD).number
