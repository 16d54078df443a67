"""The frame that the next start shows at once: what stands on the first tab now, but for the text in it."""

import os
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Protocol

from coachtui.tui.actions import ACTIONS, TABS
from coachtui.tui.terminal import HEADER, is_far, probe
from coachtui.tui.wire.cells import Cell
from coachtui.tui.wire.looks import bare
from coachtui.tui.wire.moves import known
from coachtui.tui.wire.picture import Picture
from coachtui.tui.wire.pieces import Row

if TYPE_CHECKING:
    from typing import Any

    from coachtui.tui.app import CoachApp

STRIP = 1
"""The line of the tabs. It and the footer are the only ones of which text is kept."""
FRAMES = range(0x2500, 0x2580)
LEVEL = "─"


class First(Protocol):
    """The first frame: what has been shown of it, and who keeps the next. `before` are the modes of the terminal.

    `typed` is what was typed at it, and is known once it has been handed over.
    """

    before: "list[Any] | None"
    seed: str
    size: tuple[int, int]
    typed: bytes

    def hand_over(self) -> bool:
        """Leave the terminal to the app. False where nothing has been shown."""

    def keep(self, size: tuple[int, int], drawn: str, seed: str) -> None:
        """Keep a frame: what to write, and the same as Textual would write it."""


def keep_frame(app: "CoachApp", first: First) -> bool:
    """Keep what stands on the first tab, but for its text; False where something else is in view, or not drawn here."""
    rows = getattr(app._driver, "rows", None)  # noqa: SLF001 - ours, or another that shows nothing
    if not rows or app.tab != TABS[0] or len(app.screen_stack) > 1:
        return False
    seed = "".join(without_text(rows, _words(app), levels=not is_far()))
    knows = known(os.environ.get("TERM", ""))._replace(feeds_lines=True)
    picture = Picture(len(rows[0]), len(rows), knows)
    if picture.take(seed):
        # Asked now, the terminal has answered before the app is there, though its line be long.
        drawn = probe(len(rows), plain=app.plain) + picture.changes()
        first.keep(picture.size, f"{drawn}\x1b[{_look_of_header(rows)}m", seed)
    return True


def _look_of_header(rows: Sequence[Row]) -> str:
    """Return how the header writes: in that look what she types at the frame is shown."""
    return next((f"0;{cell[1]}" for cell in rows[HEADER] if cell and cell[0].strip()), "0")


def _words(app: "CoachApp") -> set[str]:
    """Return the words of which tabs and footer are made."""
    shown = [app.keymap.shown(action.id, plain=app.plain) for action in ACTIONS]
    names = [f"{key} {tab.capitalize()}" for key, tab in zip(shown, TABS, strict=False)]
    said = [*shown, *(action.label for action in ACTIONS), *names, *(name[:5] for name in names)]
    words = {word for text in said for word in text.split()}
    return words | {f"[{word}" for word in words} | {f"{word}]" for word in words}


def without_text(rows: Sequence[Row], words: Collection[str], *, levels: bool = True) -> Iterator[str]:
    """Give a screen as a frame: its lines and grounds, and what tabs and footer say in known words; no other text.

    Without `levels` the level lines are left out: they are the longest part of it until it is known whether the
    terminal repeats a sign.
    """
    for number, row in enumerate(rows):
        text = "".join(cell[0] if cell else " " for cell in row)
        known_words = number in {STRIP, len(rows) - 1} and all(word in words for word in text.split())
        cells = [cell or (" ", "") for cell in row] if known_words else _lines_of(row, levels=levels)
        yield f"\x1b[{number + 1};1H"
        for look, group in groupby(cells, key=lambda cell: cell[1]):
            letters = "".join(cell[0] for cell in group)
            yield f"\x1b[{look}m{letters}\x1b[0m" if look else letters


def _lines_of(row: Row, *, levels: bool) -> list[Cell]:
    """Return a line of the screen without text; a border goes on where its title stood, which told how long it is."""
    kept = (cell if cell and _is_line(cell[0]) and (levels or cell[0] != LEVEL) else None for cell in row)
    found = [line or (" ", bare(cell[1]) if cell else "") for line, cell in zip(kept, row, strict=True)]
    level = [column for column, cell in enumerate(found) if cell[0] == LEVEL]
    for left, right in pairwise(level):
        if all(cell[0] == " " for cell in found[left + 1 : right]):
            found[left + 1 : right] = [found[left]] * (right - left - 1)
    return found


def _is_line(letter: str) -> bool:
    return len(letter) == 1 and ord(letter) in FRAMES
