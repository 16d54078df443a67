"""Which words only that has which goes: counted over everything a vault keeps, what goes against what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachtui.domain.book import TABLES
from coachtui.domain.forgetting.asked import FORGOTTEN
from coachtui.storage import codec, journal
from coachtui.storage.codec import BadBytesError
from coachtui.storage.forgetting.gather import Once, journals, losers, places, shard_in
from coachtui.storage.forgetting.rewrite import LABEL, OPS
from coachtui.storage.forgetting.texts import left_of
from coachtui.storage.forgetting.words import Counter, Wanted
from coachtui.storage.inbox import waiting
from coachtui.storage.layout import Layout, store_text
from coachtui.storage.quick import NAMES_HEAD

if TYPE_CHECKING:
    from coachtui.storage.forgetting.work import Work
    from coachtui.storage.merge import Entry

_FORM = b"""_fold read crc _past past _same data _gone table id _v _b ops jsonl true false null at teacher lines text
undoes redoes by base"""
"""Words of the files themselves, which say nothing of anybody."""


def counted(work: Work) -> Wanted:
    """Return what to look for when all is done."""
    made = _Count(work)
    for place in places(work.layout):
        made.place(place)
    return made.counter.wanted()


class _Count:
    def __init__(self, work: Work) -> None:
        self.counter = Counter()
        self._work = work
        self._asked = work.asked
        self._word = b"%d" % work.asked.teacher if work.asked.teacher else b""
        self._once = Once()
        self._count_asked()
        self._count_form()

    def _count_asked(self) -> None:
        for name in (*self._work.rule.names, *self._work.rule.codes.words):
            self.counter.name_goes(name)
        for id_ in self._asked.students or ({self._asked.teacher} if self._asked.whole else ()):
            self.counter.id_goes(id_)

    def _count_form(self) -> None:
        tables = " ".join(TABLES).encode()
        self.counter.bytes_stay(b" ".join((_FORM, NAMES_HEAD, store_text(), FORGOTTEN.encode(), tables)))
        layout = self._work.layout
        for path in (layout.store, layout.machine, layout.taken):
            if path.exists():
                self.counter.bytes_stay(path.read_bytes())

    def place(self, place: Layout) -> None:
        """Count what one place keeps."""
        for teacher, path in place.snapshots().items():
            if self._once.is_new(path):
                self._count_snapshot(teacher, place.snapshot(teacher).read_bytes(), place)
        for path in journals(place):
            for piece in path.read_bytes().split(b"\n"):
                self._count_line(piece)
        for kept in waiting(str(place.root)):
            left = kept.text if kept.damaged else left_of(kept, self._work.rule, self._work.teachers)
            if left != kept.text:
                self.counter.text_goes(kept.text)
            if left and not kept.damaged:
                self.counter.bytes_stay(f"{kept.teacher} {left}".encode())

    def _count_snapshot(self, teacher: int, data: bytes, place: Layout) -> None:
        if not self._asked.concerns(teacher):
            self.counter.bytes_stay(data)
            return
        shard = shard_in(place.snapshot(teacher), self._work.form, teacher)
        for entry in (*shard.latest.values(), *losers(shard)):
            self._count(teacher, entry)

    def _count_line(self, piece: bytes) -> None:
        try:
            line, said = journal.parse(piece, self._work.form), codec.loads(self._work.form.body(piece))
        except BadBytesError:
            return
        if line.ops and self._word not in piece:
            self.counter.bytes_stay(piece)
            return
        self.counter.stays({key: value for key, value in said.items() if key not in (OPS, LABEL)})
        stay = [self._count(teacher, entry) for teacher, entry in line.ops]
        if stay and all(stay) and not self._work.rewriter.label_goes(line):
            self.counter.bytes_stay(line.label.encode())

    def _count(self, teacher: int, entry: Entry) -> bool:
        """Count one state of a record; tell whether it stays as it is."""
        left = self._work.rewriter.entry(teacher, entry)
        if left is not entry and entry.row is not None:
            self.counter.goes(entry.row)
        if self._work.rule.goes(teacher, entry.table, entry.id):
            self.counter.id_goes(entry.id)
        if left is not None and left.row is not None:
            self.counter.stays(left.row)
        return left is entry
