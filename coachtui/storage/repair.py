"""Mending what is wrong with a vault, as far as what is left of it tells how. `check` tells what is left.

What is taken away was kept aside before, and each step leaves a vault that opens, wherever it stops.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from coachtui.domain.change import COMMON
from coachtui.errors import StoreError
from coachtui.storage import files, layout, mending, names, returning
from coachtui.storage.codec import BadBytesError, Codec, PlainCodec
from coachtui.storage.layout import Layout
from coachtui.storage.moments import clock_ms, file_stamp
from coachtui.storage.quick import SCHEMA
from coachtui.storage.rebuild import aside
from coachtui.storage.records import name_of
from coachtui.storage.vault import Vault

PATIENCE = 20.0
"""Seconds to wait for another session that folds."""


class Mended(NamedTuple):
    """What was done about a file of the vault, by its name there."""

    path: str
    said: str


def repair(root: Path, form: Codec | None = None) -> list[Mended]:
    """Mend a vault and return what was done. Raises StoreError where a newer program wrote it, or nobody may."""
    place, form = Layout(root.absolute()), form or PlainCodec()
    try:
        found = [*_open_up(place), *_store(place, form)]
        if layout.judge(place) is not None:
            raise StoreError("Not mended", "A newer coachtui wrote this vault.", "Install the newer version.")
        with files.waited(place.fold_lock, PATIENCE):
            found += [Mended(*each) for each in mending.left_over(place)]
            found += [Mended(*each) for each in mending.journals_back(place)]
            found += [Mended(*each) for each in mending.backups_apart(place, form)]
        found += _opened(place, form)
        with files.waited(place.fold_lock, PATIENCE):
            found += [Mended(*each) for each in mending.journals_without_damage(place, form)]
    except OSError as error:
        raise files.explained(error, "Not mended", place.root) from error
    return found


def _open_up(place: Layout) -> Iterator[Mended]:
    """Close to others what they can reach."""
    for path in list(layout.exposed(place, deep=True)):
        files.close_to_others(path)
        yield Mended(_name(place, path), "Closed to other users of this machine.")


def _store(place: Layout, form: Codec) -> Iterator[Mended]:
    if done := mend_store(place, form):
        yield Mended(place.store.name, done)


def _opened(place: Layout, form: Codec) -> Iterator[Mended]:
    """Let the vault mend what opening and folding does, and what it does not do by itself."""
    known, index = place.names.exists(), names.read(place.names) or names.Index({}, {})
    vault = Vault(place.root, form=form, by="shell")
    if vault.trouble:
        raise vault.trouble
    try:
        for teacher in sorted({COMMON, *place.snapshots(), *index.names}):
            vault.book(teacher)
        found = [Mended(*each) for each in (*returning.saves(vault), *returning.teachers(vault, index))]
    finally:
        vault.close()
    yield from (Mended(one.path, f"{one.title}. {one.message} {one.hint}".strip()) for one in vault.problems)
    yield from found
    told = {one.path for one in vault.problems}
    if known and place.names.name not in told and _is_wrong(vault, index):
        files.remove(place.names)
        vault.write_names()
        yield Mended(place.names.name, "The index of names was made anew.")


def _is_wrong(vault: Vault, index: names.Index) -> bool:
    """Tell whether the index names teachers otherwise than their records do."""
    rows = {each: vault.get(each, "teachers", each) for each in vault.layout.snapshots() if each != COMMON}
    return index.names != {each: names.flat(name_of(each, row)) for each, row in rows.items() if row is not None}


def mend_store(place: Layout, form: Codec) -> str:
    """Write store.json anew where it is gone or damaged; return what was done, "" where it is sound.

    Raises OSError; StoreError where a newer program wrote the records.
    """
    try:
        layout.stated(place)
    except FileNotFoundError:
        kept = ""
    except BadBytesError:
        kept = aside(place, f"{file_stamp(clock_ms())}-store.json", place.store.read_bytes())
    else:
        return ""
    schema = mending.schema_of_all(place, form)
    if schema > SCHEMA:
        said = "A newer coachtui wrote the records, and its store.json is gone or damaged."
        raise StoreError("Not mended", said, "Install the newer version.")
    shared = layout.is_shared(place)
    files.replace(place.store, layout.store_text(schema, schema))
    if shared:
        layout.share(place)
    return f"Written anew; what stood there is kept in quarantine/{kept}." if kept else "Written anew."


def _name(place: Layout, path: Path) -> str:
    return path.relative_to(place.root).as_posix()
