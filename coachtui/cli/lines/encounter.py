"""What an encounter says of itself in lines: what it is for, its script, how it stands."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from coachtui.cli.note_said import kind_of
from coachtui.domain.book import Book
from coachtui.domain.change import Row
from coachtui.domain.readings.script import elapsed, lines_of
from coachtui.errors import shell_word
from coachtui.services.notes import natural_mode
from coachtui.tui.lines.live import NATURAL, debriefed
from coachtui.tui.lines.moments import clock_text, moment_text
from coachtui.tui.lines.note import note_body

WIDE = 10_000
"""As wide as any line: nothing is cut, the terminal breaks it."""
AIMS = (("purpose", "For"), ("questions", "Ask"), ("look_fors", "Look for"))


def begun_lines(book: Book, row: Row, now: datetime, *, fresh: bool) -> Iterator[str]:
    """Yield what is said once when she begins, or comes back to one that goes on."""
    name, kind = book.teacher.get("name") or "", row.get("kind") or "encounter"
    since = clock_text(str(row.get("start") or ""), now)
    count = len(lines_of(book, row["id"]))
    lines = f"{count} line{'' if count == 1 else 's'}"
    yield f"{name}, {kind}, begins {since}." if fresh else f"{name}, {kind}, goes on since {since}: {lines}."
    yield from aim_lines(row)
    for shown in debriefed(book, row, now):
        for parts in shown.draw(WIDE):
            yield "".join(text for text, _ in parts).strip()
    yield f"An unmarked line is what {unmarked(natural_mode(row)[0])}."
    yield "Each line is saved when you end it, and nothing is said. /help, /end ends it, ctrl+d lets it go on."


def unmarked(mode: str) -> str:
    """Return what an unmarked line of a mode is."""
    return NATURAL[mode][0]


def aim_lines(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield what an encounter is for: its purpose, the questions to ask, what to look for."""
    for field, name in AIMS:
        value = row.get(field)
        for text in [value] if isinstance(value, str) else value or ():
            if text:
                yield f"{name}: {' '.join(str(text).split())}"


def script_line(book: Book, row: Row, now: datetime) -> str:
    """Return a line of a script: its time, in words what kind of line it is, what it says."""
    said = "".join(text for text, _ in note_body(row))
    return " ".join(f"{clock_text(str(row.get('at') or ''), now)} {kind_of(book, row)} {said}".split())


def outcome_line(row: Mapping[str, Any], now: datetime, name: str) -> str:
    """Return how an encounter stands that she leaves: it goes on, since when, and how she comes back."""
    kind, since = row.get("kind") or "encounter", moment_text(str(row.get("start") or ""), now)
    so_far = f"The {kind} with {name} goes on since {since}, {elapsed(row, now)} min."
    return f"{so_far} Back to it: coachtui live {shell_word(name)}"
