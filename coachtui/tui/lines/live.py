"""An encounter in progress: its script, what it is for, its clock, and what an unmarked line is."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Row as Record
from coachtui.domain.grammar import NoteParts
from coachtui.domain.readings.script import lines_of
from coachtui.domain.readings.tallies import tallies_of
from coachtui.domain.words import INFERENCE, LOW_INFERENCE
from coachtui.services.pen import Pen
from coachtui.tui.lines.moments import clock_text, moment_text
from coachtui.tui.lines.note import note_body, sign_of, style_of
from coachtui.tui.lines.tally import tally_row
from coachtui.tui.lines.understood import MODES, understood
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Part, Parts, Row, heading, line, paragraph

NATURAL: dict[str, Part] = {"saw": MODES["saw"], "said": ("she said", "evidence")}
"""What an unmarked line is, as the encounter goes."""


def script_parts(book: Book, row: Mapping[str, Any], now: datetime) -> Parts:
    """Return a line of a script: what the coach thinks has its sign in a column left of the clock, evidence right."""
    return [*script_head(book, row, now), *note_body(row)]


def script_head(book: Book, row: Mapping[str, Any], now: datetime) -> Parts:
    """Return what stands before the words of a line of a script."""
    sign, style = sign_of(book, row), style_of(row)
    clock = f"{clock_text(str(row.get('at') or ''), now):<5} "
    if row.get("mode") in INFERENCE:
        return [(f"{sign} ", style), (clock, "quiet"), ("   ", "")]
    return [("  ", ""), (clock, "quiet"), (f"{sign:<2} ", style)]


def script_row(book: Book, row: Record, now: datetime, right: Parts = ()) -> Row:
    """Return a line of a script as a row, drawn when it comes in sight."""
    return Row(
        lambda width: line(*script_parts(book, row, now), right=right).draw(width),
        Ref(book.teacher_id, "notes", row["id"]),
    )


def aims(row: Mapping[str, Any], width: int) -> list[Row]:
    """Return what an encounter is for: its purpose, its questions, the look-fors agreed."""
    told = [
        ("for ", [row.get("purpose")]),
        ("ask ", row.get("questions") or ()),
        ("look", row.get("look_fors") or ()),
    ]
    return [
        paragraph(" ".join(str(text).split()), width, ref=None, first=((f"{name} ", "heading"),), most=2)
        for name, texts in told
        for text in texts
        if text
    ]


def debriefed(book: Book, row: Mapping[str, Any], now: datetime) -> list[Row]:
    """Return what a debrief opens on: the evidence of its visit, its weighed lines where any were, and its counts."""
    visit = book.table("encounters").get(row.get("debriefs") or 0)
    if not visit:
        return []
    tied = {each.get("note") for each in book.rows("evidence")}
    seen = [note for note in lines_of(book, visit["id"]) if note.get("mode") in LOW_INFERENCE]
    weighed = [note for note in seen if note["id"] in tied or note.get("starred")]
    shown = [script_row(book, note, now) for note in weighed or seen]
    shown += [tally_row(book, row, now, indent="  ") for row in tallies_of(book, visit["id"])]
    began = moment_text(str(visit.get("start") or ""), now)
    return [heading(f" the visit of {began}"), *shown, heading(" this debrief")] if shown else []


def recognised(pen: Pen, book: Book, parts: NoteParts, natural: str, at: datetime | None = None) -> list[Part]:
    """Return what a line is understood as, piece by piece, where an unmarked one is of the natural mode.

    `at` is its moment where that is told in any case: of a line that is mended.
    """
    pieces = understood(pen, book, parts, at)
    bare = parts.mode is None and not parts.is_belief and not parts.next_skill
    return [NATURAL.get(natural, MODES.get(natural, NATURAL["saw"])), *pieces[1:]] if bare else pieces
