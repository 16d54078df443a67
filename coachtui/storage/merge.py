"""The merge rule: which of the states that sessions wrote of a record stands, in whatever order they are read.

Every state has a version `<t>-<writer>` and names the version it was made from, its base. A state that another was made
from is superseded. Of those that are not, the highest version stands; the others are conflicts, kept for her to settle.
This is a rule about a set, so neither order nor repetition matters.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from zlib import crc32

from coachtui.domain.book import TABLES
from coachtui.domain.change import Row
from coachtui.domain.ids import EPOCH_MS, RANDOM_BITS
from coachtui.storage.moments import moment_text

NEVER_CONFLICT = frozenset({"drafts", "conflicts"})
"""Tables where the newest simply stands."""

Key = tuple[str, int]
"""A table and an id: a record of one teacher."""


class Entry(NamedTuple):
    """One state of one record as a session wrote it; `row` is None where it was removed, `base` "" for a new one."""

    version: str
    table: str
    id: int
    row: Row | None
    base: str = ""


def version_text(t: int, writer: str) -> str:
    """Return the version of what `writer` wrote at `t`, milliseconds since 1970."""
    return f"{t}-{writer}"


def order(version: str) -> tuple[int, str]:
    """Return what versions are ordered by. Raises ValueError where `version` is none."""
    t, _, writer = version.partition("-")
    return int(t), writer


def same_content(one: Row | None, other: Row | None) -> bool:
    """Tell whether two states say the same, whenever and however often they were saved."""
    if one is None or other is None:
        return one is other
    return one == other or _content(one) == _content(other)


def _content(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in {"rev", "changed"}}


def conflict_row(key: Key, loser: Entry) -> Row:
    """Return the record of the table `conflicts` for a state that lost; its id follows from what lost."""
    t = order(loser.version)[0]
    noise = crc32(f"{key[0]}/{key[1]}/{loser.version}".encode()) & ((1 << RANDOM_BITS) - 1)
    at = moment_text(t)
    return {
        "id": max(t - EPOCH_MS, 0) << RANDOM_BITS | noise,
        "created": at,
        "changed": at,
        "rev": 1,
        "visibility": "me",
        "table": key[0],
        "record": key[1],
        "data": loser.row,
        "version": loser.version,
    }


class Shard:
    """All records of one teacher with their versions. `tables` is live: table → id → row, each row never altered."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[int, Row]] = {name: {} for name in TABLES}
        self.latest: dict[Key, Entry] = {}
        self.losers: dict[Key, dict[str, Entry]] = {}
        self.newest = 0
        self.past: dict[Key, set[str]] = {}
        """The versions of each record that another state was made from, whether they were read or not."""
        self._shown: dict[Key, set[int]] = {}

    def get(self, table: str, id_: int) -> Row | None:
        """Return one record, None where there is none."""
        return self.tables.get(table, {}).get(id_)

    def version(self, table: str, id_: int) -> str:
        """Return the version that stands, of a removed record too; "" where none was ever written."""
        entry = self.latest.get((table, id_))
        return entry.version if entry else ""

    def load(
        self,
        entries: Iterable[Entry],
        losers: Iterable[tuple[Key, Entry]],
        past: Iterable[tuple[Key, Iterable[str]]] = (),
    ) -> None:
        """Take over what a snapshot holds, one entry a record, into an empty shard."""
        for entry in entries:
            self._put((entry.table, entry.id), entry)
            self._supersede(entry)
        for key, versions in past:
            self.past.setdefault(key, set()).update(versions)
        for key, loser in losers:
            self._supersede(loser)
            if key in self.latest:
                self.losers.setdefault(key, {})[loser.version] = loser
        for key in tuple(self.losers):
            self._show(key)

    def apply(self, entry: Entry) -> set[Key]:
        """Take one state in, new or known, early or late. Returns the records whose state it moved."""
        key = entry.table, entry.id
        self.newest = max(self.newest, order(entry.version)[0])
        self._supersede(entry)
        standing = self.latest.get(key)
        rivals = self.losers.get(key)
        if standing is None:
            return self._put(key, entry)
        if standing.version == entry.version or (rivals and entry.version in rivals):
            return set()
        if standing.version == entry.base and not rivals and not self._is_superseded(entry):
            return self._put(key, entry)
        return self._contend(key, [standing, entry, *(rivals or {}).values()])

    def conflicts(self) -> Iterator[tuple[Row, Entry]]:
        """Yield the conflicts that are shown because of what lost, each with the state it shows."""
        for key, losers in self.losers.items():
            for loser in losers.values():
                row = conflict_row(key, loser)
                if row["id"] in self._shown.get(key, ()) and ("conflicts", row["id"]) not in self.latest:
                    yield row, loser

    def equals(self) -> Iterator[Entry]:
        """Yield what lost to a state that says the same: a conflict once what stands says something else."""
        for key, losers in self.losers.items():
            standing = self.latest[key].row
            yield from (
                loser for loser in losers.values() if loser.row is not None and same_content(loser.row, standing)
            )

    def still(self) -> "Shard":
        """Return what a snapshot is made of, as it is now: what comes later does not move it. It has no tables."""
        taken = Shard()
        taken.newest = self.newest
        taken.latest = dict(self.latest)
        taken.losers = {key: dict(losers) for key, losers in self.losers.items()}
        taken.past = {key: set(versions) for key, versions in self.past.items()}
        taken._shown = {key: set(ids) for key, ids in self._shown.items()}
        return taken

    def become(self, other: "Shard") -> set[Key]:
        """Take over another shard's state in place, so that live views stay true. Returns the records that moved."""
        moved: set[Key] = set()
        for table in self.tables.keys() | other.tables.keys():
            rows, news = self.tables.setdefault(table, {}), other.tables.get(table, {})
            differing = {id_ for id_ in rows.keys() | news.keys() if rows.get(id_) != news.get(id_)}
            for id_ in differing:
                if id_ in news:
                    rows[id_] = news[id_]
                else:
                    del rows[id_]
            moved |= {(table, id_) for id_ in differing}
        self.latest, self.losers = other.latest, other.losers
        self._shown = other._shown  # noqa: SLF001 - it is another of ours
        for key, versions in other.past.items():
            self.past.setdefault(key, set()).update(versions)
        self.newest = max(self.newest, other.newest)
        return moved

    def _supersede(self, entry: Entry) -> None:
        if entry.base and entry.table not in NEVER_CONFLICT:
            self.past.setdefault((entry.table, entry.id), set()).add(entry.base)

    def _is_superseded(self, entry: Entry) -> bool:
        return entry.version in self.past.get((entry.table, entry.id), ())

    def _contend(self, key: Key, entries: list[Entry]) -> set[Key]:
        heads = [entry for entry in entries if not self._is_superseded(entry)] or entries
        best = max(heads, key=lambda entry: order(entry.version))
        moved = self._put(key, best) if best is not self.latest[key] else set()
        if key[0] in NEVER_CONFLICT:
            return moved
        self.losers[key] = {entry.version: entry for entry in heads if entry is not best}
        return moved | self._show(key)

    def _put(self, key: Key, entry: Entry) -> set[Key]:
        table, id_ = key
        self.latest[key] = entry
        rows = self.tables.setdefault(table, {})
        if table == "drafts":  # a thread of its own writes them, so whoever reads them keeps the table she began with
            rows = self.tables[table] = rows.copy()
        if entry.row is None:
            rows.pop(id_, None)
        else:
            rows[id_] = entry.row
        return {key}

    def _show(self, key: Key) -> set[Key]:
        """Bring the table `conflicts` in line with the losers of one record."""
        standing = self.latest[key].row
        rows = self.tables["conflicts"]
        wanted: dict[int, Row] = {}
        for loser in self.losers[key].values():
            if loser.row is not None and not same_content(loser.row, standing):
                row = conflict_row(key, loser)
                wanted[row["id"]] = row
        shown = self._shown.get(key, set())
        moved: set[Key] = set()
        for id_ in shown | wanted.keys():
            if ("conflicts", id_) in self.latest:  # she has settled it, or brought it back
                continue
            if id_ in wanted and id_ not in rows:
                rows[id_] = wanted[id_]
                moved.add(("conflicts", id_))
            elif id_ not in wanted and id_ in rows:
                del rows[id_]
                moved.add(("conflicts", id_))
        self._shown[key] = set(wanted)
        if not self.losers[key]:
            del self.losers[key]
            del self._shown[key]
        return moved
