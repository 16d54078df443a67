"""What records once were: every line about them in all journals that are kept."""

from collections.abc import Iterator
from pathlib import Path

from coachtui.domain.keeping import Version
from coachtui.storage import journal
from coachtui.storage.codec import BadBytesError, Codec
from coachtui.storage.journal import SUFFIX, Line
from coachtui.storage.layout import Layout
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
            yield from _lines(data, form, word)


def _lines(data: bytes, form: Codec, word: bytes) -> Iterator[Line]:
    for piece in data.split(b"\n")[:-1]:
        if word in piece:
            try:
                yield journal.parse(piece, form)
            except BadBytesError:
                continue


def of(layout: Layout, form: Codec, teacher: int, table: str, id_: int) -> list[Version]:
    """Return the states of a record, oldest first."""
    found = {
        (line.t, line.writer): Version(moment_text(line.t), line.writer, line.label, entry.row)
        for line in lines(layout, form, b"%d" % id_)
        for owner, entry in line.ops
        if (owner, entry.table, entry.id) == (teacher, table, id_)
    }
    return [found[key] for key in sorted(found)]
