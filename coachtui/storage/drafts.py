"""Drafts: what is being typed, saved by a thread of its own: a dropped line or a killed process costs 0.3 s of it.

A draft is a record of the table `drafts`: `where` names the field, `record` what is edited there, `text` what stands
in it, `session` who types it: a line that she is typing in another window is not offered in this one.
"""

from __future__ import annotations

from threading import Condition, Thread
from typing import TYPE_CHECKING, NamedTuple

from coachtui.domain.change import Change, Op
from coachtui.domain.ids import new_id
from coachtui.errors import CoachError

if TYPE_CHECKING:
    from collections.abc import Callable

    from coachtui.domain.change import Row
    from coachtui.storage.records import Records

KEPT = "draft kept"
"""What the saving of drafts is called; undo passes over it."""
PAUSE = 0.2
"""Seconds that keys are gathered before they are saved."""
PATIENCE = 1.0
"""Seconds until it is tried again where saving failed."""


class Place(NamedTuple):
    """Where a draft stands: the teacher, the field, and the record that is edited there, 0 for a new one."""

    teacher: int
    where: str
    record: int = 0


class Drafts:
    """Saves drafts. `failed` is called from its thread with the error where that does not work; it tries on."""

    def __init__(self, store: Records, failed: Callable[[CoachError], None] = lambda _: None) -> None:
        self._store = store
        self._failed = failed
        self._typed: dict[Place, str] = {}
        self._wake = Condition()
        self._saving = Condition()
        self._closed = False
        self._trying = False
        self._thread: Thread | None = None

    def typed(self, place: Place, text: str) -> None:
        """Keep what now stands in a field; returns at once. Empty text removes the draft."""
        with self._wake:
            if self._closed:
                return
            self._typed[place] = text
            self._start()

    def try_again(self) -> None:
        """Have it tried whether saving works again, were nothing typed; returns at once."""
        with self._wake:
            self._trying = True
            self._start()

    def unsaved(self) -> list[tuple[Place, str]]:
        """Return what was typed and is not saved yet."""
        with self._wake:
            return [(place, text) for place, text in self._typed.items() if text.strip()]

    def _start(self) -> None:
        if self._thread is None and not self._closed:
            self._thread = Thread(target=self._run, name="drafts", daemon=True)
            self._thread.start()
        self._wake.notify()

    def text(self, place: Place) -> str:
        """Return the draft of a field, "" where there is none."""
        with self._wake:
            if place in self._typed:
                return self._typed[place]
        row = self._row(place)
        return str(row.get("text", "")) if row else ""

    def superseded(self, place: Place) -> tuple[Op, ...]:
        """Return what removes a draft, to be committed with what was made of it; nothing more of it is saved."""
        with self._saving, self._wake:
            self._typed.pop(place, None)
            row = self._row(place)
            return () if row is None else (Op(place.teacher, "drafts", row["id"], row, None),)

    def flush(self) -> None:
        """Save all that was typed, now. Raises StoreError."""
        with self._saving:
            with self._wake:
                typed, self._typed = self._typed, {}
            try:
                ops = tuple(op for place, text in typed.items() for op in self._ops(place, text))
                if ops:
                    self._store.commit(Change(KEPT, ops))
            except CoachError:
                with self._wake:
                    self._typed = {**typed, **self._typed}
                raise

    def close(self) -> None:
        """Save all that was typed and end the thread. Raises StoreError."""
        with self._wake:
            self._closed = True
            self._wake.notify()
        if self._thread is not None:
            self._thread.join()
        self.flush()

    def _run(self) -> None:
        pause = PAUSE
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._typed or self._trying or self._closed)
                self._wake.wait_for(lambda: self._closed, pause)
                if self._closed:
                    return
                trying, self._trying = self._trying, False
            try:
                if trying:
                    self._store.try_saving()
                self.flush()
                pause = PATIENCE if self._store.trouble else PAUSE
            except CoachError as error:
                pause = PATIENCE
                self._failed(error)

    def _row(self, place: Place) -> Row | None:
        """Return the draft of a field: of this session, else one of a session that has ended."""
        rows = tuple(self._store.book(place.teacher).rows("drafts"))
        found = [row for row in rows if (row.get("where"), row.get("record", 0)) == place[1:]]
        own = [row for row in found if row.get("session") == self._store.writer]
        left = own or [row for row in found if not self._store.lives(str(row.get("session", "")))]
        return max(left, key=lambda row: int(row["id"]), default=None)

    def _ops(self, place: Place, text: str) -> list[Op]:
        row = self._row(place)
        if not text:
            return [] if row is None else [Op(place.teacher, "drafts", row["id"], row, None)]
        if row is not None and row.get("text") == text:
            return []
        id_ = row["id"] if row is not None else new_id()
        after: Row = {**(row or {}), "id": id_, "where": place.where, "session": self._store.writer, "text": text}
        if place.record:
            after["record"] = place.record
        return [Op(place.teacher, "drafts", id_, row, after)]
