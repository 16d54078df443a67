"""The terminals of which pictures are taken."""

from collections.abc import Mapping
from typing import NamedTuple

UTF_8 = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
ASCII = {"LANG": "C", "LC_ALL": "C"}


class Mode(NamedTuple):
    """One kind of terminal: its name, what it is called over a picture, what it says of itself, its own two colours."""

    name: str
    title: str
    env: Mapping[str, str]
    ink: str = "#d0d0d0"
    ground: str = "#000000"


TRUE = Mode("truecolor", "truecolor", {**UTF_8, "TERM": "xterm-256color", "COLORTERM": "truecolor"})
SIXTEEN = Mode("16", "16 colours", {**UTF_8, "TERM": "xterm-16color"})
NONE = Mode("none", "no colour", {**UTF_8, "TERM": "xterm-256color", "NO_COLOR": "1"})
PLAIN = Mode("ascii", "ASCII", {**ASCII, "TERM": "xterm-256color", "COLORTERM": "truecolor"})
LIGHT = Mode("light", "light", {**TRUE.env, "COACHTUI_THEME": "light"}, ink="#202020", ground="#ffffff")

MODES = (TRUE, SIXTEEN, NONE, PLAIN)
"""Every screen is pictured in these."""
