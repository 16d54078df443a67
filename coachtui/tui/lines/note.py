"""A note as a row: when, whose, and in which mode, evidence and inference apart by sign and by style."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.summaries import in_quotes
from coachtui.domain.words import ACTS, INFERENCE
from coachtui.tui.lines.moments import WHEN, clock_text, moment_text
from coachtui.tui.widgets.row import Part, Parts

SIGNS = {
    "saw": ".",
    "count": "#",
    "time": ":",
    "think": "~",
    "feel": "^",
    "wonder": "?",
    "promise": "!",
    "validate": "+",
}
"""The sign of a mode, as it is typed."""

VOICES = {"teacher": "T", "student": "S", "students": "Ss", "coach": "me", "other": "o"}
"""Who spoke."""

CLOCK = 5


def sign_of(book: Book, row: Mapping[str, Any]) -> str:
    """Return the sign a note stands under: its mark, or who spoke; a student is called by code."""
    if row.get("mode") == "said":
        people = [code for id_ in row.get("students", ()) if (code := code_of(book, id_))]
        student = row.get("speaker") == "student" and people
        return people[0] if student else VOICES.get(row.get("speaker", ""), '"')
    if row.get("mode") == "think" and (mark := _marked(row)):
        return mark
    return SIGNS.get(row.get("mode", ""), ".")


def code_of(book: Book, id_: int) -> str:
    """Return the code of a student or the label of a group; empty where there is neither."""
    row = book.table("students").get(id_) or book.table("groups").get(id_) or {}
    return str(row.get("code") or row.get("label") or "")


def style_of(row: Mapping[str, Any]) -> str:
    """Return the style of a note's sign: evidence, inference, act, or hunch."""
    mode = row.get("mode")
    if mode in INFERENCE:
        return "hunch" if _marked(row) == "%" else "inference"
    return "act" if mode in ACTS else "evidence"


def words_of(row: Mapping[str, Any]) -> str:
    """Return a note's words on one line; what was said stands in quotes."""
    words = " ".join(str(row.get("text") or row.get("raw") or "").split())
    return in_quotes(words) if row.get("mode") == "said" else words


def note_parts(book: Book, row: Mapping[str, Any], now: datetime, *, clock: bool = False, when: bool = True) -> Parts:
    """Return a note as one line. With `clock` only its time of day, for a list that has its days as headings."""
    return [*note_head(book, row, now, clock=clock, when=when), *note_body(row)]


def note_head(
    book: Book, row: Mapping[str, Any], now: datetime, *, clock: bool = False, when: bool = True
) -> list[Part]:
    """Return what stands before a note's words: its moment and its sign."""
    sign = sign_of(book, row)
    at = str(row.get("at") or row.get("created") or "")
    shown = f"{clock_text(at, now):<{CLOCK}} " if clock else f"{moment_text(at, now):<{WHEN}} "
    return [(shown, "quiet"), (f"{sign:<2} ", style_of(row))] if when else [(f"{sign:<2} ", style_of(row))]


def note_body(row: Mapping[str, Any]) -> list[Part]:
    """Return a note's words, and the question they answer; inference is drawn in its style throughout."""
    style = style_of(row)
    star: list[Part] = [("* ", "owed")] if row.get("starred") else []
    facet: list[Part] = [(f"={row['facet']} ", "heading")] if row.get("facet") else []
    return [*star, *facet, (words_of(row), style if style in {"inference", "hunch"} else "")]


def became(book: Book) -> dict[int, str]:
    """Return for each note the letters of what it has become: E, B, C, P, Q as the keys that do it; one pass."""
    found: dict[int, set[str]] = defaultdict(set)
    for row in book.rows("evidence"):
        if row.get("note"):
            found[row["note"]].add("E")
    for table, letter in (("beliefs", "B"), ("claims", "C"), ("promises", "P"), ("learnings", "Q"), ("decisions", ">")):
        for row in book.rows(table):
            if row.get("from") in book.table("notes"):
                found[row["from"]].add(letter)
    return {id_: "".join(sorted(letters)) for id_, letters in found.items()}


def _marked(row: Mapping[str, Any]) -> str:
    raw = str(row.get("raw") or "").lstrip()
    return raw[:1] if raw[:1] in ("%", ">") else ""
