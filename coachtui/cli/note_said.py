"""What kind of line a note is, in words: a screen reader passes over the signs it stands under on the screen."""

from collections.abc import Mapping
from typing import Any

from coachtui.cli.noteline import SPOKEN
from coachtui.domain.book import Book
from coachtui.tui.lines.note import code_of, sign_of, words_of

MODES = {
    "think": "I think",
    "feel": "a feeling",
    "wonder": "I wonder",
    "promise": "a promise",
    "validate": "seen, and told her",
    "said": "someone said",
}
"""What a mode is called where its own name would not be understood."""
MARKED = {"%": "a belief, as a hunch", ">": "the next skill"}
"""What a thought is called that was marked as more."""


def kind_of(book: Book, row: Mapping[str, Any]) -> str:
    """Return what kind of line a note is, and a colon: `she said:`, `K3 said:`, `saw:`."""
    return f"{MARKED.get(sign_of(book, row)) or _spoken(book, row) or _mode(row)}:"


def note_said(book: Book, row: Mapping[str, Any]) -> str:
    """Return a note as one line: its kind, then its words."""
    return f"{kind_of(book, row)} {words_of(row)}".strip()


def _spoken(book: Book, row: Mapping[str, Any]) -> str:
    if row.get("mode") != "said":
        return ""
    codes = [code for id_ in row.get("students") or () if (code := code_of(book, id_))]
    if row.get("speaker") == "student" and codes:
        return f"{codes[0]} said"
    return SPOKEN.get(str(row.get("speaker")), "")


def _mode(row: Mapping[str, Any]) -> str:
    mode = str(row.get("mode") or "saw")
    return MODES.get(mode, mode)
