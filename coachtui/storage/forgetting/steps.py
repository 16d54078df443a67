"""Which files change when something is forgotten, what each becomes, and in which order that may be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coachtui.storage import codec, names
from coachtui.storage.codec import BadBytesError
from coachtui.storage.forgetting.gather import journals, own, places
from coachtui.storage.forgetting.rewrite import Journal, stem_of
from coachtui.storage.forgetting.texts import left_of
from coachtui.storage.inbox import FOLDER as INBOX
from coachtui.storage.inbox import waiting
from coachtui.storage.journal import SUFFIX
from coachtui.storage.layout import Layout, stated
from coachtui.storage.quick import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coachtui.storage.forgetting.work import Work

    Inode = tuple[int, int]


class Step(NamedTuple):
    """A file that changes: what it becomes, and under which name; None where it goes.

    `like` is a file that has become the same: where it can be, this one is only another name of it.
    """

    path: Path
    target: Path
    data: bytes | None
    like: Path | None = None


def steps(work: Work) -> Iterator[Step]:
    """Yield what changes, in the order in which it may be done: her own file is the last, so that she is found."""
    made = _Steps(work)
    main, *backups = places(work.layout)
    for place in backups:
        yield from made.in_backup(place)
    yield from made.in_place(main)


class _Steps:
    def __init__(self, work: Work) -> None:
        self._work = work
        self._main = work.layout
        self._same: dict[Inode, Step | None] = {}

    def in_backup(self, place: Layout) -> Iterator[Step]:
        """Yield what changes in a backup; one of an older schema then asks for a reader of today's."""
        found = list(self.in_place(place))
        if any(step.data is not None for step in found) and (store := _for_today(place)):
            yield Step(place.store, place.store, store)
        yield from found

    def in_place(self, place: Layout) -> Iterator[Step]:
        """Yield what changes in the vault itself, or in a backup. Snapshots come before the journals they speak of."""
        made = {path: self._work.rewriter.of_journal(path.read_bytes()) for path in journals(place)}
        moved = {stem_of(path.name): one for path, one in made.items() if one.before != one.after}
        handled = {place.store, place.names, place.fold_lock, *place.snapshots().values(), *made}
        last: list[Step] = []
        for teacher, path in place.snapshots().items():
            for step in self._snapshot(teacher, path, moved):
                if place == self._main and teacher == self._work.asked.teacher:
                    last.append(step)
                else:
                    yield step
        yield from self._journals(place, made)
        yield from self._inbox(place, handled)
        yield from self._others(place, handled)
        yield from self._names(place, moved)
        yield from last

    def _snapshot(self, teacher: int, path: Path, moved: dict[str, Journal]) -> Iterator[Step]:
        found = path.stat()
        inode = found.st_dev, found.st_ino
        if inode in self._same:
            if known := self._same[inode]:
                yield Step(path, path, known.data, known.target)
            return
        data = path.read_bytes()
        speaks = any(stem.encode() in data for stem in moved)
        step = self._rewritten(teacher, path, data, moved) if speaks or self._work.asked.concerns(teacher) else None
        if not speaks:
            self._same[inode] = step
        if step:
            yield step

    def _rewritten(self, teacher: int, path: Path, data: bytes, moved: dict[str, Journal]) -> Step | None:
        try:
            made = self._work.rewriter.of_snapshot(teacher, data, moved)
        except BadBytesError:
            made = None if self._work.unread_goes(data) else data
        return None if made == data else Step(path, path, made)

    def _journals(self, place: Layout, made: dict[Path, Journal]) -> Iterator[Step]:
        for path, one in made.items():
            stem, _, size = path.name.removesuffix(SUFFIX).rpartition(".")
            folded = path.parent == place.done and size.isdigit()
            target = path.with_name(f"{stem}.{one.moved(int(size))}{SUFFIX}") if folded else path
            if not one.data:
                yield Step(path, path, None)
            elif target != path or one.data != path.read_bytes():
                yield Step(path, target, one.data)

    def _inbox(self, place: Layout, handled: set[Path]) -> Iterator[Step]:
        for kept in waiting(str(place.root)):
            path = place.root / INBOX / f"{kept.id}.json"
            if kept.damaged:
                continue
            handled.add(path)
            left = left_of(kept, self._work.rule, self._work.teachers)
            if left != kept.text:
                said = codec.loads(path.read_bytes())
                yield Step(path, path, codec.dumps({**said, "text": left}) + b"\n" if left else None)

    def _others(self, place: Layout, handled: set[Path]) -> Iterator[Step]:
        """Yield what is no record, such as the quarantine, where it holds what goes."""
        for path in sorted(_own_files(place) if place == self._main else place.root.rglob("*")):
            if path in handled or not path.is_file() or path.is_symlink():
                continue
            goes = self._work.unread_goes if place.quarantine in path.parents else self._work.wanted.found_in
            if goes(path.read_bytes()) or self._work.wanted.found_in(path.name.encode()):
                yield Step(path, path, None)

    def _names(self, place: Layout, moved: dict[str, Journal]) -> Iterator[Step]:
        """Yield the index of names: made anew in the vault itself, where it is only derived."""
        if not place.names.exists():
            return
        known = names.read(place.names)
        made = self._work.rewriter.of_index(known, moved) if known else None
        if place == self._main or made is None:
            yield Step(place.names, place.names, None)
        elif made != known:
            yield Step(place.names, place.names, names.rendered(made))


def _own_files(main: Layout) -> Iterator[Path]:
    """Yield the files of the vault itself, without those within a backup."""
    for path in own(main):
        if path == main.backups:
            yield from path.glob("*")
        else:
            yield from path.rglob("*") if path.is_dir() else (path,)


def _for_today(place: Layout) -> bytes:
    """Return what the store.json of a backup becomes where programs of an older schema may read it; else nothing."""
    try:
        said = codec.loads(place.store.read_bytes())
        return codec.dumps({**said, "min_reader": SCHEMA}) + b"\n" if stated(place).min_reader < SCHEMA else b""
    except (OSError, BadBytesError):
        return b""
