"""A store that keeps nothing beyond its process: for tests, and for what is thrown away."""

from collections.abc import Callable

from coachtui.domain.change import COMMON, Change
from coachtui.domain.keeping import Version
from coachtui.domain.names import TeacherName
from coachtui.storage.merge import Shard
from coachtui.storage.moments import clock_ms, moment_text
from coachtui.storage.records import Records, by_name, name_of
from coachtui.storage.stamp import Stamped, stamped


class MemoryStore(Records):
    """Keeps records in memory under the contract of a vault."""

    def __init__(self, clock: Callable[[], int] = clock_ms, writer: str = "") -> None:
        super().__init__(clock, writer)
        self._log: list[tuple[Stamped, str]] = []

    def _load(self, teacher: int) -> Shard:  # noqa: ARG002 - a memory has nothing to load from
        return Shard()

    def _keep(self, made: Stamped) -> None:
        self._log.append((made, self.writer))

    def names(self) -> list[TeacherName]:
        """Return all teachers' names, in the order of the alphabet."""
        with self._lock:
            rows = ((id_, shard.get("teachers", id_)) for id_, shard in self._shards.items() if id_ != COMMON)
            return by_name([name_of(id_, row) for id_, row in rows if row is not None])

    def history(self, teacher: int, table: str, id_: int, /) -> list[Version]:
        """Return the states of a record, oldest first."""
        return [
            Version(moment_text(made.t), writer, made.label, entry.row)
            for made, writer in self._log
            for op, entry in made.ops
            if (op.teacher, op.table, op.id) == (teacher, table, id_)
        ]

    def arrive(self, change: Change, writer: str = "elsewhere") -> Change:
        """Take in a change as if another session had written it; `changes` then tells of it."""
        with self._lock:
            made = stamped(change, self._shard, self._clock(), self._newest, writer)
            self._newest = made.t
            self._log.append((made, writer))
            for op, entry in made.ops:
                moved = self._shard(op.teacher).apply(entry)
                self._touched |= {(op.teacher, table, id_) for table, id_ in moved}
            return Change(change.label, tuple(op for op, _ in made.ops))
