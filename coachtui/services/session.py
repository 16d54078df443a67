"""A sitting: the store, her pen, and what can be undone and redone in it."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import Change, Op
from coachtui.services.pen import Pen
from coachtui.services.store import Store, Touched
from coachtui.services.writing import merged

STAMPS = frozenset({"rev", "changed", "_v"})
"""What the store writes into a record itself; two states that differ in nothing else are the same."""

REMEMBERED = 1000
"""How many changes can be undone."""


class News(NamedTuple):
    """What just happened to the records; `foreign` where another session of hers did it."""

    touched: frozenset[Touched]
    label: str = ""
    foreign: bool = False


Listener = Callable[[News], None]


class Taken(NamedTuple):
    """A change that was undone or redone. `skipped` holds what was left alone, because someone changed it since."""

    label: str
    skipped: tuple[Op, ...] = ()

    def __str__(self) -> str:
        if not self.skipped:
            return self.label
        count = len(self.skipped)
        records = "1 record was" if count == 1 else f"{count} records were"
        return f"{self.label}; {records} changed since and left alone"


class Session:
    """Does changes, takes them back, and tells whoever watches. Not for use from several threads at once."""

    def __init__(self, store: Store, pen: Pen | None = None) -> None:
        self.store = store
        self.pen = pen or Pen()
        self._done: deque[Change] = deque(maxlen=REMEMBERED)
        self._undone: list[Change] = []
        self._listeners: list[Listener] = []

    def book(self, teacher_id: int) -> Book:
        """Return a live view of a teacher's records."""
        return self.store.book(teacher_id)

    @property
    def undo_label(self) -> str | None:
        """What the next undo takes back; None where there is nothing."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What the next redo does again; None where there is nothing."""
        return self._undone[-1].label if self._undone else None

    def do(self, change: Change, besides: Iterable[Op] = ()) -> Change:
        """Commit a change so that it can be undone, and return it as written. Raises StoreError.

        A change without operations does nothing and is not remembered. `besides` are written in the same commit and
        passed over by undo: the drafts that the change supersedes.
        """
        change = merged(change)
        written = self.write(Change(change.label, (*change.ops, *besides)))
        done = Change(change.label, tuple(op for op in written.ops if op.table != "drafts"))
        if done.ops:
            self._done.append(done)
            self._undone.clear()
        return done

    def write(self, change: Change) -> Change:
        """Commit a change that undo passes over, such as a draft. Raises StoreError."""
        change = merged(change)
        if not change.ops:
            return change
        written = self.store.commit(change)
        self._tell(_news(written))
        return written

    def undo(self) -> Taken | None:
        """Take back the last change, over what is current. Returns None where there is nothing. Raises StoreError."""
        return self._take_back(self._done, self._undone)

    def redo(self) -> Taken | None:
        """Do again what was undone last. Returns None where there is nothing. Raises StoreError."""
        return self._take_back(self._undone, self._done)

    def watch(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change, own or foreign; returns what ends that."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def poll(self) -> frozenset[Touched]:
        """Take in what other sessions wrote, tell the listeners, and return which records it touched."""
        touched = frozenset(self.store.changes())
        if touched:
            self._tell(News(touched, foreign=True))
        return touched

    def _tell(self, news: News) -> None:
        for listener in tuple(self._listeners):
            listener(news)

    def _take_back(self, source: "Stack", target: "Stack") -> Taken | None:
        if not source:
            return None
        back, skipped = self._over_current(source[-1].inverse())
        written = self.store.commit(back) if back.ops else back
        source.pop()
        if back.ops:
            target.append(written)
            self._tell(_news(written))
        return Taken(back.label, skipped)

    def _over_current(self, back: Change) -> tuple[Change, tuple[Op, ...]]:
        ops: list[Op] = []
        skipped: list[Op] = []
        for op in back.ops:
            current = self.store.get(op.teacher, op.table, op.id)
            if same(current, op.before):
                ops.append(Op(op.teacher, op.table, op.id, current, op.after))
            else:
                skipped.append(op)
        return Change(back.label, tuple(ops)), tuple(skipped)


Stack = deque[Change] | list[Change]


def _news(written: Change) -> News:
    return News(frozenset((op.teacher, op.table, op.id) for op in written.ops), written.label)


def same(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None) -> bool:
    """Return whether two states of a record say the same, whenever they were written."""
    if one is None or other is None:
        return one is other
    return all(one.get(key) == other.get(key) for key in (one.keys() | other.keys()) - STAMPS)
