"""Where a piece of evidence comes from: its line as it was heard, its moment, the lines around it, what it bears on."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from coachtui.domain.bearing import AGAINST, bearings
from coachtui.domain.book import Book
from coachtui.domain.change import Row as Record
from coachtui.domain.kinds import label
from coachtui.domain.readings.lines import text_of
from coachtui.domain.readings.script import lines_of
from coachtui.domain.readings.students import who_names
from coachtui.tui.dialogs.lists import ListDialog
from coachtui.tui.lines.encounter import encounter_heading
from coachtui.tui.lines.moments import heading_text
from coachtui.tui.lines.note import note_head, words_of
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Row, blank, heading, line, paragraph

AROUND = 3
"""How many lines of the script stand before and after."""


class OriginDialog(ListDialog[Ref]):
    """Shows one piece of evidence. Answered with the record to go to."""

    DEFAULT_CSS = "OriginDialog Rows { max-height: 18; }"

    def __init__(self, book: Book, evidence: int, now: datetime) -> None:
        super().__init__("The evidence", "Enter go there · Esc leave")
        self._book = book
        self._evidence = evidence
        self._now = now

    def begin(self) -> None:
        """Put the cursor on the line itself."""
        note = self._row.get("note")
        if note:
            self.list.select(Ref(self._book.teacher_id, "notes", int(note)))

    @property
    def _row(self) -> Record:
        return self._book.table("evidence").get(self._evidence, {})

    def source(self, width: int) -> Sequence[Row]:
        """Return what it says, its line among those around it, and what it bears on."""
        return [*self._said(width), *self._heard(width), *self._borne(width)]

    def chosen(self, row: Row) -> Ref | None:
        """Answer with the record."""
        return row.ref

    def _said(self, width: int) -> Iterator[Row]:
        row = self._row
        text = " ".join(text_of(self._book, "evidence", row).split()) or "(no words)"
        yield paragraph(text, width - 1, "strong", ref=Ref(self._book.teacher_id, "evidence", self._evidence))
        whom = who_names(self._book, row.get("covers", ())) or "nobody by name"
        many = f", for {row['scope']}" if row.get("scope") else ""
        made = ", ".join(str(row[name]) for name in ("kind", "level") if row.get(name)) or "what it is is not said"
        yield line((f"{made} · speaks for {whom}{many}", "quiet"))

    def _heard(self, width: int) -> Iterator[Row]:
        """Yield its line, and the lines on both sides of it in the encounter."""
        note = self._book.table("notes").get(self._row.get("note") or 0)
        if note is None:
            yield blank()
            made = str(self._row.get("created") or "")
            gone = "The line it was made from is gone." if self._row.get("note") else "No line of a script: typed here"
            yield line((f"{gone} {heading_text(made, self._now) if made else ''}".rstrip(), "quiet"))
            return
        place = self._book.table("encounters").get(note.get("encounter") or 0)
        script = lines_of(self._book, place["id"]) if place else [note]
        at = next((at for at, each in enumerate(script) if each["id"] == note["id"]), 0)
        said = "".join(text for text, _ in encounter_heading(place, self._now, False)) if place else ""
        yield blank()
        yield heading(said or heading_text(str(note.get("at") or note.get("created") or ""), self._now))
        for each in script[max(at - AROUND, 0) : at + AROUND + 1]:
            here = each["id"] == note["id"]
            sign = (">" if here else " ", "evidence")
            yield paragraph(
                words_of(each), width - 1, "strong" if here else "quiet",
                first=(sign, *note_head(self._book, each, self._now, clock=True)),
                ref=Ref(self._book.teacher_id, "notes", each["id"]),
            )  # fmt: skip

    def _borne(self, width: int) -> Iterator[Row]:
        """Yield what it bears on, each with its sign."""
        ways = bearings(self._row)
        found = [(place[0], id_) for id_ in ways if (place := self._book.find(id_))]
        if found:
            yield blank()
            yield heading("It bears on")
        for table, id_ in found:
            sign = "-" if ways[id_] == AGAINST else "+"
            words = " ".join(text_of(self._book, table, self._book.table(table)[id_]).split())
            yield paragraph(
                words, width - 1, ref=Ref(self._book.teacher_id, table, id_), most=2,
                first=((f" {sign} ", "owed" if sign == "-" else "good"), (f"{label(table)} ", "quiet")),
            )  # fmt: skip
