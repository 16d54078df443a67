"""What becomes of the files that hold records when something is forgotten: snapshots, journals, the index of names."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from coachtui.domain.forgetting.asked import FORGOTTEN
from coachtui.storage import codec, journal, names, snapshot
from coachtui.storage.codec import BadBytesError, Codec
from coachtui.storage.forgetting.gather import losers
from coachtui.storage.journal import SUFFIX
from coachtui.storage.merge import Entry, Shard
from coachtui.storage.quick import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coachtui.domain.forgetting.rule import Forgetting
    from coachtui.storage.forgetting.gather import Gathered

OPS = "ops"
LABEL = "l"
SCHEMA_KEY = "s"
_NO_OPS = b'"ops":[]'


class Journal(NamedTuple):
    """What a journal becomes: its bytes, and where each line of it that stays ended before and ends now."""

    data: bytes
    before: list[int]
    after: list[int]

    def moved(self, offset: int) -> int:
        """Return what an offset behind a line has become."""
        at = bisect_right(self.before, offset)
        return self.after[at - 1] if at else 0


class Rewriter:
    """Rewrites bytes by one rule. `found_in` tells of bytes that cannot be read whether they hold what goes."""

    def __init__(self, found: Gathered, rule: Forgetting, form: Codec, found_in: Callable[[bytes], bool]) -> None:
        self._found = found
        self._rule = rule
        self._form = form
        self._found_in = found_in
        self._word = b"%d" % found.asked.teacher if found.asked.teacher else b""

    def entry(self, teacher: int, entry: Entry) -> Entry | None:
        """Return what is left of a state of a record, None where nothing is; the state itself where it stays."""
        if self._found.asked.concerns(teacher) and self._is_over(teacher, entry):
            return None
        if entry.row is None:
            return None if self._rule.goes(teacher, entry.table, entry.id) else entry
        left = self._rule.left(teacher, entry.table, entry.id, entry.row)
        return entry if left is entry.row else None if left is None else entry._replace(row=left)

    def _is_over(self, teacher: int, entry: Entry) -> bool:
        """Tell whether a state was written before the day and does not stand any more."""
        standing = self._found.standing.get((teacher, entry.table, entry.id))
        return self._found.is_old(entry) and (standing is None or standing.version != entry.version)

    def _kept(self, teacher: int, entry: Entry) -> Entry | None:
        """Return what a snapshot says of a record: where its state is over, the oldest one that is kept."""
        left = self.entry(teacher, entry)
        later = self._found.after.get((teacher, entry.table, entry.id))
        return self.entry(teacher, later) if left is None and later is not None else left

    def of_snapshot(self, teacher: int, data: bytes, marks: Mapping[str, Journal]) -> bytes | None:
        """Return what a snapshot becomes: itself where it stays, None where nothing is left. Raises BadBytesError."""
        if self._found.asked.whole and teacher == self._found.asked.teacher:
            return None
        held = snapshot.parse(self._form.unpack(data), teacher)
        shard = self.shard(teacher, held.shard) if self._found.asked.concerns(teacher) else held.shard
        read = {stem: marks[stem].moved(size) if stem in marks else size for stem, size in held.read.items()}
        if shard is held.shard and read == held.read:
            return data
        return b"".join(self._form.pack(snapshot.pieces(shard, read, teacher)))

    def shard(self, teacher: int, held: Shard) -> Shard:
        """Return the records that are left; the same ones where all are."""
        told = [(entry, self._kept(teacher, entry)) for entry in held.latest.values()]
        lost = [(entry, self.entry(teacher, entry)) for entry in losers(held)]
        if all(left is entry for entry, left in (*told, *lost)):
            return held
        made = Shard()
        left = [entry for _, entry in told if entry is not None]
        keys = {(entry.table, entry.id) for entry in left}
        past = [(key, versions) for key, versions in held.past.items() if key in keys]
        made.load(left, [((entry.table, entry.id), entry) for _, entry in lost if entry is not None], past)
        made.newest = held.newest
        return made

    def of_journal(self, data: bytes) -> Journal:
        """Return what a journal becomes. What cannot be read of it stays unless it holds what goes."""
        made = Journal(b"", [], [])
        kept: list[bytes] = []
        start = size = 0
        for piece in data.split(b"\n"):
            end = start + len(piece) + 1
            torn = end > len(data)
            line = self._line(piece) if piece and not torn else self._unread(piece)
            if line is not None and not (torn and not line):
                kept.append(line if torn else line + b"\n")
                size += len(kept[-1])
            if not torn:
                made.before.append(end)
                made.after.append(size)
            start = end
        return made._replace(data=b"".join(kept))

    def _unread(self, piece: bytes) -> bytes | None:
        return None if self._found_in(piece) else piece

    def _line(self, piece: bytes) -> bytes | None:
        """Return what a line becomes, None where nothing of it is left."""
        try:
            body = self._form.body(piece)
            if self._word not in piece and _NO_OPS not in piece:
                return piece
            read = journal.parse(piece, self._form)
        except BadBytesError:
            return self._unread(piece)
        if not read.ops:  # an act of which nothing could be done, such as an undo: its label may say whose it was
            return self._unread(piece)
        said = codec.loads(body)
        left = self._ops(said, read)
        if left is None and self.label_goes(read):
            left = [[*op[:3], entry.row, *op[4:]] for op, (_, entry) in zip(said[OPS], read.ops, strict=True)]
        if left is None:
            return piece
        return self._form.line(codec.dumps({**self._rest(said), OPS: left})).removesuffix(b"\n") if left else None

    def label_goes(self, read: journal.Line) -> bool:
        """Tell whether what an act was called goes though all that it did stays: it was called so before the day."""
        if read.label in ("", FORGOTTEN) or not all(self._found.asked.concerns(teacher) for teacher, _ in read.ops):
            return False
        return any(self._found.is_old(entry) for _, entry in read.ops)

    def _ops(self, said: dict[str, Any], read: journal.Line) -> list[Any] | None:
        """Return the operations of a line that are left, in the form of today; None where all are as they were."""
        left: list[Any] = []
        same = True
        for op, (teacher, entry) in zip(said[OPS], read.ops, strict=True):
            kept = self.entry(teacher, entry)
            same = same and kept is entry
            if kept is not None:
                left.append([*op[:3], kept.row, *op[4:]])
        return None if same else left

    def _rest(self, said: dict[str, Any]) -> dict[str, Any]:
        """Return what else a line says. Its label may name what goes; keys that are not known here stay."""
        return {**said, SCHEMA_KEY: SCHEMA, LABEL: FORGOTTEN}

    def of_index(self, data: names.Index, journals: Mapping[str, Journal]) -> names.Index:
        """Return what an index of names becomes."""
        asked = self._found.asked
        told = {id_: one for id_, one in data.names.items() if not (asked.whole and id_ == asked.teacher)}
        covered = {
            stem: journals[stem].moved(size) if stem in journals else size
            for stem, size in data.covered.items()
            if stem not in journals or journals[stem].data
        }
        return data._replace(names=told, covered=covered)


def stem_of(name: str) -> str:
    """Return the name of a journal without its suffix, and without the bytes that a folded one carries."""
    return name.removesuffix(SUFFIX).partition(".")[0]
