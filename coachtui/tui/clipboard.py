"""What is copied goes to the clipboard of her terminal (OSC 52), through tmux and GNU screen as well."""

from collections.abc import Mapping

COPIES = "\x1b]52;"
"""How a text for the clipboard begins."""

SCREEN_TAKES = 700
"""How many letters GNU screen passes on at once: its buffer for them holds 768."""


def through(said: str, environ: Mapping[str, str]) -> str:
    """Return what carries a text for the clipboard to the terminal, through whatever stands before it.

    tmux takes it itself where `set-clipboard` is on, and passes on what is wrapped where `allow-passthrough` is: both
    are sent, and the clipboard holds the same text once. GNU screen passes on what is wrapped, in pieces.
    """
    if environ.get("TMUX"):
        doubled = said.replace("\x1b", "\x1b\x1b")
        return f"{said}\x1bPtmux;{doubled}\x1b\\"
    if environ.get("STY"):
        pieces = (said[at : at + SCREEN_TAKES] for at in range(0, len(said), SCREEN_TAKES))
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return said
