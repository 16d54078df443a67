"""What a typed line is understood as, while she types it and when it is kept."""

from datetime import date, datetime, timedelta

from coachtui.domain.book import Book
from coachtui.domain.codes import is_code, may_begin
from coachtui.domain.days import read_day
from coachtui.domain.grammar import NoteParts
from coachtui.services.pen import Pen
from coachtui.services.people import find_person
from coachtui.services.writing import Sheet
from coachtui.tui.lines.answer import QUESTIONS
from coachtui.tui.widgets.row import Part

MODES: dict[str | None, Part] = {
    "saw": ("I saw", "evidence"),
    "count": ("a count", "evidence"),
    "time": ("a time", "evidence"),
    "think": ("I think: stays with me", "inference"),
    "feel": ("a feeling: stays with me", "inference"),
    "wonder": ("I wonder: for later", "inference"),
    "validate": ("seen, and told her", "act"),
    None: ("I saw", "evidence"),
}
SAID = {
    "teacher": "she said",
    "student": "a student said",
    "students": "students said",
    "coach": "I said",
}


def understood(pen: Pen, book: Book, parts: NoteParts, at: datetime | None = None) -> list[Part]:
    """Return what a line says, piece by piece: its kind first, then when, whom, what and by when.

    Its moment is told where it is not now: `at`, or where the line says how long ago it was.
    """
    pieces = [_kind(parts)]
    if at or parts.ago:
        pieces.append((_moment(at or pen.now() - timedelta(seconds=parts.ago), seconds=parts.ago % 60), "strong"))
    if parts.mode == "promise":
        pieces.append(_due(parts, pen.now().date()))
    if parts.facet:
        pieces.append((f"answers: {QUESTIONS[parts.facet]}", "heading"))
    pieces += _people(pen, book, parts)
    pieces += [(f"#{tag}", "quiet") for tag in parts.tags]
    return pieces


def joined(pieces: list[Part], *, plain: bool = False) -> list[Part]:
    """Return the pieces with a dot between each two."""
    dot: Part = (" - " if plain else " · ", "quiet")
    return [part for piece in pieces for part in (dot, piece)][1:]


def _kind(parts: NoteParts) -> Part:
    if parts.is_belief:
        return "a belief, as a hunch", "hunch"
    if parts.next_skill:
        return "the next skill", "act"
    if parts.mode == "said":
        speaker = parts.who[0] + " said" if parts.speaker == "student" and parts.who else None
        return speaker or SAID.get(parts.speaker or "", "someone said"), "evidence"
    if parts.mode == "promise":
        return ("she promises" if parts.promised_by == "teacher" else "I promise"), "act"
    return MODES.get(parts.mode, MODES[None])


def _moment(at: datetime, *, seconds: int) -> str:
    return f"at {at:%H:%M:%S}" if seconds else f"at {at:%H:%M}"


def _due(parts: NoteParts, today: date) -> Part:
    due = read_day(parts.due, today) if parts.due else None
    if not due:
        return "no day", "quiet"
    year = f" {due.year}" if due.year != today.year else ""
    return f"by {due:%a} {due.day} {due:%b}{year}", "act"


def _people(pen: Pen, book: Book, parts: NoteParts) -> list[Part]:
    sheet = Sheet(pen, book)
    pieces: list[Part] = []
    for word in parts.who:
        if find_person(sheet, word):
            pieces.append((f"@{word}", "strong"))
        elif is_code(word):
            pieces.append((f"@{word} (new)", "strong"))
            pieces += [] if may_begin(word) else [("a name? students are codes, such as K3", "quiet")]
        else:
            pieces.append((f"@{word}: no code, stays text", "quiet"))
    return pieces
