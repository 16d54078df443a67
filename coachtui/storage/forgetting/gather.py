"""Everything that the files of a vault say about what is to be forgotten: all states, wherever they are kept."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from coachtui.domain.change import Row
from coachtui.domain.forgetting.asked import Asked
from coachtui.domain.forgetting.past import is_before
from coachtui.domain.forgetting.rule import Forgetting, Key
from coachtui.domain.moment import parsed
from coachtui.storage import files, journal, snapshot
from coachtui.storage.codec import BadBytesError, Codec
from coachtui.storage.journal import SUFFIX
from coachtui.storage.layout import Layout
from coachtui.storage.merge import Entry, Shard, order


def places(layout: Layout) -> list[Layout]:
    """Return the vault itself and each of its backups, which are laid out alike."""
    folders = sorted(layout.backups.iterdir()) if layout.backups.is_dir() else []
    return [layout, *(Layout(folder) for folder in folders if folder.is_dir())]


def own(layout: Layout) -> tuple[Path, ...]:
    """Return the files and folders of a vault that are its own, with what a crash left half written."""
    return *(path for path in layout.own if path.exists()), *layout.root.glob(f"*{files.TEMPORARY}")


def journals(place: Layout) -> list[Path]:
    """Return the journals of one place, live and folded."""
    return sorted([*place.journal.glob(f"*{SUFFIX}"), *place.done.glob(f"*{SUFFIX}")])


class Once:
    """Tells which files were met before: backups of a day without news are the same file under another name."""

    def __init__(self) -> None:
        self._met: set[tuple[int, int]] = set()

    def is_new(self, path: Path) -> bool:
        """Tell whether a file is met for the first time. Raises OSError."""
        found = path.stat()
        inode = found.st_dev, found.st_ino
        new = inode not in self._met
        self._met.add(inode)
        return new


class State(NamedTuple):
    """One state of a record, whose it is, and whether it is the one that stands in the vault."""

    teacher: int
    entry: Entry
    stands: bool

    @property
    def key(self) -> Key:
        """Which record it is of."""
        return self.teacher, self.entry.table, self.entry.id


class Gathered:
    """What the states say: how each record last was, which state of it stands, how a teacher or student was called."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.midnight_ms = int(parsed(asked.midnight).timestamp() * 1000) if asked.midnight else 0
        self.last: dict[Key, Entry] = {}
        self.standing: dict[Key, Entry] = {}
        self.after: dict[Key, Entry] = {}
        """The oldest state of each record that was written since the day."""
        self.names: set[str] = set()
        self.codes: dict[int, set[str]] = {}

    def take(self, state: State) -> None:
        """Learn from one state."""
        entry, key = state.entry, state.key
        if state.stands:
            self.standing[key] = entry
        if entry.row is not None:
            if key not in self.last or order(self.last[key].version) < order(entry.version):
                self.last[key] = entry
            self._take_names(state, entry.row)
        if self.asked.before and self._is_older(entry, self.after.get(key)):
            self.after[key] = entry

    def is_old(self, entry: Entry) -> bool:
        """Tell whether a state was written before the day, by its version or, where a clock ran ahead once, itself."""
        if not self.midnight_ms:
            return False
        said = entry.row.get("changed") if entry.row else None
        return order(entry.version)[0] < self.midnight_ms or is_before(said, self.asked)

    def forgetting(self) -> Forgetting:
        """Return the rule that decides of each state."""
        books: dict[int, dict[str, dict[int, Row]]] = {}
        for (teacher, table, id_), entry in self.last.items():
            books.setdefault(teacher, {}).setdefault(table, {})[id_] = entry.row or {}
        deleted = {key for key, entry in self.standing.items() if entry.row is None and self.is_old(entry)}
        return Forgetting(self.asked, books, names=self.names, codes=self._codes(), gone=deleted)

    def _is_older(self, entry: Entry, known: Entry | None) -> bool:
        return not self.is_old(entry) and (known is None or order(entry.version) < order(known.version))

    def _take_names(self, state: State, row: Row) -> None:
        if state.entry.table == "teachers" and state.entry.id == self.asked.teacher:
            self.names |= {text for field in ("name", "alias") if isinstance(text := row.get(field), str)}
        if state.entry.table == "students" and isinstance(code := row.get("code"), str):
            self.codes.setdefault(state.entry.id, set()).add(code)

    def _codes(self) -> set[str]:
        """Return the codes of the student, but for those that another student of the same teacher bears now."""
        ours = set().union(*(self.codes.get(id_, set()) for id_ in self.asked.students))
        others = {
            entry.row.get("code")
            for (_, table, id_), entry in self.standing.items()
            if table == "students" and id_ not in self.asked.students and entry.row
        }
        return ours - others


def gathered(layout: Layout, form: Codec, asked: Asked) -> Gathered:
    """Read all states of the records that are concerned. Raises OSError."""
    found = Gathered(asked)
    once = Once()
    for at, place in enumerate(places(layout)):
        for state in states(place, form, asked, once, stands=at == 0):
            found.take(state)
    return found


def states(place: Layout, form: Codec, asked: Asked, once: Once, *, stands: bool) -> Iterator[State]:
    """Yield the states that one place keeps of the records that are concerned. What is damaged is passed over."""
    for teacher, path in place.snapshots().items():
        if asked.concerns(teacher) and once.is_new(path):
            shard = shard_in(path, form, teacher)
            yield from (State(teacher, entry, stands) for entry in shard.latest.values())
            yield from (State(teacher, entry, stands=False) for entry in losers(shard))
    word = b"%d" % asked.teacher if asked.teacher else b""
    for path in journals(place):
        for teacher, entry in _ops(path.read_bytes(), form, word):
            if asked.concerns(teacher):
                yield State(teacher, entry, stands=False)


def losers(shard: Shard) -> Iterator[Entry]:
    """Yield the states that lost and are kept as conflicts."""
    return (entry for rivals in shard.losers.values() for entry in rivals.values())


def shard_in(path: Path, form: Codec, teacher: int) -> Shard:
    """Return the records of a teacher's snapshot; none where it is damaged. Raises OSError."""
    try:
        return snapshot.parse(form.unpack(path.read_bytes()), teacher).shard
    except BadBytesError:
        return Shard()


def _ops(data: bytes, form: Codec, word: bytes) -> Iterable[tuple[int, Entry]]:
    for piece in data.split(b"\n"):
        if piece and word in piece:
            try:
                yield from journal.parse(piece, form).ops
            except BadBytesError:
                continue


def student_ids(layout: Layout, form: Codec, teacher: int, code: str) -> frozenset[int]:
    """Return the records of the student with this code: the one that bears it, and deleted ones that last bore it."""
    found = gathered(layout, form, Asked(teacher))
    wanted = code.casefold()
    ids = set()
    for (owner, table, id_), entry in found.last.items():
        if owner != teacher or table != "students" or not entry.row:
            continue
        stands = found.standing.get((owner, table, id_))
        row = (stands.row if stands else None) or entry.row
        if str(row.get("code", "")).casefold() == wanted:
            ids.add(id_)
    return frozenset(ids)
