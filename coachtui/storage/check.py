"""Reading every byte of a vault, and telling what is wrong. Changes nothing."""

from collections.abc import Iterator
from pathlib import Path

from coachtui.domain.keeping import Problem
from coachtui.errors import StoreError
from coachtui.storage import files, history, journal, layout, names, snapshot
from coachtui.storage.codec import BadBytesError, Codec, PlainCodec
from coachtui.storage.journal import Line
from coachtui.storage.layout import Layout
from coachtui.storage.merge import Shard, order

_READ_ON = "All else is read; the next start keeps the damaged bytes aside and says what it made anew."


def check(root: Path, form: Codec | None = None) -> list[Problem]:
    """Return all that is wrong with the vault at `root`, nothing where all is well.

    Raises StoreError where there is no vault, or it cannot be read.
    """
    place = Layout(root.absolute())
    form = form or PlainCodec()
    if not place.store.is_file():
        raise StoreError("No vault", f"There is no vault in '{root}'.", "Name its folder with --home DIR.")
    try:
        return list(_problems(place, form))
    except OSError as error:
        raise files.explained(error, "The vault cannot be read", place.root) from error


def _problems(place: Layout, form: Codec) -> Iterator[Problem]:
    for path in layout.exposed(place, deep=True):
        yield Problem(
            "Others can read this",
            "It is open to other users of this machine.",
            f"chmod go-rwx '{path}'",
            _name(place, path),
        )
    if (problem := layout.judge(place)) is not None:
        yield problem
    shards: dict[int, Shard] = {}
    yield from _snapshots(place, form, shards)
    yield from _journals(place, form, shards)
    if place.names.exists() and names.read(place.names) is None:
        yield Problem(
            "The index of names is damaged", "It is made anew at the next start.", "Start coachtui.", "names.tsv"
        )
    for path in place.root.rglob(f"*{files.TEMPORARY}"):
        yield Problem(
            "A left-over file",
            "A session was stopped while writing it; nothing is lost.",
            f"rm '{path}'",
            _name(place, path),
        )


def _name(place: Layout, path: Path) -> str:
    return str(path.relative_to(place.root))


def _snapshots(place: Layout, form: Codec, shards: dict[int, Shard]) -> Iterator[Problem]:
    for teacher, path in place.snapshots().items():
        try:
            shards[teacher] = snapshot.parse(form.unpack(path.read_bytes())).shard
        except BadBytesError as error:
            yield Problem(
                "A teacher's file is damaged", f"It could not be read: {error}.", _READ_ON, _name(place, path)
            )
            shards[teacher] = Shard()
    known = place.snapshots().values()
    for path in place.teachers.glob("*"):
        if path not in known and not path.name.endswith(files.TEMPORARY):
            yield Problem("A file that is not ours", "It is not read.", "Look at what it is.", _name(place, path))
    for path in place.backups.rglob("*.json"):
        try:
            snapshot.parse(form.unpack(path.read_bytes()))
        except BadBytesError as error:
            yield Problem(
                "A backup is damaged",
                f"It could not be read: {error}.",
                "Other backups are not touched by it.",
                _name(place, path),
            )


def _journals(place: Layout, form: Codec, shards: dict[int, Shard]) -> Iterator[Problem]:
    for path in history.journals(place):
        batch = journal.read(path, 0, form)
        name = _name(place, path)
        for bad in batch.bad:
            yield Problem("A line is damaged", f"At byte {bad.start}: {bad.why}.", _READ_ON, name)
        if batch.torn and files.ended(path):
            yield Problem("A line was cut off", f"The last {len(batch.torn)} bytes are part of a save.", _READ_ON, name)
        if path.parent == place.done and (lost := sum(_unfolded(line, shards) for line in batch.lines)):
            yield Problem(
                "Saves are missing from a teacher's file",
                f"{lost} of this journal.",
                f"mv '{path}' '{place.journal}/'",
                name,
            )


def _unfolded(line: Line, shards: dict[int, Shard]) -> bool:
    """Tell whether a snapshot stands behind a line that was folded."""
    for teacher, entry in line.ops:
        known = shards[teacher].version(entry.table, entry.id) if teacher in shards else ""
        if not known or order(known) < order(entry.version):
            return True
    return False
