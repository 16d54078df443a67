"""What records once were: every line about them in all journals that are kept, and what stood before the first."""

from collections.abc import Iterator
from pathlib import Path

from coachtui.domain.keeping import Version
from coachtui.storage import journal, snapshot
from coachtui.storage.codec import BadBytesError, Codec
from coachtui.storage.journal import SUFFIX, Line
from coachtui.storage.layout import Layout
from coachtui.storage.merge import Entry, order
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
    bases: dict[tuple[int, str], str] = {}
    for line in lines(layout, form, b"%d" % id_):
        for owner, entry in line.ops:
            if (owner, entry.table, entry.id) == (teacher, table, id_):
                found[line.t, line.writer] = Version(moment_text(line.t), line.writer, line.label, entry.row)
                bases[line.t, line.writer] = entry.base
    if not found or bases[min(found)]:
        for entry in _in_snapshots(layout, form, teacher, table, id_):
            t, writer = order(entry.version)
            found.setdefault((t, writer), Version(moment_text(t), writer, "", entry.row))
    return [found[key] for key in sorted(found)]


def _in_snapshots(layout: Layout, form: Codec, teacher: int, table: str, id_: int) -> Iterator[Entry]:
    """Yield a record as it stands in the snapshot and in each backup; damaged ones are passed over."""
    path = layout.snapshot(teacher)
    read: set[int] = set()
    for each in (path, *layout.backups.glob(f"*/{path.relative_to(layout.root)}")):
        try:
            data = form.unpack(each.read_bytes())
            if hash(data) in read:  # most days bring nothing new of a teacher
                continue
            read.add(hash(data))
            held = snapshot.parse(data, teacher).shard if b'"%d"' % id_ in data else None
        except (OSError, BadBytesError):
            continue
        if held and (entry := held.latest.get((table, id_))):
            yield entry
