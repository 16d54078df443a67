"""One row of a list: what it stands for and how it is drawn at a width."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from coachtui.tui.ref import Ref

Part = tuple[str, str]
"""A run of text and the name of its style, one of STYLES ("" for plain)."""

Parts = Sequence[Part]

STYLES = (
    "strong",
    "quiet",
    "evidence",
    "inference",
    "act",
    "hunch",
    "named",
    "owed",
    "heading",
    "good",
    "label",
)
"""The styles a part may name; each theme gives them colours, and a sign carries the same meaning."""

ELLIPSIS = "…"


class Row(NamedTuple):
    """One row, `height` lines high. A row without `ref` and `act` cannot be chosen: headings, blank lines.

    `draw` takes the width in cells and returns the lines; more are cut, missing ones are blank.
    `act` names the action that Enter runs instead of opening `ref` ("note.capture" on an empty list).
    """

    draw: Callable[[int], Sequence[Parts]]
    ref: Ref | None = None
    height: int = 1
    act: str = ""

    @property
    def selectable(self) -> bool:
        """Whether the cursor may stand on it."""
        return self.ref is not None or bool(self.act)


def line(*parts: Part, ref: Ref | None = None, act: str = "", right: Parts = ()) -> Row:
    """Return a row of one line; `right` stands at the right edge and stays whole while there is room."""

    def draw(width: int) -> Sequence[Parts]:
        return [justified(parts, right, width)]

    return Row(draw, ref, 1, act)


def heading(text: str, *, right: Parts = ()) -> Row:
    """Return a heading between rows."""
    return line((text, "heading"), right=right)


def blank() -> Row:
    """Return an empty line."""
    return Row(lambda _width: [()])


def paragraph(
    text: str, width: int, style: str = "", *, ref: Ref | None = None, first: Parts = (), most: int = 99
) -> Row:
    """Return a row that holds `text` wrapped to `width`, `first` before its first line, at most `most` lines."""
    indent = sum(cell_len(part) for part, _ in first)
    folded = fold(text, max(width - indent, 8))
    if len(folded) > most:
        folded = [*folded[: most - 1], clipped(" ".join(folded[most - 1 :]), max(width - indent, 8))]
    lines: list[Parts] = [[*first, (folded[0], style)]]
    lines += [[(" " * indent, ""), (rest, style)] for rest in folded[1:]]
    return Row(lambda _width: lines, ref, len(lines))


def justified(left: Parts, right: Parts, width: int) -> list[Part]:
    """Return `left` cut to what `right` leaves of `width`, then `right` at the edge."""
    tail = sum(cell_len(text) for text, _ in right)
    if not tail or tail >= width:
        return cut(left, width)
    room = width - tail - 1
    head = cut(left, room)
    used = sum(cell_len(text) for text, _ in head)
    return [*head, (" " * (room - used + 1), ""), *right]


def cut(parts: Parts, width: int) -> list[Part]:
    """Return the parts that fit `width` cells, the last one ending in an ellipsis where something is left out."""
    kept: list[Part] = []
    room = width
    for index, (text, style) in enumerate(parts):
        size = cell_len(text)
        rest = any(later for later, _ in parts[index + 1 :])
        if size > room or (size == room and rest):
            kept.append((clipped(text + (" " if rest else ""), room), style))
            return kept
        kept.append((text, style))
        room -= size
    return kept


def clipped(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, ending in an ellipsis where it is cut."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + ELLIPSIS if width > 0 else ""


def shortened(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, cut in its middle: names that begin alike often end apart."""
    if cell_len(text) <= width:
        return text
    tail = max(width // 3, 0)
    return clipped(text, width - tail) + text[-tail:] if tail else clipped(text, width)


def fold(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width` cells, broken at spaces where there are any; never empty."""
    lines: list[str] = []
    for paragraph_ in text.splitlines() or [""]:
        current = ""
        for word in paragraph_.split(" "):
            longer = f"{current} {word}" if current else word
            if cell_len(longer) <= width:
                current = longer
                continue
            if current:
                lines.append(current)
            pieces = _chopped(word, width)
            lines += pieces[:-1]
            current = pieces[-1]
        lines.append(current)
    return lines


def _chopped(word: str, width: int) -> list[str]:
    pieces: list[str] = []
    current = ""
    for letter in word:
        if current and cell_len(current + letter) > width:
            pieces.append(current)
            current = ""
        current += letter
    return [*pieces, current]
