"""Find words in all records of all teachers, newest first, as they are typed."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input

from coachtui.domain.kinds import label
from coachtui.domain.moment import day_of
from coachtui.domain.names import TeacherName
from coachtui.domain.readings.find import Hit, matches
from coachtui.errors import StoreError
from coachtui.tui.bindings import Bindings
from coachtui.tui.dialogs.base import Dialog, LineInput
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Row, line
from coachtui.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachtui.services.session import Session

MOST = 200
"""How many hits are shown; the newest."""


class FindDialog(Dialog[Ref]):
    """Finds while she types. Answered with the record to go to."""

    BINDINGS: ClassVar[Bindings] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("pageup", "move(-8)", show=False),
    ]

    def __init__(self, session: "Session", names: Sequence[TeacherName], now: datetime) -> None:
        super().__init__("Find in all notes and records", "Enter go there · Esc leave")
        self._session = session
        self._names = names
        self._now = now

    def inside(self) -> Sequence[Widget]:
        """Return the line to type in and the hits."""
        return [LineInput(placeholder="words, any order, accents aside"), Rows(led=True)]

    def on_mount(self) -> None:
        """Say what it does."""
        self._fill([], "")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for what is typed now; an older search ends."""
        self.run_worker(self._search(event.value), exclusive=True, group="find")

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Answer with the hit under the cursor."""
        ref = self.query_one(Rows).ref
        if ref:
            self.dismiss(ref)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Answer with the hit that was opened."""
        event.stop()
        if event.row.ref:
            self.dismiss(event.row.ref)

    def action_move(self, step: int) -> None:
        """Move in the hits while typing."""
        self.query_one(Rows).move(step)

    async def _search(self, words: str) -> None:
        """Look teacher by teacher and let keys through in between."""
        hits: list[Hit] = []
        for name in self._names if words.strip() else ():
            with suppress(StoreError):  # the screen beneath tells what cannot be read
                hits += matches(self._session.book(name.id), words)
            await asyncio.sleep(0)
        hits.sort(key=lambda hit: hit.when, reverse=True)
        self._fill(hits, words)

    def _fill(self, hits: list[Hit], words: str) -> None:
        called = {name.id: name.name for name in self._names}
        nothing = f"nothing holds “{words.strip()}”" if words.strip() else "type two of her words"
        rows = [self._row(hit, called.get(hit.teacher, "")) for hit in hits[:MOST]] or [line((nothing, "quiet"))]
        if len(hits) > MOST:
            rows.append(line((f"and {len(hits) - MOST} older ones: one more word narrows it", "quiet")))
        self.query_one(Rows).fill(lambda _width: rows)
        self.query_one(Rows).first()

    def _row(self, hit: Hit, name: str) -> Row:
        day = day_of(hit.when, self._now).strftime("%d %b %y") if hit.when else ""
        return line(
            (f" {day:<9} ", "quiet"),
            (f"{name}  ", "heading"),
            (f"{label(hit.table)}: ", "quiet"),
            (" ".join(hit.line.split()), ""),
            ref=Ref(hit.teacher, hit.table, hit.id),
        )
