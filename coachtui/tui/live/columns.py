"""A script in two columns: what the coach thinks on the left, what was said and seen on the right, never mixed.

The clock stands between them: a thought stands beside its moment. Where nothing was thought, there is one column.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from rich.cells import cell_len

from coachtui.domain.book import Book
from coachtui.domain.change import Row as Record
from coachtui.domain.words import INFERENCE
from coachtui.tui.lines.moments import clock_text
from coachtui.tui.lines.note import CLOCK, note_body, sign_of, style_of
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Parts, Row, clipped, fold

RULE = "│ "
SIGN = 3
THOUGHT = 2
"""How wide the sign of a thought is."""
LEAST, MOST = 14, 30
"""How narrow and how wide the left column may be."""
TALLEST = 12
"""How many lines of a note are shown; the record keeps all of it."""


def left_of(notes: Sequence[Mapping[str, Any]], width: int) -> int:
    """Return how wide the left column is: a third of the width, about; 0 where nothing was thought."""
    thought = any(row.get("mode") in INFERENCE for row in notes)
    return min(max(width * 3 // 10, LEAST), MOST) if thought else 0


def column_rows(book: Book, notes: Sequence[Record], now: datetime, width: int) -> list[Row]:
    """Return the lines of a script as rows, each on its side, all its words in sight."""
    left = left_of(notes, width)
    return [column_row(book, row, now, width, left) for row in notes]


def column_row(book: Book, row: Record, now: datetime, width: int, left: int) -> Row:
    """Return a line of a script on its side of the clock."""
    clock: Parts = [(f"{clock_text(str(row.get('at') or ''), now):<{CLOCK}} ", "quiet")]
    rule: Parts = [(RULE, "quiet")] if left else []
    sign, style = sign_of(book, row), style_of(row)
    ref = Ref(book.teacher_id, "notes", row["id"])
    lines: list[Parts]
    if row.get("mode") in INFERENCE:
        folded = _folded(note_body(row), left - THOUGHT - 1)
        heads: list[Parts] = [[(f"{sign:<{THOUGHT}}", style)], *[[(" " * THOUGHT, "")]] * (len(folded) - 1)]
        lines = [
            [*head, *_filled(body, left - THOUGHT), *rule, *(clock if not at else ())]
            for at, (head, body) in enumerate(zip(heads, folded, strict=True))
        ]
    else:
        before: Parts = [(" " * left, ""), *rule]
        indent = left + len(rule and RULE) + CLOCK + 1 + SIGN
        folded = _folded(note_body(row), max(width - indent, LEAST))
        blank: Parts = [(" " * (CLOCK + 1 + SIGN), "")]
        lines = [
            [*before, *((*clock, (f"{sign:<{SIGN}}", style)) if not at else blank), *body]
            for at, body in enumerate(folded)
        ]
    return Row(lambda _width: lines, ref, len(lines))


def _folded(body: Parts, width: int) -> list[Parts]:
    """Return a note's words in lines; what stands before them, such as a star, keeps its style."""
    *before, (words, style) = body
    head = "".join(text for text, _ in before)
    lines = fold((head + words)[: width * (TALLEST + 1)], width)
    if len(lines) > TALLEST:
        lines = [*lines[: TALLEST - 1], clipped(" ".join(lines[TALLEST - 1 :]), width)]
    first: Parts = [*before, (lines[0][len(head) :], style)] if lines[0].startswith(head) else [(lines[0], style)]
    return [first, *([(text, style)] for text in lines[1:])]


def _filled(parts: Parts, width: int) -> list[tuple[str, str]]:
    used = sum(cell_len(text) for text, _ in parts)
    return [*parts, (" " * max(width - used, 0), "")]
