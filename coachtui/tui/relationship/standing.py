"""The left side: who she is, how trust stands, what is owed, what was seen and never told."""

from dataclasses import dataclass
from datetime import datetime

from coachtui.domain.book import Book
from coachtui.domain.readings.due import owed, untold
from coachtui.domain.readings.known import Answer, known, known_besides
from coachtui.domain.readings.lines import age, when_of
from coachtui.domain.readings.trust import trust
from coachtui.domain.words import Who
from coachtui.tui.lines.answer import answer_parts, answer_surety
from coachtui.tui.lines.moments import day_text
from coachtui.tui.lines.note import note_parts
from coachtui.tui.lines.promise import promise_due, promise_parts
from coachtui.tui.lines.trust import sparkline, trust_parts
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Row, line

ASK = "ask:"
"""The beginning of the act of a question that was never asked."""


@dataclass(frozen=True, slots=True)
class Left:
    """Draws the panes of the left side. `add_key` is the key that adds, as she has it."""

    book: Book
    now: datetime
    plain: bool = False
    add_key: str = "a"

    def who(self, _width: int) -> list[Row]:
        """Return a row a question, the five first."""
        return [self._answer(answer) for answer in (*known(self.book, self.now), *known_besides(self.book, self.now))]

    def trust(self, _width: int) -> list[Row]:
        """Return the readings, newest first."""
        readings = sorted(
            self.book.rows("trust_readings"), key=lambda row: (when_of("trust_readings", row), row["id"]), reverse=True
        )
        rows = [
            line(
                *trust_parts(row),
                ref=self._ref("trust_readings", row["id"]),
                right=[(day_text(when_of("trust_readings", row), self.now), "quiet")],
            )
            for row in readings
        ]
        return rows or [line((f"how do we stand? {self.add_key} notes a reading, and its sign", "quiet"), act="add")]

    def owe(self, _width: int) -> list[Row]:
        """Return what she owes the teacher, the overdue first; then what the teacher and others owe."""
        ids = [id_ for who in (Who.COACH, Who.TEACHER, Who.OTHER) for id_ in owed(self.book, who)]
        promises = self.book.table("promises")
        rows = [
            line(
                *promise_parts(promises[id_], self.now),
                ref=self._ref("promises", id_),
                right=promise_due(promises[id_], self.now),
            )
            for id_ in ids
        ]
        return rows or [line((f"nothing promised. {self.add_key} writes a promise", "quiet"), act="add")]

    def untold(self, _width: int) -> list[Row]:
        """Return the strengths seen and never told her, newest first."""
        notes = self.book.table("notes")
        rows = [
            line(
                *note_parts(self.book, notes[id_], self.now, when=False),
                ref=self._ref("notes", id_),
                right=[(day_text(when_of("notes", notes[id_]), self.now), "quiet")],
            )
            for id_ in untold(self.book)
        ]
        return rows or [line((f"seen her do well? {self.add_key} notes it, to tell her", "quiet"), act="add")]

    # What the titles say

    def trust_title(self) -> str:
        """Return the title of the trust pane: how it went, and where it goes."""
        overall = trust(self.book, self.now).overall
        bars = sparkline(overall.levels, plain=self.plain)
        return " ".join(part for part in ("Trust", bars, overall.direction or "") if part)

    def owe_title(self) -> str:
        """Return the title of the promises: how many are hers to keep, how many late."""
        mine = owed(self.book, Who.COACH)
        late = sum((age(self.book.table("promises")[id_].get("due"), self.now) or 0) > 0 for id_ in mine)
        return f"I owe {len(mine) or ''}".rstrip() + (f", {late} overdue" if late else "")

    def untold_title(self) -> str:
        """Return the title of what was never told."""
        return f"Seen, never told {len(untold(self.book)) or ''}".rstrip()

    def _answer(self, answer: Answer) -> Row:
        ref = self._ref("notes", answer.note) if answer.note is not None else None
        parts = answer_parts(answer)
        return line(*parts, ref=ref, act="" if ref else f"{ASK}{answer.facet}", right=answer_surety(answer))

    def _ref(self, table: str, id_: int) -> Ref:
        return Ref(self.book.teacher_id, table, id_)
