"""The lines of a script to be sorted, each with what it has become."""

from collections.abc import Callable
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.change import Row as Record
from coachtui.domain.readings.due import to_tell
from coachtui.domain.readings.script import lines_of
from coachtui.domain.readings.tallies import tallies_of
from coachtui.tui.lines.live import script_row
from coachtui.tui.lines.note import became
from coachtui.tui.lines.tally import tally_row
from coachtui.tui.widgets.row import Row, line

NAMES = {"E": "evidence", "B": "hunch", "C": "claim", "P": "promise", "Q": "question", ">": "next skill"}
"""What a letter of `became` stands for."""

NARROW = 70


def sort_rows(book: Book, encounter: int, now: datetime, width: int) -> list[Row]:
    """Return the script in time order, then what was counted; at the right edge what each became, short if narrow."""
    letters = _became(book)
    evidence = {row.get("from") for row in book.rows("evidence")}
    rows = [
        script_row(book, row, now, ((_right(letters.get(row["id"], ""), row, width), "good"),))
        for row in lines_of(book, encounter)
    ]
    for row in tallies_of(book, encounter):
        right = _right("E" if row["id"] in evidence else "", {}, width)
        rows.append(tally_row(book, row, now, indent="  ", right=((right, "good"),)))
    return rows or [line(("no line yet. n writes one into this script", "quiet"), act="note.capture")]


def sorted_count(book: Book, encounter: int) -> tuple[int, int]:
    """Return how many lines of a script have become something, and how many there are, without what they became."""
    letters, known = _became(book), book.table("notes")
    notes = [row for row in lines_of(book, encounter) if row.get("from") not in known]
    return sum(bool(letters.get(row["id"]) or _by_itself(row)) for row in notes), len(notes)


def became_words(book: Book) -> Callable[[Record], str]:
    """Return what tells in words what a note or a tally has become; "" where that is nothing."""
    letters = _became(book)
    evidence = {row.get("from") for row in book.rows("evidence")}

    def words(row: Record) -> str:
        star = ["starred"] if row.get("starred") else []
        known = letters.get(row["id"], "E" if row["id"] in evidence else "")
        return ", ".join([*star, *filter(None, [_right(known, row, NARROW)])])

    return words


def _by_itself(row: Record) -> bool:
    """Whether a line became something without another record: a star, an answer, to be told or told."""
    return bool(row.get("starred") or row.get("facet") or row.get("told_on") or to_tell(row))


def _became(book: Book) -> dict[int, str]:
    """Return the letters of what each note became, the questions that came of it too."""
    letters = became(book)
    for row in book.rows("notes"):
        if row.get("mode") == "wonder" and row.get("from") in book.table("notes"):
            letters[row["from"]] = letters.get(row["from"], "") + ("" if "Q" in letters.get(row["from"], "") else "Q")
    return letters


def _right(letters: str, row: Record, width: int) -> str:
    named = [NAMES.get(letter, letter) if width >= NARROW else letter for letter in letters]
    if row.get("facet"):
        named.append("answer" if width >= NARROW else "A")
    if to_tell(row):
        named.append("to tell her" if width >= NARROW else "+")
    if row.get("told_on"):
        named.append("told" if width >= NARROW else "V")
    return (", " if width >= NARROW else "").join(named)
