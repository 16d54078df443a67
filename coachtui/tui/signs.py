"""The signs of the screen, and what stands for each where only plain ASCII may be drawn."""

ASCII = {
    "·": "-",
    "…": "~",
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
