"""Text as the cells it takes on a terminal, at the widths that Textual reckons with."""

from collections.abc import Sequence
from functools import lru_cache

from rich.cells import get_character_cell_size, split_graphemes

from coachtui.tui.wire.looks import bare

Cell = tuple[str, str]
"""What one cell shows, and its look: the numbers of a sequence `ESC [ … m`, empty for none.

A wide character takes two cells, of which the second shows an empty text.
"""

CONTROLS = dict.fromkeys((*range(32), *range(127, 160)))
JOINS = "\u200d\ufe0f"
SURE_BELOW = 0x2300
"""Up to here every terminal agrees with Unicode on what is one cell wide; some signs beyond are drawn as pictures."""
SURE_WIDE = ((0x3041, 0xA4C6), (0xAC00, 0xD7A3), (0xFF01, 0xFF60))
"""What all terminals show two cells wide: letters of Chinese, Japanese and Korean."""
SURE_NARROW = ((0x2500, 0x25FB), (0x2800, 0x28FF))
"""Frames, blocks, braille."""


@lru_cache(4096)
def cells_of(text: str, look: str) -> tuple[Cell, ...]:
    """Return a text as cells of one look. What would steer the terminal is left out."""
    if not text.isprintable():
        text = text.translate(CONTROLS)
    blank = (" ", bare(look))
    if text.isascii():
        return tuple([blank if letter == " " else (letter, look) for letter in text])
    return tuple(_wider(text, look, blank))


def _wider(text: str, look: str, blank: Cell) -> list[Cell]:
    found: list[Cell] = []
    for letters, width in _clusters(text):
        if width == 0:
            found.append((letters, ""))  # a mark that stands alone: whoever takes it puts it on the cell before
        else:
            found.append(blank if letters == " " else (letters, look))
            found += [("", look)] * (width - 1)
    return found


def _clusters(text: str) -> Sequence[tuple[str, int]]:
    """Return what is drawn in one place, each with its width."""
    if not any(join in text for join in JOINS):
        widths = [get_character_cell_size(letter) for letter in text]
        if 0 not in widths:
            return list(zip(text, widths, strict=True))
    spans, _ = split_graphemes(text)
    return [(text[start:end], width) for start, end, width in spans]


def is_mark(cell: Cell) -> bool:
    """Whether this is no cell but a mark that belongs to the cell before."""
    return not cell[0].isascii() and not get_character_cell_size(cell[0][0])


@lru_cache(4096)
def is_sure(text: str) -> bool:
    """Whether all terminals agree how far the cursor moves when this is written."""
    if len(text) != 1:
        return False
    code = ord(text)
    if code < SURE_BELOW:
        return get_character_cell_size(text) == 1
    return any(first <= code <= last for first, last in (*SURE_NARROW, *SURE_WIDE))
