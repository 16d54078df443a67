"""What stands under a wrong name: a teacher's file in the place of another's, or of a journal; lines in such a file."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from coachtui.storage import files, history, journal, snapshot
from coachtui.storage.codec import BadBytesError, Codec
from coachtui.storage.journal import SUFFIX, Line
from coachtui.storage.layout import Layout
from coachtui.storage.merge import Shard


def snapshots_of(layout: Layout, form: Codec, teacher: int) -> Iterator[tuple[Path, Shard]]:
    """Yield the sound snapshots of a teacher that bear another name, and where each stands."""
    for path in (*layout.snapshots().values(), *layout.quarantine.glob("*"), *history.journals(layout)):
        try:
            text = form.unpack(path.read_bytes())
            if path != layout.snapshot(teacher) and snapshot.owner_of(text) == teacher:
                yield path, snapshot.parse(text.rstrip(b"\n") + b"\n", teacher).shard  # a line is kept without its end
        except (OSError, BadBytesError):
            continue


def bring_back(layout: Layout, form: Codec, blob: bytes, *, keep: bool) -> list[Line]:
    """Return the lines of a journal among the bytes of another file; they are made a journal again with `keep`."""
    pieces = [piece for piece in blob.split(b"\n") if _is_line(piece, form)]
    lines = [journal.parse(piece, form) for piece in pieces]
    if lines and keep:
        path = layout.journal / f"{lines[0].writer}-0{SUFFIX}"
        with contextlib.suppress(OSError):  # the bytes are kept aside
            if not path.exists():
                files.replace(path, b"".join(piece + b"\n" for piece in pieces))
    return lines


def _is_line(piece: bytes, form: Codec) -> bool:
    try:
        journal.parse(piece, form)
    except BadBytesError:
        return False
    return True
