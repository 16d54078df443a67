"""The vault: all that one coach keeps, in one private folder: snapshots and journals, their merged state in memory."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from coachtui.domain.change import COMMON
from coachtui.domain.keeping import Problem
from coachtui.errors import StoreError
from coachtui.storage import files, layout, snapshot
from coachtui.storage.codec import BadBytesError, Codec, PlainCodec
from coachtui.storage.feed import Feed, Pending
from coachtui.storage.files import Stamp, stamp_of
from coachtui.storage.folding import Folding, give_way
from coachtui.storage.journal import SUFFIX, Writer
from coachtui.storage.layout import Layout
from coachtui.storage.looks_back import LooksBack
from coachtui.storage.merge import Key, Shard
from coachtui.storage.moments import clock_ms
from coachtui.storage.quick import SCHEMA
from coachtui.storage.roll import Roll
from coachtui.storage.sharing import Sharing

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from coachtui.domain.change import Row
    from coachtui.domain.names import TeacherName
    from coachtui.storage.merge import Entry
    from coachtui.storage.records import Touched
    from coachtui.storage.stamp import Stamped


class Vault(LooksBack):
    """An open vault. Safe for use from several threads, and by several processes at once.

    Opening makes the folder where it is missing and raises StoreError where it may not be used: a file in its place, no
    permission, others can read it, another program's. A vault of a newer program, or one that cannot be written, opens
    `read_only`.
    """

    def __init__(
        self,
        root: Path,
        *,
        clock: Callable[[], int] = clock_ms,
        writer: str = "",
        by: str = "",
        form: Codec | None = None,
    ) -> None:
        super().__init__(clock, writer, by)
        self.layout = Layout(root.absolute())
        self.form: Codec = form or PlainCodec()
        self._open_folder()
        self.sharing = Sharing(self.layout)
        self.feed = Feed(self.layout.journal, self.form, self.sharing)
        self.read_marks: dict[int, dict[str, int]] = {}
        self._stamps: dict[int, Stamp | None] = {}
        self._folders: tuple[Stamp | None, ...] = ()
        self._roll = Roll(self)
        self._journal = Writer(self.layout.journal, self.writer, self.form, self.sharing.journal_name)
        self._folding = Folding(self)
        self._newer_told = False
        self._poll(opening=True)

    def _open_folder(self) -> None:
        self.trouble = layout.prepare(self.layout)
        if problem := layout.judge(self.layout):
            self.problems.append(problem)
        self._barred = problem is not None
        self._bring_up()
        self.read_only = self._barred or self.trouble is not None

    def _bring_up(self) -> None:
        """Bring a vault of an older schema up to today's, where it may be written."""
        if self._barred or self.trouble or layout.stated(self.layout).schema >= SCHEMA:
            return
        from coachtui.storage.upgrade import upgrade  # noqa: PLC0415 - once in the life of a version

        try:
            self.problems += upgrade(self.layout, self.form, self._clock())
        except OSError as error:
            self.trouble = files.explained(error, "Not saved", self.layout.root)

    # reading

    def names(self) -> list[TeacherName]:
        """Return all teachers' names in the order of the alphabet; reads the index and the journals, no snapshot."""
        with self._lock:
            return self._roll.names()

    def write_names(self) -> None:
        """Bring the index of names up to date; it can wait where that fails."""
        with contextlib.suppress(OSError), self._lock:
            self._roll.write()

    def _load(self, teacher: int) -> Shard:
        self._stamps[teacher] = None  # what cannot be read is read anew once it can
        shard, self.read_marks[teacher], self._stamps[teacher] = self._read(teacher, self.feed.pending.get(teacher, ()))
        return shard

    def _read(self, teacher: int, pending: Sequence[Pending]) -> tuple[Shard, dict[str, int], Stamp | None]:
        """Return a teacher's records from her file and what is pending, what the file contains, and which it was."""
        path = self.layout.snapshot(teacher)
        stamp = stamp_of(path)
        try:
            held = snapshot.parse(self.form.unpack(path.read_bytes()), teacher)
        except FileNotFoundError as error:
            if not self.layout.journal.is_dir():
                raise files.explained(error, "The vault cannot be read", self.layout.root) from error
            held = self._missing(teacher, pending)
        except BadBytesError as error:
            held = self._rebuilt(teacher, str(error))
        except OSError as error:
            raise files.explained(error, "A teacher's file cannot be read", path) from error
        for one in pending:
            if one.end > held.read.get(one.stem, 0):
                held.shard.apply(one.entry)
        return held.shard, held.read, stamp

    def shard(self, teacher: int) -> Shard:
        """Return a teacher's records with their versions; whoever reads it alters nothing."""
        with self._lock:
            return self._shard(teacher)

    def _missing(self, teacher: int, pending: Sequence[Pending]) -> snapshot.Snapshot:
        known = self._roll.known()
        fresh = any(one.entry.table == "teachers" and not one.entry.base for one in pending)
        lost = known.common if teacher == COMMON else teacher in known.names and not fresh
        if lost and not (teacher != COMMON and self._is_forgotten(teacher)):
            return self._rebuilt(teacher, "the file is gone", tell=not self.sharing.waiting())
        return snapshot.Snapshot(Shard(), {})

    def _is_forgotten(self, teacher: int) -> bool:
        from coachtui.storage.forgetting.trace import is_forgotten  # noqa: PLC0415 - only where a file is gone

        return is_forgotten(self._traces(), teacher)

    def _traces(self) -> list[Row]:
        """Return what is kept of forgetting, as it now is."""
        if COMMON in self._shards:
            self.refresh(COMMON)
        return [row for row in self._shard(COMMON).tables["retention"].values() if row.get("what") != "looked"]

    def _rebuilt(self, teacher: int, why: str, *, tell: bool = True) -> snapshot.Snapshot:
        from coachtui.storage import rebuild  # noqa: PLC0415 - only where a file is damaged

        made = rebuild.teacher(self.layout, self.form, teacher, why, self._clock(), keep=not self.read_only)
        if tell:
            self.problems.append(made.problem)
        (self._folding.wanted if made.safe else self._folding.barred).add(teacher)
        return made.snapshot

    # writing

    def _keep(self, made: Stamped) -> None:
        try:
            end = self._journal.append(made.body)
        except StoreError as error:
            self.trouble = error
            raise
        self.trouble = None
        self.feed.own(self._journal.stem, end, [(op.teacher, entry) for op, entry in made.ops])

    def _take_in(self, made: Stamped) -> None:
        super()._take_in(made)
        if any(op.table == "teachers" for op, _ in made.ops):
            self.write_names()

    def lives(self, writer: str) -> bool:
        """Tell whether another session is known to go on: it holds the lock of its journal."""
        names = f"{writer}{SUFFIX}", f"{writer}-*{SUFFIX}"
        return bool(writer) and any(not files.ended(path) for name in names for path in self.layout.journal.glob(name))

    def try_saving(self) -> None:
        """Try whether what was in trouble works again, and open for writing what could only be read."""
        trouble = None
        try:
            files.try_out(self.layout.journal)
            files.make_folders(self.layout.done)
        except OSError as error:
            trouble = layout.unwritable(error, self.layout.root)
        with self._lock:
            self.trouble = trouble
            self._bring_up()
            self.read_only = self._barred or (self.read_only and self.trouble is not None)

    # other sessions

    def changes(self) -> set[Touched]:
        """Take in what other sessions wrote since the last call, and return which records that touched.

        Raises StoreError.
        """
        with self._lock:
            self._poll()
            return super().changes()

    def _poll(self, *, opening: bool = False) -> None:
        self.sharing.look()
        before = self.feed.covered.keys()
        try:
            found = self.feed.poll()
        except OSError as error:
            raise files.explained(error, "The vault cannot be read", self.layout.root) from error
        put_away = before - self.feed.covered.keys()
        if put_away and self.feed.pending and self._traces():  # what was read of them may have been forgotten since
            self.feed.drop(put_away)
        self.take(found, tell=not opening)
        self._newest = max(self._newest, self.feed.newest)
        if self.feed.damage:
            from coachtui.storage import rebuild  # noqa: PLC0415 - only where a line is damaged

            self.problems += rebuild.quarantined(self.layout, self.feed.damage, keep=not self.read_only)
            self.feed.damage.clear()
        if self.feed.newer and not self._barred and not self._newer_told:
            self._newer_told = True
            self.problems.append(layout.newer_at_work())
        self._reload_replaced()

    def take(self, found: list[tuple[int, Pending]], *, tell: bool = True) -> None:
        """Merge what was read from journals, and remember what it touched."""
        for teacher, one in found:
            touched: set[Key] = {(one.entry.table, one.entry.id)}
            if teacher in self._shards:
                covered = one.end <= self.read_marks[teacher].get(one.stem, 0)
                touched = set() if covered else self._shards[teacher].apply(one.entry)
            if tell:
                self._touched |= {(teacher, table, id_) for table, id_ in touched}

    def _reload_replaced(self) -> None:
        """Take over the snapshots of loaded teachers that another session has folded meanwhile."""
        folders = stamp_of(self.layout.teachers), stamp_of(self.layout.snapshot(COMMON))
        if folders == self._folders:
            return
        for teacher in tuple(self._shards):
            self.refresh(teacher)
        self._folders = folders if all(one is None or one.is_settled for one in folders) else ()

    def refresh(self, teacher: int) -> None:
        """Take over a loaded teacher's snapshot if the file is another than the one that was loaded."""
        path = self.layout.snapshot(teacher)
        if stamp_of(path) != self._stamps[teacher] and not snapshot.is_newer(path):
            moved = self._shards[teacher].become(self._load(teacher))
            self._touched |= {(teacher, table, id_) for table, id_ in moved}

    def has_come(self) -> bool:
        """Tell whether journals of another machine wait to be folded. Raises StoreError."""
        try:
            return bool(self.sharing.waiting())
        except OSError as error:
            raise files.explained(error, "The vault cannot be read", self.layout.root) from error

    # folding

    def fold(self, *, quietly: bool = False) -> None:
        """Bring the snapshots up to date with the journals. Does nothing while another session folds.

        `quietly` takes in nothing of what others wrote: the records stay as they are under whoever reads them in
        another thread. Raises StoreError.
        """
        if not self.read_only:
            try:
                if layout.judge(self.layout) is None:  # a newer program may have come meanwhile
                    self._folding.run(quietly=quietly)
            except OSError as error:
                raise files.explained(error, "The snapshots are not up to date", self.layout.root) from error

    def close(self, fold: bool = True) -> None:
        """End this session; with `fold`, bring the snapshots up to date first, as far as that works."""
        with self._lock:
            self._journal.close()
        if fold:
            try:
                self.fold()
            except StoreError as error:  # all is in the journals, and the next session folds
                self.problems.append(Problem(error.title, error.message, error.hint))

    # for mending

    def version(self, teacher: int, table: str, id_: int) -> str:
        """Return the version of a record that stands, of a removed one too; "" where none was ever written."""
        with self._lock:
            return self._shard(teacher).version(table, id_)

    def take_again(self, found: list[tuple[int, Entry]]) -> None:
        """Merge states that a snapshot should contain and does not; it is made anew with the next fold."""
        with self._lock:
            for teacher, entry in found:
                self._shard(teacher).apply(entry)
                self._folding.wanted.add(teacher)

    # for folding

    def folded(self, teacher: int, *, quietly: bool) -> tuple[list[bytes], dict[str, int]] | None:
        """Return a teacher's snapshot as it should be and how far it contains the journals, None where it stands so.

        The lock is not held while she is read for this alone, nor while the text is made: nobody waits for that.
        """
        with self._lock:
            pending = tuple(self.feed.pending.get(teacher, ()))
            loaded = self._shards.get(teacher)
            if loaded:
                if quietly and not self.is_current(teacher):  # another session folded her: that is taken in elsewhere
                    return None
                self.refresh(teacher)
                read = self._contained(teacher, self.read_marks[teacher], pending)
                shard = loaded.still() if read is not None else loaded
        if not loaded:
            shard, marks, stamp = self._read(teacher, pending)
            with self._lock:
                if teacher not in self._shards:
                    self.read_marks[teacher], self._stamps[teacher] = marks, stamp
                read = self._contained(teacher, marks, pending)
        if read is None:
            return None
        text = snapshot.pieces(shard, read, teacher, give_way if quietly else lambda: None)
        return self.form.pack(text), read

    def _contained(self, teacher: int, before: dict[str, int], pending: Sequence[Pending]) -> dict[str, int] | None:
        """Return how far a snapshot made now contains the journals, None where the one that stands is as good."""
        read = dict(before)
        for one in pending:
            read[one.stem] = max(read.get(one.stem, 0), one.end)
        return self._folding.pruned(read) if read != before or teacher in self._folding.wanted else None

    def note_folded(self, teacher: int, read: dict[str, int], made: os.stat_result) -> None:
        """Remember that a teacher's snapshot was written, and how far it contains the journals."""
        with self._lock:
            self.read_marks[teacher] = read
            self._stamps[teacher] = Stamp(made.st_ino, made.st_mtime_ns, made.st_size)

    def is_current(self, teacher: int) -> bool:
        """Tell whether a teacher's snapshot is the one that was loaded or written last."""
        return stamp_of(self.layout.snapshot(teacher)) == self._stamps.get(teacher)

    def known_for_fold(self) -> tuple[dict[str, int], set[int]]:
        """Return how far each journal has been read, and of whom they tell what snapshots may not contain."""
        with self._lock:
            return self.feed.covered, set(self.feed.pending)

    def put_away(self, stems: set[str]) -> None:
        """Let go of journals that were put away."""
        with self._lock:
            self.feed.forget(stems)

    def let_go(self, taken: set[str]) -> None:
        """Let go of what was read of journals that came from elsewhere, once the snapshots and the names hold it."""
        if taken:
            with self._lock:
                self.feed.drop(taken)

    def is_loaded(self, teacher: int) -> bool:
        """Tell whether a teacher's records are in memory."""
        return teacher in self._shards

    def poll_for_fold(self, late: list[tuple[int, Pending]]) -> None:
        """Take in all that can be folded now, the `late` of folded journals too; what it touched is told later."""
        grown = list(self.feed.grown(self.layout.done))
        with self._lock:
            self._poll()
            for found in (late, *(found for _, _, found in grown)):
                self.feed.remember(found)
                self.take(found)
            self._folding.renames |= {path: target for path, target, _ in grown}
            self._newest = max(self._newest, self.feed.newest)
