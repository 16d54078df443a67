"""Bringing a vault of an older schema up to today's, once: a full backup, the snapshots written anew, then store.json.

Until the backup is whole, store.json stays as it was; then it asks for a reader of today's schema, and says that
schema itself only when every snapshot is written. So wherever this stops, the vault opens, and the next start goes on
from there.
"""

from pathlib import Path

from coachtui.domain.keeping import Problem
from coachtui.storage import backups, files, history, layout, names, snapshot
from coachtui.storage.codec import BadBytesError, Codec
from coachtui.storage.layout import Layout
from coachtui.storage.moments import file_stamp
from coachtui.storage.quick import SCHEMA

PATIENCE = 20.0
"""Seconds to wait for another session that folds, or does this very thing."""


def upgrade(place: Layout, form: Codec, now_ms: int) -> list[Problem]:
    """Bring a vault up to today's schema. Returns what to tell her; nothing where another session has done it.

    Raises OSError: TimeoutError where another session does not come to an end.
    """
    with files.waited(place.fold_lock, PATIENCE):
        said = layout.stated(place)
        if said.schema >= SCHEMA:
            return []
        if said.min_reader < SCHEMA:
            _back_up(place, form, f"{file_stamp(now_ms)}-schema-{said.schema}")
            layout.restate(place, said.schema, SCHEMA)
        for teacher, path in place.snapshots().items():
            _write_anew(teacher, path, form)
        if names.read(place.names) is None and place.names.exists():  # of an older form: it is made anew
            files.remove(place.names)
        layout.restate(place, SCHEMA, SCHEMA)
    kept = next((each.root for each in place.older() if each.store.exists()), place.backups)
    told = f"It was brought from schema {said.schema} to {SCHEMA}; an older version can only read it from now on."
    kept_in = f"All of it as it was is in backups/{kept.name}."
    return [Problem("This vault is now kept as this version keeps it", told, kept_in, "store.json")]


def _back_up(place: Layout, form: Codec, name: str) -> None:
    for begun in place.older():
        if not begun.store.exists():
            backups.remove_tree(begun.root)
    whole = (*backups.files_of(place), *(path for path in history.journals(place) if path.parent == place.done))
    backups.keep(place, form, Layout(place.backups / name), whole)


def _write_anew(teacher: int, path: Path, form: Codec) -> None:
    data = form.unpack(path.read_bytes())
    try:
        if snapshot.schema_of(data) >= SCHEMA:
            return
        held = snapshot.parse(data, teacher)
    except BadBytesError:  # it is made anew when it is opened
        return
    files.replace(path, form.pack(snapshot.pieces(held.shard, held.read, teacher)))
