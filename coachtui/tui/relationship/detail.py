"""What is selected, in full: all its words, what is known of it, and what it is linked to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coachtui.domain.bearing import bears
from coachtui.domain.book import Book
from coachtui.domain.change import COMMON
from coachtui.domain.kinds import label, summary
from coachtui.domain.readings.known import certainty_of
from coachtui.domain.readings.lines import text_of, when_of
from coachtui.domain.readings.related import Related, related
from coachtui.tui.lines.answer import NAMES
from coachtui.tui.lines.moments import clock_text, heading_text
from coachtui.tui.lines.note import code_of, style_of, words_of
from coachtui.tui.lines.promise import promise_due
from coachtui.tui.lines.tally import split_rows
from coachtui.tui.ref import Ref
from coachtui.tui.relationship.around import Around
from coachtui.tui.signs import plain as as_ascii
from coachtui.tui.widgets.row import Row, line, paragraph

MODES = {
    "saw": "I saw",
    "count": "a count",
    "time": "a time",
    "think": "I think",
    "feel": "a feeling",
    "wonder": "I wonder",
    "promise": "a promise",
    "validate": "told her",
}
SPEAKERS = {"teacher": "she said", "student": "a student said", "students": "students said", "coach": "I said"}


@dataclass(frozen=True, slots=True)
class Detail:
    """Draws one record in full; with `wide`, what stands around it too."""

    book: Book
    now: datetime
    ref: Ref | None
    plain: bool = False
    wide: bool = False

    def rows(self, width: int) -> list[Row]:
        """Return its rows for a width."""
        if self.ref is None or not (row := self.book.table(self.ref.table).get(self.ref.id)):
            return [line(("what is selected stands here in full", "quiet"))]
        rows = [line((self._head(row), "heading")), *self._words(row, width)]
        if facts := self._facts(row):
            rows.append(paragraph(self._sep().join(facts), width, "quiet"))
        around = Around(self.book, self.now, self.ref).rows(row, width) if self.wide else ()
        return [*rows, *self._links(width), *around]

    def _head(self, row: Mapping[str, Any]) -> str:
        when = when_of(self.ref.table, dict(row)) if self.ref else ""
        day = heading_text(when, self.now) if when else ""
        return self._sep().join(
            part for part in (self._kind(row), f"{day} {clock_text(when, self.now)}".strip()) if part
        )

    def _kind(self, row: Mapping[str, Any]) -> str:
        table = self.ref.table if self.ref else ""
        if table == "notes":
            said = SPEAKERS.get(str(row.get("speaker") or ""), "someone said")
            return said if row.get("mode") == "said" else MODES.get(str(row.get("mode") or ""), "note")
        if table == "encounters":
            return self._kind_of(row) or "encounter"
        return label(table)

    def _words(self, row: Mapping[str, Any], width: int) -> list[Row]:
        table = self.ref.table if self.ref else ""
        if table == "notes":
            style = style_of(row)
            return [paragraph(words_of(row), width, style if style in {"inference", "hunch"} else "")]
        text = summary(table, row) if table == "trust_readings" else text_of(self.book, table, dict(row))
        texts = [text, *(str(row[name]) for name in ("reflection",) if row.get(name))]
        split = split_rows(self.book, dict(row), self.now, width) if table == "tallies" else ()
        return [*(paragraph(each, width) for each in texts if each), *split]

    def _facts(self, row: Mapping[str, Any]) -> list[str]:
        facts = [f"@{code}" for id_ in self._people(row) if (code := code_of(self.book, id_))]
        if row.get("facet"):
            facts.insert(0, f"answers {NAMES.get(row['facet'], row['facet'])}: {certainty_of(dict(row))}")
        if row.get("told_on") and row.get("mode") != "validate":
            facts.append(f"told her {heading_text(str(row['told_on']), self.now)}")
        if self.ref and self.ref.table == "promises":
            facts += [text for text, _ in promise_due(row, self.now)]
        facts += [str(row[name]) for name in ("place", "state", "direction") if row.get(name)]
        return [*facts, *(f"#{tag}" for tag in row.get("tags", ()))]

    def _people(self, row: Mapping[str, Any]) -> list[int]:
        return [*row.get("students", ()), *row.get("groups", ())]

    def _links(self, width: int) -> list[Row]:
        """Return a row a linked record; but for the lines of a script, and the people, who are named above."""
        if self.ref is None:
            return []
        return [
            self._link(phrase, table, id_, width)
            for each in related(self.book, self.ref.table, self.ref.id)
            for phrase, table, id_ in self._meant(each)
            if table not in {"students", "groups"} and not (self.ref.table == "encounters" and table == "notes")
        ]

    def _meant(self, each: Related) -> list[tuple[str, str, int]]:
        """Return what a tie leads to: evidence that quotes a note leads on to what it speaks for or against."""
        row = self.book.table(each.table).get(each.id, {})
        ends = [(found[0], id_) for id_ in row.get("bears_on", ()) if (found := self.book.find(id_))]
        if each.table == "evidence" and ends and row.get("note") == (self.ref.id if self.ref else None):
            return [(f"evidence {bears(row, id_)}", table, id_) for table, id_ in ends]
        return [(each.phrase, each.table, each.id)]

    def _link(self, phrase: str, table: str, id_: int, width: int) -> Row:
        ref = Ref(COMMON if table == "groups" or not self.ref else self.ref.teacher, table, id_)
        first = ((f"{phrase} ", "heading"), (f"{label(table)} ", "quiet"))
        said = " ".join(self._said(table, id_).split())
        return paragraph(said, width, ref=ref, first=first, most=2) if self.wide else line(*first, (said, ""), ref=ref)

    def _said(self, table: str, id_: int) -> str:
        row = self.book.table(table).get(id_, {})
        if table == "encounters":
            return f"{self._kind_of(row)} {heading_text(when_of(table, row), self.now)}"
        return text_of(self.book, table, row) or summary(table, row)

    def _kind_of(self, encounter: Mapping[str, Any]) -> str:
        return str(encounter.get("kind") or "").replace("_", " ")

    def _sep(self) -> str:
        return as_ascii(" · ") if self.plain else " · "
