"""What stands around the record in full, where there is room for it: where it was heard, what was said before."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coachtui.domain.book import Book
from coachtui.domain.change import Row as Record
from coachtui.domain.readings.due import is_open
from coachtui.domain.readings.known import answers, certainty_of
from coachtui.domain.readings.lines import when_of
from coachtui.domain.readings.script import lines_of
from coachtui.tui.lines.answer import QUESTIONS
from coachtui.tui.lines.live import aims
from coachtui.tui.lines.moments import day_text
from coachtui.tui.lines.note import became, code_of, note_head, style_of, words_of
from coachtui.tui.lines.promise import promise_due
from coachtui.tui.lines.ways import ways_rows
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Part, Row, blank, heading, line, paragraph

MOST = 4
"""How many lines each part shows."""
LONGEST = 3
"""How many rows one of them takes."""
LETTERS = {
    "E": "evidence",
    "B": "beliefs",
    "C": "claims",
    "P": "promises",
    "Q": "questions",
    ">": "next skills",
}
"""What a note becomes, by the letter it has in the list."""


@dataclass(frozen=True, slots=True)
class Around:
    """Draws what belongs to a note, an encounter or a reading of trust, a part after the other."""

    book: Book
    now: datetime
    ref: Ref

    def rows(self, row: Mapping[str, Any], width: int) -> Iterator[Row]:
        """Yield the rows for a width; nothing for a record that stands alone."""
        if self.ref.table == "notes":
            yield from self._encounter(row, width)
            yield from self._before(row, width)
            for person in [*row.get("students", ()), *row.get("groups", ())][:2]:
                yield from self._lately(person, width)
        elif self.ref.table == "encounters":
            yield from self._of_encounter(row, width)
        elif self.ref.table == "trust_readings":
            yield from self._readings(row, width)
        elif self.ref.table == "promises":
            yield from self._promised(row)

    def _encounter(self, row: Mapping[str, Any], width: int) -> Iterator[Row]:
        """Yield what the encounter was for, and the lines on both sides of this one."""
        place = self.book.table("encounters").get(row.get("encounter") or 0)
        if place is None:
            return
        kind = str(place.get("kind") or "other").replace("other", "encounter")
        yield from self._part(f"In this {kind}", aims(place, width))
        script = lines_of(self.book, place["id"])
        at = next((at for at, each in enumerate(script) if each["id"] == self.ref.id), 0)
        yield from self._part("Just before", self._notes(script[max(at - 2, 0) : at], width, clock=True))
        yield from self._part("Just after", self._notes(script[at + 1 : at + 3], width, clock=True))

    def _before(self, row: Mapping[str, Any], width: int) -> Iterator[Row]:
        """Yield what else answers the same question, the newest first."""
        facet = str(row.get("facet") or "")
        found = [each for each in answers(self.book, facet) if each["id"] != self.ref.id] if facet else []
        yield from self._part(QUESTIONS.get(facet, facet), self._notes(_newest(found), width, sure=True))

    def _lately(self, person: int, width: int) -> Iterator[Row]:
        """Yield the newest notes about a student or a group."""
        found = [
            each
            for each in self.book.rows("notes")
            if each["id"] != self.ref.id and (person in each.get("students", ()) or person in each.get("groups", ()))
        ]
        yield from self._part(f"Of {code_of(self.book, person)} besides", self._notes(_newest(found), width))

    def _of_encounter(self, row: Mapping[str, Any], width: int) -> Iterator[Row]:
        """Yield what it was for, what stood out, and what has come of its lines."""
        script = lines_of(self.book, row["id"])
        letters = became(self.book)
        came: dict[str, int] = {}
        for each in script:
            for letter in letters.get(each["id"], ""):
                came[letter] = came.get(letter, 0) + 1
        yield from self._part("It is for", aims(row, width))
        said = ", ".join(f"{count} {LETTERS[letter]}" for letter, count in sorted(came.items()) if letter in LETTERS)
        if script:
            sorted_ = f"of them came {said}" if said else "none of them sorted yet"
            text = f"{len(script)} line{'s' * (len(script) > 1)}; {sorted_}"
            yield from self._part("Its script", [paragraph(text, width, "quiet")])
        starred = [each for each in script if each.get("starred")]
        yield from self._part("What stood out", self._notes(starred, width, clock=True))

    def _readings(self, row: Mapping[str, Any], width: int) -> Iterator[Row]:
        """Yield how the same dimension was read before, with the signs in full."""
        found = [
            each
            for each in self.book.rows("trust_readings")
            if each.get("dimension") == row.get("dimension") and each["id"] != row["id"]
        ]
        found.sort(key=lambda each: when_of("trust_readings", each), reverse=True)
        rows = [
            paragraph(
                str(each.get("sign") or "no sign was noted"),
                width,
                first=(
                    (f"{day_text(when_of('trust_readings', each), self.now):<9} ", "quiet"),
                    (f"{each.get('level')} ", "strong"),
                ),
                ref=Ref(self.book.teacher_id, "trust_readings", each["id"]),
                most=LONGEST,
            )
            for each in found
        ]
        yield from self._part(f"{row.get('dimension')} besides".capitalize(), rows)

    def _promised(self, row: Mapping[str, Any]) -> Iterator[Row]:
        """Yield what became of the other promises of the same person."""
        others = [
            each
            for each in self.book.rows("promises")
            if each.get("who") == row.get("who") and each["id"] != row["id"] and not is_open(each)
        ]
        others.sort(key=lambda each: str(each.get("done_on") or each.get("due") or ""), reverse=True)
        rows = [
            line((str(each.get("text") or ""), ""), ref=Ref(self.book.teacher_id, "promises", each["id"]),
                 right=promise_due(each, self.now))
            for each in others
        ]  # fmt: skip
        yield from self._part("Settled before", rows)

    def _notes(self, notes: Iterable[Record], width: int, *, clock: bool = False, sure: bool = False) -> Iterator[Row]:
        for each in notes:
            certainty: list[Part] = [(f"{certainty_of(each)} ", "quiet")] if sure else []
            style = style_of(each)
            yield paragraph(
                words_of(each),
                width,
                style if style in {"inference", "hunch"} else "",
                first=(*note_head(self.book, each, self.now, clock=clock), *certainty),
                ref=Ref(self.book.teacher_id, "notes", each["id"]),
                most=LONGEST,
            )

    @staticmethod
    def _part(title: str, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield a part under its title; nothing where it is empty."""
        found = list(rows)[:MOST]
        if found:
            yield from (blank(), heading(title), *found)


def asking_rows(facet: str, prompts: Callable[[str], Iterable[str]], width: int) -> list[Row]:
    """Return a question that was never asked, and ways to ask it."""
    rows = [line((QUESTIONS.get(facet, facet), "strong")), line(("never asked. Enter notes an answer", "quiet"))]
    return rows + ways_rows("Ways to ask", prompts(f"facets.{facet}"), width)


def _newest(notes: Iterable[Record]) -> list[Record]:
    return sorted(notes, key=lambda each: (when_of("notes", each), each["id"]), reverse=True)
