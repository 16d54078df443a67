"""The roll of a vault's teachers: the index of names, and what the journals say beyond it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from coachtui.domain.change import COMMON
from coachtui.storage import lost, snapshot
from coachtui.storage import names as index
from coachtui.storage.codec import BadBytesError
from coachtui.storage.files import Stamp, stamp_of
from coachtui.storage.moments import clock_ms
from coachtui.storage.records import by_name, name_of

if TYPE_CHECKING:
    from coachtui.domain.names import TeacherName
    from coachtui.storage.vault import Vault


class Roll:
    """Tells the names of one vault's teachers. Whoever asks holds the vault's lock."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._index = index.Index({}, {})
        self._index_stamp: Stamp | None = None

    def names(self) -> list[TeacherName]:
        """Return all teachers' names in the order of the alphabet; reads the index and the journals, no snapshot."""
        found = dict(self.indexed().names)
        for teacher in self._renamed():
            row = self._vault.shard(teacher).get("teachers", teacher)
            found.pop(teacher, None)
            if row is not None:
                found[teacher] = name_of(teacher, row)
        return by_name(list(found.values()))

    def _renamed(self) -> list[int]:
        covered = self._index.covered
        return [
            teacher
            for teacher, pendings in self._vault.feed.pending.items()
            if teacher != COMMON
            and any(one.entry.table == "teachers" and one.end > covered.get(one.stem, 0) for one in pendings)
        ]

    def indexed(self) -> index.Index:
        """Return what the index says, made anew where it is not to be believed."""
        vault, place = self._vault, self._vault.layout
        stamp = stamp_of(place.names)
        if stamp is None and not place.journal.is_dir():  # the whole vault is out of reach, not her teachers
            return self._index
        if stamp is None or stamp != self._index_stamp:
            found = index.read(place.names)
            is_first = self._index_stamp is None  # later ones are written by who knew that it was right
            if found is not None and is_first:
                vault.problems += lost.journals(place, found)
            if found is None or stamp is None or self._is_of_another(found) or (is_first and self._is_older(found)):
                found = self._anew(found)
                stamp = stamp_of(place.names)
            self._index, self._index_stamp = found, stamp
        return self._index

    def _is_of_another(self, found: index.Index) -> bool:
        """Tell whether another machine wrote the index of a shared vault: the whole folder was copied from there."""
        return not self._vault.read_only and found.machine != self._vault.sharing.machine()

    def _is_older(self, found: index.Index) -> bool:
        return found.folder != index.state_of(self._vault.layout.teachers)

    def _anew(self, found: index.Index | None) -> index.Index:
        from coachtui.storage import rebuild  # noqa: PLC0415 - only where the index is not right

        vault, place = self._vault, self._vault.layout
        folder = index.state_of(place.teachers)
        names = self._names_in_snapshots(found.names if found else {})
        made = index.Index(names, {}, self._had_common(found), "", folder)
        if not vault.read_only:
            made = made._replace(machine=vault.sharing.machine())
            with contextlib.suppress(OSError):
                vault.problems += rebuild.index(place, vault.form, clock_ms())
                index.write(place.names, made)
        return made

    def known(self) -> index.Index:
        """Return what the index says, unchecked."""
        return self._index if self._index_stamp else (index.read(self._vault.layout.names) or self._index)

    def _had_common(self, known: index.Index | None) -> bool:
        """Tell whether there is, or was, a file that all teachers share."""
        kept = self._vault.layout.snapshot(COMMON)
        return bool(known and known.common) or kept.exists() or any(self._vault.layout.backups.glob(f"*/{kept.name}"))

    def _names_in_snapshots(self, known: dict[int, TeacherName]) -> dict[int, TeacherName]:
        """Return the names that the snapshots say; one whose file is damaged or gone stays as it was known."""
        place, form = self._vault.layout, self._vault.form
        found: dict[int, TeacherName] = {}
        for teacher in place.snapshots().keys() | known.keys():
            try:
                rows = snapshot.teacher_rows(form.unpack(place.snapshot(teacher).read_bytes()), teacher)
            except (OSError, BadBytesError) as error:
                unread = isinstance(error, PermissionError)
                rows = () if unread else self._vault.shard(teacher).tables["teachers"].values()
                found |= {id_: name for id_, name in known.items() if id_ == teacher}
            for row in rows:
                if row.get("id") == teacher:
                    found[teacher] = name_of(teacher, row)
        return found

    def write(self) -> None:
        """Bring the index up to date. Raises OSError."""
        vault = self._vault
        current = {one.id: one for one in self.names()}
        folder = index.state_of(vault.layout.teachers)
        common, machine = self._had_common(self._index), vault.sharing.machine()
        made = index.Index(current, vault.feed.covered, common, machine, folder)
        index.write(vault.layout.names, made)
        self._index, self._index_stamp = made, stamp_of(vault.layout.names)
