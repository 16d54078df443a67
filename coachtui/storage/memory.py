"""A store that keeps nothing beyond its process: for tests, and for what is thrown away."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice

from coachtui.domain.change import COMMON, Change, Op, Row
from coachtui.domain.keeping import Gone, Step, Version
from coachtui.domain.names import TeacherName
from coachtui.storage import past, then
from coachtui.storage.history import version_of
from coachtui.storage.journal import Line
from coachtui.storage.merge import Entry, Key, Shard, conflict_row, order, version_text
from coachtui.storage.moments import clock_ms
from coachtui.storage.past import Seen
from coachtui.storage.records import Records, by_name, name_of
from coachtui.storage.stamp import NO_BASE, Stamped, stamped


class MemoryStore(Records):
    """Keeps records in memory under the contract of a vault."""

    def __init__(self, clock: Callable[[], int] = clock_ms, writer: str = "", by: str = "") -> None:
        super().__init__(clock, writer, by)
        self._log: list[Line] = []
        self._ended: set[str] = set()

    def _load(self, teacher: int) -> Shard:  # noqa: ARG002 - a memory has nothing to load from
        return Shard()

    def _keep(self, made: Stamped) -> None:
        self._log.append(_line(made, self.writer))

    def names(self) -> list[TeacherName]:
        """Return all teachers' names, in the order of the alphabet."""
        with self._lock:
            rows = ((id_, shard.get("teachers", id_)) for id_, shard in self._shards.items() if id_ != COMMON)
            return by_name([name_of(id_, row) for id_, row in rows if row is not None])

    # Looking back

    def history(self, teacher: int, table: str, id_: int, /) -> list[Version]:
        """Return the states of a record, oldest first."""
        return [
            version_of(line, entry)
            for line in self._log
            for owner, entry in line.ops
            if (owner, entry.table, entry.id) == (teacher, table, id_)
        ]

    def stood(self, teacher: int, at: datetime, /) -> dict[Key, Row | None]:
        """Return how a teacher's records, and the groups of all, stood at a moment; None where one was removed."""
        return then.newest(then.of_teacher(self._log, teacher), int(at.timestamp() * 1000))

    def steps(self, *, undone: bool = False) -> Iterator[Step]:
        """Yield what other sessions did that can be taken back, newest first; with `undone`, what can be done again."""
        found = (past.undone if undone else past.done)(self._newest_first(), self.writer)
        return (past.as_made(step, self._line) for step in islice(found, past.REMEMBERED))

    def whole(self, step: Step, /) -> tuple[Change, tuple[Op, ...]]:
        """Return a step with what stood before it, and those of its operations of which nothing tells that."""
        told, lost = past.whole(self._line(step.last), self._before)
        return Change(step.label, told), lost

    def deleted(self) -> Iterator[Gone]:
        """Yield the records that are gone, the last one first, as they last were."""
        return past.removed(self._newest_first(), lambda *place: self.get(*place) is not None, self._before)

    def _line(self, version: str) -> Line:
        return next(line for line in self._log if line.version == version)

    def _newest_first(self) -> Iterator[Seen]:
        for line in sorted(self._log, key=lambda line: (line.t, line.writer), reverse=True):
            yield Seen(line, line.writer not in self._ended)

    def _before(self, line: Line, teacher: int, entry: Entry) -> Row | None:
        if not entry.base and entry.table == "conflicts" and entry.row is None:
            lost = (conflict_row((one.table, one.id), one) for line in self._log for _, one in line.ops)
            return next(row for row in lost if row["id"] == entry.id)
        older = [
            each
            for each in self.history(teacher, entry.table, entry.id)
            if order(each.version) < (line.t, line.writer) and entry.base in {each.version, NO_BASE}
        ]
        return older[-1].row if older else None

    # Other sessions

    def arrive(self, change: Change, writer: str = "elsewhere") -> Change:
        """Take in a change as if another session had written it; `changes` then tells of it."""
        with self._lock:
            made = stamped(change, self._shard, self._clock(), self._newest, writer)
            self._newest = made.t
            self._log.append(_line(made, writer))
            for op, entry in made.ops:
                moved = self._shard(op.teacher).apply(entry)
                self._touched |= {(op.teacher, table, id_) for table, id_ in moved}
            return Change(change.label, tuple(op for op, _ in made.ops), version_text(made.t, writer))

    def end(self, writer: str = "elsewhere") -> None:
        """Let that other session end."""
        self._ended.add(writer)


def _line(made: Stamped, writer: str) -> Line:
    return Line(0, made.t, writer, made.label, tuple((op.teacher, entry) for op, entry in made.ops), *made.more)
