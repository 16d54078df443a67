"""Finds what the journals said: lines newest first, and what stood before one.

Nothing is kept between two calls, and nothing is read before it is asked for: the newest files first, and of the others
only their names and dates.
"""

import os
import re
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

from coachtui.domain.change import Change, Op, Row
from coachtui.domain.ids import born_ms
from coachtui.domain.keeping import Gone, Step
from coachtui.storage import files, history, journal, past
from coachtui.storage.codec import BadBytesError, Codec
from coachtui.storage.drafts import KEPT
from coachtui.storage.journal import SUFFIX, Line
from coachtui.storage.layout import Layout
from coachtui.storage.merge import Entry, Shard, conflict_row, order
from coachtui.storage.moments import clock_ms
from coachtui.storage.past import Seen
from coachtui.storage.stamp import NO_BASE

SLACK_MS = 60_000
"""How far the date of a file may lie behind the lines in it: disks keep coarse clocks, servers their own."""
REMOVAL = b",null"
"""What stands in every line that removes a record."""
_DRAFT = b'"l":"%s"' % KEPT.encode()
_MOMENT = re.compile(rb'"t":(\d+),"w":"([^"]*)"')
Thing = TypeVar("Thing")
Place = tuple[int, str, int]
"""A teacher, a table and an id."""
_HEAD = 100
"""Within how many bytes a line has told its moment and its writer."""


class _File(NamedTuple):
    """A journal and the date of its last line, milliseconds since 1970, as its disk tells it."""

    changed: int
    path: str


class _Unread(NamedTuple):
    """A line of which only the head was looked at; in the order of lines."""

    t: int
    writer: bytes
    piece: bytes
    live: bool


