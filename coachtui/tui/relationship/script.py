"""Her notes in time order, newest first, under the encounter or the day they belong to.

What the coach thinks stands apart from the evidence: its sign in a column left of the clock, as in the script itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.change import Row as Record
from coachtui.domain.moment import day_of
from coachtui.domain.readings.lines import when_of
from coachtui.tui.lines.encounter import encounter_heading, encounter_lacks
from coachtui.tui.lines.live import script_head, script_parts
from coachtui.tui.lines.moments import heading_text
from coachtui.tui.lines.note import became, style_of, words_of
from coachtui.tui.lines.tally import tally_row
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Parts, Row, heading, justified, line, paragraph

PLAN = "encounter"
"""The act of the last row: plan an encounter, or log one that has been."""


@dataclass(slots=True)
class Group:
    """An encounter with its notes, or a day with those that belong to none; `when` is the last moment in it."""

    encounter: Record | None
    when: str = ""
    notes: list[Record] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Script:
    """Draws the list. With `wrapped`, each note shows all its words."""

    book: Book
    now: datetime
    plain: bool = False
    wrapped: bool = False
    add_key: str = "a"

    def rows(self, width: int) -> list[Row]:
        """Return the rows for a width."""
        rows: list[Row] = []
        letters, counted = became(self.book), counts(self.book)
        for group in groups(self.book, self.now):
            rows.append(self._heading(group))
            found = counted.get(group.encounter["id"], ()) if group.encounter else ()
            rows += [tally_row(self.book, row, self.now, indent="      ") for row in found]
            rows += [self._note(row, letters.get(row["id"], ""), width) for row in group.notes]
        if not rows and self.book.teacher:
            rows.append(
                line(
                    (f"no note yet. {self.add_key} writes the first: ", "quiet"),
                    ("one line is enough", "quiet"),
                    act="add",
                )
            )
        if self.book.teacher:
            rows.append(line(("+ ", "act"), ("an encounter: plan one, or log one that has been", "quiet"), act=PLAN))
        return rows or [line(("no teacher yet. Enter begins with one", "quiet"), act="note.capture")]

    def _heading(self, group: Group) -> Row:
        row = group.encounter
        if row is None:
            return heading(heading_text(group.when, self.now))
        parts = encounter_heading(row, self.now, self.plain)
        return line(*parts, ref=Ref(self.book.teacher_id, "encounters", row["id"]), right=encounter_lacks(row))

    def _note(self, row: Record, letters: str, width: int) -> Row:
        ref = Ref(self.book.teacher_id, "notes", row["id"])
        if self.wrapped:
            style = style_of(row)
            shown = f"={row['facet']} " if row.get("facet") else ""
            text = f"{shown}{words_of(row)}  {letters}".rstrip()
            star: Parts = [("* ", "owed")] if row.get("starred") else []
            plain_style = style if style in {"inference", "hunch"} else ""
            head = (*script_head(self.book, row, self.now), *star)
            return paragraph(text, width, plain_style, ref=ref, first=head)
        return Row(self._drawn(row, letters), ref)

    def _drawn(self, row: Record, letters: str) -> Callable[[int], Sequence[Parts]]:
        """Draw a note only when it comes in sight."""
        right: Parts = [(letters, "quiet")] if letters else []

        def draw(width: int) -> Sequence[Parts]:
            return [justified(script_parts(self.book, row, self.now), right, width)]

        return draw


def counts(book: Book) -> dict[int, list[Record]]:
    """Return the tallies by encounter, as they were begun: what was counted stands above what was written."""
    found: dict[int, list[Record]] = {}
    for row in sorted(book.rows("tallies"), key=lambda row: int(row["id"])):
        found.setdefault(int(row.get("encounter") or 0), []).append(row)
    return found


def groups(book: Book, now: datetime) -> list[Group]:
    """Return the notes by encounter or day, newest first in each and of all; encounters without notes too."""
    found: dict[object, Group] = {row["id"]: Group(row, when_of("encounters", row)) for row in book.rows("encounters")}
    for note in sorted(book.rows("notes"), key=lambda row: (when_of("notes", row), row["id"]), reverse=True):
        when = when_of("notes", note)
        encounter = note.get("encounter")
        key = encounter if encounter in found else day_of(when, now)
        group = found.setdefault(key, Group(None, when))
        group.notes.append(note)
        group.when = max(group.when, when)
    return sorted(found.values(), key=lambda group: group.when, reverse=True)
