"""What was typed but found no teacher: one small file each, until she files it or throws it away.

Keeping is part of the fast path and imports no `json`; looking at what was kept does.
"""

# ruff: noqa: PTH108, PTH118, PTH119, PTH123, PTH208 - keeping runs on the fast path, where pathlib would cost more than all else

import os
from time import time

from coachtui.domain.ids import new_id, to_text
from coachtui.domain.letters import mended
from coachtui.errors import StoreError
from coachtui.storage.quick import explained, moment_text, record, write_new

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = "inbox"
SUFFIX = ".json"


class Kept:
    """One text that waits: the moment it was typed, the words that were to name a teacher, the text.

    `lines` says that each line of the text is a note, `typed` that none goes on in another. `path` is its file;
    `damaged` that it could not be read.
    """

    __slots__ = ("at", "damaged", "id", "lines", "path", "teacher", "text", "typed")

    def __init__(self, path: str, fields: dict[str, object], *, damaged: bool = False) -> None:
        self.path = path
        self.id = os.path.basename(path).removesuffix(SUFFIX)
        self.at = str(fields.get("at", ""))
        self.teacher = mended(str(fields.get("teacher", "")))
        self.text = mended(str(fields.get("text", "")))
        self.lines = bool(fields.get("lines"))
        self.typed = bool(fields.get("typed"))
        self.damaged = damaged


def keep(vault: str, teacher: str, text: str, *, lines: bool = False, typed: bool = False) -> int:
    """Keep a text that found no teacher, on the disk when it returns. Returns its number now. Raises OSError."""
    id_ = to_text(new_id())
    how = {"lines": int(lines) or None, "typed": int(typed) or None}
    said = record({"at": moment_text(time()), "teacher": teacher, **how, "text": text})
    write_new(os.path.join(vault, FOLDER), id_ + SUFFIX, said.encode() + b"\n")
    return 1 + sum(os.path.basename(path) < id_ + SUFFIX for path in _files(vault))


def waiting(vault: str) -> list[Kept]:
    """Return all that waits, oldest first; a file that cannot be read with what it holds. Raises StoreError."""
    try:
        return [_read(path) for path in _files(vault)]
    except OSError as error:
        raise explained(error, "The inbox cannot be read", vault) from error


def drop(kept: Kept) -> None:
    """Remove what was filed or is not wanted. Raises StoreError."""
    try:
        os.unlink(kept.path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreError("Not dropped", f"{error.strerror}: {kept.path}") from error


class Inbox:
    """The inbox of one vault, as the app takes it."""

    def __init__(self, vault: str) -> None:
        self._vault = vault

    def list(self) -> "Sequence[Kept]":
        """Return all that waits, oldest first."""
        return waiting(self._vault)

    def drop(self, id_: str) -> None:
        """Take one away: it was filed, or is not wanted. Raises StoreError."""
        for kept in waiting(self._vault):
            if kept.id == id_:
                drop(kept)


def _files(vault: str) -> "list[str]":
    folder = os.path.join(vault, FOLDER)
    try:
        names = sorted(os.listdir(folder))
    except FileNotFoundError:
        return []
    return [os.path.join(folder, name) for name in names if name.endswith(SUFFIX)]


def _read(path: str) -> Kept:
    from json import loads  # noqa: PLC0415 - never on the fast path

    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        return Kept(path, {"text": f"({error.strerror})"}, damaged=True)
    try:
        return Kept(path, dict(loads(data)))
    except (ValueError, TypeError):
        return Kept(path, {"text": data.decode("utf-8", "replace")}, damaged=True)
