"""The signs of the screen, and what stands for each where only plain ASCII may be drawn."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coachtui.settings import Settings

ASCII = {
    "·": "-",
    "…": "$",
    "→": "->",
    "←": "<-",
    "↔": "<->",
    "↑": "^",
    "↓": "v",
    "●": "*",
    "○": "o",
    "◐": "%",
    "✓": "x",
    "─": "-",
    "│": "|",
    "└": "`",
    "├": "|",
    "▁": "1",
    "▂": "1",
    "▃": "2",
    "▄": "3",
    "▅": "4",
    "▆": "5",
    "▇": "5",
    "█": "#",
    "“": '"',
    "”": '"',
    "\u2019": "'",
    "↻": "@",
}
"""Each sign that the screens draw, and its ASCII."""

_TABLE = str.maketrans(ASCII)


def plain(text: str) -> str:
    """Return what we draw in ASCII; letters of her own notes stay as they are."""
    return text.translate(_TABLE)


def draws_ascii(settings: "Settings", environ: Mapping[str, str]) -> bool:
    """Whether only ASCII is to be drawn: as set, or where the locale says no UTF-8."""
    if settings.ascii != "auto":
        return settings.ascii == "yes"
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    return "utf" not in locale.lower()
