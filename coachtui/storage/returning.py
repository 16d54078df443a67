"""What an open vault has lost though its journals, or its index of names, still tell of it: taken in again."""

from collections import Counter
from collections.abc import Iterator

from coachtui.domain.change import COMMON, Change, Op, Row
from coachtui.storage import history, journal
from coachtui.storage.merge import Entry, Key, order
from coachtui.storage.names import Index
from coachtui.storage.vault import Vault

Told = tuple[str, str]
Place = tuple[int, Key]
"""A record: its teacher, table and id."""


def saves(vault: Vault) -> Iterator[Told]:
    """Take in what was folded, as the folded journals say, and stands in no teacher's file."""
    newest: dict[Place, str] = {}
    for place, entry in _told(vault):
        newest[place] = max(newest.get(place, entry.version), entry.version, key=order)
    missing = {place for place, version in newest.items() if _is_missing(vault, place, version)}
    if missing:
        vault.take_again([(place[0], entry) for place, entry in _told(vault) if place in missing])
    for teacher, records in Counter(teacher for teacher, _ in missing).items():
        path = vault.layout.snapshot(teacher).relative_to(vault.layout.root)
        yield str(path), f"Saves were missing from it: {records} records were taken from the journals."


def _told(vault: Vault) -> Iterator[tuple[Place, Entry]]:
    for path in history.journals(vault.layout):
        for line in journal.read(path, 0, vault.form).lines:
            for teacher, entry in line.ops:
                yield (teacher, (entry.table, entry.id)), entry


def _is_missing(vault: Vault, place: Place, version: str) -> bool:
    known = vault.version(place[0], *place[1])
    return not known or order(known) < order(version)


def teachers(vault: Vault, index: Index) -> Iterator[Told]:
    """Bring teachers' own records back where records about them are left: as they last were, else by their name."""
    for teacher in sorted((vault.layout.snapshots().keys() | index.names.keys()) - {COMMON}):
        if vault.get(teacher, "teachers", teacher) is None and _is_told_of(vault, teacher):
            row = _last(vault, teacher) or _by_name(index, teacher)
            if row:
                op = Op(teacher, "teachers", teacher, None, row)
                vault.commit(Change(f"{row.get('name', 'teacher')} brought back", (op,)))
                path = vault.layout.snapshot(teacher).relative_to(vault.layout.root)
                yield str(path), f"The record of {row.get('name', 'a teacher')} herself was brought back."


def _is_told_of(vault: Vault, teacher: int) -> bool:
    return any(rows for table, rows in vault.book(teacher).tables.items() if table not in {"drafts", "groups"})


def _last(vault: Vault, teacher: int) -> Row | None:
    """Return a teacher's own record as it last was, as far as anything tells."""
    states = [version.row for version in vault.history(teacher, "teachers", teacher) if version.row]
    return states[-1] if states else None


def _by_name(index: Index, teacher: int) -> Row | None:
    known = index.names.get(teacher)
    return {"name": known.name, "alias": known.alias, "state": known.state} if known else None
