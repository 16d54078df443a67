"""A sitting: the store, her pen, and what can be undone and redone, in it and from before it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from coachtui.domain.book import Book
from coachtui.domain.change import Change, Op
from coachtui.domain.keeping import Step, moment_of
from coachtui.services.pen import Pen
from coachtui.services.store import Store, Touched
from coachtui.services.writing import merged

STAMPS = frozenset({"rev", "changed", "_v"})
"""What the store writes into a record itself; two states that differ in nothing else are the same."""


class News(NamedTuple):
    """What just happened to the records; `foreign` where another session of hers did it."""

    touched: frozenset[Touched]
    label: str = ""
    foreign: bool = False


Listener = Callable[[News], None]


class Taken(NamedTuple):
    """A change that was undone or redone, and `step`: when it was made, by whom.

    `ops` is what was written for it. `skipped` was left alone, because someone changed it since; of what is `lost`
    nothing tells any more what stood before.
    """

    label: str
    step: Step
    ops: tuple[Op, ...] = ()
    skipped: tuple[Op, ...] = ()
    lost: tuple[Op, ...] = ()

    def __str__(self) -> str:
        said = self.label
        if self.skipped:
            said += f"; {_records(self.skipped)} changed since and left alone"
        if self.lost:
            said += f"; {_records(self.lost)} left alone: what stood before is not kept any more"
        return said


class Done(NamedTuple):
    """A change that was done or taken back in this sitting: when and where it was first made, and as written last."""

    step: Step
    change: Change


class Session:
    """Does changes, takes them back, and tells whoever watches. Not for use from several threads at once."""

    def __init__(self, store: Store, pen: Pen | None = None) -> None:
        self.store = store
        self.pen = pen or Pen()
        self._done: list[Done] = []
        self._undone: list[Done] = []
        self._earlier = _Earlier(store, undone=False)
        self._earlier_undone = _Earlier(store, undone=True)
        self._listeners: list[Listener] = []

    def book(self, teacher_id: int) -> Book:
        """Return a live view of a teacher's records."""
        return self.store.book(teacher_id)

    def do(self, change: Change, besides: Iterable[Op] = ()) -> Change:
        """Commit a change so that it can be undone, and return it as written. Raises StoreError.

        A change without operations does nothing and is not remembered. `besides` are written in the same commit and
        passed over by undo: the drafts that the change supersedes.
        """
        change = merged(change)
        written = self.write(Change(change.label, (*change.ops, *besides)))
        done = Change(change.label, tuple(op for op in written.ops if op.table != "drafts"), written.version)
        if done.ops:
            self._done.append(Done(self._step(done), done))
            self._undone.clear()
            self._earlier_undone.begin_anew()
        return done

    def write(self, change: Change) -> Change:
        """Commit a change that undo passes over, such as a draft. Raises StoreError."""
        change = merged(change)
        if not change.ops:
            return change
        written = self.store.commit(change)
        self._tell(_news(written))
        return written

    # Taking back

    def undo(self) -> Taken | None:
        """Take back the last change, over what is current, of this sitting or else of those before it.

        Returns None where there is nothing. Raises StoreError.
        """
        return self._take_back(self._done, self._earlier, self._undone, again=False)

    def redo(self) -> Taken | None:
        """Do again what was undone last. Returns None where there is nothing. Raises StoreError."""
        return self._take_back(self._undone, self._earlier_undone, self._done, again=True)

    def undo_to(self, version: str) -> list[Taken]:
        """Take back all changes down to one of those that `done` tells, that one too. Raises StoreError.

        Returns them in the order in which they were taken back; none where the change does not stand any more.
        """
        return self._all(self.undo, self.done(), version)

    def redo_to(self, version: str) -> list[Taken]:
        """Do again all changes up to one of those that `undone` tells, that one too. Raises StoreError."""
        return self._all(self.redo, self.undone(), version)

    def _all(self, act: Callable[[], Taken | None], steps: Iterator[Step], version: str) -> list[Taken]:
        count = 0
        for step in steps:
            count += not step.live
            if step.version == version:
                return [taken for _ in range(count) if (taken := act())]
        return []

    def done(self) -> Iterator[Step]:
        """Yield what stands and can be taken back, the last change first. Raises StoreError.

        Those of other sessions that are still open are among them; `undo` passes over these.
        """
        return chain((each.step for each in reversed(self._done)), self.store.steps())

    def undone(self) -> Iterator[Step]:
        """Yield what was taken back and can be done again, the last one first. Raises StoreError."""
        return chain((each.step for each in reversed(self._undone)), self.store.steps(undone=True))

    def told(self, step: Step) -> tuple[Op, ...]:
        """Return the operations of a step so that they tell what it was about: of what it removed, what stood before.

        Raises StoreError.
        """
        if any(op.after or op.before for op in step.ops):
            return step.ops
        return self.store.whole(step)[0].ops

    def _step(self, change: Change) -> Step:
        version, store = change.version, self.store
        return Step(version, version, moment_of(version), store.writer, change.label, store.by, ops=change.ops)

    # Who watches

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
            self._earlier.begin_anew()
            self._earlier_undone.begin_anew()
            self._tell(News(touched, foreign=True))
        return touched

    def _tell(self, news: News) -> None:
        for listener in tuple(self._listeners):
            listener(news)

    def _take_back(self, source: list[Done], earlier: "_Earlier", target: list[Done], *, again: bool) -> Taken | None:
        lost: tuple[Op, ...] = ()
        if source:
            step, change = source[-1]
        elif found := earlier.next():
            step = found
            change, lost = self.store.whole(step)
        else:
            return None
        back, skipped = self._over_current(change.inverse())
        undoes, redoes = ("", step.version) if again else (step.version, "")
        written = self.store.commit(Change(back.label, back.ops, undoes=undoes, redoes=redoes))
        if source:
            source.pop()
        else:
            earlier.take()
        if written.ops:
            target.append(Done(step._replace(last=written.version, ops=written.ops), written))
            self._tell(_news(written))
        return Taken(back.label, step, written.ops, skipped, lost)

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


class _Earlier:
    """What sessions before this one did, or took back, one after the other; read only when it is asked for."""

    def __init__(self, store: Store, *, undone: bool) -> None:
        self._store = store
        self._undone = undone
        self._steps: Iterator[Step] | None = None
        self._next: Step | None = None

    def next(self) -> Step | None:
        """Return the one that comes next; None where there is none, as yet. Raises StoreError."""
        if self._next is None:
            self._steps = self._steps or self._store.steps(undone=self._undone)
            try:
                self._next = next((step for step in self._steps if not step.live), None)
            finally:
                if self._next is None:
                    self.begin_anew()
        return self._next

    def take(self) -> None:
        """Go on to the one after it."""
        self._next = None

    def begin_anew(self) -> None:
        """Look again from the newest: something was written meanwhile."""
        self._steps = self._next = None


def _news(written: Change) -> News:
    return News(frozenset((op.teacher, op.table, op.id) for op in written.ops), written.label)


def _records(ops: tuple[Op, ...]) -> str:
    return "1 record was" if len(ops) == 1 else f"{len(ops)} records were"


def same(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None) -> bool:
    """Return whether two states of a record say the same, whenever they were written."""
    if one is None or other is None:
        return one is other
    return all(one.get(key) == other.get(key) for key in (one.keys() | other.keys()) - STAMPS)
