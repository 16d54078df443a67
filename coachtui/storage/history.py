"""What records once were: every line about them in all journals that are kept, and what stood before the first."""

from collections.abc import Iterator
from pathlib import Path

from coachtui.domain.keeping import Version
from coachtui.storage import journal, snapshot
from coachtui.storage.codec import BadBytesError, Codec
from coachtui.storage.journal import SUFFIX, Line
from coachtui.storage.layout import Layout
from coachtui.storage.merge import Entry, Shard, order
from coachtui.storage.moments import moment_text


def journals(layout: Layout) -> list[Path]:
    """Return all journals, live and folded."""
    return [*layout.done.glob(f"*{SUFFIX}"), *layout.journal.glob(f"*{SUFFIX}")]


def lines(layout: Layout, form: Codec, word: bytes) -> Iterator[Line]:
    """Yield the whole lines of all journals that hold `word`, in no promised order; damaged ones are passed over."""
    for path in journals(layout):
        try:
            data = path.read_bytes()
        except FileNotFoundError:  # folded away meanwhile: it is read under its other name next time
            continue
        if word in data:
            yield from lines_of(data, form, word)


def lines_of(data: bytes, form: Codec, word: bytes = b"") -> Iterator[Line]:
    """Yield the whole lines among these bytes that hold `word`; what is none is passed over."""
    for piece in data.split(b"\n")[:-1]:
        if word in piece:
            try:
                yield journal.parse(piece, form)
            except BadBytesError:
                continue


def of(layout: Layout, form: Codec, teacher: int, table: str, id_: int) -> list[Version]:
    """Return the states of a record, oldest first.

    A record that no journal tells from its beginning came with a snapshot, as all of the sample do: its first state
    is taken from there, or from the backups.
    """
    found: dict[tuple[int, str], Version] = {}
    for line in lines(layout, form, b"%d" % id_):
        for owner, entry in line.ops:
            if (owner, entry.table, entry.id) == (teacher, table, id_):
                found[line.t, line.writer] = version_of(line, entry)
    if not found or found[min(found)].base:
        for entry in _in_snapshots(layout, form, teacher, table, id_):
            t, writer = order(entry.version)
            known = Version(moment_text(t), writer, "", entry.row, version=entry.version, base=entry.base)
            found.setdefault((t, writer), known)
    return [found[key] for key in sorted(found)]


def version_of(line: Line, entry: Entry) -> Version:
    """Return one state that a line says."""
    return Version(
        moment_text(line.t), line.writer, line.label, entry.row, line.by, act_of(line), entry.version, entry.base
    )


def act_of(line: Line) -> str:
    """Return whether a line takes a change back, "undo", or does it again, "redo"; "" for a change of its own."""
    return "undo" if line.undoes else "redo" if line.redoes else ""


def _in_snapshots(layout: Layout, form: Codec, teacher: int, table: str, id_: int) -> Iterator[Entry]:
    """Yield a record as it stands in the snapshot and in each backup; damaged ones are passed over."""
    read: set[int] = set()
    for path in snapshots(layout, teacher):
        held = shard_in(path, form, teacher, b'"%d"' % id_, read)
        if held and (entry := held.latest.get((table, id_))):
            yield entry


def snapshots(layout: Layout, teacher: int) -> Iterator[Path]:
    """Yield the paths of a teacher's snapshot and of all its backups."""
    path = layout.snapshot(teacher)
    yield path
    yield from layout.backups.glob(f"*/{path.relative_to(layout.root)}")


def shard_in(path: Path, form: Codec, teacher: int, word: bytes, read: set[int]) -> Shard | None:
    """Return the records of a snapshot; None where it is damaged or gone, lacks `word`, or is among those `read`."""
    try:
        data = form.unpack(path.read_bytes())
        if hash(data) in read:  # most days bring nothing new of a teacher
            return None
        read.add(hash(data))
        return snapshot.parse(data, teacher).shard if word in data else None
    except (OSError, BadBytesError):
        return None
