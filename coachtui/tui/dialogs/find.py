"""Find words in all records of all teachers, and in the inbox, newest first, as they are typed."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget
from textual.widgets import Input

from coachtui.domain.change import COMMON
from coachtui.domain.kinds import label
from coachtui.domain.moment import day_of
from coachtui.domain.names import TeacherName
from coachtui.domain.readings.find import Hit, excerpt, matches, waits
from coachtui.errors import StoreError
from coachtui.tui.bindings import Bindings, bound
from coachtui.tui.dialogs.base import Dialog, LineInput
from coachtui.tui.keeping import Unfiled
from coachtui.tui.ref import Ref
from coachtui.tui.widgets.row import Row, clipped, line
from coachtui.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachtui.services.session import Session

MOST = 200
"""How many hits are shown; the newest."""


INBOX = "inbox"
NAME = 20
"""How many letters of a name are shown."""
LEAST = 12
"""How many letters of a hit are shown, however little room there is."""

Found = Hit | Unfiled


class FindDialog(Dialog[Ref]):
    """Finds while she types. Answered with the record to go to; table `inbox` and its place for a text there."""

    BINDINGS: ClassVar[Bindings] = [
        bound("move.down", "move(1)"),
        bound("move.up", "move(-1)"),
        bound("move.page_down", "move(8)"),
        bound("move.page_up", "move(-8)"),
    ]

    def __init__(
        self,
        session: "Session",
        names: Sequence[TeacherName],
        now: datetime,
        inbox: Sequence[Unfiled] = (),
        *,
        typed: str = "",
    ) -> None:
        super().__init__("Find in all notes and records", "Enter go there · Esc leave")
        self._session = session
        self._names = names
        self._now = now
        self._inbox = inbox
        self._typed = typed

    def inside(self) -> Sequence[Widget]:
        """Return the line to type in and the hits."""
        return [LineInput(self._typed, "words, any order, accents aside"), Rows(led=True)]

    def on_mount(self) -> None:
        """Say what it does, or begin with the words that came with it."""
        self._fill([], "")
        if self._typed:
            self.query_one(LineInput).cursor_position = len(self._typed)
            self.run_worker(self._search(self._typed), exclusive=True, group="find")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for what is typed now; an older search ends."""
        self.run_worker(self._search(event.value), exclusive=True, group="find")

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Answer with the hit under the cursor."""
        row = self.query_one(Rows).row
        if row:
            self._take(row)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Answer with the hit that was opened."""
        event.stop()
        self._take(event.row)

    def _take(self, row: Row) -> None:
        if row.ref:
            self.dismiss(row.ref)

    def action_move(self, step: int) -> None:
        """Move in the hits while typing."""
        self.query_one(Rows).move(step)

    async def _search(self, words: str) -> None:
        """Look teacher by teacher and let keys through in between."""
        hits: list[Found] = [each for each in self._inbox if waits(each.text, words)]
        for name in self._names if words.strip() else ():
            with suppress(StoreError):  # the screen beneath tells what cannot be read
                hits += matches(self._session.book(name.id), words)
            await asyncio.sleep(0)
        hits.sort(key=_moment, reverse=True)
        self._fill(hits, words)

    def _fill(self, hits: list[Found], words: str) -> None:
        called = {name.id: name.name for name in self._names}
        nothing = f"nothing holds “{words.strip()}”" if words.strip() else "type two of her words"
        rows = [self._row(hit, called, words) for hit in hits[:MOST]] or [line((nothing, "quiet"))]
        if len(hits) > MOST:
            rows.append(line((f"and {len(hits) - MOST} older ones: one more word narrows it", "quiet")))
        self.query_one(Rows).fill(lambda _width: rows)
        self.query_one(Rows).first()

    def _row(self, found: Found, called: Mapping[int, str], words: str) -> Row:
        """Return a hit: its day, whose it is, what it is, and as much of its words as there is room for."""
        when = _moment(found)
        day = day_of(when, self._now).strftime("%d %b %y") if when else ""
        if isinstance(found, Hit):
            name, kind, said = called.get(found.teacher, ""), label(found.table), found.elsewhere or found.said
            ref = Ref(found.teacher, found.table, found.id)
        else:
            name, kind, said = f"“{found.teacher}”", "inbox", found.text
            ref = Ref(COMMON, INBOX, self._inbox.index(found))
        parts = [(f" {day:<9} ", "quiet"), (f"{clipped(name, NAME)}  ", "heading"), (f"{kind}: ", "quiet")]
        used = sum(len(text) for text, _ in parts)
        return Row(lambda width: [[*parts, (excerpt(said, words, max(width - used, LEAST)), "")]], ref)


def _moment(found: Found) -> str:
    return found.when if isinstance(found, Hit) else found.at