class Recall:
    """Looks back into the journals of one vault."""

    def __init__(self, layout: Layout, form: Codec) -> None:
        self._layout = layout
        self._form = form
        self._lines: dict[str, Line] = {}
        self._shards: dict[int, list[Shard]] = {}

    def steps(self, own: str, *, undone: bool) -> Iterator[Step]:
        """Yield what other sessions than `own` did and can be taken back, newest first, or can be done again."""
        found = (past.undone if undone else past.done)(self.newest_first(), own)
        return self._told(past.as_made(step, self._line) for step in islice(found, past.REMEMBERED))

    def whole(self, step: Step) -> tuple[Change, tuple[Op, ...]]:
        """Return a step with what stood before it, and those of its operations of which nothing tells that."""
        with self._telling():
            line = self._line(step.last)
            if line is None:
                return Change(step.label, ()), step.ops
            self._learn({entry.base for _, entry in line.ops if entry.base not in {"", NO_BASE}})
            told, lost = past.whole(line, self._before)
            return Change(step.label, told), lost

    def deleted(self, still_there: Callable[[int, str, int], bool]) -> Iterator[Gone]:
        """Yield the records that are gone, the last one first, as they last were."""
        return self._told(past.removed(self.newest_first(REMOVAL), still_there, self._before))

    def _told(self, found: Iterator[Thing]) -> Iterator[Thing]:
        with self._telling():
            yield from found

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise files.explained(error, "The journals cannot be read", self._layout.journal) from error

    # Lines, newest first

    def newest_first(self, word: bytes = b"") -> Iterator[Seen]:
        """Yield all lines that hold `word`, the newest first; damaged ones are passed over. Raises OSError."""
        waiting = sorted(self._files())
        skewed = bool(waiting) and waiting[-1].changed > clock_ms() + SLACK_MS
        pool: list[_Unread] = []
        while waiting or pool:
            while waiting and (skewed or not pool or waiting[-1].changed + SLACK_MS >= pool[-1].t):
                changed, path = waiting.pop()
                for each in self._unread(path, word):
                    insort(pool, each)
                    skewed = skewed or each.t > changed + SLACK_MS
            if pool:
                each = pool.pop()
                yield from (Seen(line, each.live) for line in self._parsed(each.piece))

    def _files(self) -> Iterator[_File]:
        for folder in (self._layout.done, self._layout.journal):
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.endswith(SUFFIX):
                        try:
                            changed = entry.stat(follow_symlinks=False).st_mtime_ns // 1_000_000
                        except FileNotFoundError:
                            continue
                        yield _File(changed, entry.path)

    def _unread(self, name: str, word: bytes) -> Iterator[_Unread]:
        path = Path(name)
        live = path.parent == self._layout.journal and not files.ended(path)
        for piece in self._pieces(path):
            found = _MOMENT.search(piece, 0, _HEAD) if word in piece else None
            if found:
                yield _Unread(int(found[1]), found[2], piece, live)

    def _pieces(self, path: Path) -> Iterator[bytes]:
        """Yield the lines of a journal, but for those of drafts; it may have been folded away meanwhile."""
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            now = next(self._layout.done.glob(f"{path.name.removesuffix(SUFFIX)}.*{SUFFIX}"), None)
            if now is None:
                return
            data = now.read_bytes()
        yield from (piece for piece in data.split(b"\n")[:-1] if _DRAFT not in piece)

    def _parsed(self, piece: bytes) -> Iterator[Line]:
        try:
            yield journal.parse(piece, self._form)
        except BadBytesError:
            return

    # What stood before

    def _line(self, version: str) -> Line | None:
        """Return the line of a version; None where the journals of its writer have it no more."""
        self._learn([version])
        return self._lines.get(version)

    def _learn(self, versions: Iterable[str]) -> None:
        """Look for the lines of all these versions at once, in the journals of their writers."""
        wanted: defaultdict[str, set[int]] = defaultdict(set)
        for version in versions:
            if version not in self._lines:
                t, writer = order(version)
                wanted[writer].add(t)
        for writer, moments in wanted.items():
            for path in self._by_writer.get(writer, ()):
                self._learn_from(path, moments)

    def _learn_from(self, path: Path, moments: Container[int]) -> None:
        for piece in self._pieces(path):
            found = _MOMENT.search(piece, 0, _HEAD)
            if found and int(found[1]) in moments:
                self._lines |= {line.version: line for line in self._parsed(piece)}

    @cached_property
    def _by_writer(self) -> dict[str, list[Path]]:
        found: defaultdict[str, list[Path]] = defaultdict(list)
        for folder in (self._layout.done, self._layout.journal):
            for name in os.listdir(folder):  # noqa: PTH208 - ten thousand paths would cost more than all else
                if name.endswith(SUFFIX):
                    found[name.partition(".")[0].partition("-")[0]].append(folder / name)
        return found

    def _before(self, line: Line, teacher: int, entry: Entry) -> Row | None:
        """Return what stood before an entry of a line. Raises LookupError where nothing tells it, OSError."""
        if not entry.base:
            shown = entry.table == "conflicts" and entry.row is None
            return self._conflict(entry.id) if shown else None
        if entry.base == NO_BASE:
            return self._older(line, teacher, entry)
        key = (teacher, entry.table, entry.id)
        for found in (self._said(entry.base, key), self._held(entry.base, key), self._said_elsewhere(entry.base, key)):
            for row in found:
                return row
        raise LookupError(entry.base)

    def _said(self, version: str, key: Place) -> Iterator[Row | None]:
        """Yield what the line of a version says of a record, if it is there and does."""
        line = self._line(version)
        yield from (each.row for owner, each in (line.ops if line else ()) if (owner, each.table, each.id) == key)

    def _held(self, version: str, key: Place) -> Iterator[Row | None]:
        """Yield the state of a version where the snapshot or a backup has it."""
        teacher = key[0]
        if teacher not in self._shards:
            read: set[int] = set()
            found = (
                history.shard_in(path, self._form, teacher, b"", read)
                for path in history.snapshots(self._layout, teacher)
            )
            self._shards[teacher] = [shard for shard in found if shard]
        held = (shard.latest.get((key[1], key[2])) for shard in self._shards[teacher])
        yield from (entry.row for entry in held if entry and entry.version == version)

    def _said_elsewhere(self, version: str, key: Place) -> Iterator[Row | None]:
        """Yield what the line of a version says of a record, where it stands in another journal than its writer's."""
        word = b'"t":%d,' % order(version)[0]
        for line in history.lines(self._layout, self._form, word):
            if line.version == version:
                yield from (each.row for owner, each in line.ops if (owner, each.table, each.id) == key)

    def _older(self, line: Line, teacher: int, entry: Entry) -> Row | None:
        """Return what stood when an edit was written by a session that had seen something older."""
        told = history.of(self._layout, self._form, teacher, entry.table, entry.id)
        found = [each for each in told if order(each.version) < (line.t, line.writer)]
        if not found:
            raise LookupError(entry.base)
        return found[-1].row

    def _conflict(self, id_: int) -> Row:
        """Return a conflict that was shown because of what lost: its id follows from that."""
        told = history.lines(self._layout, self._form, b'"t":%d,' % born_ms(id_))
        for line in told:
            for _, entry in line.ops:
                row = conflict_row((entry.table, entry.id), entry)
                if row["id"] == id_:
                    return row
        raise LookupError(id_)
